"""Clauses as the plan's readers know them."""

from __future__ import annotations

import pytest

from kiemdiem.core.regime.clause_places import plain_quote


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("trước ngày **10/12/2023**", "trước ngày 10/12/2023"),
        ("(*qua Ban Tổ chức Thành ủy*) trước ngày **10/12**", "(qua Ban Tổ chức Thành ủy) trước ngày 10/12"),
        ("***đậm và nghiêng***", "đậm và nghiêng"),
        ("ĐẢNG ỦY..... CHI BỘ..... *", "ĐẢNG ỦY..... CHI BỘ..... *"),
        ("lấy 2 * 3 * 4", "lấy 2 * 3 * 4"),
    ],
)
def test_marks_of_print_are_left_out_and_what_is_printed_stays(kept: str, shown: str) -> None:
    assert plain_quote(kept) == shown
