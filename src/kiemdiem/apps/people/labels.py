"""Words of the persons' records as they are shown, and the sentences of their acts."""

HEAD = "người đứng đầu"
DEPUTY = "cấp phó"
OTHER = "chức vụ khác"
EXEMPT = "được miễn công tác và sinh hoạt đảng"
SUSPENDED = "bị đình chỉ sinh hoạt đảng"
STANDINGS = {"head": HEAD, "deputy": DEPUTY, "other": OTHER}
SPELLS = {"exempt": EXEMPT, "suspended": SUSPENDED}
RESULT_KINDS = {"member": "đảng viên", "cadre": "cán bộ lãnh đạo, quản lý"}

EMPTY = "trống"
YES = "có"
NO = "không"
WOMAN = "nữ"
MAN = "nam"
STILL = "đến nay"
SINCE = "từ {since}"
UNTIL = "đến {until}"
CHANGE = "{field}: {before} → {after}"

# The sorts of records, as a sentence names one.
POSITION = "chức vụ"
MEMBERSHIP = "sinh hoạt đảng"
EMPLOYMENT = "nơi công tác"
ASSIGNMENT = "phụ trách"
SPELL = "miễn, đình chỉ sinh hoạt"
LEAVE = "đợt nghỉ"
MEASURE = "kỷ luật"
ABSENCE = "buổi vắng"
RESULT = "kết quả năm"

PERSON_FIELDS = {
    "full_name": "Họ và tên",
    "code": "Mã số",
    "born_on": "Ngày sinh",
    "is_woman": "Giới tính",
    "card_number": "Số thẻ đảng viên",
    "admitted_on": "Ngày vào Đảng",
    "full_member_on": "Ngày chính thức",
    "service": "Đối tượng",
    "service_class": "Ngạch, chức danh",
    "residence": "Nơi cư trú",
    "residence_unit": "Tổ chức đảng nơi cư trú",
}
RECORD_FIELDS = {
    "unit": "Đơn vị",
    "post": "Chức vụ",
    "title": "Tên chức vụ ghi trong quyết định",
    "standing": "Vị trí",
    "rank": "Thứ bậc",
    "is_main": "Chức vụ chính",
    "is_presiding": "Chủ trì",
    "is_full_time": "Chuyên trách",
    "is_leading": "Là chức vụ lãnh đạo, quản lý",
    "is_re_elected": "Tái cử",
    "managed_by": "Diện quản lý",
    "promoted_from": "Chức vụ trước khi đề bạt",
    "equivalent": "Tương đương chức vụ",
    "since": "Từ ngày",
    "until": "Đến ngày",
    "cell": "Chi bộ",
    "kind": "Loại",
    "temporary_in": "Sinh hoạt tạm thời tại",
    "contract": "Loại hợp đồng",
    "decision": "Quyết định",
    "measure": "Hình thức",
    "side": "Bên xử lý",
    "cause": "Nguyên nhân",
    "act": "Vi phạm",
    "reason": "Lý do xử lý",
    "committed_on": "Ngày vi phạm",
    "decided_on": "Ngày quyết định",
    "effective_on": "Ngày có hiệu lực",
    "happened_in": "Nơi xảy ra vi phạm",
    "handled_in": "Nơi xử lý",
    "is_duty_related": "Liên quan chức trách",
    "is_self_discovered": "Do tổ chức tự phát hiện",
    "on": "Ngày",
    "meeting": "Buổi sinh hoạt",
    "is_excused": "Vắng có lý do",
    "year": "Năm",
    "level": "Mức xếp loại",
    "honours": "Khen thưởng",
}

# Choices and hints of forms.
NOT_KNOWN = "chưa rõ"
NOT_CHOSEN = "Chưa chọn"
NO_LEVEL = "Không xếp loại"
ANY = "Tất cả"
TITLE_HINT = "Để trống thì lấy tên trong danh mục chức vụ."
MANAGED_HINT = "Cơ quan quản lý cán bộ, như kế hoạch gọi. Ví dụ: Ban Thường vụ Tỉnh ủy."
UNTIL_HINT = "Ngày cuối cùng; để trống là còn hiệu lực."
RANK_HINT = "1 là cao nhất trong đơn vị."
MAIN_HINT = "Mỗi người một chức vụ chính và cao nhất; đánh dấu ở đây thì bỏ dấu ở chức vụ trước."
DECISION_HINT = "Số, ngày, nơi ban hành."
EFFECTIVE_HINT = "Để trống là ngày quyết định."
MEETING_HINT = "Ví dụ: họp chi bộ thường kỳ tháng 10."
HONOURS_HINT = "Mỗi dòng một hình thức khen thưởng của năm đó."
RATED_AS = "Xếp loại với tư cách"
SERVICE_HINT = "Cán bộ, công chức, viên chức, hưu trí…"
CODE_HINT = "Để trống thì chương trình tự cấp."
VERSION = "Bản đang sửa"
REASON = "Lý do"
REASON_HINT = "Lý do được ghi vào nhật ký."
MOVE_ON = "Ngày chuyển đến"
MOVE_ON_HINT = "Ngày đầu sinh hoạt ở chi bộ mới; ngày trước đó là ngày cuối ở chi bộ cũ."
LEFT_ON = "Ra khỏi danh bạ từ ngày"
LEFT_REASON_HINT = "Từ trần, ra khỏi Đảng, chuyển đảng ra ngoài tỉnh… kèm số quyết định."
MEMBER_CELL = "Chi bộ sinh hoạt chính thức"
MEMBER_KIND = "Tư cách đảng viên"
MEMBER_SINCE = "Sinh hoạt tại chi bộ từ ngày"
WORKPLACE = "Cơ quan, đơn vị công tác"

# The list.
LIST = "Danh sách cán bộ, đảng viên"
NOUN = "người"
ORDER_TOLD = "tên gọi (An, Ánh, Bảo…)"
FILE_NAME = "can-bo-dang-vien"
EMPTY_TITLE = "Chưa có ai trong danh bạ"
EMPTY_TEXT = "Thêm từng người, hoặc nhập cả danh sách từ Excel."
SEEK = "Tên, số thẻ, mã hoặc năm sinh"
PERSON_HINT = "Gõ tên (không cần dấu), mã hoặc đơn vị rồi chọn; thêm dấu phẩy và tên đơn vị để tìm hẹp hơn."
PERSONS_HINT = "Gõ tên (không cần dấu), mã hoặc đơn vị rồi chọn từng người; hoặc dán mã, mỗi dòng một người."
NEAR_TO = "{told} Có thể là: {names}."
NOBODY_SUGGESTED = "Không thấy ai trong phạm vi được xem. Hãy gõ tên, mã, số thẻ hoặc tên đơn vị."
MORE_SUGGESTED = "Còn {more} người nữa, hãy gõ thêm."
MANY_MORE_SUGGESTED = "Còn nhiều người nữa, hãy gõ thêm."
SEEK_HINT = "Gõ có dấu hoặc không dấu"
UNIT = "Đơn vị"
WITH_LEFT = "Cả người đã ra khỏi danh bạ"
NAME = "Họ và tên"
BORN = "Năm sinh"
POST = "Chức vụ"
CELL = "Chi bộ"
ADMITTED = "Ngày vào Đảng"
LEVEL_OF = "Mức {year}"
CARD = "Số thẻ"
CODE = "Mã số"
MANAGED_BY = "Diện quản lý"
KIND = "Tư cách"
RESIDENCE = "Nơi cư trú"
NOT_MEMBER = "chưa vào Đảng"
TEMPORARY = "sinh hoạt tạm thời tại {cell}"
NOT_RATED = "chưa có"
PROBATIONERS = "Đảng viên dự bị"
SECRETARIES = "Bí thư"
LEFT = "Cả người đã ra khỏi danh bạ"
EXPORT_PICKED = "Xuất người đã chọn ra Excel"

# The page of a person.
TABS = {
    "tong-quat": "Tổng quát",
    "chuc-vu": "Chức vụ, công tác",
    "sinh-hoat": "Sinh hoạt đảng",
    "nghi-ky-luat": "Nghỉ, kỷ luật, vắng",
    "cac-nam": "Kết quả các năm",
    "nhat-ky": "Nhật ký",
}
TABLES = {  # title, what the link to add one says, what stands where there is none
    "chuc-vu": ("Chức vụ", "Thêm chức vụ", "Không giữ chức vụ nào."),
    "sinh-hoat": ("Chi bộ sinh hoạt", "Thêm nơi sinh hoạt", "Chưa ghi chi bộ; người chưa vào Đảng thì để trống."),
    "cong-tac": ("Nơi công tác", "Thêm nơi công tác", "Chưa ghi nơi công tác."),
    "phu-trach": ("Phụ trách, theo dõi đơn vị", "Thêm đơn vị phụ trách", "Không được phân công phụ trách đơn vị nào."),
    "mien-dinh-chi": ("Miễn, đình chỉ sinh hoạt", "Ghi miễn, đình chỉ", "Không có."),
    "nghi": ("Các đợt nghỉ", "Ghi đợt nghỉ", "Không có đợt nghỉ nào được ghi."),
    "ky-luat": ("Kỷ luật", "Ghi kỷ luật", "Không có hình thức kỷ luật nào được ghi."),
    "vang": ("Vắng sinh hoạt chi bộ", "Ghi buổi vắng", "Không có buổi vắng nào được ghi."),
    "ket-qua": ("Kết quả các năm", "Ghi kết quả năm", "Chưa có kết quả năm nào. Kết quả từ năm sau tự ghi vào đây."),
}
MAIN_POST = "chức vụ chính"
HELD_AT = "Nơi giữ chức vụ"
HOLDING = "đang giữ"
ATTENDING = "đang sinh hoạt"
LASTING = "đến nay"
IN_CHARGE_OF = "Đơn vị phụ trách"
MANAGED_SENTENCE = "diện {manager} quản lý"
FULL_MEMBER = "chính thức {on}"
PROBATIONARY = "đảng viên dự bị"
NEW = "{sort}: {person}"
END = "Ghi ngày cuối"
REMOVE = "Xóa lần ghi nhầm"
LEAVE_REGISTER = "Ra khỏi danh bạ"
PEOPLE = "Cán bộ, đảng viên"
END_QUESTION = "Đồng chí {person} ra khỏi danh bạ?"
END_CONSEQUENCES = (
    "Chức vụ, nơi sinh hoạt đảng, nơi công tác đang giữ đều ghi ngày cuối là ngày này.",
    "Hồ sơ vẫn giữ nguyên, vẫn tìm được khi chọn “Cả người đã ra khỏi danh bạ”.",
)
REMOVE_QUESTION = "Xóa {sort}: {told}?"
REMOVE_CONSEQUENCES = (
    "Chỉ xóa khi ghi nhầm; việc thật đã kết thúc thì ghi ngày cuối.",
    "Nội dung đã xóa còn trong nhật ký.",
)
END_RECORD_QUESTION = "Ghi ngày cuối cho {sort}: {told}?"
EDIT_TITLE = "Sửa {sort}"

# What was just done.
SAID_PERSON_ADDED = "Đã thêm đồng chí {person}, mã số {code}."
SAID_PERSON_EDITED = "Đã ghi thông tin của đồng chí {person}."
SAID_PERSON_MOVED = "Đã chuyển đồng chí {person} đến {cell} từ ngày {on}."
SAID_PERSON_ENDED = "Đồng chí {person} đã ra khỏi danh bạ từ ngày {on}."
SAID_RECORD = "Đã ghi {kind} của đồng chí {person}."
SAID_RECORD_ENDED = "Đã ghi ngày cuối {on} cho {kind} của đồng chí {person}."
SAID_RECORD_REMOVED = "Đã xóa {kind} ghi nhầm của đồng chí {person}; nhật ký còn giữ nội dung."

# The sentences of the acts.
PERSON_ADDED = "Thêm đồng chí {person} vào danh bạ, {home}."
PERSON_EDITED = "Sửa thông tin của đồng chí {person}. {changed}."
PERSON_MOVED = "Chuyển sinh hoạt đảng của đồng chí {person} từ {before} đến {cell}, từ ngày {on}."
PEOPLE_MOVED = "Chuyển {count} người còn ghi ở {unit} sang {into} từ ngày {on}: {what}."
PERSON_ENDED = "Đồng chí {person} ra khỏi danh bạ từ ngày {on}."
RECORD_ADDED = "Ghi {kind} của đồng chí {person}: {told}."
RECORD_EDITED = "Sửa {kind} của đồng chí {person}: {told}. {changed}."
RECORD_ENDED = "Kết thúc {kind} của đồng chí {person}: {told}; ngày cuối {on}."
RECORD_REMOVED = "Xóa {kind} ghi nhầm của đồng chí {person}: {told}."
UNIT_ELSEWHERE = (
    "Nếu là đơn vị nơi khác giữ: đề nghị Ban Tổ chức cấp ủy quản lý cả hai nơi ghi; chuyển sinh hoạt thì gửi kèm giấy "
    "giới thiệu chuyển sinh hoạt đảng."
)
LINK_USERNAME = "Tên đăng nhập"
LINK_HINT = "Tài khoản cấp ngoài danh bạ và chưa nối với hồ sơ nào. Hỏi chính người đó để chắc đúng tên."
SAID_USER_LINKED = "Đã nối tài khoản {user} với hồ sơ của đồng chí {person}."
SAID_USER_UNLINKED = "Đã gỡ tài khoản {user} khỏi hồ sơ của đồng chí {person}."
USER_UNLINKED = "Gỡ tài khoản {user} khỏi hồ sơ của đồng chí {person}."
UNLINK_TITLE = "Gỡ tài khoản"
UNLINK_QUESTION = "Gỡ tài khoản {user} khỏi hồ sơ của đồng chí {person}?"
UNLINK_AFTER = "Từ lúc này tài khoản ấy không xem được hồ sơ này như của mình; tài khoản và các vai trò giữ nguyên."
UNLINK_HINT = "Ghi vào nhật ký, ví dụ: nối nhầm người trùng tên."
USER_LINKED = "Gắn tài khoản {user} với hồ sơ của đồng chí {person}."
# What hangs on a unit, after its number.
MEMBERS_OF_UNIT = "đảng viên đang sinh hoạt"
POSTS_OF_UNIT = "chức vụ đang giữ"
WORKERS_OF_UNIT = "người đang làm việc"
RECORDS_OF_UNIT = "hồ sơ cán bộ, đảng viên"

# Moving the people of a unit along to those that came after it.
LEFT_PART = "Cán bộ, đảng viên còn ghi ở đây"
LEFT_ENDED = "{count} người còn ghi ở đơn vị đã kết thúc."
LEFT_PARTED = "{count} người đang ghi ở đơn vị này; một số có thể về đơn vị mới tách ra."
LEFT_LIVING = "{count} người đang ghi ở đơn vị này."
LEFT_NOBODY = "Không còn ai ghi ở đơn vị này."
LEFT_OUTSIDE = "{count} người khác có mục ghi ở đây nhưng hồ sơ do nơi khác giữ, hoặc là của chính đồng chí."
MOVE_TO = "Chuyển đến"
MOVE_TO_OTHER = "đơn vị khác, ghi ở ô dưới"
MOVE_OTHER = "Đơn vị nhận khác"
MOVE_OTHER_NEEDED = "Ghi đơn vị nhận."
MOVE_FIRST_DAY = "Từ ngày"
MOVE_FIRST_DAY_HINT = "Ngày đầu ở đơn vị nhận; ngày trước đó là ngày cuối ở đơn vị cũ."
MOVE_WHO = "Ai chuyển"
MOVE_ALL = "Tất cả {count} người"
MOVE_TICKED = "Những người đánh dấu trong danh sách dưới đây"
MOVE_PASTED = "Những người dán từ Excel"
MOVE_PASTE = "Dán từ Excel"
MOVE_PASTE_HINT = (
    "Mỗi dòng một người: mã số hoặc số thẻ đảng viên; thêm cột thứ hai là mã đơn vị nhận nếu mỗi người về một nơi. "
    "Không có cột thứ hai thì về đơn vị đã chọn ở trên."
)
MOVE_REST = "Chức vụ đang giữ ở đơn vị cũ"
POST_CHOICES = {"thoi": "thôi giữ", "chuyen": "chuyển theo sang đơn vị nhận", "giu": "giữ nguyên ở đơn vị cũ"}
AS_ABOVE = "như chọn chung"
POST_OF = "{post} của {person}"
SEEN = "Bản đã xem"
MOVE_NOBODY_TICKED = "Chưa đánh dấu ai."
TOO_MANY_LINES = "Mỗi lần ghi nhiều nhất {most} người, mỗi người một dòng."
PASTE_LINE = "Dòng {number}: {told}"
PASTE_NOBODY = "chưa dán dòng nào."
PASTE_UNKNOWN = "“{text}” không phải mã số hay số thẻ của người còn ghi ở đơn vị này trong phạm vi được sửa."
PASTE_TWICE = "“{text}” đã có ở dòng {first}."
PASTE_NO_UNIT = "“{text}” không phải mã của một đơn vị đang hoạt động trong phạm vi được xem."
MOVED_SORTS = {
    "Membership": "nơi sinh hoạt đảng",
    "Employment": "nơi công tác",
    "Position": "chức vụ",
    "Assignment": "phân công phụ trách",
}
FATES = {
    "moved": "{count} {sort} chuyển theo",
    "ended": "{count} {sort} thôi giữ",
    "joined": "{count} {sort} kết thúc vì đơn vị nhận đã có",
    "rewritten": "{count} {sort} ghi lại đơn vị",
    "kept": "{count} {sort} giữ nguyên",
}
HOMES_ALONE = "chỉ nơi giữ hồ sơ"
AND_MORE = "{names} và {count} người khác"
STEP_ENDS = "{told}: đến {until}"
STEP_BEGINS = "{told}: từ {since}"
STEP_REWRITTEN = "{told}: ghi lại đơn vị, giữ nguyên ngày"
STEP_KEPT = "{told}: giữ nguyên"
STEP_HOME = "hồ sơ"
STEP_THERE = "{told}: đơn vị nhận đã có"
STEP_CLASH = "{told}: phải sửa ở hồ sơ trước"
SAID_PEOPLE_MOVED = "Đã chuyển {count} người từ {unit}: {what}."
MEMBER_AS = "Sinh hoạt đảng ({kind})"
WORKS_BY = "Nơi công tác ({contract})"

WHY_PERSON = "Vì sao đầu trang ghi như vậy?"
WHY_POST = "Chức vụ: {post}. {why}"
WHY_MAIN = "Dòng này được đánh dấu là chức vụ chính và đang giữ ngày {day}."
WHY_FIRST_POST = (
    "Giữ {count} chức vụ ngày {day}, chưa dòng nào được đánh dấu là chức vụ chính; lấy dòng đầu trong bảng Chức vụ."
)
WHY_ONLY_POST = "Đây là chức vụ duy nhất đang giữ ngày {day}."
WHY_NO_POST = "Không giữ chức vụ nào ngày {day}: bảng Chức vụ không có dòng nào có hiệu lực, nên không có diện quản lý."
WHY_MANAGER = "Diện {manager} quản lý: ghi ở chức vụ nêu trên; diện quản lý của chức vụ khác không tính ở đây."
WHY_NO_MANAGER = "Chưa rõ diện quản lý: chức vụ nêu trên chưa ghi ai quản lý."
WHY_CELL = "Chi bộ: {cell}, theo dòng sinh hoạt đảng {since}, {until}."
WHY_SINCE, WHY_SINCE_UNKNOWN = "từ ngày {since}", "không rõ từ ngày nào"
WHY_UNTIL, WHY_TO_NOW = "đến ngày {until}", "chưa ghi ngày cuối"
WHY_NOT_MEMBER = "“chưa vào Đảng”: không dòng sinh hoạt đảng nào có hiệu lực ngày {day}; hồ sơ do {home} giữ."
WHY_LEVEL = "Mức năm {year}: kết quả của năm liền trước, với tư cách {kind}; {by}."
WHY_LEVEL_OTHER = (
    "Mức năm {year}: năm liền trước không có kết quả với tư cách đảng viên, nên lấy kết quả với tư cách {kind}; {by}."
)
WHY_DECISION, WHY_NO_DECISION = "quyết định: {decision}", "chưa ghi số quyết định"
WHY_NO_LEVEL = "Chưa có mức năm {year}: bảng Kết quả chưa có dòng của năm đó."
