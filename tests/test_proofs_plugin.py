"""The record of long proofs."""

import pytest

from tests.proofs.book import RECORD, Proof, read_proofs, write_proofs
from tests.proofs.grounds import grounds
from tests.proofs.page import PAGE, page_of, warnings

PASSING = """
from pathlib import Path
import pytest
from tests import shares

@pytest.mark.prove
@pytest.mark.parametrize("name", ["a", "b"])
def test_all_shares_are_exact(name, counted):
    counted(subjects=1000)
    counted(subjects=2, seasons=shares.MANY)

def test_short(): pass
"""


@pytest.fixture
def run(pytester: pytest.Pytester) -> "Run":
    return Run(pytester)


class Run:
    """A project of one test file and what it imports, tested with the plugin."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester, self.top = pytester, pytester.path
        pytester.makeini("[pytest]\npythonpath = .\nmarkers =\n    prove(*folders): a long proof\n")
        self.write("tests/shares.py", "MANY = 3\n")
        self.write("tests/other.py", "")

    def write(self, path: str, text: str) -> None:
        (self.top / path).parent.mkdir(parents=True, exist_ok=True)
        (self.top / path).write_text(text, encoding="utf-8")

    def __call__(self, tests: str = PASSING, *how: str, only: str = "", record: bool = True) -> pytest.RunResult:
        self.write("tests/core/test_it.py", tests)
        recording = ("--record-proofs",) if record else ()
        return self.pytester.runpytest_inprocess(
            "-p", "no:django", "-p", "tests.proofs_plugin", *recording, *how, f"tests/core/test_it.py{only}"
        )

    @property
    def proofs(self) -> dict[str, Proof]:
        return {name.split("::")[1]: proof for name, proof in read_proofs(self.top / RECORD).items()}

    @property
    def row(self) -> str:
        lines = (self.top / PAGE).read_text(encoding="utf-8").splitlines()
        return next(line for line in lines if line.startswith("| All shares"))


@pytest.mark.parametrize("how", [(), ("-n", "1"), ("-n", "1", "--dist", "loadgroup")])
def test_each_case_is_recorded_with_what_it_counted(run: Run, how: tuple[str, ...]) -> None:
    assert (
        run(PASSING.replace("@pytest.mark.prove", '@pytest.mark.xdist_group("one")\n@pytest.mark.prove'), *how).ret == 0
    )
    assert [*run.proofs] == ["test_all_shares_are_exact[a]", "test_all_shares_are_exact[b]"]
    proof = run.proofs["test_all_shares_are_exact[a]"]
    assert (proof.numbers, proof.passed, proof.cases) == ({"subjects": 1002, "seasons": 3}, True, 2)
    assert run.row.startswith("| All shares are exact | 6 seasons, 2,004 subjects | 2 of 2 | ")


def test_a_test_of_a_group_keeps_its_name(run: Run) -> None:
    grouped = "import pytest\n@pytest.mark.xdist_group('one')\n@pytest.mark.prove\ndef test_it(): pass\n"
    assert run(grouped, "-n", "1", "--dist", "loadgroup").ret == 0
    assert [*run.proofs] == ["test_it"]


def test_nothing_is_written_unless_it_was_asked_for(run: Run) -> None:
    assert run(record=False).ret == 0
    assert not (run.top / "docs").exists()


def test_cases_that_did_not_run_are_told(run: Run) -> None:
    run(PASSING, "-k", "exact and b")
    assert [*run.proofs] == ["test_all_shares_are_exact[b]"]
    assert "| 1 of 2, 1 not run |" in run.row
    run(only="::test_all_shares_are_exact[b]")
    assert "| 1 of 2, 1 not run |" in run.row


def test_a_case_that_is_no_proof_is_not_counted(run: Run) -> None:
    short = PASSING.replace('["a", "b"]', '["a", pytest.param("b", marks=pytest.mark.prove)]')
    run(short.replace("@pytest.mark.prove\n", "", 1))
    assert "| 1 of 1 |" in run.row


def test_a_failure_is_recorded_as_one(run: Run) -> None:
    run(PASSING.replace("counted(subjects=1000)", "assert name == 'a'"))
    assert [proof.passed for proof in run.proofs.values()] == [True, False]
    assert "| 1 of 2, 1 failed |" in run.row
    assert warnings(run.top) == [
        "warning: 1 recorded proofs failed",
        "  tests/core/test_it.py::test_all_shares_are_exact[b]",
    ]


def test_a_skipped_proof_leaves_the_record_of_its_last_run(run: Run) -> None:
    run()
    before = run.proofs
    run(PASSING.replace("counted(subjects=1000)", "pytest.skip()"))
    assert run.proofs == before


def test_a_proof_whose_files_change_while_it_runs_is_not_recorded(run: Run) -> None:
    hurried = PASSING.replace("counted(subjects=1000)", "Path(__file__, '../../shares.py').resolve().write_text('#')")
    result = run(hurried)
    result.stdout.fnmatch_lines(["not recorded, for files changed while it ran: *exact[[]a[]]"])
    assert run.proofs == {}


def test_a_property_tells_how_many_cases_it_tried(run: Run) -> None:
    run(
        "from hypothesis import given, settings, strategies as st\n"
        "@settings(max_examples=7, database=None)\n@given(st.integers())\ndef test_sums(number): pass\n"
    )
    assert [(name, proof.numbers) for name, proof in run.proofs.items()] == [("test_sums", {"tried": 7})]


def test_a_proof_is_stale_when_what_it_imports_has_changed_and_not_before(run: Run) -> None:
    run()
    assert warnings(run.top) == []
    run.write("tests/other.py", "MORE = 1\n")
    assert warnings(run.top) == []
    run.write("tests/shares.py", "MANY = 4\n")
    assert warnings(run.top) == [
        "warning: 2 of 2 recorded proofs are older than what they prove",
        "  tests/core/test_it.py::test_all_shares_are_exact: 2 cases",
    ]


def test_a_proof_is_stale_when_a_folder_that_it_reads_has_changed(run: Run) -> None:
    run.write("src/plans/one.toml", "")
    run(PASSING.replace("mark.prove", 'mark.prove("src/plans")'))
    assert warnings(run.top) == []
    run.write("src/plans/one.toml", "year = 2021\n")
    assert len(warnings(run.top)) == 2


def test_a_proof_above_core_rests_on_the_whole_package(run: Run) -> None:
    run.write("tests/web/test_pages.py", "from tests import shares\n")
    run.write("src/kiemdiem/apps/desk.html", "")
    found = {path.name for path in grounds(run.top, "tests/web/test_pages.py")}
    assert found == {"test_pages.py", "shares.py", "desk.html"}


def test_a_long_proof_that_never_ran_is_named(run: Run) -> None:
    run(only="::test_short")
    assert warnings(run.top) == [
        "warning: 1 long proofs have no record",
        "  tests/core/test_it.py::test_all_shares_are_exact",
    ]


def test_a_record_comes_back_as_it_was_written(run: Run) -> None:
    proof = Proof("tests/test_x.py::test_y[z]", True, 1.5, "2021-12-20", None, "m", "f", 3, {"subjects": 5}, ("a",))
    write_proofs(run.top / RECORD, [proof])
    assert read_proofs(run.top / RECORD) == {proof.id: proof}


def test_the_page_in_the_repository_is_that_of_its_record(pytestconfig: pytest.Config) -> None:
    top = pytestconfig.rootpath
    assert (top / PAGE).read_text(encoding="utf-8") == page_of(top), "run: python -m tests.proofs.page --write"
