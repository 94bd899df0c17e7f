"""What the maker of an invented country says."""

from __future__ import annotations

ABOUT = """\
Lập danh sách giả định của cả nước: tỉnh, huyện, xã, chi bộ và người trong đó, để thử trên số lượng lớn.
Mọi tên người, tên nơi đều là bịa đặt; cùng số gieo thì cùng danh sách."""
REGIME_HELP = "mã của bộ quy định (xem “kiemdiem regime list”) hoặc đường dẫn thư mục"
COUNT, COUNT_HELP = "SỐ", "số đối tượng; mặc định {count}, ít nhất {least}"
SEED_HELP = "số gieo; mặc định 1"
OUTPUT_HELP = "tệp danh sách: .parquet hoặc .csv"
UNITS, UNITS_HELP = "CÂY", "tệp cây đơn vị (mã, cấp trên, cấp, tên)"
MADE = "Đã ghi {count} đối tượng: {provinces} tỉnh, {districts} huyện, {communes} xã, {cells} chi bộ: {file}"
MADE_UNITS = "Đã ghi cây đơn vị: {file}"
NEXT = "Xếp loại: kiemdiem rate --regime {regime} {file}{readings} -o ket-qua.parquet"
