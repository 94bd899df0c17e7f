"""What the pages of this room say."""

PART = "Chỉ tiêu, ghi nhận"
CAMPAIGN_PART = "Chỉ tiêu"
TARGETS = "Chỉ tiêu, nhiệm vụ"
TARGET_NOUN = "chỉ tiêu"
QUANTITATIVE, QUALITATIVE = "định lượng", "định tính"
SHARE = "{part}/{whole} = {share} %"
REACHED_OF = "{reached} trên {wanted}"
HEADINGS = frozenset({"chi tieu", "chi tieu, nhiem vu", "noi dung", "ten chi tieu"})
LINE = "Dòng {number}: {told}"
LINE_WITHOUT_TITLE = "chưa ghi nội dung chỉ tiêu ở cột đầu."
LINE_TWICE = "“{title}” đã có ở dòng trên."
LINE_QUANTITY = "số lượng âm hoặc quá lớn."
LINE_TITLE = "nội dung dài quá 400 chữ."
LINE_WITHOUT_QUANTITY = "chỉ tiêu định lượng chưa ghi số lượng ở cột thứ ba."
LIST_LACKS = (
    "Chưa có {list} theo {basis}. Nếu ban hành kế hoạch lúc này thì mục {number} còn để ngỏ; vẫn làm tiếp được."
)
# Fields.
TITLE, TITLE_HINT = "Chỉ tiêu, nhiệm vụ", "Ví dụ “Kết nạp đảng viên mới”."
SOURCE, CHOOSE_SOURCE = "Nguồn", "Chọn nguồn"
DOCUMENT, DOCUMENT_HINT = "Theo văn bản", "Số, ngày của nghị quyết hoặc văn bản giao."
SORT = "Loại"
MEASURE, MEASURE_HINT = "Đơn vị tính", "Ví dụ người, %, tỷ đồng."
QUANTITY = "Số lượng"
PRODUCT, PRODUCT_HINT = "Sản phẩm", "Kết quả cụ thể phải có, nếu có."
RESULT_QUANTITY, RESULT_PRODUCT, RESULT_NOTE = "Đã đạt", "Sản phẩm đã có", "Nhận xét"
RESULT_ON = "Tính đến ngày"
REASON = "Lý do"
ON, NOTE = "Ngày", "Nội dung ghi nhận"
NOTE_HINT = (
    "Việc gì, ở đâu, kết quả. Người được ghi nhận đọc được. Ghi rồi không sửa, không xóa; sai thì ghi đính chính."
)
TASK, TASK_HINT = "Việc đăng ký", "Một việc cụ thể, kiểm tra được khi kiểm điểm."
DECISION, DECISION_HINT = "Theo văn bản", "Số, ngày của văn bản hoặc biên bản cuộc họp."
BASIS, BASIS_HINT = "Theo văn bản", "Số, ngày của văn bản kèm danh mục."
BLOCK = "Các chỉ tiêu"
BLOCK_HINT = (
    "Sao chép từ Excel rồi dán: mỗi dòng một chỉ tiêu, các cột lần lượt là chỉ tiêu, đơn vị tính, số lượng, "
    "sản phẩm, định lượng hay định tính."
)
YEAR, ANY_SOURCE, ANY_SORT, UNDER = "Năm", "Mọi nguồn", "Mọi loại", "Trong đơn vị"
SEARCH, SEARCH_HINT = "Tìm chỉ tiêu", "Tìm theo nội dung"
RESULTS, ANY_RESULT, WITH_RESULT, WITHOUT_RESULT = "Kết quả", "Có và chưa có", "Đã có kết quả", "Chưa có kết quả"
HOLDER, RESULT, WANTED, STATE, PERSON, UNIT = "Của", "Kết quả", "Phải đạt", "Trạng thái", "Đồng chí", "Đơn vị"
ANY_STATE = "Mọi trạng thái"
# Lists.
ORDER_OF_TARGETS = "năm mới trước, rồi thứ tự giao"
NO_TARGETS = "Chưa có chỉ tiêu nào"
NO_TARGETS_TEXT = "Chỉ tiêu giao ở trang của từng đơn vị, từng người, hoặc nhập cả danh sách từ Excel."
TASKS, TASK_NOUN = "Việc đăng ký", "việc đăng ký"
ORDER_OF_TASKS = "việc chờ duyệt trước"
NO_TASKS = "Chưa có việc đăng ký nào"
NO_TASKS_TEXT = "Việc đăng ký ghi ở trang của từng người khi kế hoạch đang mở có quy định đăng ký."
PEOPLE_WITHOUT, UNITS_WITHOUT = "Cán bộ, đảng viên chưa có chỉ tiêu", "Đơn vị chưa có chỉ tiêu"
PEOPLE_NOUN, UNITS_NOUN = "người", "đơn vị"
EVERYBODY_HAS, EVERYBODY_TEXT = "Ai cũng đã có chỉ tiêu", "Trong phạm vi đang xem không còn người nào thiếu chỉ tiêu."
ALL_UNITS_HAVE, ALL_UNITS_TEXT = "Đơn vị nào cũng đã có chỉ tiêu", "Trong phạm vi đang xem không còn đơn vị nào thiếu."
BY_NAME = "tên"
# What was done.
SAID_SET = "Đã giao chỉ tiêu “{title}”."
SAID_CHANGED = "Đã sửa chỉ tiêu “{title}”."
SAID_WITHDRAWN = "Đã rút chỉ tiêu “{title}”. Lý do nằm trong nhật ký."
SAID_RESULT = "Đã ghi kết quả của “{title}”."
SAID_NOTED = "Đã ghi nhận ngày {on}."
SAID_REGISTERED = "Đã ghi việc đăng ký “{title}”. Việc còn ở bản soạn; gửi thì mới tới cấp duyệt."
SAID_TASK_CHANGED = "Đã sửa việc đăng ký “{title}”."
SAID_SENT = "Đã gửi “{title}” chờ duyệt."
SAID_APPROVED = "Đã duyệt và giao “{title}” cho đồng chí {person}, năm {year}."
SAID_RETURNED = "Đã trả lại “{title}”; đồng chí {person} sửa rồi gửi lại."
SAID_LOADED = "Đã nạp {count} chỉ tiêu."
# Questions.
SEND_TITLE, SEND_QUESTION, SEND = "Gửi duyệt", "Gửi “{title}” năm {year} để cấp quản lý duyệt, giao?", "Gửi duyệt"
SEND_AFTER = ("Gửi rồi thì không sửa được cho đến khi cấp duyệt trả lại.",)
WITHDRAW, WITHDRAW_QUESTION = "Rút chỉ tiêu", "Rút chỉ tiêu “{title}” năm {year} của {holder}?"
WITHDRAW_AFTER = ("Chỉ tiêu không còn hiện khi kiểm điểm, xếp loại.", "Nội dung và lý do vẫn nằm trong nhật ký.")
NO_RESULT, PARENT = "chưa ghi", "Trực thuộc"
BASE_OF_RATING, REGISTRATION = "Nguồn làm căn cứ xếp loại", "Việc đăng ký"
REGISTERED_FOR = "{label}, làm trong năm {year}"
KEPT = {
    "targets": "Giao hằng năm",
    "quantitative_share": "Định lượng, định tính",
    "notes": "Ghi nhận trong năm",
}
