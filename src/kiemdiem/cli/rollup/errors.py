"""What `rollup` and `propose` refuse."""

from __future__ import annotations

NO_TREE = "Chưa biết cây đơn vị: hãy thêm --units CÂY, hoặc --season DANH_SÁCH để lấy cây từ danh sách."


def nobody_there(unit: str) -> str:
    return f"Trong tệp kết quả không có đối tượng nào của “{unit}”."
