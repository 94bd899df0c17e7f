"""Counts summed up through the tree: every tier is the sum of what lies below it, whatever file they come from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import duckdb
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem.core.bulk.rating import rate_season
from kiemdiem.core.bulk.rollup import (
    BrokenTree,
    Counts,
    RollUp,
    Tree,
    Unit,
    read_results,
    read_tree,
    roll_up,
    roll_up_answer,
    tree_of_season,
    with_places,
)
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import program_for
from kiemdiem.core.interchange import write_answer
from kiemdiem.core.interchange.input_faults import BadInput
from kiemdiem.core.regime.loader import load
from kiemdiem.core.samples.season import make_season
from tests.core.bulk.rolled import STATES, as_counter, by_hand, results, rolled, small_country, trees

CODE = "kh61_2021"


@settings(max_examples=30)
@given(st.data())
def test_every_unit_is_the_sum_of_its_own_and_of_its_children(told: st.DataObject) -> None:
    tree = told.draw(trees())
    rows = told.draw(results(tree))
    awards = [(row[0], "prize", told.draw(st.sampled_from(STATES))) for row in rows[::2]]
    tables = DuckTables()
    found = rolled(tables, tree, rows, awards)
    assert as_counter(found) == by_hand(tree, rows)
    own = RollUp(tree)
    for name in ("level", "award"):
        own.take(name, tables.connection.execute(f"SELECT * FROM own_{name}").fetchall())
    for unit in tree.units:
        for kind in found.kinds:
            below = sum((found.of(child, kind) for child in tree.children.get(unit, [])), Counts())
            assert found.of(unit, kind) == below + own.of(unit, kind)
    assert sum(found.of_branch("", kind).total for kind in found.kinds) == len(rows)
    assert sum(found.of_branch("", kind).awards.total() for kind in found.kinds) == len(awards)


@pytest.mark.parametrize("code", [CODE, "kh146_2014"])
@pytest.mark.parametrize("ending", [".parquet", ".csv", ".json", ".xlsx"])
def test_every_kind_of_result_file_comes_to_the_counts_of_the_answer(code: str, ending: str, tmp_path: Path) -> None:
    _, units, season, answer = small_country(code)
    write_answer(answer, season, load(code), tmp_path / f"result{ending}")
    tree = with_places(read_tree(units), season, load(code))
    tables = DuckTables()
    told = read_results(tmp_path / f"result{ending}", load(code), tables, tree)
    found = roll_up(tables, tree)
    assert (told.regime, told.as_of, told.subjects) == (code, answer.as_of, 320)
    assert answer.hash.startswith(told.hash[:12])
    wanted = Counter((one.kind, one.outcome, one.level or "") for one in answer.subjects.values())
    assert Counter({key[1:]: many for key, many in _whole(found).items()}) == wanted
    states = Counter(
        (one.id, answer.subjects[one.subject].kind, one.state)
        for one in answer.awards if one.state != "not_eligible"
    )  # fmt: skip
    mine = {(a, kind, s): n for kind in found.kinds for (a, s), n in found.of_branch("", kind).awards.items()}
    assert mine == states
    assert all(not found.of("", kind).total for kind in found.kinds)
    open_ties = {row[0] for row in tables.connection.execute("SELECT id FROM result WHERE choice = '1'").fetchall()}
    assert open_ties == {one.id for one in answer.subjects.values() if one.needs_choice}
    assert bool(open_ties) == (code == CODE)


def _whole(found: RollUp) -> Counter[tuple[str, str, str, str]]:
    """The counts of the whole tree, told like those of a unit."""
    told: Counter[tuple[str, str, str, str]] = Counter()
    for (unit, *rest), many in as_counter(found).items():
        if not unit or not found.tree.above(unit):
            kind, outcome, level = rest
            told["", kind, outcome, level] += many
    return told


def test_the_tables_of_a_bulk_run_come_to_the_same_counts_as_its_file() -> None:
    code = "kh24_2024"  # its members and organisations may be put forward for honours
    regime = load(code)
    season = SeasonReader(regime).read(make_season(code, seed=5, size=60))
    tree = tree_of_season(season, regime)
    program = program_for(regime, season, season.readings)
    answer, staged = rate_season(program, season, DuckTables())
    tables = DuckTables()
    rows = [
        (staged.ids[n], "", kind, str(one.outcome), one.level or "")
        for kind in program.kinds
        for n, one in answer.subjects(kind)
    ]
    awards = [(staged.ids[n], one.id, str(one.state)) for n, one in answer.honours() if one.state != "not_eligible"]
    wanted = rolled(tables, tree, rows, awards)
    found = roll_up_answer(answer, tree)
    assert as_counter(found) == as_counter(wanted)
    for unit in (*tree.units, ""):
        assert [found.of(unit, k).awards for k in wanted.kinds] == [wanted.of(unit, k).awards for k in wanted.kinds]
    assert any(found.of_branch("", kind).awards for kind in found.kinds)


# ---------------------------------------------------------------------- trees
@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([("A", ""), ("A", "")], [("A", "twice")]),
        ([("A", "B")], [("A", "unknown parent")]),
        ([("A", "B"), ("B", "A"), ("C", "")], [("A", "circle")]),
        ([("A", "A")], [("A", "circle")]),
    ],
    ids=["twice", "unknown", "circle of two", "below itself"],
)
def test_rows_that_are_no_tree_are_refused_with_every_fault(
    rows: list[tuple[str, str]], faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(BrokenTree) as refused:
        Tree(Unit(name, parent, "tier", name) for name, parent in rows)
    assert refused.value.faults == faults


@pytest.mark.parametrize("ending", [".csv", ".json", ".parquet", ".xlsx"])
def test_a_tree_is_read_from_every_kind_of_file_under_either_heading(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"tree{ending}"
    if ending == ".csv":
        file.write_text("Mã;Cấp trên;Cấp;Tên\nT;;tỉnh;Tỉnh Một\nH;T;huyện;\n\n", encoding="utf-8")
    elif ending == ".json":
        text = '[{"id": "T", "tier": "tỉnh", "name": "Tỉnh Một"}, {"id": "H", "parent": "T", "tier": "huyện"}]'
        file.write_text(text, encoding="utf-8")
    elif ending == ".xlsx":
        with xlsxwriter.Workbook(str(file)) as book:
            sheet = book.add_worksheet()
            for at, cells in enumerate(
                (("Mã", "Cấp trên", "Cấp", "Tên"), ("T", "", "tỉnh", "Tỉnh Một"), ("H", "T", "huyện"))
            ):
                sheet.write_row(at, 0, cells)
    else:
        rows = "(VALUES ('T', NULL, 'tỉnh', 'Tỉnh Một'), ('H', 'T', 'huyện', NULL)) AS t(id, parent, tier, name)"
        duckdb.connect().execute(f"COPY (SELECT * FROM {rows}) TO '{file}'")
    tree = read_tree(file)
    assert list(tree.units.values()) == [Unit("T", "", "tỉnh", "Tỉnh Một"), Unit("H", "T", "huyện", "H")]
    assert tree.tiers == ["tỉnh", "huyện"]


def test_a_fault_of_a_tree_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "tree.csv").write_text("Mã,Cấp trên\nT,\nH,X\n", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_tree(tmp_path / "tree.csv")
    assert [(fault.row, "“H”" in fault.message) for fault in refused.value.faults] == [(3, True)]


def test_a_tree_without_parents_is_refused_by_the_name_of_its_column(tmp_path: Path) -> None:
    (tmp_path / "tree.csv").write_text("Mã,Tên\nT,Tỉnh\n", encoding="utf-8")
    with pytest.raises(BadInput, match="Cấp trên"):
        read_tree(tmp_path / "tree.csv")


def test_units_of_a_season_stand_below_the_bodies_that_decide_on_them() -> None:
    regime = load(CODE)
    season = SeasonReader(regime).read(make_season(CODE, seed=5, size=100))
    tree = tree_of_season(season, regime)
    depths = {unit: len(list(tree.way_up(unit))) for unit in tree.units}
    assert set(depths.values()) == {1, 2, 3}
    organisations = {subject.id for subject in season.subjects if subject.kind == "party_organisation"}
    assert tree.units.keys() >= organisations
    member = next(subject for subject in season.subjects if subject.kind == "member")
    assert tree.unit_of(member.id) == member.links["unit"][0]


# ---------------------------------------------------------------------- refused results
def test_a_result_of_another_regime_is_refused_by_its_name(tmp_path: Path) -> None:
    _, units, season, answer = small_country(CODE)
    write_answer(answer, season, load(CODE), tmp_path / "result.csv")
    with pytest.raises(BadInput, match=CODE):
        read_results(tmp_path / "result.csv", load("kh75_2022"), DuckTables(), read_tree(units))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,kind\nA,member\n", "outcome, level"),
        ("id,kind,outcome,level\nA,pupil,rated,HTTNV\n", "“A”.*“kind”.*pupil"),
        ("id,kind,outcome,level\nA,member,rated,GIOI\n", "“A”.*“level”.*GIOI"),
        ('id,kind,outcome,level,reasons\nA,member,rated,HTTNV,"cut', "chưa chép hết"),
        ("id,kind,outcome,level\nA,member,rated,HTTNV\nA,member,exempt,\n", "“A”"),
    ],
    ids=["no result", "unknown kind", "unknown level", "cut off", "twice"],
)
def test_rows_that_no_rating_wrote_are_refused_by_name(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "result.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=told):
        read_results(tmp_path / "result.csv", load(CODE), DuckTables(), Tree([Unit("T", "", "t", "T")]))


def test_a_truncated_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "result.parquet").write_bytes(b"PAR1" + b"\0" * 90)
    with pytest.raises(BadInput):
        read_results(tmp_path / "result.parquet", load(CODE), DuckTables(), Tree([Unit("T", "", "t", "T")]))


def test_an_id_that_looks_like_a_formula_finds_its_unit_again(tmp_path: Path) -> None:
    (tmp_path / "result.csv").write_text("id,unit,kind,outcome,level\nA,'=T,member,rated,HTTNV\n", encoding="utf-8")
    tables, tree = DuckTables(), Tree([Unit("=T", "", "t", "T")])
    read_results(tmp_path / "result.csv", load(CODE), tables, tree)
    assert roll_up(tables, tree).of("=T", "member").levels == {"HTTNV": 1}
