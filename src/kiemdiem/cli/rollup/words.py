"""What `rollup` and `propose` say: their options, headings and sentences."""

from __future__ import annotations

ABOUT = """\
Cộng kết quả xếp loại của nhiều đơn vị theo cây tổ chức: mỗi cấp, mỗi loại đối tượng có bao nhiêu ở từng mức, không
xếp loại, từng danh hiệu. Số của mỗi đơn vị gồm chính nó và mọi đơn vị bên dưới. Đọc tệp mà “kiemdiem rate” đã ghi."""
EXAMPLE = """\
Ví dụ:
  kiemdiem rollup --regime kh61_2021 ket-qua.parquet --units cay.parquet -o tong-hop.xlsx
  kiemdiem rollup --regime kh61_2021 ket-qua.xlsx --season danh-sach.xlsx --branch T01H02 -o huyen.xlsx
  kiemdiem rollup --regime kh61_2021 ket-qua.parquet --units cay.parquet --tier province --json"""
RESULTS, RESULTS_HELP = "KẾT_QUẢ", "tệp kết quả của “kiemdiem rate”: .parquet, .csv, .xlsx hoặc .json"
UNITS, UNITS_HELP = "CÂY", "tệp cây đơn vị: mã, cấp trên, cấp, tên (.parquet, .csv, .xlsx hoặc .json)"
SEASON = "DANH_SÁCH"
SEASON_HELP = "tệp đã đưa cho “kiemdiem rate”: lấy cây theo các mối liên hệ trong đó, hoặc biết ai thuộc đơn vị nào"
BRANCH, BRANCH_HELP = "ĐƠN_VỊ", "chỉ đơn vị này và mọi đơn vị bên dưới (ghi mã)"
TIER, TIER_HELP = "CẤP", "chỉ các đơn vị của cấp này; dùng được nhiều lần"
OUTPUT_HELP = "ghi bảng tổng hợp; đuôi tệp chọn dạng: .xlsx, .csv hoặc .json"
SUMMED = "{branch}: {count} đối tượng, {units} đơn vị"
NOWHERE = (
    "{count} đối tượng không rõ đơn vị: chỉ có trong số của toàn bộ. "
    "Thêm --season DANH_SÁCH nếu tệp kết quả không ghi đơn vị."
)
OTHER_HASH = "Kết quả được tính khi bộ quy định còn khác (dấu vân tay {old}, nay là {new})."
UNIT, ALL, RATED = "Đơn vị", "Tổng số", "Được xếp loại"
AWARD_COLUMNS = ("Danh hiệu, hình thức", "Đối tượng")
AWARDS = "Khen thưởng"
AND_MORE = "… và {count} đơn vị nữa; thêm -o RA để ghi đủ ra tệp."
WRITTEN = "Đã ghi bảng tổng hợp: {file}"

# ---------------------------------------------------------------- propose
PROPOSE_ABOUT = """\
Đưa kết quả của một nhánh trở lại thành mức được đề xuất: ghi tệp danh sách chỉ có các đối tượng của nhánh đó, mỗi đối
tượng được xếp loại mang mức đã tính ở cột “mức được đề xuất”, để cấp có thẩm quyền của nhánh bắt đầu từ đó."""
PROPOSE_EXAMPLE = """\
Ví dụ:
  kiemdiem propose --regime kh61_2021 danh-sach.parquet --results ket-qua.parquet --units cay.parquet \\
    --branch T01H02 -o de-xuat.parquet"""
UNITS_OR_SEASON_HELP = "tệp cây đơn vị; không có thì lấy cây theo các mối liên hệ trong danh sách"
PROPOSALS_HELP = "ghi danh sách của nhánh, cùng dạng với danh sách đã đưa (.parquet ghi được cả .csv)"
PROPOSED = "{branch}: {count} đối tượng, {proposed} có mức được đề xuất"
STILL_OPEN = "Chưa có mức để đề xuất: {count}"
OPEN_COLUMNS = ("Mã", "Đối tượng", "Kết quả")
HAS_TO_CHOOSE = "còn phải chọn (ngang nhau ở giới hạn)"
AND_MORE_OPEN = "… và {count} đối tượng nữa; thêm --json để xem đủ."
PROPOSALS_WRITTEN = "Đã ghi danh sách của nhánh: {file}"
