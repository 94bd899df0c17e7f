"""The record of the tests that assert a clause."""

import pytest

from kiemdiem.core.regime.evidence import Evidence, read_evidence
from tests.evidence_plugin import RECORD

HEAD = """
import pytest
"""
PASSING = """
@pytest.mark.clause("KH61-180")
@pytest.mark.clause("KH61-179")
def test_good(): pass
"""
FAILING = """
@pytest.mark.clause("KH61-180")
def test_bad(): assert False
"""


ALONE = ()
WITH_WORKERS = ("-n", "1")


@pytest.fixture
def run(pytester: pytest.Pytester) -> "Run":
    pytester.makeini("[pytest]\nmarkers =\n    clause(id): one clause\n")
    return Run(pytester)


class Run:
    """A project of one test file, tested with the plugin."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester

    def __call__(self, *tests: str, only: str = "", how: tuple[str, ...] = ALONE) -> pytest.RunResult:
        self.pytester.makepyfile(test_it="".join([HEAD, *tests]))
        return self.pytester.runpytest_inprocess(
            "-p", "no:django", "-p", "tests.evidence_plugin", *how, f"test_it.py{only}"
        )

    @property
    def evidence(self) -> dict[str, list[Evidence]]:
        return dict(read_evidence(self.pytester.path / RECORD))


@pytest.mark.parametrize("how", [ALONE, WITH_WORKERS])
def test_each_clause_lists_its_tests_and_whether_they_passed(run: Run, how: tuple[str, ...]) -> None:
    run(PASSING, FAILING, how=how)
    good, bad = Evidence("test_it.py::test_good", True, None), Evidence("test_it.py::test_bad", False, None)
    assert run.evidence == {"KH61-179": [good], "KH61-180": [bad, good]}


def test_the_record_names_the_commit_and_tells_when_files_had_changed(run: Run) -> None:
    git = ("git", "-c", "user.name=An", "-c", "user.email=an@example.invalid")
    (run.pytester.path / ".gitignore").write_text("*\n!test_it.py\n", encoding="utf-8")
    run.pytester.makepyfile(test_it=HEAD + PASSING)
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        assert run.pytester.run(*git, *words).ret == 0
    commit = run.pytester.run(*git, "rev-parse", "HEAD").outlines[0]
    run(PASSING)
    assert [test.commit for test in run.evidence["KH61-179"]] == [commit]
    run(PASSING, FAILING)
    assert [test.commit for test in run.evidence["KH61-179"]] == [f"{commit}-dirty"]


def test_a_run_replaces_the_records_of_the_tests_it_ran_and_keeps_the_others(run: Run) -> None:
    run(PASSING, FAILING)
    run(PASSING, FAILING.replace("False", "True"), only="::test_bad")
    assert [test.passed for test in run.evidence["KH61-180"]] == [True, True]


@pytest.mark.parametrize("how", [ALONE, WITH_WORKERS])
def test_a_test_that_is_gone_leaves_no_record(run: Run, how: tuple[str, ...]) -> None:
    run(PASSING, FAILING)
    run(PASSING, how=how)
    assert [test.id for test in run.evidence["KH61-180"]] == ["test_it.py::test_good"]


def test_a_skipped_test_proves_nothing(run: Run) -> None:
    run('@pytest.mark.skip(reason="no")', PASSING)
    assert run.evidence == {}


def test_a_test_that_fails_while_it_is_set_up_has_not_passed(run: Run) -> None:
    broken = "@pytest.fixture\ndef broken(): assert False\n"
    run(broken, PASSING.replace("test_good()", "test_good(broken)"))
    assert [test.passed for test in run.evidence["KH61-180"]] == [False]


@pytest.mark.parametrize(
    "mark",
    [
        '@pytest.mark.clause("KH61-180", "KH61-179")',
        "@pytest.mark.clause",
        '@pytest.mark.clause("")',
        '@pytest.mark.clause("kh61_2021")',
        "@pytest.mark.clause(180)",
        '@pytest.mark.clause(id="KH61-180")',
    ],
)
def test_a_mark_that_does_not_name_one_clause_stops_the_run(run: Run, mark: str) -> None:
    result = run(f"{mark}\ndef test_it(): pass\n")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*Write one mark on the test for each clause*"])


@pytest.mark.parametrize("how", [ALONE, WITH_WORKERS])
def test_a_mark_of_a_whole_module_stops_the_run(run: Run, how: tuple[str, ...]) -> None:
    result = run('pytestmark = pytest.mark.clause("KH61-180")\n', "def test_it(): pass\n", how=how)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*stands on a class or a module*"])


def test_without_a_record_no_clause_has_a_test(run: Run) -> None:
    assert run.evidence == {}
