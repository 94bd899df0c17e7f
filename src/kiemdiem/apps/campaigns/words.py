"""What the pages of campaigns say."""

CAMPAIGNS, CAMPAIGN = "Kỳ kiểm điểm", "kỳ kiểm điểm"
NAME, ROOT, YEAR, PLAN, STATE, OPENED = "Kỳ kiểm điểm", "Nơi thực hiện", "Năm", "Kế hoạch", "Trạng thái", "Mở ngày"
NO_CAMPAIGN = "Chưa có kỳ kiểm điểm nào"
NO_CAMPAIGN_TEXT = "Ban Tổ chức lập kỳ khi kế hoạch được ban hành; kỳ đã mở hiện ở đây cho các đơn vị có liên quan."
REGIME, REGIME_HINT = "Bộ quy định", "Toàn bộ nội dung được lưu kèm kỳ; sửa bộ quy định về sau không đổi kỳ đã lập."
ROOT_HINT = "Đơn vị ban hành kế hoạch hoặc cấp được giao thực hiện; kỳ gồm đơn vị này và mọi đơn vị bên dưới."
NAME_FIELD, NAME_HINT = "Tên kỳ", "Để trống thì lấy “Kỳ kiểm điểm năm …”."
DEFAULT_NAME = "Kỳ kiểm điểm năm {year}"
READ_AS_ABOVE = "Theo {campaign} của {root}"
PREPARED = "Đã lập {campaign}. Việc tiếp theo: trả lời các câu hỏi của kế hoạch, rồi lập danh sách đối tượng."

OVERVIEW, READINGS, SUBJECTS, HISTORY = "Tổng quan", "Cách hiểu", "Đối tượng", "Lịch sử"
READINGS_KEPT = "Đã ghi cách hiểu các câu hỏi của kế hoạch."
REASON_FIELD = "Lý do, nếu chọn khác phương án mặc định"
DEFAULT_OPTION = "{label} (mặc định)"
AS_OF, AS_OF_HINT = "Theo danh bạ ngày", "Ai đến sau ngày này thì lập lại danh sách."
REASON, REASON_HINT = "Lý do lập lại", "Ví dụ số quyết định điều động, sáp nhập; ghi vào nhật ký khi chốt."
ASKED = "Đang lập danh sách theo danh bạ ngày {as_of}. Có thể rời trang này."
WORKING = "Đang lập danh sách đối tượng của {campaign}: xong {done}/{total}."
READING_REGISTERS = "Đang đọc danh bạ của {root} ngày {as_of}."

OPEN, OPEN_TITLE = "Mở kỳ", "Mở kỳ kiểm điểm"
OPEN_QUESTION = "Mở {campaign} với {reviewed} đối tượng kiểm điểm, {rated} đối tượng xếp loại?"
OPEN_AFTER = (
    "Bộ quy định {regime} và cách hiểu đã chọn giữ nguyên đến hết kỳ.",
    "Danh sách chốt theo danh bạ ngày {as_of}; thay đổi về sau là một lần chốt mới, có lý do.",
    "Các đơn vị bên dưới thấy kỳ này và đối tượng của mình.",
)
OPENED_NOW = "Đã mở {campaign}: {reviewed} đối tượng kiểm điểm, {rated} đối tượng xếp loại."
TAKE, TAKE_TITLE = "Chốt danh sách", "Chốt danh sách mới"
TAKE_QUESTION = "Thay danh sách đang dùng bằng danh sách theo danh bạ ngày {as_of}?"
TAKE_AFTER = ("{touched} đối tượng thay đổi so với danh sách đang dùng.", "Lý do ghi vào nhật ký: {reason}")
TAKEN_NOW = "Đã chốt danh sách lần {number}: {touched} đối tượng thay đổi."
DROP_ROLL, DROP_ROLL_TITLE = "Bỏ danh sách này", "Bỏ danh sách chờ chốt"
DROP_ROLL_QUESTION = "Bỏ danh sách lập theo danh bạ ngày {as_of}?"
DROP_ROLL_AFTER = ("Danh sách đang dùng giữ nguyên; có thể lập lại bất cứ lúc nào.",)
ROLL_DROPPED_NOW = "Đã bỏ danh sách lập theo danh bạ ngày {as_of}."
DROP, DROP_TITLE = "Bỏ kỳ này", "Bỏ kỳ chưa mở"
DROP_QUESTION = "Bỏ {campaign} chưa mở?"
DROP_AFTER = ("Kỳ không hiện với ai nữa; việc lập và bỏ vẫn ghi trong nhật ký.",)
DROPPED_NOW = "Đã bỏ {campaign}."
CLOSE, CLOSE_TITLE = "Khép kỳ", "Khép kỳ kiểm điểm"
CLOSE_QUESTION = "Khép {campaign}?"
CLOSE_AFTER = ("Mọi nội dung vẫn xem được; không sửa danh sách đối tượng của kỳ này nữa.",)
CLOSED_NOW = "Đã khép {campaign}."

SEARCH, SEARCH_HINT = "Tìm", "Tên, gõ không dấu cũng được"
KIND, ALL_KINDS = "Loại đối tượng", "mọi loại"
UNDER = "Trong đơn vị"
RESULT, ANY_RESULT = "Việc phải làm", "tất cả"
RATED, REVIEWED_ONLY, LEFT_OUT, WITH_PROBLEMS = "kiểm điểm và xếp loại", "chỉ kiểm điểm", "không kiểm điểm", "còn vướng"
RATED_ONLY = "chỉ xếp loại"
SUBJECT, SUBJECT_NOUN = "Đối tượng", "đối tượng"
UNIT, FORUMS, DECIDED_BY, PROBLEMS = "Đơn vị", "Nơi kiểm điểm", "Cấp quyết định mức", "Còn vướng"
ORDER = "tên"
NOBODY = "Không có đối tượng nào như vậy"
NOBODY_TEXT = "Danh sách tự lập từ danh bạ; đổi bộ lọc, hoặc lập lại danh sách khi danh bạ đã đủ."
UNKNOWN_DECIDER = "chưa rõ"
NO_PLACE = "chưa nêu"
SORTS = {"cell": "chi bộ", "body": "tập thể", "conference": "hội nghị"}
WHY_SUBJECT = "Vì sao là đối tượng"
DROP_REASON = "Lý do"
ACTS = {
    ("score", ""): "Chấm điểm",
    ("propose", ""): "Đề xuất mức",
    ("vet", ""): "Thẩm định",
    ("decide", "rate"): "Quyết định mức xếp loại",
    ("decide", "professional"): "Quyết định mức về chuyên môn",
    ("re_decide", ""): "Xem xét lại",
}
SUBJECT_TOLD = "{kind}: {doing}"
