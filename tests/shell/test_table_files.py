"""What is seen can be kept as a file, in which nothing begins to compute."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from django.http.response import FileResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from kiemdiem.apps.users.models import User
from kiemdiem.shell.marks import Level, State
from kiemdiem.shell.tables import Column, export
from kiemdiem.shell.tables.columns import Cell

INJECTIONS = [
    "=1+1",
    "+84 912",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    '=HYPERLINK("http://x")',
    "＝1",
    "=cmd|' /C calc'!A0",
]


@dataclass(frozen=True)
class Row:
    value: Cell


COLUMN: Column[Row] = Column("gia-tri", "Giá trị", lambda row: row.value, is_heading=True)


def workbook(values: Sequence[Cell]) -> tuple[Any, bytes]:
    file = io.BytesIO()
    export.write_workbook(file, [Row(value) for value in values], [COLUMN], title="Danh sách & tên")
    return openpyxl.load_workbook(file), file.getvalue()


def cells(values: Sequence[Cell]) -> list[Any]:
    book, _ = workbook(values)
    return [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)]


def excel_day(day: int) -> datetime:
    """A day of January 2022 as a workbook holds it: without a time zone."""
    return datetime(2022, 1, day)  # noqa: DTZ001 (Excel knows none)


def csv_rows(values: Sequence[Cell]) -> list[list[str]]:
    file = io.BytesIO()
    export.write_csv(file, [Row(value) for value in values], [COLUMN])
    return list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_text_that_opens_a_formula_stays_a_text_in_the_workbook(text: str) -> None:
    book, raw = workbook([text])
    cell = book.worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert unescape(cell.value) == text
    assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert not [name for name in parts.namelist() if "_rels/sheet" in name]


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_text_that_opens_a_formula_gets_an_apostrophe_in_a_csv(text: str) -> None:
    assert csv_rows([text])[1] == [f"'{text}"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20), max_size=5))
def test_every_text_comes_back_from_a_csv_and_none_opens_a_formula(texts: list[str]) -> None:
    read = [row[0] for row in csv_rows(texts)[1:]]
    assert [text.removeprefix("'") if text not in texts else text for text in read] == texts
    assert not [text for text in read if text.startswith(export.OPENS_A_FORMULA)]


def test_days_are_days_numbers_are_numbers_and_marks_are_words() -> None:
    late = datetime(2022, 1, 10, 17, 30, tzinfo=UTC)
    values: list[Cell] = [
        date(2022, 1, 5), late, 7, Decimal("8.5"), Fraction(-17, 2), True, State("late", "Trễ 2 ngày"),
        Level("HTNV", "Hoàn thành nhiệm vụ", 2), "007",
    ]  # fmt: skip
    assert cells(values) == [
        excel_day(5), excel_day(11).replace(minute=30), 7, 8.5, -8.5, "có", "Trễ 2 ngày", "HTNV", "007",
    ]  # fmt: skip
    assert [row[0] for row in csv_rows(values)[1:]] == [
        "05/01/2022", "11/01/2022, 00:30", "7", "8,5", "-8,5", "có", "Trễ 2 ngày", "HTNV", "007",
    ]  # fmt: skip


def test_a_number_that_excel_would_round_is_kept_as_text() -> None:
    assert cells([10**17 + 1, Fraction(1, 3)]) == ["100000000000000001", "1/3"]


def test_an_empty_cell_is_empty() -> None:
    assert cells([None, "x"]) == [None, "x"]


def test_a_text_longer_than_a_cell_holds_ends_with_a_sign_that_it_was_longer() -> None:
    (cell,) = cells(["đ" * 40_000])
    assert (len(cell), cell[-1]) == (export.LONGEST_TEXT, "…")


def test_control_signs_do_not_break_the_workbook() -> None:
    assert cells(["a\x0bb"])[0] is not None


def test_a_sheet_that_is_full_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "ROWS_A_SHEET", 3)
    book, _ = workbook(list(range(7)))
    found = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]
    assert found == [["Giá trị", 0, 1, 2], ["Giá trị", 3, 4, 5], ["Giá trị", 6]]
    assert [sheet.auto_filter.ref for sheet in book.worksheets] == ["A1:A4", "A1:A4", "A1:A2"]


def test_a_column_may_give_the_workbook_another_value() -> None:
    column: Column[Row] = Column("a", "A", lambda row: "trang", exported=lambda row: 5)
    assert column.value(Row("x")) == 5
    assert column.shown(Row("x")) == "trang"


def kept(client: Client, url: str) -> FileResponse:
    answer = client.get(url)
    assert isinstance(answer, FileResponse)
    return answer


@pytest.mark.urls("tests.shell.sights")
def test_the_file_holds_every_row_of_the_filter_and_the_chosen_columns(people: list[User], client: Client) -> None:
    answer = kept(client, "/danh-sach/?q=Lê&cot=so&cot=lyluan&xep=-so&trang=2&xuat=xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="danh-sach.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[0] == ("Họ và tên", "Số thẻ", "Trình độ lý luận")
    wanted = [user for user in reversed(people) if "Lê" in user.name]
    assert [row[1] for row in rows[1:]] == [user.pk for user in wanted]


@pytest.mark.urls("tests.shell.sights")
def test_a_file_of_the_whole_list_costs_two_queries(
    people: list[User], client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):  # one counts as far as one waits, one reads
        answer = kept(client, "/danh-sach/?xuat=csv")
    text = b"".join(answer).decode("utf-8-sig")
    assert len(text.splitlines()) == 31


@pytest.mark.urls("tests.shell.sights")
@pytest.mark.django_db
def test_a_kind_of_file_that_there_is_not_shows_the_page(client: Client) -> None:
    assert client.get("/danh-sach/?xuat=exe").headers["Content-Type"].startswith("text/html")
