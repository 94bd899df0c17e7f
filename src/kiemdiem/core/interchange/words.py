"""The Vietnamese sentences of the empty workbook and of the result; slots are filled with names already written out."""

from __future__ import annotations

# ---------------------------------------------------------------------- the empty workbook
PLAN_OF_YEAR = "kế hoạch năm {year}"
PLAN_OF_DAY = "{plan} ngày {day}"
TEMPLATE_TITLE = "Bảng nhập dữ liệu xếp loại năm {year} theo {plan}"
GUIDE_STEPS = (
    "Trang “Đối tượng”: mỗi hàng là một tổ chức, tập thể hoặc cá nhân được xếp loại. Mã là mã riêng, không trùng nhau.",
    "Chọn “Loại đối tượng” trước: ô nào tô xám là ô loại đối tượng đó không dùng, để trống.",
    "Ô nào chưa biết thì để trống, không ghi 0. Cột “Ô trống nghĩa là” ở dưới nói chương trình hiểu ô trống thế nào.",
    "Ngày ghi ngày/tháng/năm (31/12/2021). Có hoặc không: chọn trong danh sách, hoặc ghi x, 1, 0.",
    "Số có phần thập phân dùng dấu phẩy hoặc dấu chấm (24,5). Nhiều mã trong một ô ngăn nhau bằng dấu chấm phẩy.",
    "Kỷ luật, chức vụ, các đợt nghỉ và các bảng khác có trang riêng: cột đầu ghi mã đối tượng như ở trang “Đối tượng”.",
    "Không gộp ô, không để công thức: chép kết quả rồi dán dưới dạng giá trị.",
    "Cột thêm để ghi chú: đặt tiêu đề bắt đầu bằng dấu #, chương trình sẽ bỏ qua.",
    "Đưa chuột vào ô tiêu đề để xem cột đó là gì, ai cung cấp và căn cứ điều nào.",
)
GUIDE_STEPS_TITLE = "Cách điền"
GUIDE_COLUMNS_TITLE = "Các cột"
GUIDE_HEADINGS = ("Trang", "Cột", "Kiểu", "Dùng cho", "Ai cung cấp", "Ô trống nghĩa là", "Căn cứ")
ALL_KINDS = "mọi đối tượng"
NOTE_TYPE = "Kiểu: {type}."
NOTE_RANGE = "Trong khoảng {range}."
NOTE_CHOICES = "Nhận: {choices}."
NOTE_KINDS = "Dùng cho: {kinds}."
NOTE_SUPPLIER = "Ai cung cấp: {supplier}."
NOTE_EVIDENCE = "Phải có giấy tờ chứng minh, lưu kèm hồ sơ."
NOTE_ABSENT = "Ô trống: {absent}."
NOTE_CLAUSES = "Căn cứ: {clauses}."
NOT_IN_LIST = "Hãy chọn một giá trị trong danh sách."
NOT_IN_LIST_TITLE = "Không có trong danh sách"
NOT_A_COUNT = "Hãy ghi một số nguyên không âm."
NOT_A_COUNT_TITLE = "Cần số nguyên"
EXPLAIN_REGIME = "{plan}: {title}. Không sửa ô này."
EXPLAIN_AS_OF = "Ngày chốt số liệu; để trống là ngày cuối kỳ."
EXPLAIN_PERIOD = "Một trong: {periods}."
EXPLAIN_READING = "Mặc định: {default}. Căn cứ: {clauses}."
NO_DEFAULT = "không có, phải chọn"
PREFILLED_KEYS = ("regime", "as_of")
ROWS_OF_SUBJECTS = "Mã đối tượng như ở trang “Đối tượng”; một đối tượng có thể có nhiều hàng."
COLUMN_HELP = {
    "id": "Mã riêng của đối tượng, dùng lại ở các trang khác. Không trùng nhau, không có dấu chấm phẩy.",
    "kind": "Loại đối tượng quyết định thang mức, quy tắc và các cột được dùng.",
    "name": "Họ và tên, hoặc tên tổ chức, tập thể.",
    "person": "Mã chung của một người khi người đó có nhiều hàng (vừa là cán bộ, vừa là đảng viên).",
    "unit": "Mã của tổ chức đảng, đơn vị mà đối tượng thuộc về.",
    "heads": "Mã của tập thể, đơn vị, tổ chức mà người này đứng đầu.",
    "superior": "Mã của tổ chức cấp trên trực tiếp.",
    "group": "Tên nhóm có vị trí tương đương; giới hạn số lượng tính trong từng nhóm. Để trống: không tính giới hạn.",
    "present_voters": "Số phiếu thu về (số người tham gia bỏ phiếu). Phiếu không hợp lệ vẫn nằm trong số này.",
    "full_members": "Tổng số đảng viên chính thức của chi bộ vào ngày bỏ phiếu.",
    "votes": "Số phiếu chọn mức này.",
    "proposed_level": "Mức do cấp có thẩm quyền đề xuất.",
    "decided_level": "Mức đã được quyết định, nếu có.",
    "honours": "Danh hiệu đã được chọn trong kỳ này: mã của danh hiệu, ngăn nhau bằng dấu chấm phẩy.",
    "previous.period": "Năm của kết quả trước đây, ví dụ 2020.",
    "bodies.id": "Mã của tổ chức, như ghi ở trang “Đối tượng”.",
    "bodies.name": "Tên tổ chức, tập thể.",
    "decisions.kind": "Người có thẩm quyền đã quyết định điều gì.",
    "decisions.at": "Mã quy tắc được quyết định, như ghi trong kết quả.",
}

# ---------------------------------------------------------------------- the result
RESULT_TITLE = "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG"
RESULT_REGIME = "Theo {plan}"
RESULT_BASIS = "Tính đến ngày {as_of} · {count} đối tượng · bộ quy định {regime}, dấu vân tay {hash}"
RESULT_NOTICE = (
    "Đây là kết quả chương trình đề xuất theo quy định; cấp có thẩm quyền xem xét, quyết định. "
    "Dấu * sau mức: người có thẩm quyền phải chọn (ngang nhau ở giới hạn)."
)
RESULT_COLUMNS = (
    ("Mã", 8),
    ("Họ và tên, tên gọi", 20),
    ("Đơn vị", 16),
    ("Loại", 11),
    ("Kết quả", 13),
    ("Mức xếp loại", 14),
    ("Lý do", 44),
    ("Vì sao không ở mức cao hơn", 30),
    ("Còn thiếu, ai cung cấp", 24),
    ("Cần quyết định", 20),
)
REASON_COLUMNS = (
    ("Mã", 8),
    ("Họ và tên, tên gọi", 20),
    ("Phần", 13),
    ("Bước", 13),
    ("Nội dung", 56),
    ("Căn cứ", 21),
    ("Chỗ trong văn bản", 40),
    ("Quy tắc", 19),
)
SUMMARY_COLUMNS = (
    ("Đối tượng", 34),
    ("Mức, kết quả", 44),
    ("Số lượng", 12),
    ("Tỷ lệ", 12),
)
TOTAL = "Cộng"
PERCENT = "{number} %"
SHEET_GOING_ON = "{sheet} ({number})"
GOES_ON = "Còn tiếp ở trang “{sheet}”."
GONE_ON = "Tiếp theo trang “{sheet}”."
QUOTA_COLUMNS = (
    ("Giới hạn của", 20),
    ("Nhóm", 18),
    ("Loại", 11),
    ("Cơ số", 9),
    ("Giới hạn", 10),
    ("Cách tính", 28),
    ("Đủ điều kiện (theo thứ tự)", 34),
    ("Được chọn", 30),
    ("Vượt", 6),
    ("Ngang nhau ở giới hạn", 16),
    ("Căn cứ", 14),
    ("Quy tắc", 14),
)
AWARD_COLUMNS = (
    ("Danh hiệu, hình thức", 32),
    ("Mã", 8),
    ("Họ và tên, tên gọi", 20),
    ("Đơn vị", 18),
    ("Tình trạng", 14),
    ("Ưu tiên", 8),
    ("Lý do", 50),
    ("Căn cứ", 21),
)
MISSING_COLUMNS = (
    ("Ai cung cấp", 28),
    ("Mã", 8),
    ("Họ và tên, tên gọi", 22),
    ("Đơn vị", 20),
    ("Còn thiếu", 44),
    ("Của", 18),
    ("Căn cứ", 18),
)
READING_COLUMNS = (
    ("Điểm nghi vấn", 46),
    ("Cách hiểu đang dùng", 36),
    ("Mặc định", 30),
    ("Ghi chú", 12),
    ("Căn cứ", 18),
    ("Mã", 20),
)
REASON_PART, WHY_NOT_PART, CONFLICT_PART, FOLLOW_UP_PART = (
    "Lý do",
    "Vì sao không cao hơn",
    "Mâu thuẫn",
    "Việc phải làm",
)
CHOSEN_OTHERWISE = "khác mặc định"
NONE_HERE = "Không có."
SUPPLIED_BY = "{label} ({supplier})"
LABEL_OF = "{label} của {name}"
WAITS_FOR = "Chờ mức của {names}"
CHOICES = "{who} chọn: {levels}"
CHOOSES_AT_LIMIT = "{who} chọn trong số ngang nhau ở giới hạn"
THE_OFFICE = "Cấp có thẩm quyền"
PROVISIONAL = "Tạm tính, xem lại khi có đủ mức của nơi khác"
FROM_TO = "từ {least} đến {greatest}"
PAGE = "Trang &P/&N"
PRIORITY = "ưu tiên"
