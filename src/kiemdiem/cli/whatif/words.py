"""What `whatif` says: its options, headings and lists."""

from __future__ import annotations

ABOUT = """\
Thử đổi vài chỗ của bộ quy định, của dữ kiện hoặc cách hiểu, chỉ cho lần chạy này: bao nhiêu đối tượng từ mức nào
sang mức nào, ai đổi và vì sao, ai tuy trường hợp của mình không đổi mà mất hoặc được chỗ trong giới hạn."""
EXAMPLE = """\
Ví dụ:
  kiemdiem whatif --regime kh61_2021 danh-sach.xlsx --set threshold.ballot-excellent.at_least=60%
  kiemdiem whatif --regime kh61_2021 danh-sach.xlsx --set quota.excellent-share.at_most=25% -o thu.xlsx
  kiemdiem whatif --regime kh61_2021 danh-sach.xlsx --fact DV013.sick_leave_months=7
  kiemdiem whatif --regime kh61_2021 danh-sach.xlsx --fact "đảng viên:*.sick_leave_months=0" --json"""
RULE, RULE_HELP = "BẢNG.MÃ.KHÓA=GIÁ_TRỊ", "đổi một giá trị của một quy tắc; MÃ@LOẠI chọn một loại; dùng được nhiều lần"
FACT, FACT_HELP = "ĐỐI_TƯỢNG.DỮ_KIỆN=GIÁ_TRỊ", "đổi một dữ kiện; * là mọi đối tượng, LOẠI:* là mọi đối tượng một loại"
OUTPUT_HELP = "ghi kết quả thử; đuôi tệp chọn dạng: .json, .xlsx hoặc .csv"

TRIAL = "Thử theo {plan}, chỉ cho lần chạy này"
OF_RULE = "{table} “{id}” ({kinds}): {key} {old} → {new}"
OF_ALL_KINDS = "mọi đối tượng"
OF_FACT = "{who}: {label} = {value}"
OF_FACTS = "{who}: {label} = {value} ({count} đối tượng)"
OF_READING = "Nghi vấn {reading}: {old} → {new}"
OF_REGIME = "Bộ quy định: {old} → {new}"
NOT_GIVEN, EMPTIED = "(không có)", "(bỏ trống)"
LEVELS = {"proposed_level": "mức được đề xuất", "decided_level": "mức đã quyết định"}
EVERYBODY, EVERY_ONE_OF = "mọi đối tượng", "mọi {kind}"

CHANGED = "Đổi kết quả: {changed} trong {total} đối tượng"
OF_THESE_DISPLACED = "{changed}; trong đó {displaced} đối tượng chỉ mất hoặc được chỗ trong giới hạn"
MOVE_COLUMNS = ("Đối tượng", "Từ", "Sang", "Số")
UNCHANGED = "(giữ nguyên)"
OWN_CHANGES = "Đổi vì chính trường hợp của mình: {count}"
CHANGE_COLUMNS = ("Đối tượng", "Kết quả", "Vì sao")
DISPLACED = "Trường hợp của mình không đổi, chỉ mất hoặc được chỗ trong giới hạn: {count}"
DISPLACED_COLUMNS = ("Đối tượng", "Kết quả", "Giới hạn trước và sau")
QUOTAS = "Cơ số hoặc giới hạn thay đổi: {count}"
QUOTA_COLUMNS = ("Mức, hình thức", "Trong", "Cơ số", "Giới hạn", "Đủ điều kiện")
AWARDS = "Khen thưởng thay đổi: {count}"
AWARD_COLUMNS = ("Hình thức", "Đối tượng", "Thay đổi")
ARROW = "{old} → {new}"
STILL_TO_CHOOSE = "{level} (còn phải chọn)"
NO_LONGER = "Không còn: {what}"
BEFORE, AFTER = "Trước: {what}", "Sau: {what}"
QUOTA_SUM = "{group}: {text}; {count} đủ điều kiện, {used} được chọn."
SAME_QUOTA = "(như trên)"
NO_QUOTA = "không tính giới hạn này."
QUOTA_LEVEL = "{level}, {kinds}"
AND_MORE = "… và {count} dòng nữa; thêm -o RA để ghi đủ ra tệp."
AND_MORE_WRITTEN = "… và {count} dòng nữa trong tệp kết quả."
WRITTEN = "Đã ghi kết quả thử: {file}. Dữ liệu vào và bộ quy định không bị thay đổi."
NOTHING_CHANGED = "Dữ liệu vào và bộ quy định không bị thay đổi."

# ---------------------------------------------------------------- the file
MOVES_SHEET, CHANGES_SHEET, DISPLACED_SHEET, QUOTAS_SHEET, AWARDS_SHEET, TRIED_SHEET = (
    "Chuyển mức", "Đổi kết quả", "Mất, được chỗ", "Giới hạn", "Khen thưởng", "Đã đổi thử",
)  # fmt: skip
WORKBOOK_TITLE = "Kết quả thử"
BASIS = "{count} đối tượng; chỉ để tham khảo, không thay kết quả xếp loại"
MOVES_TITLE = "Từ mức nào sang mức nào"
CHANGES_TITLE = "Đổi vì chính trường hợp của mình"
DISPLACED_TITLE = "Trường hợp của mình không đổi, chỉ mất hoặc được chỗ trong giới hạn"
QUOTAS_TITLE = "Cơ số hoặc giới hạn thay đổi"
AWARDS_TITLE = "Khen thưởng thay đổi"
TRIED_TITLE = "Những chỗ đã đổi thử"
MOVES_SHEET_COLUMNS = (("Đối tượng", 34), ("Từ", 34), ("Sang", 34), ("Số", 12))
CHANGES_SHEET_COLUMNS = (
    ("Mã", 12), ("Tên", 26), ("Đối tượng", 20), ("Từ", 22), ("Sang", 22), ("Lý do mới", 54), ("Lý do không còn", 54),
)  # fmt: skip
DISPLACED_SHEET_COLUMNS = (
    ("Mã", 12), ("Tên", 26), ("Đối tượng", 20), ("Từ", 22), ("Sang", 22), ("Giới hạn trước", 50), ("Giới hạn sau", 50),
)  # fmt: skip
QUOTAS_SHEET_COLUMNS = (("Mức, hình thức", 34), ("Trong", 30), ("Trước", 56), ("Sau", 56))
AWARDS_SHEET_COLUMNS = (("Hình thức", 44), ("Mã", 12), ("Tên", 26), ("Từ", 26), ("Sang", 26))
TRIED_SHEET_COLUMNS = (("Chỗ đổi", 110),)
