"""What `rollup` and `propose` refuse."""

from __future__ import annotations

NO_TREE = "Chưa biết cây đơn vị: hãy thêm --units CÂY, hoặc --season DANH_SÁCH để lấy cây từ danh sách."
