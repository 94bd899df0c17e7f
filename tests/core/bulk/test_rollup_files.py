"""The tables of a roll-up as files: what the plan asks to be reported, every tier, the same numbers in each kind."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from kiemdiem.core.bulk.rollup import Page, read_results, read_tree, roll_up, write_roll_up
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.interchange import write_answer
from kiemdiem.core.regime.entries.plan import Report
from kiemdiem.core.regime.loader import load, shipped_codes
from tests.core.bulk.rolled import small_country

Table = list[dict[str, Any]]


@pytest.fixture
def page(code: str, tmp_path: Path) -> Page:
    """A small country of the regime, rolled up from its result as a parquet file."""
    _, units, season, answer = small_country(code)
    write_answer(answer, season, load(code), tmp_path / "result.parquet")
    tree, tables = read_tree(units), DuckTables()
    told = read_results(tmp_path / "result.parquet", load(code), tables, tree)
    return Page(roll_up(tables, tree), load(code), told, "", tuple(tree.tiers))


def sheets_of(page: Page, folder: Path) -> dict[str, list[list[Any]]]:
    write_roll_up(page, folder / "sums.xlsx")
    book = python_calamine.CalamineWorkbook.from_path(str(folder / "sums.xlsx"))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def table_of(rows: list[list[Any]], key: str = "Đối tượng") -> tuple[list[str], list[list[Any]]]:
    """The headings of a sheet and the rows below them."""
    at = next(number for number, row in enumerate(rows) if key in row)
    return [str(cell) for cell in rows[at]], rows[at + 1 :]


def answers_of(answer: Answer, kind: str) -> list[str]:
    """Level, or outcome, of every subject of a kind."""
    found = [one for one in answer.subjects.values() if one.kind == kind]
    return [(one.level or "") if one.outcome == "rated" else one.outcome for one in found]


@pytest.mark.clause("KH61-291")
@pytest.mark.parametrize("code", ["kh61_2021"])
def test_the_report_of_the_province_counts_what_was_found_and_has_a_column_for_those_not_rated(
    page: Page, code: str, tmp_path: Path
) -> None:
    _, _, _, answer = small_country(code)
    sheet = sheets_of(page, tmp_path)["Báo cáo"]
    assert "KH61-291" in sheet[3][0]
    assert "không in mẫu" in sheet[3][0]
    headings, rows = table_of(sheet)
    labels = {kind.label: kind.id for kind in load(code).kinds.values()}
    assert [labels[row[0]] for row in rows] == ["party_organisation", "member", "collective", "cadre", "unit"]
    names = {value.label: value.code for value in load(code).scales["quality"].values} | {"Không xếp loại": "not_rated"}
    for row in rows:
        found = answers_of(answer, labels[row[0]])
        assert {code: row[headings.index(name)] for name, code in names.items()} == {
            code: found.count(code) for code in names.values()
        }
        assert row[headings.index("Tổng số")] == len(found)


@pytest.mark.parametrize(
    ("code", "clause"),
    [
        pytest.param("kh24_2024", "KH24-067", marks=pytest.mark.clause("KH24-067")),
        pytest.param("kh75_2022", "KH75-073", marks=pytest.mark.clause("KH75-073")),
    ],
)
def test_the_results_report_has_four_parts_and_the_levels_of_each_add_up_to_those_rated(
    page: Page, code: str, clause: str, tmp_path: Path
) -> None:
    sheet = sheets_of(page, tmp_path)["Báo cáo"]
    assert clause in sheet[3][0]
    headings, rows = table_of(sheet)
    assert [row[0] for row in rows] == [
        load(code).kinds[kind].label for kind in ("party_organisation", "member", "collective", "cadre")
    ]
    levels = [headings.index(value.label) for value in load(code).scales["quality"].values]
    for row in rows:
        assert sum(row[at] for at in levels) == row[headings.index("Được xếp loại")] > 0


@pytest.mark.parametrize("code", shipped_codes())
def test_every_report_of_a_plan_cites_clauses_that_ask_for_a_report(code: str) -> None:
    regime = load(code)
    reports = [placed.entry for placed in regime.of("report", Report)]
    assert reports
    for report in reports:
        assert any(regime.clauses[clause].kind == "report" for clause in report.clauses)


@pytest.mark.parametrize("code", ["kh146_2014"])
def test_kinds_of_other_scales_have_sheets_of_their_own(page: Page, code: str, tmp_path: Path) -> None:
    sheets = sheets_of(page, tmp_path)
    first, second = sheets["Báo cáo"], sheets["Báo cáo - đảng viên"]
    assert "Biểu mẫu quy định của báo cáo này: chưa có." in first[3][0]
    assert "Theo Chi bộ - cán bộ" not in sheets  # those lead places, and stand in the sheets above alone
    assert "Trong sạch vững mạnh" in " ".join(table_of(first)[0])
    assert [row[0] for row in table_of(second)[1]] == ["đảng viên"]
    assert "Trong sạch vững mạnh" not in " ".join(table_of(second)[0])


@pytest.mark.parametrize("code", ["kh61_2021"])
def test_a_sheet_for_each_tier_says_the_same_as_its_children(page: Page, tmp_path: Path) -> None:
    sheets = sheets_of(page, tmp_path)
    found = {}
    for tier in ("Tỉnh", "Huyện", "Xã", "Chi bộ"):
        headings, rows = table_of(sheets[f"Theo {tier}"], "Mã")
        found[tier] = {(row[0], row[3]): row[headings.index("Tổng số")] for row in rows}
    for tier, below in (("Tỉnh", "Huyện"), ("Huyện", "Xã"), ("Xã", "Chi bộ")):
        for (unit, kind), total in found[tier].items():
            if kind == "đảng viên":
                assert total == sum(n for (u, k), n in found[below].items() if k == kind and u.startswith(unit))


@pytest.mark.parametrize("code", ["kh61_2021"])
def test_shares_are_told_of_those_rated_to_one_decimal(page: Page, tmp_path: Path) -> None:
    headings, rows = table_of(sheets_of(page, tmp_path)["Báo cáo"])
    for row in rows:
        for at, heading in enumerate(headings):
            if heading == "Tỷ lệ":
                printed = Fraction(row[at].removesuffix(" %").replace(",", "."))
                assert abs(printed - Fraction(100 * int(row[at - 1]), int(row[2]))) <= Fraction(1, 20)


@pytest.mark.parametrize("code", ["kh61_2021", "kh146_2014"])
def test_rows_and_document_hold_the_same_counts(page: Page, tmp_path: Path) -> None:
    write_roll_up(page, tmp_path / "sums.csv")
    write_roll_up(page, tmp_path / "sums.json")
    document = json.loads((tmp_path / "sums.json").read_text(encoding="utf-8"))
    with (tmp_path / "sums.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told: dict[tuple[str | None, str], Any] = {(None, kind): counts for kind, counts in document["kinds"].items()}
    told |= {(unit["id"], kind): counts for unit in document["units"] for kind, counts in unit["kinds"].items()}
    totals = {(row["unit"] or None, row["kind"]): int(row["count"]) for row in rows if row["list"] == "total"}
    assert totals == {key: counts["total"] for key, counts in told.items()}
    levels = [
        (row["unit"] or None, row["kind"], row["code"], int(row["count"])) for row in rows if row["list"] == "level"
    ]
    assert levels
    assert all(told[unit, kind]["levels"].get(code, 0) == many for unit, kind, code, many in levels)
    awards = [row for row in rows if row["list"] == "award"]
    assert awards
    for row in awards:
        counts = told[row["unit"] or None, row["kind"]]
        assert counts["awards"][row["code"]][row["state"]] == int(row["count"])


@pytest.mark.parametrize("code", ["kh61_2021"])
def test_the_page_of_one_branch_holds_nothing_of_another(page: Page, tmp_path: Path) -> None:
    branch = Page(page.rolled, page.regime, page.results, "T01H02", page.tiers)
    write_roll_up(branch, tmp_path / "sums.json")
    document = json.loads((tmp_path / "sums.json").read_text(encoding="utf-8"))
    assert {unit["id"][:6] for unit in document["units"]} == {"T01H02"}
    own = next(unit for unit in document["units"] if unit["id"] == "T01H02")
    assert own["kinds"] == document["kinds"]
