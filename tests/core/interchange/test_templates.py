"""The empty workbook explains itself, and what is filled into it is read back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.interchange import BadInput, CannotWrite, read_season_file, write_template
from kiemdiem.core.interchange.catalogue import RECORDS, SUBJECTS, Table, catalogue
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples.season import make_season

FIRST_ROW = 3


def loadable() -> Iterator[Regime]:
    for code in shipped_codes():
        try:
            yield load(code)
        except BrokenRegime:  # its own tests say so
            continue


REGIMES = list(loadable())


@pytest.fixture(params=REGIMES, ids=lambda regime: regime.id)
def regime(request: pytest.FixtureRequest) -> Regime:
    found: Regime = request.param
    return found


def test_every_shipped_regime_is_tried() -> None:
    assert len(REGIMES) == len(shipped_codes()) == 5


class Filling:
    """Types a season into the empty workbook by what its headings say, as a secretary would."""

    def __init__(self, regime: Regime, path: Path) -> None:
        self._regime, self._path = regime, path
        self._book = openpyxl.load_workbook(path)
        self._tables = catalogue(regime)

    def drop_what_is_not_asked(self, season: dict[str, Any]) -> None:
        """A made-up season also holds facts of the common register that no rule of this regime reads."""
        codes = {cell.value for cell in self._book[self._tables[SUBJECTS].sheet][1]}
        asked = codes | {code for code, table in self._tables.items() if table.sheet in self._book.sheetnames}
        for subject in season["subjects"]:
            subject["facts"] = {name: value for name, value in subject.get("facts", {}).items() if name in asked}

    def fill(self, season: dict[str, Any]) -> None:
        kinds = {subject["id"]: subject["kind"] for subject in season["subjects"]}
        self._rows(self._tables[SUBJECTS], season["subjects"], kinds)
        for code, table in self._tables.items():
            rows = [
                {"id": subject["id"], **row}
                for subject in season["subjects"]
                for row in (subject if code in RECORDS else subject.get("facts", {})).get(code) or ()
            ]
            if rows:
                self._rows(table, rows, kinds)
        if season.get("bodies"):
            self._rows(self._tables["bodies"], season["bodies"], {})
        self._head(season)
        self._book.save(self._path)

    def _rows(self, table: Table, rows: list[dict[str, Any]], kinds: dict[str, str]) -> None:
        sheet = self._book[table.sheet]
        columns = {column.code: column for column in table.columns}
        codes = [cell.value for cell in sheet[1]]
        for number, row in enumerate(rows, start=FIRST_ROW):
            for place, code in enumerate(codes, start=1):
                value: Any = row
                for step in columns[str(code)].path:
                    value = value.get(step) if isinstance(value, dict) else None
                if value is not None and not (columns[str(code)].type == "table" and value):
                    kind = kinds.get(row["id"], "")
                    sheet.cell(number, place, self._typed(table, str(code), value, kind))

    def _typed(self, table: Table, code: str, value: Any, kind: str) -> Any:
        if isinstance(value, bool):
            return "có" if value else "không"
        if value == []:
            return "không có"
        if isinstance(value, list):
            return "; ".join(map(str, value))
        if code == "kind" and table.code == SUBJECTS:
            return self._regime.kinds[value].label
        if code in ("proposed_level", "decided_level") and value in self._levels(kind):
            return self._levels(kind)[value]
        fact = self._fact(table, code)
        if fact is not None and fact.type == "date" and value:
            return date.fromisoformat(value)
        if fact is not None and fact.type == "scale":
            return {v.code: v.label for v in self._regime.scales[fact.scale or ""].values}[value]
        return value

    def _levels(self, kind: str) -> dict[str, str]:
        scale = self._regime.names.levels.get(kind)
        return {v.code: v.label for v in self._regime.scales[scale].values} if scale else {}

    def _fact(self, table: Table, code: str) -> Any:
        facts: dict[str, Fact] = {placed.id: placed.entry for placed in self._regime.facts}
        if table.code in facts:
            return next((column for column in facts[table.code].columns if column.id == code), None)
        return facts.get(code) if table.code in (SUBJECTS, "bodies") else None

    def _head(self, season: dict[str, Any]) -> None:
        sheet = self._book["Thông tin"]
        wanted = {f"readings.{name}": option for name, option in season["readings"].items()}
        for row in sheet.iter_rows(min_row=FIRST_ROW):
            if row[0].value == "as_of":
                row[2].value = date.fromisoformat(season["as_of"])
            elif str(row[0].value) in wanted:
                row[2].value = wanted[str(row[0].value)]


def test_what_is_filled_in_is_read_back(regime: Regime, tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    write_template(regime, path)
    season = make_season(regime, seed=7, size=60)
    defaults = {name: regime.chosen({}).get(name) for name in regime.readings}
    season["readings"] = {name: option for name, option in defaults.items() if option} | season["readings"]
    filling = Filling(regime, path)
    filling.drop_what_is_not_asked(season)
    filling.fill(season)
    assert read_season_file(path, regime) == SeasonReader(regime).read(season)


def test_an_empty_workbook_lacks_only_subjects(regime: Regime, tmp_path: Path) -> None:
    write_template(regime, tmp_path / "a.xlsx")
    blanks = {name for name in regime.readings if name not in regime.chosen({})}
    with pytest.raises(BadInput) as refused:
        read_season_file(tmp_path / "a.xlsx", regime)
    said = [fault.message for fault in refused.value.faults]
    assert len(said) == max(1, len(blanks))
    assert blanks or "Không có đối tượng nào" in said[0]


def test_every_column_says_what_it_is(regime: Regime, tmp_path: Path) -> None:
    write_template(regime, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    tables = {table.sheet: table for table in catalogue(regime).values()}
    for name, table in tables.items():
        if name not in book.sheetnames or name == "Thông tin":
            continue
        sheet = book[name]
        columns = {column.code: column for column in table.columns}
        for code, label in zip(sheet[1], sheet[2], strict=True):
            column = columns[str(code.value)]
            assert label.value == column.label
            assert label.comment is not None
            note = label.comment.text
            assert "Kiểu: " in note
            assert column.supplied_by in note
            assert all(clause in note for clause in column.clauses[:6])
            assert not column.absent or "Ô trống: " in note
            assert column.evidence == ("Phải có giấy tờ chứng minh" in note)
        assert sheet.row_dimensions[1].hidden
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == "$2:$2"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def letters_by_code(sheet: Any) -> dict[str, str]:
    return {str(cell.value): cell.column_letter for cell in sheet[1]}


def test_lists_to_choose_from_stand_under_scales_kinds_and_yes_or_no(province: Regime, tmp_path: Path) -> None:
    write_template(province, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Đối tượng"]
    codes = letters_by_code(sheet)
    listed = {
        str(ranges).partition(":")[0]
        for validation in sheet.data_validations.dataValidation
        if validation.type == "list"
        for ranges in validation.sqref.ranges
    }
    assert {f"{codes[code]}3" for code in ("kind", "decided_level", "maternity_leave", "managed_by")} <= listed
    assert f"{codes['name']}3" not in listed


def test_days_are_shown_as_days_and_ids_stay_text(province: Regime, tmp_path: Path) -> None:
    write_template(province, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Đối tượng"]
    codes = letters_by_code(sheet)
    assert sheet.column_dimensions[codes["admitted_on"]].number_format == "dd/mm/yyyy"
    assert sheet.column_dimensions[codes["id"]].number_format == "@"


def test_a_workbook_for_one_kind_has_the_columns_of_that_kind(chapter: Regime, tmp_path: Path) -> None:
    write_template(chapter, tmp_path / "a.xlsx", ["member"])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    codes = {cell.value for cell in book["Đối tượng"][1]}
    assert {"admitted_on", "votes.HTXSNV", "unit"} <= codes
    assert codes.isdisjoint({"score", "votes.TSVM", "members_on_list"})
    assert "Kỷ luật" in book.sheetnames
    assert "Các nhiệm vụ được giao" not in book.sheetnames


def test_a_kind_that_the_regime_does_not_know_is_refused(province: Regime, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="không có loại đối tượng “cell”; chấp nhận: party_organisation"):
        write_template(province, tmp_path / "a.xlsx", ["cell"])
    assert not list(tmp_path.iterdir())


def test_a_column_is_explained_by_its_own_table_and_not_by_one_of_the_same_name(
    chapter: Regime, tmp_path: Path
) -> None:
    write_template(chapter, tmp_path / "a.xlsx")
    rows = [
        row for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["Hướng dẫn"].iter_rows(values_only=True) if row[1]
    ]
    told = {(str(row[0]), str(row[1]).split("\n")[0]): str(row[1]) for row in rows}
    assert "một đối tượng có thể có nhiều hàng" in told["Kỷ luật", "Mã đối tượng"]
    assert told["Các nhiệm vụ được giao", "Nhiệm vụ"] == "Nhiệm vụ"
    assert "Loại đối tượng quyết định" in told["Đối tượng", "Loại đối tượng"]
    assert "thang mức" not in told["Quyết định", "Loại quyết định"]
