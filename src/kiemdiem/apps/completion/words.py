"""What the pages of this room say."""

COMPLETION, COMPLETION_LIST = "Kiểm điểm xong", "Đơn vị và số đã kiểm điểm"
UNITS_NOUN, UNITS_ORDER = "đơn vị", "tên đơn vị"
UNIT, TO_REVIEW, DONE, OUTSTANDING, EXCUSED, MARK = (
    "Đơn vị",
    "Phải kiểm điểm",
    "Đã kiểm điểm",
    "Chưa kiểm điểm",
    "Đã có lý do",
    "Đơn vị báo xong",
)
SEARCH, SEARCH_HINT, UNDER, STATE, ANY_STATE = (
    "Tìm theo tên",
    "Tên, không cần dấu",
    "Trong đơn vị",
    "Tình trạng",
    "Mọi tình trạng",
)
MARKED_ON = "đã xong {day}"
MARKED_BUT = "{count} chưa có lý do"
NOT_MARKED = "chưa báo"
NO_UNIT, NO_UNIT_TEXT = "Không có đơn vị nào", "Không có đơn vị nào khớp, hoặc kỳ chưa mở."
SUBJECTS, SUBJECTS_NOUN = "Đối tượng phải kiểm điểm", "đối tượng"
SUBJECT, KIND, HOME, REVIEW, ACT = "Đối tượng", "Loại", "Đơn vị", "Kiểm điểm", "Việc"
SUBJECTS_ORDER = "tập thể trước, rồi cá nhân theo tên"
REVIEWED_ON = "đã kiểm điểm {day}"
NOT_YET = "chưa kiểm điểm"
WITH_REASON = "chưa kiểm điểm, có lý do"
TAKE_BACK = "Rút"
NOBODY, NOBODY_TEXT = "Không có đối tượng nào", "Không có đối tượng nào phải kiểm điểm khớp với điều kiện lọc."
PICKED, DAY, PAPER, PAPER_HINT = (
    "Đã kiểm điểm",
    "Ngày kiểm điểm",
    "Biên bản, văn bản",
    "Ví dụ số biên bản. Có thể để trống.",
)
ON_BEHALF, ON_BEHALF_HINT = "Lý do ghi thay", "Ghi khi đồng chí làm thay đơn vị, ví dụ bản giấy đã ký."
WHY = "Lý do rút"
RECORDED_NOW = "Đã ghi {count} đối tượng kiểm điểm ngày {day}."
TAKEN_BACK_NOW = "Đã rút ngày kiểm điểm của {subject}."
MARKED_NOW = "Đã đánh dấu {unit} kiểm điểm xong."
WITHOUT_REASON_NOW = "Còn {count} đối tượng chưa có lý do: {names}."
AND_MORE = "{names} và {count} đối tượng khác"
SHARED_REASON, NOBODY_TICKED = "Một lý do cho các đối tượng đã đánh dấu", "Đánh dấu ở bảng dưới ai có lý do này."
SHARED_REASON_HINT = "Để trống nếu ai cũng có lý do riêng. Dòng nào đã ghi lý do riêng thì giữ lý do riêng."
SHARED_REASON_WANTED = "Có dòng đã đánh dấu mà chưa có lý do: ghi lý do chung, hoặc ghi ở dòng đó."
REASON_WANTED = "Hãy ghi lý do chưa kiểm điểm."
WAITING, UNEXPLAINED, ALL_DONE, WITH_MARK, WITHOUT_MARK = (
    "còn chưa kiểm điểm",
    "còn chưa có lý do",
    "đã kiểm điểm đủ",
    "đã báo xong",
    "chưa báo xong",
)
REVIEWED_IN = "{name} (ngày {day}, {campaign})"
MARK_TAKEN_BACK_NOW = "Đã rút đánh dấu của {unit}; đơn vị lại là chưa báo xong."
