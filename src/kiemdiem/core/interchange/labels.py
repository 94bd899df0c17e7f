"""The Vietnamese names of sheets, headings and states in the files that are read and written."""

from __future__ import annotations

SUBJECTS = "Đối tượng"
BODIES = "Tổ chức"
ABOUT = "Thông tin"
PREVIOUS = "Các năm trước"
BALLOTS = "Các lần bỏ phiếu"
DECISIONS = "Quyết định"
GUIDE = "Hướng dẫn"
LISTS = "Danh mục"
RESULT = "Kết quả"
SUMMARY = "Tổng hợp"
REASONS = "Lý do"
QUOTAS = "Giới hạn"
AWARDS = "Khen thưởng"
MISSING = "Còn thiếu"
READINGS = "Điểm nghi vấn"
IGNORED_SHEETS = (GUIDE, LISTS)
"""Sheets of the empty workbook that hold nothing to read."""
IGNORED_HEADINGS = ("STT", "TT", "Số TT", "Số thứ tự", "Ghi chú", "No.")

SUBJECT_ID = "Mã đối tượng"
NAME_ALIASES = ("Họ và tên", "Họ tên", "Tên", "Tên tổ chức", "Họ, tên", "Họ tên đảng viên")
ID_ALIASES = ("Mã đối tượng", "Mã số", "Mã ĐV")
KIND_ALIASES = ("Loại", "Đối tượng", "Loại đối tượng")
VOTES_OF = "Số phiếu {level}"
VOTES_ALIASES = ("Phiếu {level}", "{level}", "Số phiếu {code}", "Phiếu {code}", "{code}", "Số phiếu {short}", "{short}")
PAST_LEVELS = "Mức các năm trước (mới nhất ghi trước, ngăn bằng dấu ;)"
PERIOD = "Kỳ (năm)"
PERIOD_ALIASES = ("Năm", "Kỳ")
DECISION_KIND = "Loại quyết định"
BODY_ID_ALIASES = ("Mã tổ chức",)
BODY_NAME = "Tên tổ chức"
ITEM = "Mục"
VALUE = "Giá trị"
EXPLANATION = "Giải thích"
CODE = "Mã mục"
READING_CODE = "readings."
NOTHING = ("không có", "không", "0")
"""What stands in the cell of a table fact of which it is known that it has no rows."""

YES, NO = "có", "không"
OUTCOMES = {
    "rated": "Được xếp loại",
    "not_rated": "Không xếp loại",
    "reviewed_only": "Chỉ kiểm điểm",
    "exempt": "Được miễn",
    "deferred": "Chuyển kỳ sau",
    "incomplete": "Chưa đủ dữ kiện",
    "undetermined": "Chờ quyết định",
}
AWARD_STATES = {
    "candidate": "Đủ điều kiện xét",
    "chosen": "Được chọn",
    "over_limit": "Vượt giới hạn",
    "not_eligible": "Không đủ điều kiện",
    "incomplete": "Chưa đủ dữ kiện",
}
STAGES = {
    "exclusion": "Diện xếp loại",
    "source": "Phiếu, điểm, đề xuất",
    "requirement": "Điều kiện",
    "ground": "Căn cứ bắt buộc",
    "ask": "Cần người quyết định",
    "ceiling": "Trần",
    "quota": "Giới hạn số lượng",
    "decision": "Quyết định",
    "advice": "Lưu ý",
    "award": "Khen thưởng",
    "follow_up": "Việc phải làm",
}
OPEN_ENDS = {
    "none": "không có mức",
    "not_rated": "không xếp loại",
    "exempt": "được miễn",
    "reviewed_only": "chỉ kiểm điểm",
    "deferred": "chuyển kỳ sau",
}
VALUE_TYPES = {
    "text": "chữ",
    "yes_no": "có hoặc không",
    "count": "số nguyên",
    "number": "số",
    "share": "tỷ lệ (0,2 hoặc 20%)",
    "date": "ngày (31/12/2021)",
    "scale": "chọn trong danh mục",
    "texts": "một hoặc nhiều, ngăn bằng dấu ;",
    "unit": "mã đơn vị",
    "link": "mã",
    "links": "một hoặc nhiều mã, ngăn bằng dấu ;",
    "table": "bảng riêng",
}
ABSENCES = {
    "unknown": "chưa biết: có thể làm kết quả chưa xác định được",
    "no": "không",
    "0": "0",
    "empty": "không có",
    "none": "không áp dụng",
    "from_superior": "lấy theo cấp trên",
}
