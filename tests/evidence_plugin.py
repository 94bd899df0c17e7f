"""Record which tests that assert a clause ran, whether they passed, and at which commit."""

import re
import subprocess
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.core.regime.evidence import MarkedTest, read_marked_tests, write_marked_tests

CLAUSE_ID = re.compile(r"[A-Z]+[0-9]+(-F[0-9]+)?-[0-9]+")
PROPERTY = "clause"
RECORD = Path("build") / "clause-evidence.json"


def pytest_configure(config: pytest.Config) -> None:
    is_worker = hasattr(config, "workerinput")
    config.pluginmanager.register(MarksAreSound() if is_worker else EvidenceBook(config), "clause-evidence")


class MarksAreSound:
    """In every process: a mark names exactly one clause and sits on the test itself."""

    def __init__(self) -> None:
        self.collected: list[str] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """A malformed mark is an error of collection: the run stops before any test, with workers or without."""
        report = yield
        tests = [node for node in report.result or () if isinstance(node, pytest.Item)]
        faults = [fault for test in tests for fault in faults_of(test)]
        if faults:
            report.outcome, report.result = "failed", []
            report.longrepr = "\n".join([*faults, "Write one mark on the test for each clause that it asserts."])
        return report

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Before anything is deselected, so that every test that exists is known."""
        for item in items:
            self.collected.append(item.nodeid)
            item.user_properties.extend((PROPERTY, mark.args[0]) for mark in item.iter_markers(PROPERTY))

    @pytest.hookimpl
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        output: dict[str, Any] = session.config.workeroutput  # type: ignore[attr-defined]  # given by pytest-xdist
        output["collected"] = self.collected


class EvidenceBook(MarksAreSound):
    """In the process that sees all reports: keep them, and write them down when the run ends."""

    def __init__(self, config: pytest.Config) -> None:
        super().__init__()
        self.top = config.rootpath
        self.collected_whole_files = not any("::" in argument for argument in config.args)
        self.clauses: dict[str, tuple[str, ...]] = {}
        self.without_proof: set[str] = set()
        self.failed: set[str] = set()

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.clauses[report.nodeid] = tuple(sorted({str(v) for k, v in report.user_properties if k == PROPERTY}))
        if report.failed:
            self.failed.add(report.nodeid)
        elif report.skipped:
            self.without_proof.add(report.nodeid)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self.collected = getattr(node, "workeroutput", {}).get("collected", self.collected)

    @pytest.hookimpl
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        before = {test.id: test for test in read_marked_tests(self.top / RECORD)}
        after = {test.id: test for test in before.values() if self.is_still_there(test.id)}
        commit = commit_of(self.top)
        for test, clauses in self.clauses.items():
            after.pop(test, None)
            # A worker that crashed sends no properties: the failure then counts against what the test asserted before.
            asserted = clauses or (before[test].clauses if test in before and test in self.failed else ())
            if asserted and test not in self.without_proof:
                after[test] = MarkedTest(test, asserted, test not in self.failed, commit)
        if after != before:
            write_marked_tests(self.top / RECORD, list(after.values()))

    def is_still_there(self, test: str) -> bool:
        file = test.split("::")[0]
        collected_files = {collected.split("::")[0] for collected in self.collected}
        if self.collected_whole_files and file in collected_files:
            return test in self.collected
        return (self.top / file).exists()


def faults_of(test: pytest.Item) -> Iterator[str]:
    for node, mark in test.iter_markers_with_node(PROPERTY):
        if node is not test:
            yield f"{test.nodeid}: clause{mark.args} stands on a class or a module."
        elif len(mark.args) != 1 or mark.kwargs:
            yield f"{test.nodeid}: clause{mark.args} does not name exactly one clause."
        elif not isinstance(mark.args[0], str) or not CLAUSE_ID.fullmatch(mark.args[0]):
            yield f"{test.nodeid}: clause{mark.args} is no clause id such as KH61-180 or KH61-F02-01."


def commit_of(top: Path, but: tuple[Path, ...] = ()) -> str | None:
    """The commit that was tested, with `-dirty` where the files differed from it. but: files that do not count."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=top, check=True, capture_output=True, text=True).stdout.strip()

    without = [f":(exclude){path.as_posix()}" for path in but]
    try:
        return git("rev-parse", "HEAD") + ("-dirty" if git("status", "--porcelain", "--", ".", *without) else "")
    except (OSError, subprocess.CalledProcessError):
        return None
