"""With `--record-proofs`, which is what `make prove` says: write down each long proof as it ends.

The record is docs/reference/proofs.json, its page docs/reference/proofs.md. A proof that was skipped, or whose files
changed while it ran, leaves no row; its row of an earlier run stays.
"""

from __future__ import annotations

import os
import platform
import re
from collections import Counter
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test

from tests.evidence_plugin import commit_of
from tests.proofs.book import RECORD, Proof, read_proofs, write_proofs
from tests.proofs.grounds import digest
from tests.proofs.page import PAGE, write_page

IS_PROOF, COUNTED, TRIED = "proof", "counted", re.compile(r"(\d+) passing, ")
Counted = Callable[..., None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-proofs", action="store_true", help=f"write {RECORD.as_posix()} and its page")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Counting(config), "counting-proofs")
    if config.getoption("--record-proofs") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(ProofBook(config), "proof-book")


@pytest.fixture
def counted(request: pytest.FixtureRequest) -> Counted:
    """Called with what a proof has counted, once or bit by bit: `counted(subjects=10_021)`."""
    total: dict[str, int] = {}
    request.node.user_properties.append((COUNTED, total))

    def add(**numbers: int) -> None:
        for name, many in numbers.items():
            total[name] = total.get(name, 0) + many

    return add


class Counting:
    """In every process: which tests are proofs, of how many cases, and what they counted."""

    def __init__(self, config: pytest.Config) -> None:
        self.whole_files = not any("::" in argument for argument in config.args)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Before anything is deselected, so that all cases are counted that are proofs; 0: nobody knows how many."""
        marks = {item: item.get_closest_marker("prove") for item in items}
        proofs = [item for item in items if marks[item] or is_hypothesis_test(getattr(item, "obj", None))]
        cases = Counter(name_of(item.nodeid).split("[")[0] for item in proofs)
        for item in proofs:
            mark, many = marks[item], cases[name_of(item.nodeid).split("[")[0]] if self.whole_files else 0
            item.user_properties.append((IS_PROOF, {"cases": many, "folders": list(mark.args if mark else ())}))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        """Properties count themselves."""
        yield
        tried = sum(int(many) for many in TRIED.findall(getattr(item, "hypothesis_statistics", "")))
        if tried:
            item.user_properties.append((COUNTED, {"tried": tried}))


class ProofBook:
    """In the process that sees all reports."""

    def __init__(self, config: pytest.Config) -> None:
        self.top = config.rootpath
        self.commit = commit_of(self.top, but=(RECORD, PAGE))
        self.machine = machine()
        self.at_start: dict[tuple[str, tuple[str, ...]], str] = {}
        self.reports: dict[str, list[pytest.TestReport]] = {}
        self.changed: list[str] = []

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        seen = self.reports.setdefault(report.nodeid, [])
        seen.append(report)
        told = dict(report.user_properties).get(IS_PROOF)
        if not isinstance(told, dict):
            return
        file, folders = report.nodeid.split("::")[0], tuple(told["folders"])
        if report.when == "setup" and (file, folders) not in self.at_start:
            self.at_start[file, folders] = digest(self.top, file, folders)
        elif report.when == "teardown":
            self.write(seen, told["cases"], folders)

    def write(self, seen: list[pytest.TestReport], cases: int, folders: tuple[str, ...]) -> None:
        last, name = seen[-1], name_of(seen[-1].nodeid)
        file = name.split("::")[0]
        files = digest(self.top, file, folders)
        if files != self.at_start[file, folders]:
            self.changed.append(name)
            return
        if any(report.skipped for report in seen):
            return
        proofs = read_proofs(self.top / RECORD)
        before = proofs.get(name)
        proofs[name] = Proof(
            id=name, passed=not any(report.failed for report in seen),
            seconds=round(sum(report.duration for report in seen), 1),
            date=datetime.fromtimestamp(last.stop, UTC).date().isoformat(),
            commit=self.commit, machine=self.machine, files=files,
            cases=cases or (before.cases if before else 1),
            numbers=dict(numbers_of(last)), folders=folders,
        )  # fmt: skip
        write_proofs(self.top / RECORD, proofs.values())
        write_page(self.top)

    @pytest.hookimpl
    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        for test in self.changed:
            terminalreporter.write_line(f"not recorded, for files changed while it ran: {test}")


def name_of(test: str) -> str:
    """The id of a test without the group that workers put behind it."""
    return test.rpartition("@")[0] if test.rfind("@") > test.rfind("]") else test


def numbers_of(report: pytest.TestReport) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, numbers in report.user_properties:
        if name == COUNTED and isinstance(numbers, dict):
            found.update(numbers)
    return found


def machine() -> str:
    """Processor, cores, memory, Python: what the seconds depend on."""
    cpu = re.search(r"^model name\s*: (.+)$", _text(Path("/proc/cpuinfo")), re.M)
    memory = re.search(r"^MemTotal:\s*(\d+) kB$", _text(Path("/proc/meminfo")), re.M)
    parts = [
        " ".join(cpu[1].split()) if cpu else platform.machine(),
        f"{os.cpu_count()} cores",
        *([f"{round(int(memory[1]) / 2**20)} GB"] if memory else []),
        platform.system(),
        f"CPython {platform.python_version()}",
    ]
    return ", ".join(parts)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
