"""What the maker of an invented country refuses."""

from __future__ import annotations


def too_small(size: str, regime: str) -> str:
    return f"{size} đối tượng là quá ít để có đủ các cấp theo bộ quy định “{regime}”; hãy ghi số lớn hơn."


def same_file(file: str) -> str:
    return f"Danh sách và cây đơn vị không thể cùng ghi vào “{file}”; hãy chọn hai tên khác nhau."
