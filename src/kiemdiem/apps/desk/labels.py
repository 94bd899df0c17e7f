"""How tasks are told."""

MOST_SHOWN = 20
SECOND_ROLE = "Đồng ý hay không đồng ý giao vai trò {role} cho {user}"
SECOND_ROLE_ABOUT = "{place}. Người giao: {by}. Vai trò này chỉ có hiệu lực khi người thứ hai đồng ý."
SECOND_ROLE_BUTTON = "Xem và quyết định"
ADD_UNITS = "Lập cây đơn vị"
ADD_UNITS_ABOUT = "Chưa có đơn vị nào. Lập từng đơn vị, hoặc nhập danh sách từ Excel."
ADD_UNITS_BUTTON = "Lập đơn vị đầu tiên"
ADD_PEOPLE = "Nhập danh sách cán bộ, đảng viên"
ADD_PEOPLE_ABOUT = "Chưa có người nào trong phạm vi của đồng chí. Tải mẫu Excel, điền rồi nhập."
ADD_PEOPLE_BUTTON = "Nhập từ Excel"
OPEN_UPLOAD = "Xem trước và ghi tệp {file}"
OPEN_UPLOAD_MAPPING = "Tệp đã đọc xong, chờ ghép cột; chưa ghi dòng nào."
OPEN_UPLOAD_ABOUT = "{total} dòng, chưa ghi dòng nào."
OPEN_UPLOAD_BAD = "{total} dòng, {refused} dòng còn lỗi, chưa ghi dòng nào."
OPEN_UPLOAD_BUTTON = "Mở tệp"
OWN_RECORD = "Hồ sơ của tôi"
OWN_RECORD_ABOUT = "{unit}. Đọc và báo cho bí thư chi bộ nếu có chỗ chưa đúng."
OWN_RECORD_BUTTON = "Mở hồ sơ"

# The journal.
WORDS = "Tìm trong nhật ký"
WHO = "Người làm"
UNIT = "Đơn vị (tên hoặc mã)"
ACT = "Việc"
ANY_ACT = "Mọi việc"
FROM = "Từ ngày"
TO = "Đến ngày"
JOURNAL = "Nhật ký"
JOURNAL_NOUN = "mục nhật ký"
JOURNAL_ORDER = "thứ tự ghi, mục mới trước"
MOMENT = "Lúc"
SENTENCE = "Việc đã làm"
ROLE = "Vai trò"
REASON = "Lý do"
CHAIN = "Chuỗi"
NUMBER = "Số"
HASH = "Mã của mục"
CAMPAIGN_CHAIN = "Chuỗi {name}"
EMPTY_TITLE = "Nhật ký chưa có mục nào"
EMPTY_TEXT = "Mỗi việc làm trên danh bạ, vai trò và tài khoản được ghi một mục: ai, vai trò gì, lúc nào, trước và sau."
YES = "có"
NO = "không"
HOUSE_CHAIN = "Chuỗi chung"
# The fields of entries; one that is missing here is shown by its own name.
FIELDS = {
    "about": "Liên quan",
    "after": "Sau",
    "before": "Trước",
    "what": "Nội dung",
}
