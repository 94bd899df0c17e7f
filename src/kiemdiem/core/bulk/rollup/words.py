"""The Vietnamese sentences and headings of a roll-up."""

from __future__ import annotations

# ---------------------------------------------------------------- the tree, as its file may call its columns
TREE_COLUMNS = {
    "id": ("id", "Mã", "Mã đơn vị", "Mã tổ chức", "Mã số"),
    "parent": ("parent", "Cấp trên", "superior", "Mã cấp trên", "Đơn vị cấp trên", "Tổ chức cấp trên"),
    "tier": ("tier", "Cấp"),
    "name": ("name", "Tên", "Tên đơn vị", "Tên tổ chức"),
}
TIERS = {"province": "Tỉnh", "district": "Huyện", "commune": "Xã", "cell": "Chi bộ"}
"""What the tiers of an invented country are called; a file of an office has its own words."""
TIER_OF_DEPTH = "Cấp {number}"
NOWHERE = "Không rõ đơn vị"
EVERYTHING = "Tất cả"

# ---------------------------------------------------------------- the workbook
TITLE = "TỔNG HỢP KẾT QUẢ XẾP LOẠI, KHEN THƯỞNG"
UNDER = "Theo {plan}"
BASIS = "{branch} · {count} đối tượng · kết quả tính đến ngày {as_of}, bộ quy định {regime}, dấu vân tay {hash}"
BASIS_WITHOUT_DAY = "{branch} · {count} đối tượng · bộ quy định {regime}"
REPORT_SHEET = "Báo cáo"
WHOLE_SHEET = "Toàn bộ"
TIER_SHEET = "Theo {tier}"
PART_SHEET = "{sheet} - {part}"
AWARDS_SHEET = "Khen thưởng"
REPORT_NOTICE = "Căn cứ: {clauses}.{sent_to} {form}"
SENT_TO = " Gửi: {whom}."
NO_FORM = "Kế hoạch không in mẫu cho báo cáo này; tỷ lệ tính trên số được xếp loại."
ON_FORM = "Theo {form}."
NEUTRAL_NOTICE = "Bảng của chương trình, không phải mẫu của kế hoạch. Tỷ lệ tính trên số được xếp loại."
INCLUDED_NOTICE = " Trong đó {count} đối tượng không rõ đơn vị, không có ở các trang theo cấp."
AWARDS_NOTICE = "Bảng của chương trình, không phải mẫu của kế hoạch. Số được xét theo từng danh hiệu."
ID, UNIT, ABOVE, KIND = ("Mã", 17), ("Đơn vị", 27), ("Cấp trên", 22), ("Đối tượng", 23)
TOTAL, RATED = ("Tổng số", 8), ("Được xếp loại", 8)
SHARE = ("Tỷ lệ", 8)
LEVEL_WIDTH, OUTCOME_WIDTH, STATE_WIDTH = 10, 8, 14
AWARD = ("Danh hiệu, hình thức", 34)
