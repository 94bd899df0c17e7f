"""What the imports say of cells, rows and files: sentences with named slots."""

# Cells: what is wrong, and what to do.
NO_SUCH_DAY = "Tháng {month} không có ngày {day}."
NO_SUCH_MONTH = "Không có tháng {month}."
NOT_A_DAY = "“{text}” không phải là ngày."
DAY_TODO = "Ghi đúng ngày theo lý lịch, dạng ngày/tháng/năm, ví dụ 05/01/1972."
YEAR_OUT = "Năm trong “{text}” nằm ngoài khoảng đọc được."
NOT_A_WORD = "“{text}” không có trong danh sách của cột này."
NEAREST = "Gần nhất: “{near}”."
WORD_TODO = "Chọn một từ trong danh sách của tệp mẫu."
WORD_TODO_NEAR = "Chọn “{near}” nếu đúng, hoặc một từ khác trong danh sách của tệp mẫu."
NOT_YES_NO = "“{text}” không phải là có hoặc không."
YES_NO_TODO = "Ghi “có” hoặc “không”."
TOO_LONG = "Dài {length} ký tự, chỉ nhận {longest}."
TOO_LONG_TODO = "Rút gọn nội dung ô này."
FORMULA = "Ô này là công thức."
FORMULA_TODO = "Chép rồi dán lại dưới dạng giá trị (Paste Special, Values)."
ERROR_CELL = "Ô này đang báo lỗi của Excel (như #N/A, #REF!)."
ERROR_CELL_TODO = "Sửa hoặc xóa nội dung ô."
OLD_LETTERS = "Chữ gõ bằng phông cũ {encoding}: đọc ra là “{meant}”."
OLD_LETTERS_TODO = "Quay lại bước Ghép cột, xem ví dụ, rồi chọn chuyển sang Unicode hoặc giữ nguyên."
TWICE_IN_FILE = "Trùng dòng {row}: {what}."
TWICE_TODO = "Xóa một dòng; nếu là hai người, thêm số thẻ đảng viên."
TWICE_TODO_PLAIN = "Xóa một dòng, hoặc ghi mã khác."

# The workbook that goes back, and the template.
ERROR_COLUMN = "Ghi lỗi"
ERROR_LINE = "{label}: {told} {todo}"
WHOLE_ROW = "Cả dòng"
EARLIER_ROWS = "Dòng trong tệp gốc"
GUIDE_SHEET = "Hướng dẫn"
LISTS_SHEET = "Danh sách"
GUIDE_TITLE = "Tệp mẫu nhập {title}"
GUIDE_LINES = (
    "Mỗi dòng là một {noun}. Điền vào trang “{sheet}”, không đổi tên cột.",
    "Cột có dấu * phải điền. Ô trống giữ nguyên điều đang có trong sổ, không xóa.",
    "Ngày ghi ngày/tháng/năm, ví dụ 05/01/1972. Cột có danh sách thì chọn trong danh sách.",
    "Nhập lại tệp xuất ra mà không sửa gì thì sổ không thay đổi.",
)
GUIDE_HEADINGS = ("Cột", "Cách ghi", "Ví dụ")
BY_DAY = "Ngày/tháng/năm."
BY_LIST = "Chọn trong danh sách: {words}."
BY_YES_NO = "“có” hoặc “không”."
MUST = "Phải điền."

COLUMN_NUMBER = "Cột {number}"

# Progress, in one sentence.
READING = "Đang đọc tệp {file}."
CHECKING = "Đang kiểm {total} dòng, xong {done}."
TELLING = "Cả tệp đã vào sổ. Đang ghi việc nhập vào lịch sử từng mục, xong {done} trong {total} dòng."
WRITING = "Đang ghi {total} dòng vào sổ, xong {done}. Chưa ai thấy các dòng này cho đến khi ghi xong."

# What stopped an import at the last step.
EDITED_MEANWHILE = "{count} dòng vừa được người khác sửa trong sổ sau khi xem trước: {names}."
ADDED_MEANWHILE = "{count} dòng vừa có người khác thêm vào sổ sau khi xem trước: {names}."
UNITS_MEANWHILE = "Đơn vị vừa được người khác sửa sau khi xem trước: {names}."
CHANGED_MEANWHILE = "Sổ vừa được người khác sửa sau khi xem trước."
TAKEN_MEANWHILE = "Mã hoặc số thẻ trong tệp vừa được người khác dùng."
RIGHTS_MEANWHILE = "Vai trò của đồng chí đã thay đổi: có dòng không còn trong phạm vi được sửa."
MORE_NAMES = "… và {count} dòng khác"
CHECK_AGAIN = " Chưa ghi gì; đây là bản xem trước mới."

# Forms.
FILE = "Tệp Excel hoặc CSV"
FILE_HINT = "Dạng .xlsx hoặc .csv, đến {most} MB. Tệp chỉ được giữ đến khi ghi xong hoặc bỏ."
BLOCK = "Khối chép từ Excel"
BLOCK_HINT = (
    "Chọn các ô trong Excel, chép (Ctrl+C) rồi dán vào đây (Ctrl+V). Khối dài hơn {most} MB thì lưu rồi tải tệp lên."
)
HAS_HEADINGS = "Dòng đầu là tên cột"
NOT_TAKEN = "không nhập cột này"
GOES_TO = "Cột “{heading}” ghi vào"
OLD_LETTERS_CHOICE = "Chữ gõ bằng phông cũ {encoding}"
CONVERT = "Chuyển sang Unicode như ví dụ"
KEEP = "Giữ nguyên như trong tệp"
OLD_LETTERS_WANTED = "Xem ví dụ, rồi chọn chuyển sang Unicode hoặc giữ nguyên."
WITH_FAULTS = "có ghi lỗi"
STEPS = ("Chọn tệp", "Ghép cột", "Xem trước", "Ghi vào sổ")

# What is told after an act.
RECEIVED = "Đã nhận {file}."
MAPPED = "Đã ghép cột, đang kiểm từng dòng."
CONFIRMED = "Đang ghi {count} dòng vào sổ."
DROPPED = "Đã bỏ {file}. Chưa có dòng nào được ghi vào sổ."
CONTINUED = "Đang làm tiếp {file}."
DROP_TITLE = "Bỏ tệp nhập"
DROP_QUESTION = "Bỏ tệp {file}?"
DROP_CONSEQUENCE = "Không dòng nào của tệp được ghi vào sổ; muốn nhập lại phải tải tệp lên lần nữa."
DROP = "Bỏ tệp này"
