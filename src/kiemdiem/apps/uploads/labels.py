"""Words of the imports as they are shown, and the sentence of their act."""

READING = "đang đọc"
MAPPING = "chờ ghép cột"
CHECKING = "đang kiểm"
PREVIEW = "chờ xem trước"
WRITING = "đang ghi"
WRITTEN = "đã ghi vào sổ"
DROPPED = "đã bỏ"
REFUSED = "không đọc được"

NEW = "Thêm mới"
PUT_IN = "{column} để trống: ghi “{word}”"
CHANGED = "Sửa"
SAME = "Giữ nguyên"
BAD = "Lỗi"

REGISTER_IMPORTED = (
    "Nhập {register} từ tệp {file}: thêm {created}, sửa {updated}, giữ nguyên {unchanged} (mã tệp {file_hash})."
)
PASTED = "khối dán từ Excel"
YES, NO = "có", "không"
STOPPED = "dừng giữa chừng"
WHOLE_ROW = "cả dòng"
CHANGED_ROWS = "Có thay đổi hoặc lỗi"
BAD_ROWS = "Chỉ lỗi"
ALL_ROWS = "Cả tệp"
CHANGED_CELLS = "Sửa {count} ô"
