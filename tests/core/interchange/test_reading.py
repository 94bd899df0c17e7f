"""One season comes out of every kind of file, however its headings and values are typed."""

import json
import unicodedata
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.interchange import BadInput, read_season_file
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.regime.regime import Regime
from tests.core.interchange.files import (
    MEMBER,
    Cells,
    as_object,
    grid,
    member,
    write_as,
    write_csv,
    write_json,
    write_parquet,
    write_workbook,
)

EVERY = (".xlsx", ".csv", ".json", ".parquet")
ROWS = [member(), member(id="M2", name="Trần Thị Bích", votes_HTXSNV=0, votes_HTTNV=9)]


def only(season: Season) -> Subject:
    (subject,) = season.subjects
    return subject


@pytest.fixture
def expected(province: Regime) -> Season:
    return SeasonReader(province).read({"subjects": [as_object(row) for row in ROWS]})


@pytest.mark.parametrize("suffix", EVERY)
def test_every_kind_of_file_gives_the_same_season(
    suffix: str, province: Regime, expected: Season, tmp_path: Path
) -> None:
    assert read_season_file(write_as(suffix, tmp_path, ROWS), province) == expected


LABELS = {
    "id": "Mã",
    "kind": "Loại đối tượng",
    "name": "Họ và tên",
    "unit": "Chi bộ, tổ chức đảng nơi sinh hoạt",
    "group": "Nhóm tương đương",
    "present_voters": "Số người tham gia bỏ phiếu",
    "votes.HTXSNV": "Số phiếu Hoàn thành xuất sắc nhiệm vụ",
    "votes.HTTNV": "Phiếu HTTNV",
    "votes.HTNV": "HT",
    "votes.KHTNV": "không hoàn thành nhiệm vụ",
    "admitted_on": "Ngày kết nạp",
    "sick_leave_months": "Số tháng nghỉ ốm trong năm",
    "maternity_leave": "Có nghỉ thai sản trong năm",
}


@pytest.mark.parametrize(
    "typed",
    [
        str,
        str.upper,
        lambda text: f"  {text} :",
        lambda text: unicodedata.normalize("NFD", text),
        search_key,
        lambda text: text.replace(" ", "\n"),
    ],
)
def test_headings_are_known_by_code_or_label_whatever_marks_capitals_and_spaces(
    typed: Any, province: Regime, expected: Season, tmp_path: Path
) -> None:
    cells = grid(ROWS)
    cells[0] = [typed(LABELS[code]) for code in cells[0]]
    assert read_season_file(write_workbook(tmp_path / "a.xlsx", cells), province) == expected


def test_a_title_above_the_headings_is_passed_over(province: Regime, expected: Season, tmp_path: Path) -> None:
    cells = [["DANH SÁCH ĐẢNG VIÊN"], ["Năm 2021"], [], *grid(ROWS)]
    assert read_season_file(write_workbook(tmp_path / "a.xlsx", cells), province) == expected


def test_a_list_may_begin_anywhere_in_a_sheet(province: Regime, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [[], [None, None, "id", "kind"], [None, None, "M1", "member"]])
    assert only(read_season_file(path, province)).id == "M1"
    path = write_workbook(tmp_path / "b.xlsx", [[], [None, None, "id", "kind"], [None, None, "M1", "người"]])
    with pytest.raises(BadInput, match="ô D3"):
        read_season_file(path, province)


def test_codes_in_the_first_row_go_with_any_label_below(province: Regime, tmp_path: Path) -> None:
    cells = [["id", "kind", "unit"], ["Mã", "Là", "Sinh hoạt tại"], ["M1", "đảng viên", "CB1"]]
    found = only(read_season_file(write_workbook(tmp_path / "a.xlsx", cells), province))
    assert (found.kind, found.links["unit"]) == ("member", ("CB1",))


def test_numbering_and_remarks_are_passed_over_even_with_formulas(
    province: Regime, expected: Season, tmp_path: Path
) -> None:
    head, *rows = grid(ROWS)
    cells = [["STT", *head, "Ghi chú", "# của tôi"], *(["=ROW()", *row, "=1+1", "x"] for row in rows)]
    assert read_season_file(write_workbook(tmp_path / "a.xlsx", cells), province) == expected


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv_is_parted_by_semicolon_comma_or_tab(
    separator: str, encoding: str, province: Regime, expected: Season, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "a.csv", grid(ROWS), separator, encoding)
    assert read_season_file(path, province) == expected
    path.write_text(f"sep={separator}\r\n" + path.read_text(encoding), encoding)
    assert read_season_file(path, province) == expected


def test_a_csv_without_a_name_of_its_kind_is_known_by_its_content(
    province: Regime, expected: Season, tmp_path: Path
) -> None:
    for suffix, name in ((".json", "a.txt.bak"), (".xlsx", "b"), (".parquet", "c.tmp"), (".csv", "d.list")):
        path = write_as(suffix, tmp_path, ROWS).rename(tmp_path / name)
        assert read_season_file(path, province) == expected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("có", True), ("CÓ", True), ("x", True), ("X", True), ("1", True), (1, True), (True, True), ("đúng", True),
     ("không", False), ("Khong", False), ("0", False), (0, False), (False, False), ("", None), (" ", None)],
)  # fmt: skip
@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_yes_and_no_are_typed_in_many_ways(
    suffix: str, typed: Any, meant: bool | None, province: Regime, tmp_path: Path
) -> None:
    season = read_season_file(write_as(suffix, tmp_path, [member(maternity_leave=typed)]), province)
    assert only(season).facts.get("maternity_leave") is meant


@pytest.mark.parametrize(
    "typed", ["19/05/2010", "19/5/2010", "19-05-2010", "19.5.2010", "2010-05-19", "2010-05-19T00:00:00"]
)
@pytest.mark.parametrize("suffix", EVERY)
def test_days_are_typed_in_many_ways(suffix: str, typed: str, province: Regime, tmp_path: Path) -> None:
    season = read_season_file(write_as(suffix, tmp_path, [member(admitted_on=typed)]), province)
    assert only(season).facts["admitted_on"] == date(2010, 5, 19)


def test_days_of_a_workbook_that_counts_from_1904_are_right(province: Regime, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in grid([member()]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")
    assert only(read_season_file(tmp_path / "a.xlsx", province)).facts["admitted_on"] == date(2010, 5, 19)


@pytest.mark.parametrize("typed", ["87,5", "87.5", 87.5])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".parquet", ".json"])
def test_decimals_take_a_comma_or_a_point(suffix: str, typed: Any, chapter: Regime, tmp_path: Path) -> None:
    rows = [{"id": "C1", "kind": "cell", "score": typed}]
    assert only(read_season_file(write_as(suffix, tmp_path, rows), chapter)).facts["score"] == Fraction(175, 2)


@pytest.mark.parametrize("suffix", [".xlsx", ".json", ".parquet"])
def test_a_number_is_what_was_typed_and_not_its_binary_neighbour(suffix: str, chapter: Regime, tmp_path: Path) -> None:
    rows = [{"id": "C1", "kind": "cell", "score": 0.29}]
    assert only(read_season_file(write_as(suffix, tmp_path, rows), chapter)).facts["score"] == Fraction(29, 100)


def test_a_short_float_of_parquet_is_its_shortest_text(chapter: Regime, tmp_path: Path) -> None:
    query = f"COPY (SELECT 'C1' id, 'cell' kind, 0.29::FLOAT score) TO '{tmp_path / 'a.parquet'}' (FORMAT parquet)"
    duckdb.sql(query)
    assert only(read_season_file(tmp_path / "a.parquet", chapter)).facts["score"] == Fraction(29, 100)


@pytest.mark.parametrize("typed", ["20%", "20 %", "0,2", 0.2])
def test_a_share_may_be_typed_in_percent(typed: Any, town: Regime, tmp_path: Path) -> None:
    rows = [{"id": "TC", "kind": "party_organisation", "member_award_share": typed}]
    found = only(read_season_file(write_as(".xlsx", tmp_path, rows), town))
    assert found.facts["member_award_share"] == Fraction(1, 5)


def test_letters_typed_apart_from_their_marks_are_joined(province: Regime, tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Nguyễn Văn Ấn")
    for suffix in EVERY:
        season = read_season_file(write_as(suffix, tmp_path, [member(name=apart)]), province)
        assert only(season).name == "Nguyễn Văn Ấn"


def test_hard_spaces_and_invisible_signs_are_taken_away(province: Regime, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", grid([member(id="\u00a0M1\u200b ", unit="CB\u00a01")]))
    found = only(read_season_file(path, province))
    assert (found.id, found.links["unit"]) == ("M1", ("CB 1",))


def test_ids_typed_as_numbers_are_their_digits_in_every_sheet(province: Regime, tmp_path: Path) -> None:
    rows: Cells = [["id", "kind", "unit"], [101, "member", 7], ["102", "member", "7"]]
    more: dict[str, Cells] = {"Kỷ luật": [["id", "measure"], [101, "Cảnh cáo"], ["101", "Khiển trách"]]}
    first, second = read_season_file(write_workbook(tmp_path / "a.xlsx", rows, more=more), province).subjects
    assert (first.id, first.links, second.links["unit"]) == ("101", {"unit": ("7",)}, ("7",))
    assert first.facts["discipline"] == ({"measure": "CANH_CAO"}, {"measure": "KHIEN_TRACH"})


def test_lists_are_parted_by_semicolons(province: Regime, tmp_path: Path) -> None:
    rows = [
        {"id": "C1", "kind": "collective"},
        {"id": "U1", "kind": "unit"},
        {"id": "P1", "kind": "cadre", "heads": " C1;U1 ; C1", "honours": "a; b"},
    ]
    for suffix in EVERY:
        found = read_season_file(write_as(suffix, tmp_path, rows), province).subjects[2]
        assert (found.links["heads"], found.honours) == (("C1", "U1"), ("a", "b"))


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".parquet"])
def test_levels_of_earlier_years_stand_in_one_cell_newest_first(suffix: str, province: Regime, tmp_path: Path) -> None:
    rows = [{"id": "M1", "kind": "member", "previous": "HTXSNV; Hoàn thành tốt nhiệm vụ;; 2016: HTNV"}]
    found = only(read_season_file(write_as(suffix, tmp_path, rows), province)).previous
    assert [(past.period, past.level) for past in found or ()] == [
        ("2020", "HTXSNV"), ("2019", "HTTNV"), ("2016", "HTNV"),
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".parquet"])
def test_a_table_fact_stands_in_one_cell_as_json_or_as_the_list_of_its_only_column(
    suffix: str, province: Regime, tmp_path: Path
) -> None:
    rows = [
        {
            "id": "M1",
            "kind": "member",
            "discipline": json.dumps([{"measure": "Cảnh cáo", "decided_on": "2021-03-01"}]),
            "rewarded_by_district": "2018; 2019",
            "posts": "không có",
        }
    ]
    facts = only(read_season_file(write_as(suffix, tmp_path, rows), province)).facts
    assert facts == {
        "discipline": ({"measure": "CANH_CAO", "decided_on": date(2021, 3, 1)},),
        "rewarded_by_district": ({"in_year": 2018}, {"in_year": 2019}),
        "posts": (),
    }


def test_lists_and_records_of_parquet_are_taken_as_they_are(province: Regime, tmp_path: Path) -> None:
    query = """SELECT 'M1' id, 'member' kind, ['can_bo_cong_chuc'] member_kinds, [2018, 2019] rewarded_by_district,
        [{'measure': 'CANH_CAO', 'decided_on': DATE '2021-03-01'}] discipline"""
    words = [word.code for word in province.placed["vocabulary"][0].entry.values]  # type: ignore[attr-defined]
    assert words
    kind = next(p.entry for p in province.placed["vocabulary"] if getattr(p.entry, "id", "") == "member_kind")
    code = kind.values[0].code  # type: ignore[attr-defined]
    duckdb.sql(f"COPY ({query.replace('can_bo_cong_chuc', code)}) TO '{tmp_path / 'a.parquet'}' (FORMAT parquet)")
    facts = only(read_season_file(tmp_path / "a.parquet", province)).facts
    assert facts["member_kinds"] == (code,)
    assert facts["rewarded_by_district"] == ({"in_year": 2018}, {"in_year": 2019})
    assert facts["discipline"] == ({"measure": "CANH_CAO", "decided_on": date(2021, 3, 1)},)


def test_the_other_sheets_hold_tables_ballots_years_decisions_bodies_and_the_head(
    province: Regime, tmp_path: Path
) -> None:
    more: dict[str, Cells] = {
        "Thông tin": [["Mục", "Giá trị"], ["Bộ quy định", "kh61_2021"], ["Tính đến ngày", date(2021, 11, 30)],
                      ["readings.cut-off", "Ngày kiểm điểm"]],
        "ky luat": [["Mã đối tượng", "Hình thức", "Ngày quyết định"], ["M1", "Khiển trách", "01/03/2021"]],
        "Các năm trước": [["Mã đối tượng", "Năm", "Mức xếp loại", "Danh hiệu"], ["M1", 2019, "HTTNV", None],
                          ["M1", 2020, "HTXSNV", "typical-member"]],
        "Các lần bỏ phiếu": [["Mã", "Nơi bỏ phiếu", "Mục đích bỏ phiếu", "HTXSNV", "present_voters"],
                             ["M1", "Chi ủy", "đề xuất", 3, 3]],
        "Quyết định": [["id", "kind", "at", "level", "by", "on", "reason"],
                       ["M1", "chọn mức", "deciding-ballot", "không xếp loại", "Đảng ủy", "20/12/2021", "x"]],
        "Tổ chức": [["Mã", "Tên tổ chức", "Mức xếp loại", "proposals_allowed"], ["CB1", "Chi bộ 1", "HTTNV", 3]],
    }  # fmt: skip
    path = write_workbook(tmp_path / "a.xlsx", [["id", "kind"], ["M1", "member"]], more=more)
    wanted = {
        "regime": "kh61_2021",
        "as_of": "2021-11-30",
        "readings": {"cut-off": "review"},
        "bodies": [{"id": "CB1", "name": "Chi bộ 1", "level": "HTTNV", "facts": {"proposals_allowed": 3}}],
        "subjects": [
            {
                "id": "M1",
                "kind": "member",
                "facts": {"discipline": [{"measure": "KHIEN_TRACH", "decided_on": "2021-03-01"}]},
                "previous": [
                    {"period": "2019", "level": "HTTNV"},
                    {"period": "2020", "level": "HTXSNV", "honours": ["typical-member"]},
                ],
                "ballots": [{"forum": "Chi ủy", "purpose": "propose", "votes": {"HTXSNV": 3}, "present_voters": 3}],
                "decisions": [
                    {
                        "at": "deciding-ballot",
                        "kind": "choose_level",
                        "level": "not_rated",
                        "by": "Đảng ủy",
                        "on": "2021-12-20",
                        "reason": "x",
                    }
                ],
            }
        ],
    }
    assert read_season_file(path, province) == SeasonReader(province).read(wanted)


def test_hidden_sheets_are_remarked_on(province: Regime, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Đối tượng")
        for number, row in enumerate([["id", "kind"], ["M1", "member"]]):
            page.write_row(number, 0, row)
        for name in ("Kỷ luật", "Nháp"):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["id", "measure"])
            page.write_row(1, 0, ["M1", "Cảnh cáo"])
            page.hide()
    remarks: list[str] = []
    found = only(read_season_file(path, province, note=remarks.append))
    assert "discipline" in found.facts
    assert remarks == ["Trang “Nháp” đang ẩn và không được đọc.", "Trang “Kỷ luật” đang ẩn nhưng vẫn được đọc."]


def test_the_only_sheet_may_have_any_name_and_an_empty_one_beside(province: Regime, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", grid([member()]), "Sheet1", {"Sheet2": [], "#cũ": [["a"]]})
    assert only(read_season_file(path, province)).id == "M1"


def test_readings_of_the_call_go_before_those_of_the_file(province: Regime, tmp_path: Path) -> None:
    path = write_json(tmp_path / "a.json", [member()], readings={"cut-off": "review", "sick-leave-sum": "sum"})
    season = read_season_file(path, province, readings={"cut-off": "year-end"}, strict=True)
    assert season.readings == {"cut-off": "year-end", "sick-leave-sum": "sum"}
    assert season.strict


def test_every_fault_of_every_row_is_told_at_once(province: Regime, tmp_path: Path) -> None:
    rows = [member(id=f"M{n}", votes_HTXSNV=-1, admitted_on="hôm qua") for n in range(300)]
    for suffix in EVERY:
        with pytest.raises(BadInput) as refused:
            read_season_file(write_as(suffix, tmp_path, rows), province)
        assert (len(refused.value.faults), refused.value.total) == (600, 600)
        lines = list(refused.value.lines(100))
        assert (len(lines), lines[-1]) == (101, "… và 500 lỗi nữa; sửa các lỗi trên rồi nạp lại để xem tiếp.")


def test_beyond_ten_thousand_faults_are_counted_and_not_kept(province: Regime, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["id", "kind"], *([f"M{n}", "người"] for n in range(12_000))])
    with pytest.raises(BadInput) as refused:
        read_season_file(path, province)
    assert (len(refused.value.faults), refused.value.total) == (10_000, 12_000)


def test_faults_come_in_the_order_of_sheets_and_rows(province: Regime, tmp_path: Path) -> None:
    rows: Cells = [["id", "kind", "votes.HTXSNV"], ["M1", "member", -1], ["M2", "người", 1], ["M3", "member", "=1"]]
    more = {"Kỷ luật": [["id", "measure"], ["M1", "x"]]}
    with pytest.raises(BadInput) as refused:
        read_season_file(write_workbook(tmp_path / "a.xlsx", rows, more=more), province)
    assert [(fault.sheet, fault.cell) for fault in refused.value.faults] == [
        ("Đối tượng", "C2"), ("Đối tượng", "B3"), ("Đối tượng", "C4"), ("Kỷ luật", "B2"),
    ]  # fmt: skip


def test_a_formula_is_told_once_whatever_its_last_value(province: Regime, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [["id", "kind", "votes.HTXSNV"], ["M1", "member", '="nhiều"']])
    with pytest.raises(BadInput) as refused:
        read_season_file(path, province)
    (fault,) = refused.value.faults
    assert (fault.sheet, fault.row, fault.column, fault.cell) == (
        "Đối tượng", 2, "Số phiếu Hoàn thành xuất sắc nhiệm vụ", "C2",
    )  # fmt: skip


def test_a_fault_of_a_row_names_its_subject(province: Regime, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        read_season_file(write_as(".xlsx", tmp_path, [member(votes_HTXSNV="x")]), province)
    assert refused.value.faults[0].text().startswith("Trang “Đối tượng”, ô G2 (M1), cột “Số phiếu Hoàn thành xuất sắc")


def test_a_name_with_signs_of_a_pattern_is_a_name(province: Regime, tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.parquet", grid([member()])).rename(tmp_path / "nam[1]* 'a'?.parquet")
    assert only(read_season_file(path, province)).id == MEMBER["id"]
