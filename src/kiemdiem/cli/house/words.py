"""What the options of the house say."""

from __future__ import annotations

HOUSE_HELP = "lấy thẳng từ danh bạ của bản đang cài trên máy này, không cần tệp sổ"
HOUSE_RATE_HELP = "lấy đối tượng và dữ kiện từ danh bạ trên máy này; TỆP chỉ cần mã và phiếu, mức của từng đối tượng"
BRANCH, BRANCH_HELP = "ĐƠN_VỊ", "chỉ đơn vị này và mọi đơn vị bên dưới (ghi mã); dùng cùng --house"
READING = "Đọc danh bạ"
