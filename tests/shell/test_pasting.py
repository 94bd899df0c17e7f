"""Blocks as worksheets copy them: cells with line breaks, tabs and quotes, empty rows, and blocks typed by hand."""

from __future__ import annotations

import pytest

from kiemdiem.shell.pasting import rows_of


@pytest.mark.parametrize(
    ("block", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a\tb\nc\td", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a\rb", [(1, ["a"]), (2, ["b"])]),
        ('"hai\ndòng"\tb\nc', [(1, ["hai dòng", "b"]), (2, ["c"])]),
        ('"có\ttab"\tb', [(1, ["có tab", "b"])]),
        ('"Chi bộ ""bốn tốt""\nnăm 2024"\tb', [(1, ['Chi bộ "bốn tốt" năm 2024', "b"])]),
        ('"Bốn tốt"\tb', [(1, ['"Bốn tốt"', "b"])]),
        ('"Bốn tốt" và "ba tốt"\tb', [(1, ['"Bốn tốt" và "ba tốt"', "b"])]),
        ('"Không đóng\tb\nc', [(1, ['"Không đóng', "b"]), (2, ["c"])]),
        ("a\t\n\n \t\nb", [(1, ["a", ""]), (4, ["b"])]),
        ("  Đỗ   Văn\u00a0An \t", [(1, ["Đỗ Văn An", ""])]),
        ("", []),
        ("\n\t\n", []),
    ],
)
def test_a_block_is_read_as_the_cells_that_were_copied(block: str, rows: list[tuple[int, list[str]]]) -> None:
    assert list(rows_of(block)) == rows


def test_a_row_that_was_typed_is_parted_by_the_sign_and_a_copied_one_keeps_it() -> None:
    assert list(rows_of("LG1; Trần A\nTổ 1; Tổ 2\tTrần B", or_by=";")) == [
        (1, ["LG1", "Trần A"]),
        (2, ["Tổ 1; Tổ 2", "Trần B"]),
    ]
