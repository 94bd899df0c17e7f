"""What only reading row by row can say of a file."""

from __future__ import annotations


class NotFlat(Exception):
    """A file, or a rule set, that asks for more than one row at a time; the text says what."""


def several_ballots() -> str:
    return "tệp ghi nhiều lần bỏ phiếu cho một đối tượng"


def rows_of_others(label: str) -> str:
    return f"cột “{label}” được tính cho đối tượng khác"


def handed_down(label: str) -> str:
    return f"cột “{label}” lấy theo cấp trên"


def told_twice(label: str) -> str:
    return f"cột “{label}” trùng nội dung với cột khác"


def too_many_values(label: str, most: int) -> str:
    return f"cột “{label}” có hơn {most} giá trị khác nhau"


def not_simple() -> str:
    return "tệp không phải một bảng CSV hay Parquet viết theo cách thông thường"


def odd_rows() -> str:
    return "có hàng phải đọc riêng"
