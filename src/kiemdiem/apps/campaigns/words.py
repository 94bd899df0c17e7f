"""What the pages of campaigns say."""

CAMPAIGNS, CAMPAIGN = "Kỳ kiểm điểm", "kỳ kiểm điểm"
NAME, ROOT, YEAR, PLAN, STATE, OPENED = "Kỳ kiểm điểm", "Nơi thực hiện", "Năm", "Kế hoạch", "Trạng thái", "Mở ngày"
NO_CAMPAIGN = "Chưa có kỳ kiểm điểm nào"
NO_CAMPAIGN_TEXT = (
    "Ban Tổ chức lập kỳ khi kế hoạch được ban hành, bằng nút “Lập kỳ kiểm điểm” ở đầu trang; "
    "kỳ đã mở hiện ở đây cho các đơn vị có liên quan."
)
REGIME, REGIME_HINT = "Bộ quy định", "Toàn bộ nội dung được lưu kèm kỳ; sửa bộ quy định về sau không đổi kỳ đã lập."
ROOT_HINT = "Đơn vị ban hành kế hoạch hoặc cấp được giao thực hiện; kỳ gồm đơn vị này và mọi đơn vị bên dưới."
WITHOUT_NUMBER = "chưa có số, năm {year}"
REGIME_OPTION = "{number}: {issuer}"
NUMBER_AND_YEAR = "{number}, {year}"
NAME_FIELD, NAME_HINT = "Tên kỳ", "Để trống thì lấy “Kỳ kiểm điểm năm …”."
DEFAULT_NAME = "Kỳ kiểm điểm năm {year}"
READ_AS_ABOVE = "Theo {campaign} của {root}"
PREPARED = "Đã lập {campaign}. Tiếp theo: trả lời các câu hỏi của kế hoạch, rồi lập danh sách đối tượng ở “Tổng quan”."

OVERVIEW, READINGS, SUBJECTS = "Tổng quan", "Cách hiểu", "Đối tượng"
CARRYING_OUT, BEFORE_REVIEWS, TIERS_BELOW = "Thực hiện kế hoạch", "Trước khi kiểm điểm", "Cấp dưới"
READINGS_KEPT = "Đã ghi cách hiểu các câu hỏi của kế hoạch. Tiếp theo: “Lập danh sách đối tượng”."
QUOTED = "“{quote}” {place}."
REASON_FIELD = "Lý do, nếu chọn khác phương án mặc định"
DEFAULT_OPTION = "{label} (mặc định)"
AS_OF, AS_OF_HINT = "Theo danh bạ ngày", "Ai đến sau ngày này thì lập lại danh sách."
REASON, REASON_HINT = "Lý do lập lại", "Ví dụ số quyết định điều động, sáp nhập; ghi vào nhật ký khi chốt."
ASKED = "Đang lập danh sách theo danh bạ ngày {as_of}. Có thể rời trang này."
WORKING = "Đang lập danh sách đối tượng của {campaign}: xong {done}/{total}."
READING_REGISTERS = "Đang đọc danh bạ của {root} ngày {as_of}."
APPLYING_RULES = "Đã đọc {units} đơn vị, {persons} người. Đang tính ai kiểm điểm ở đâu, cấp nào quyết định."

OPEN, OPEN_TITLE = "Mở kỳ", "Mở kỳ kiểm điểm"
OPEN_QUESTION = "Mở {campaign} với {reviewed} đối tượng kiểm điểm, {rated} đối tượng xếp loại?"
OPEN_AFTER = (
    "Bộ quy định {regime} và cách hiểu đã chọn giữ nguyên đến hết kỳ.",
    "Danh sách chốt theo danh bạ ngày {as_of}; thay đổi về sau là một lần chốt mới, có lý do.",
    "Các đơn vị bên dưới thấy kỳ này và đối tượng của mình.",
)
OPENED_NOW = (
    "Đã mở {campaign}: {reviewed} đối tượng kiểm điểm, {rated} đối tượng xếp loại. Hạn của từng việc ở phần “Kế hoạch”."
)
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

CORRECTIONS, CORRECTION = "Điều chỉnh", "điều chỉnh"
NO_BODY_NAMED, NO_PAPER = "không ghi", "không ghi"
FROM_A_PERSON, FROM_A_UNIT = "một người", "một đơn vị"
ONLY_REVIEWED = "chỉ kiểm điểm, không xếp loại"
PLACE_NAMED, AUTHORITY_NAMED, JOINED_WITH = (
    "kiểm điểm ở {place}",
    "{body} quyết định mức",
    "kiểm điểm kết hợp với {body}",
)
BY_HAND = "Điều chỉnh ({what}): {reason}. Văn bản: {paper}."
HELD_WITH = "Kiểm điểm kết hợp với {body}: một hội nghị, báo cáo và kết quả riêng."
GONE_FROM_LIST = "Không còn trong danh sách lập từ danh bạ."
GONE_FROM_REGISTERS = "Danh bạ không còn người hoặc đơn vị này."
IN_THE_LIST_BY_ITSELF = "Danh bạ đã tự đưa vào danh sách."
LEFT_OUT_BY_ITSELF = "Quy định đã tự loại ra."
NOT_REVIEWED_NOW, NOT_RATED_NOW = "Danh sách mới không còn kiểm điểm.", "Danh sách mới không còn xếp loại."
PLACE_IS_GONE, PLACE_BY_ITSELF = "Nơi được thay không còn trong danh sách.", "Danh sách đã tự có nơi này."
PLACES_ARE_FULL = "Sẽ có {places} nơi kiểm điểm. {says}"
MEMBERS_ARE_OUTSIDE = "Không còn đủ mọi thành viên trong {body}: {names}."

WHY_CORRECTED, WHY_CORRECTED_HINT = "Lý do", "Hiện ở trang của đối tượng và trong nhật ký."
PAPER, PAPER_HINT = "Văn bản", "Số, ngày, cơ quan ban hành; có chỗ kế hoạch bắt buộc."
DECIDING = "Cơ quan quy định"
DECIDING_HINT = "Khi kế hoạch giao việc này cho một cơ quan, ví dụ huyện ủy trong phạm vi của mình; không thì để trống."
TAKEN_UNIT, TAKEN_UNIT_HINT = "Đơn vị", "Khi đưa vào một tổ chức, tập thể; gõ tên hoặc mã."
TAKEN_PERSON = "Cán bộ, đảng viên"
TAKEN_PERSON_HINT = "Khi đưa vào một người; gõ tên (không cần dấu), mã hoặc đơn vị rồi chọn."
HOW_FAR, OUT_OF_ALL, OUT_OF_RATING = "Bỏ ra khỏi", "Kiểm điểm và xếp loại", "Chỉ xếp loại; vẫn kiểm điểm"
NEW_PLACE, INSTEAD_OF, ONE_MORE = "Nơi kiểm điểm mới", "Thay cho", "không thay, thêm một nơi"
BESIDE = "Kết hợp với"
REVOKE_REASON = "Lý do rút"
TAKE_IN_TITLE, LEAVE_OUT_TITLE = "Đưa vào danh sách", "Bỏ ra khỏi danh sách"
NAME_PLACE_TITLE, NAME_AUTHORITY_TITLE = "Đổi nơi kiểm điểm", "Đổi cấp quyết định mức"
JOIN_REVIEWS_TITLE, REVOKE_TITLE = "Kiểm điểm kết hợp", "Rút điều chỉnh"
CORRECTED_NOW = "Đã ghi điều chỉnh của {name}. Có hiệu lực khi lập lại danh sách."
REVOKED_NOW = "Đã rút điều chỉnh của {name}. Có hiệu lực khi lập lại danh sách."
REVOKE_QUESTION = "Rút điều chỉnh “{what}” của {name}?"
REVOKE_AFTER = (
    "Lần lập danh sách sau tính lại theo danh bạ và kế hoạch.",
    "Điều chỉnh vẫn còn trong danh sách này, ghi là đã rút.",
)
REVOKE = "Rút điều chỉnh"
WHAT_CHANGED, WHO_DID, ON_DAY, NOW_IS = "Điều chỉnh", "Người ghi", "Ngày ghi", "Tình trạng"
CORRECTION_ORDER = "ngày ghi, mới trước"
NO_CORRECTION = "Chưa có điều chỉnh nào"
NO_CORRECTION_TEXT = "Danh sách đang đúng như danh bạ và kế hoạch. Điều chỉnh một đối tượng ở trang của đối tượng đó."
APPLIED, UNFIT, NOT_YET, REVOKED = "đã áp dụng", "không còn khớp", "chờ lập lại danh sách", "đã rút"
TOWARDS = "{does}: {target}"
BY_WHOM, ON_PAPER, OWN_AREA = "do {by}", "khi có {paper}", "trong phạm vi của mình"
ROLL = "Đối tượng"
NOT_HERE, ON_THE_ROLL, NO_LONGER = "chưa có", "đang có", "không còn trong danh sách"
TO_REVIEW = {
    (True, True): RATED,
    (True, False): REVIEWED_ONLY,
    (False, True): RATED_ONLY,
    (False, False): LEFT_OUT,
}

GROUPS, GROUP = "Nhóm", "nhóm"
SHARE_OF = "{share} của {base} = {part} → {limit}"
OTHER_LIMIT = "nhiều nhất {limit} khi cả {base} đối tượng làm cơ sở"
AND_OTHERS = "{names} và {count} đối tượng khác"
GROUP_NAME, GROUP_SCOPE = "Tên nhóm", "Phạm vi"
GROUP_SCOPE_HINT = "Đảng bộ, tập thể, cơ quan, đơn vị mà nhóm thuộc về; gồm cả các đơn vị bên dưới."
GROUP_SUBJECTS, APPROVAL_PAPER = "Đối tượng trong nhóm", "Văn bản duyệt"
APPROVAL_PAPER_HINT = "Bắt buộc khi ghi thay cấp có thẩm quyền."
GROUPS_PROPOSED = "Đã đề xuất {count} nhóm của {scope}. Xem lại từng nhóm."
GROUP_KEPT = "Đã ghi nhóm “{name}”: {count} đối tượng."
GROUP_DROPPED_NOW = "Đã bỏ nhóm “{name}”."
GROUP_APPROVED_NOW = "Đã duyệt nhóm “{name}”."
APPROVE_GROUP, APPROVE_GROUP_TITLE = "Duyệt nhóm", "Duyệt nhóm vị trí tương đương"
APPROVE_QUESTION = "Duyệt nhóm “{name}” của {scope} với {count} đối tượng?"
APPROVE_AFTER = (
    "Tỷ lệ của kế hoạch tính trong nhóm này.",
    "Sửa nhóm về sau thì nhóm trở lại là dự kiến và phải duyệt lại.",
)
DROP_GROUP, DROP_GROUP_TITLE = "Bỏ nhóm", "Bỏ nhóm vị trí tương đương"
DROP_GROUP_QUESTION = "Bỏ nhóm “{name}” của {scope}?"
DROP_GROUP_AFTER = ("{count} đối tượng trở lại chưa vào nhóm nào.",)
GROUPS_BEFORE = (
    "Nhóm vị trí tương đương: {groups} nhóm, {approved} đã duyệt; {free} đối tượng xếp loại chưa vào nhóm nào."
)
