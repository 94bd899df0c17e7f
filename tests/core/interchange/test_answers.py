"""An answer is written whole, in every kind of file, for people and for programs."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from kiemdiem.core.engine.answer import Answer, MissingFact, QuotaAnswer, Reason, SubjectAnswer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.interchange import CannotWrite, write_answer
from kiemdiem.core.interchange.answer_names import AnswerNames
from kiemdiem.core.interchange.answer_rows import COLUMNS
from kiemdiem.core.interchange.result_workbook import write_result
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples.season import make_season

SHEETS = ["Kết quả", "Tổng hợp", "Lý do", "Giới hạn", "Khen thưởng", "Còn thiếu", "Điểm nghi vấn"]
HEAD = 6
REASON = Reason("ballot-good", ("KH61-181",), "source", "opens", "8/11 phiếu = 72,7 % ≥ 60 %.", {"votes": 8})


@pytest.fixture(scope="module")
def season(province: Regime) -> Season:
    return SeasonReader(province).read(make_season(province, seed=11, size=120))


@pytest.fixture(scope="module")
def answer(province: Regime, season: Season) -> Answer:
    return rate(province, season)


def subject_answer(name: str, **changes: Any) -> SubjectAnswer:
    plain = SubjectAnswer(name, "member", "rated", "HTTNV", "HTTNV", "HTTNV", ("HTTNV",), [REASON])
    return replace(plain, **changes)


def by_hand(*subjects: SubjectAnswer, quotas: list[QuotaAnswer] | None = None) -> Answer:
    found = {subject.id: subject for subject in subjects}
    return Answer("kh61_2021", "0" * 64, "2021-12-31", {"cut-off": "review"}, found, quotas or [])


def member(name: str, full_name: str = "", unit: str = "") -> Subject:
    return Subject(name, "member", full_name, links={"unit": (unit,)} if unit else {})


def rows_of(path: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet of the result, by heading."""
    cells = openpyxl.load_workbook(path)[sheet].iter_rows(min_row=HEAD, values_only=True)
    heads = next(cells)
    return [dict(zip(map(str, heads), row, strict=True)) for row in cells]


# ---------------------------------------------------------------------- for programs
def test_json_is_the_whole_answer(answer: Answer, season: Season, province: Regime, tmp_path: Path) -> None:
    write_answer(answer, season, province, tmp_path / "a.json")
    text = (tmp_path / "a.json").read_text("utf-8")
    assert json.loads(text) == json.loads(json.dumps(answer.to_json()))
    assert "Hoàn thành" in text
    assert sum(line.startswith('"') and '"outcome"' in line for line in text.splitlines()) == len(answer.subjects)


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_flat_file_has_one_row_for_each_subject(
    suffix: str, answer: Answer, season: Season, province: Regime, tmp_path: Path
) -> None:
    path = tmp_path / f"a{suffix}"
    write_answer(answer, season, province, path)
    if suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    else:
        with duckdb.connect() as connection:
            found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
            heads = [column[0] for column in found.description or ()]
            rows = [dict(zip(heads, row, strict=True)) for row in found.fetchall()]
    assert list(rows[0]) == list(COLUMNS)
    assert [row["id"] for row in rows] == list(answer.subjects)
    for row, subject in zip(rows, answer.subjects.values(), strict=True):
        assert (row["outcome"], row["level"] or None) == (subject.outcome, subject.level)
        texts = [reason.text for reason in subject.reasons]
        assert row["reasons"].lstrip("'") == "; ".join(texts) if suffix == ".csv" else row["reasons"] == texts
        assert row["needs_choice"] in (subject.needs_choice, str(subject.needs_choice).lower())


def test_equal_answers_make_equal_files(answer: Answer, season: Season, province: Regime, tmp_path: Path) -> None:
    for suffix in (".json", ".csv"):
        write_answer(answer, season, province, tmp_path / f"a{suffix}")
        write_answer(answer, season, province, tmp_path / f"b{suffix}")
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


# ---------------------------------------------------------------------- for people
def test_the_result_has_seven_sheets_each_with_its_title_block(
    answer: Answer, season: Season, province: Regime, tmp_path: Path
) -> None:
    write_answer(answer, season, province, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet["A2"].value == "Theo 61-KH/TU ngày 27/10/2021, Ban Thường vụ Tỉnh ủy"
        assert "31/12/2021" in sheet["A3"].value
        assert answer.hash[:12] in sheet["A3"].value
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
        assert sheet.freeze_panes == f"C{HEAD + 1}"
        assert sheet["A6"].alignment.wrap_text


def test_every_subject_stands_in_the_result_with_level_and_reasons(
    answer: Answer, season: Season, province: Regime, tmp_path: Path
) -> None:
    write_answer(answer, season, province, tmp_path / "a.xlsx")
    rows = {row["Mã"]: row for row in rows_of(tmp_path / "a.xlsx", "Kết quả")}
    assert rows.keys() == answer.subjects.keys()
    labels = {value.code: value.label for value in province.scales["quality"].values}
    for name, subject in answer.subjects.items():
        level = f"{labels[subject.level]}{' *' if subject.needs_choice else ''}" if subject.level else None
        assert (rows[name]["Mức xếp loại"] or None) == level
        assert all(reason.text in rows[name]["Lý do"] for reason in subject.reasons)
        assert all(reason.text in rows[name]["Vì sao không ở mức cao hơn"] for reason in subject.why_not)
        assert all(fact.label in rows[name]["Còn thiếu, ai cung cấp"] for fact in subject.missing)


def test_every_reason_stands_in_a_row_with_clauses_and_their_places(
    answer: Answer, season: Season, province: Regime, tmp_path: Path
) -> None:
    write_answer(answer, season, province, tmp_path / "a.xlsx")
    rows = rows_of(tmp_path / "a.xlsx", "Lý do")
    wanted = sum(
        len(s.reasons) + len(s.why_not) + len(s.conflicts) + len(s.follow_ups) for s in answer.subjects.values()
    )
    assert len(rows) == wanted
    assert all(row["Chỗ trong văn bản"] for row in rows if row["Căn cứ"])
    assert not any("bullet" in str(row["Chỗ trong văn bản"]) for row in rows)


def test_names_stand_by_unit_and_in_it_by_given_name(province: Regime, tmp_path: Path) -> None:
    names = ["Trần Văn Bình", "Nguyễn Thị Ánh", "Lê Văn An", "Phạm Đức Ân", "Đỗ Văn Anh"]
    people = [member(f"M{number}", name, "CB2") for number, name in enumerate(names)]
    organisations = [Subject(f"CB{n}", "party_organisation", f"Chi bộ {n}") for n in (10, 2)]
    season = Season((*people, *organisations, member("M9", "Nguyễn An", "CB10")))
    found = by_hand(
        *(subject_answer(s.id) for s in people),
        *(subject_answer(s.id, kind="party_organisation") for s in organisations),
        subject_answer("M9"),
    )
    write_answer(found, season, province, tmp_path / "a.xlsx")
    shown = [row["Họ và tên, tên gọi"] for row in rows_of(tmp_path / "a.xlsx", "Kết quả")]
    assert shown == [
        "Chi bộ 2", "Lê Văn An", "Đỗ Văn Anh", "Nguyễn Thị Ánh", "Phạm Đức Ân", "Trần Văn Bình",
        "Chi bộ 10", "Nguyễn An",
    ]  # fmt: skip


def test_the_summary_counts_every_level_and_outcome_of_each_kind(province: Regime, tmp_path: Path) -> None:
    found = by_hand(
        *(subject_answer(f"M{number}") for number in range(2)),
        subject_answer("M8", outcome="exempt", level=None),
        subject_answer("T1", kind="party_organisation", level="HTXSNV"),
    )
    write_answer(found, Season(()), province, tmp_path / "a.xlsx")
    rows = [tuple(row.values()) for row in rows_of(tmp_path / "a.xlsx", "Tổng hợp")]
    members = [row[1:] for row in rows if row[0] == "đảng viên"]
    assert members == [
        ("Hoàn thành xuất sắc nhiệm vụ", 0, None),
        ("Hoàn thành tốt nhiệm vụ", 2, "66,7 %"),
        ("Hoàn thành nhiệm vụ", 0, None),
        ("Không hoàn thành nhiệm vụ", 0, None),
        ("Được miễn", 1, "33,3 %"),
        ("Cộng", 3, None),
    ]
    assert ("tổ chức đảng", "Cộng", 1, None) in rows


def test_what_no_sheet_can_hold_goes_on_in_another(province: Regime, tmp_path: Path) -> None:
    reasons = [replace(REASON, text=f"Lý do thứ {number}.") for number in range(7)]
    found = by_hand(subject_answer("M1", reasons=reasons))
    names = AnswerNames(found, Season((member("M1", "Lê An"),)), province)
    write_result(found, names, province, tmp_path / "a.xlsx", most_rows=3)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [name for name in book.sheetnames if name.startswith("Lý do")] == ["Lý do", "Lý do (2)", "Lý do (3)"]
    told = [
        [row[4].value for row in book[name].iter_rows(min_row=HEAD + 1, max_row=HEAD + 3) if row[4].value]
        for name in ("Lý do", "Lý do (2)", "Lý do (3)")
    ]
    assert [text for part in told for text in part] == [reason.text for reason in reasons]
    assert [len(part) for part in told] == [3, 3, 1]
    assert book["Lý do"].cell(HEAD + 4, 1).value == "Còn tiếp ở trang “Lý do (2)”."
    assert book["Lý do (2)"]["A4"].value == "Tiếp theo trang “Lý do”."
    assert book["Lý do (3)"].cell(HEAD, 1).value == "Mã"
    assert book["Lý do (3)"].print_title_rows == f"${HEAD}:${HEAD}"


def test_a_sheet_that_is_just_full_needs_no_other(province: Regime, tmp_path: Path) -> None:
    found = by_hand(subject_answer("M1", reasons=[REASON] * 3))
    write_result(found, AnswerNames(found, Season(()), province), province, tmp_path / "a.xlsx", most_rows=3)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert "Lý do (2)" not in book.sheetnames
    assert book["Lý do"].cell(HEAD + 4, 1).value is None


@pytest.mark.parametrize("suffix", [".json", ".xlsx", ".csv", ".parquet"])
def test_whoever_waits_for_a_file_hears_how_far_it_is(
    suffix: str, answer: Answer, season: Season, province: Regime, tmp_path: Path
) -> None:
    heard: list[tuple[int, int]] = []
    many = replace(answer, subjects={f"{name}/{n}": one for n in range(9) for name, one in answer.subjects.items()})
    write_answer(many, season, province, tmp_path / f"a{suffix}", progress=lambda *told: heard.append(told))
    assert heard
    assert heard == sorted(heard)
    assert len({total for _, total in heard}) == 1
    assert all(done <= total for done, total in heard)


def test_a_limit_shows_base_candidates_chosen_and_ties_by_name(province: Regime, tmp_path: Path) -> None:
    quota = QuotaAnswer(
        "excellent-share", "CB1", "Chi bộ 1", ("member",), "HTXSNV", [4, 5], 1, "Không quá 20 % của 5 = 1",
        ["M1", "M2"], ["M1"], 1, ["M2"], ("KH61-257",),
    )  # fmt: skip
    season = Season((member("M1", "Lê An"), member("M2", "Lê Bình")))
    found = by_hand(subject_answer("M1"), subject_answer("M2", needs_choice=True, who="Đảng ủy"), quotas=[quota])
    write_answer(found, season, province, tmp_path / "a.xlsx")
    (row,) = rows_of(tmp_path / "a.xlsx", "Giới hạn")
    assert (row["Nhóm"], row["Cơ số"], row["Giới hạn"], row["Vượt"]) == ("Chi bộ 1", "từ 4 đến 5", 1, 1)
    assert (row["Được chọn"], row["Ngang nhau ở giới hạn"]) == ("Lê An (M1)", "Lê Bình (M2)")
    result = rows_of(tmp_path / "a.xlsx", "Kết quả")
    assert [row["Mức xếp loại"] for row in result] == ["Hoàn thành tốt nhiệm vụ", "Hoàn thành tốt nhiệm vụ *"]
    assert result[1]["Cần quyết định"] == "Đảng ủy chọn trong số ngang nhau ở giới hạn"


def test_what_is_missing_is_listed_by_who_supplies_it(province: Regime, tmp_path: Path) -> None:
    facts = [
        MissingFact("b", "Ngày kết nạp", "sổ đảng viên"),
        MissingFact("a", "Số phiếu", "Ban kiểm phiếu", of="M2"),
    ]
    found = by_hand(subject_answer("M1", outcome="incomplete", level=None, missing=facts, waiting_for=["M2"]))
    write_answer(found, Season((member("M1", "Lê An"), member("M2", "Lê Bình"))), province, tmp_path / "a.xlsx")
    rows = rows_of(tmp_path / "a.xlsx", "Còn thiếu")
    assert [(row["Ai cung cấp"], row["Còn thiếu"], row["Của"]) for row in rows] == [
        ("Ban kiểm phiếu", "Số phiếu", "Lê Bình"), ("sổ đảng viên", "Ngày kết nạp", None),
    ]  # fmt: skip
    (result,) = rows_of(tmp_path / "a.xlsx", "Kết quả")
    assert "Chờ mức của Lê Bình (M2)" in result["Còn thiếu, ai cung cấp"]


def test_readings_say_which_option_is_in_force_and_which_is_the_default(province: Regime, tmp_path: Path) -> None:
    write_answer(by_hand(subject_answer("M1")), Season((member("M1"),)), province, tmp_path / "a.xlsx")
    rows = {row["Mã"]: row for row in rows_of(tmp_path / "a.xlsx", "Điểm nghi vấn")}
    reading = province.readings["cut-off"]
    row = rows["cut-off = review"]
    assert (row["Điểm nghi vấn"], row["Ghi chú"]) == (reading.question, "khác mặc định")
    assert row["Cách hiểu đang dùng"] in {option.label for option in reading.options}


DANGEROUS = ['=HYPERLINK("http://a","b")', "+1+1", "-2+3", "@SUM(A1)", "\tx", "{=1+1}", "http://example.org"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_of_a_season_becomes_a_formula_or_a_link(text: str, province: Regime, tmp_path: Path) -> None:
    reason = replace(REASON, text=text)
    found = by_hand(subject_answer(text, reasons=[reason], who=text, choices=[text]))
    season = Season((Subject(text, "member", text, links={"unit": (text,)}),))
    write_answer(found, season, province, tmp_path / "a.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx"):
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    assert rows_of(tmp_path / "a.xlsx", "Kết quả")[0]["Họ và tên, tên gọi"] == text
    write_answer(found, season, province, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())


# ---------------------------------------------------------------------- whole or not at all
@pytest.mark.parametrize("name", ["a.txt", "a", "a.xls", "a.docx"])
def test_a_name_of_no_known_kind_is_refused(name: str, province: Regime, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"\.json, \.xlsx, \.csv, \.parquet"):
        write_answer(by_hand(subject_answer("M1")), Season(()), province, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(province: Regime, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="thư mục không có; hãy tạo thư mục trước"):
        write_answer(by_hand(subject_answer("M1")), Season(()), province, tmp_path / "nowhere" / "a.json")


def test_a_folder_is_not_written_over(province: Regime, tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(CannotWrite, match="thư mục"):
        write_answer(by_hand(subject_answer("M1")), Season(()), province, tmp_path / "a.json")


@pytest.mark.parametrize("suffix", [".json", ".xlsx", ".csv", ".parquet"])
def test_a_name_that_the_disk_does_not_take_is_told(suffix: str, province: Regime, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="tên tệp quá dài; hãy đặt tên ngắn hơn"):
        write_answer(by_hand(subject_answer("M1")), Season(()), province, tmp_path / f"{'a' * 300}{suffix}")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".json", ".xlsx", ".csv", ".parquet"])
def test_a_fault_on_the_way_leaves_what_was_there(suffix: str, province: Regime, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"last year")
    nonsense: Any = object()
    broken = by_hand(subject_answer("M1", reasons=[replace(REASON, text=nonsense)]))
    with pytest.raises((TypeError, AttributeError)):
        write_answer(broken, Season(()), province, path)
    assert path.read_bytes() == b"last year"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", [".json", ".xlsx", ".csv", ".parquet"])
def test_an_answer_takes_the_place_of_an_older_one(
    suffix: str, answer: Answer, season: Season, province: Regime, tmp_path: Path
) -> None:
    path = tmp_path / f"it's [1]{suffix}"
    path.write_bytes(b"last year")
    write_answer(answer, season, province, path)
    assert path.stat().st_size > 1_000
    assert list(tmp_path.iterdir()) == [path]


def test_a_plan_without_number_and_day_is_called_by_its_year(town: Regime, tmp_path: Path) -> None:
    write_answer(by_hand(subject_answer("M1")), Season(()), town, tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["Kết quả"]["A2"].value == (
        "Theo kế hoạch năm 2024, Ban Thường vụ Thị ủy"
    )
