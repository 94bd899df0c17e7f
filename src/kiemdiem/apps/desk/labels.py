"""How tasks and entries of the journal are told."""

from kiemdiem.apps.people.labels import PERSON_FIELDS, RECORD_FIELDS

MOST_SHOWN = 20
SECOND_ROLE = "Đồng ý hay không đồng ý giao vai trò {role} cho {user}"
SECOND_ROLE_ABOUT = "{place}. Người giao: {by}. Vai trò này chỉ có hiệu lực khi người thứ hai đồng ý."
SECOND_ROLE_BUTTON = "Xem và quyết định"
DIGEST = "Nhắc việc hôm nay: {count} việc"
DIGEST_ABOUT = "{late} việc quá hạn, {soon} việc sắp đến hạn, {waiting} việc chờ xử lý."
DIGEST_BUTTON = "Xem bản nhắc việc"
BOARD = "Lập Ban Tổ chức"
BOARD_ABOUT = "Máy chủ đã in một mã, chưa ai dùng. Ai được giao mã thì nhập mã để nhận vai trò của Ban Tổ chức."
BOARD_BUTTON = "Nhập mã"
WORK_BUTTON = "Mở"
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

# The office.
OFFICE = "Tên cơ quan"
OFFICE_HINT = "Ghi đầy đủ như trên văn bản, ví dụ “Huyện ủy Tân Lương”."
OFFICE_NAMED = "Đặt tên cơ quan là {name} (trước đó: {before})."
OFFICE_IS_NAMED = "Đã ghi tên cơ quan: {name}."
PREPARE = "Lập kỳ kiểm điểm năm nay"
PREPARE_ABOUT = "Chưa có kỳ kiểm điểm năm {year}. Chọn kế hoạch, xem danh sách đối tượng, rồi mở."
PREPARE_BUTTON = "Lập kỳ"
PREPARE_ON = "Chuẩn bị tiếp: {campaign}"
PREPARE_ON_ABOUT = "{root}. Chưa mở, nên chưa đơn vị nào thấy kỳ này."
PREPARE_ON_BUTTON = "Mở trang kỳ"
NAME_OFFICE = "Đặt tên cơ quan"
NAME_OFFICE_ABOUT = "Tên này hiện ở trang đăng nhập, đầu mỗi trang và đầu mỗi tờ in."
NAME_OFFICE_BUTTON = "Ghi tên"

# Lists of which one may keep views, by the names of their urls; in the order of the menu.
LISTS = {
    "units": "Danh sách đơn vị",
    "deciders": "Phân cấp quản lý",
    "people": "Danh sách cán bộ, đảng viên",
    "roles": "Vai trò đã giao",
    "accounts": "Danh sách tài khoản",
    "journal": "Nhật ký",
    "campaigns": "Kỳ kiểm điểm",
    "targets": "Chỉ tiêu, nhiệm vụ",
    "registered_tasks": "Việc đăng ký",
    "people_without_targets": "Cán bộ, đảng viên chưa có chỉ tiêu",
    "units_without_targets": "Đơn vị chưa có chỉ tiêu",
    "recorded_signs": "Biểu hiện đã ghi",
}
# Lists of one thing, whose address holds its key: a task writes the long ones too, but no view of them is kept.
LISTS_OF_ONE = {
    "subjects": "Đối tượng của kỳ",
    "corrections": "Điều chỉnh danh sách đối tượng",
    "prompts": "Gợi ý kiểm điểm",
    "assignments": "Phân công dự kiểm điểm",
    "remedies": "Khắc phục hạn chế",
    "completion": "Đơn vị và số đã kiểm điểm",
    "unit_completion": "Đối tượng phải kiểm điểm của đơn vị",
    "campaigns_below": "Kỳ của cấp dưới",
}
LISTS_TO_TAKE = LISTS | LISTS_OF_ONE
EXPORT_STATES = {"waiting": "đang ghi", "ready": "đã xong", "refused": "không ghi được"}
EXPORT_BROKE = "Máy chủ gặp lỗi khi ghi tệp. Xuất lại; nếu vẫn lỗi, báo cán bộ quản trị."
EXPORT_WAITS = "Đang chờ máy chủ bắt đầu ghi."
EXPORT_RUNS = "Đang ghi {total} dòng, xong {done}."
EXPORT_IS_DONE = "Đã ghi xong {done} dòng."
EXPORT_TASK = "Tải tệp đã xuất: {list}"
EXPORT_TASK_ABOUT = "{done} dòng, yêu cầu lúc {asked}. Tệp giữ 24 giờ."
EXPORT_TASK_BUTTON = "Mở"
VIEW_NAME = "Tên chế độ xem"
VIEW_IS_SAVED = "Đã lưu chế độ xem “{name}”."
VIEW_OPENS = "{list} mở sẵn bằng chế độ xem “{name}”."
VIEW_OPENS_NO_MORE = "{list} lại mở đầy đủ; chế độ xem “{name}” vẫn còn."
VIEW_IS_DELETED = "Đã xóa chế độ xem “{name}”. Danh sách giữ nguyên."

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
# The fields of entries, where registers have not named them; and those that only a program reads.
FIELDS = {
    **PERSON_FIELDS,
    **RECORD_FIELDS,
    "about": "Trích yếu",
    "added": "Thêm mới",
    "addressee": "Gửi",
    "after": "Sau",
    "as_of": "Theo danh bạ ngày",
    "authority": "Cấp quyết định ở",
    "basis": "Căn cứ",
    "before": "Trước đó",
    "below": "Số đơn vị trực thuộc cùng chuyển",
    "bodies": "Tập thể lãnh đạo cùng kết thúc",
    "body": "Cơ quan quyết định",
    "branch_name": "Phạm vi",
    "campaign": "Kỳ kiểm điểm",
    "changed": "Đã đổi",
    "chosen": "Cách hiểu đã chọn",
    "count": "Số lượng",
    "created": "Số dòng thêm mới",
    "day": "Ngày",
    "decider": "Dòng phân cấp",
    "device": "Máy",
    "difficulty": "Vướng mắc",
    "document": "Số văn bản",
    "doer": "Cơ quan, đơn vị làm",
    "ended": "Cùng kết thúc",
    "file": "Tệp",
    "first_row": "Từ dòng",
    "file_hash": "Mã của tệp",
    "filters": "Lọc theo",
    "fingerprint": "Mã của danh sách",
    "format": "Loại tệp",
    "former": "Nơi chuyển giao",
    "home": "Nơi giữ hồ sơ",
    "into": "Thành",
    "covers": "Đơn vị đoàn đến",
    "duty": "Việc phân công",
    "group": "Đoàn công tác",
    "lines": "Ai phụ trách nơi nào",
    "members": "Thành viên",
    "outstanding": "Số chưa kiểm điểm",
    "paper": "Biên bản, văn bản",
    "persons": "Các đồng chí",
    "key": "Mục",
    "unexplained": "Số chưa có lý do",
    "unit": "Đơn vị",
    "note": "Lời nhắc thêm",
    "remark": "Nhận xét",
    "evidence": "Tài liệu",
    "parts": "Các phần việc",
    "issuer": "Nơi ban hành",
    "item": "Mục của kế hoạch",
    "items": "Các mục của kế hoạch",
    "lacking": "Số chưa có kết quả",
    "list": "Danh sách",
    "moved": "Đơn vị chuyển theo",
    "name": "Tên",
    "named": "Đơn vị được nêu",
    "number": "Số",
    "own_role": "Vai trò của người đồng ý",
    "parent": "Trực thuộc",
    "people": "Số người",
    "person": "Đồng chí",
    "prompt": "Gợi ý",
    "prompted": "Số gợi ý đã gửi",
    "prompts": "Các gợi ý",
    "proposer": "Cơ quan đề xuất",
    "rated": "Số đối tượng xếp loại",
    "regime": "Bộ quy định",
    "regime_hash": "Mã của bộ quy định",
    "register": "Danh bạ",
    "reviewed": "Số đối tượng kiểm điểm",
    "role": "Vai trò",
    "removed": "Bớt",
    "root": "Đơn vị gốc",
    "roots": "Số đơn vị gốc",
    "rows": "Số dòng của tệp",
    "last_row": "Đến dòng",
    "sender": "Nơi gửi",
    "sender_key": "Mã nơi gửi",
    "sign": "Biểu hiện",
    "scope": "Phạm vi của nhóm",
    "owner": "Người, cơ quan làm",
    "signed_by": "Người ký",
    "size": "Cỡ",
    "subjects": "Số đối tượng",
    "slip_voided": "Hủy phiếu mật khẩu chưa dùng",
    "source": "Theo văn bản",
    "subject": "Đối tượng",
    "told": "Nội dung",
    "touched": "Số đối tượng thay đổi",
    "unchanged": "Số dòng giữ nguyên",
    "units": "Các đơn vị",
    "written": "Những mục được ghi",
    "updated": "Số dòng sửa",
    "user": "Tài khoản",
    "username": "Tên đăng nhập",
    "users": "Các tài khoản",
    "vocabulary": "Danh mục",
    "what": "Nội dung",
    "holder": "Của",
    "titles": "Các chỉ tiêu",
    "result": "Kết quả",
    "text": "Nội dung",
    "whom": "Đơn vị, đối tượng",
    "why": "Lý do",
    "word": "Mục từ",
}
FOR_PROGRAMS = frozenset({"branch", "code_of_role", "seed", "upload"})

WHY_WAITING = "Vì sao có những việc này?"
WHY_ROLES = "Tính theo vai trò đang giữ ngày {day}: {roles}. Việc của đơn vị ngoài phạm vi không hiện ở đây."
WHY_NO_ROLE = "Đồng chí không giữ vai trò nào hôm nay, nên việc của đơn vị không hiện ở đây."
WHY_TASKS = {
    "digest": "{count} bản nhắc trong ngày: gộp việc trễ, việc sắp đến hạn và việc đang chờ đồng chí lúc lập bản nhắc.",
    "board": "{count} bước lập Ban Tổ chức: máy chủ đã in mã, chưa ai dùng, và chưa từng có ai giữ vai trò này.",
    "second": "{count} vai trò chờ người thứ hai: đồng chí được quyền đồng ý và không phải người giao hay người nhận.",
    "work": "{count} việc trong các kỳ kiểm điểm: chờ người có vai trò như đồng chí và đến nay chưa ai ghi xong. "
    "Việc có hạn sớm hơn đứng trước; qua ngày cuối là trễ.",
    "uploads": "{count} tệp đồng chí đã tải lên còn dừng ở bước ghép cột hoặc xem trước, chưa ghi, chưa bỏ.",
    "files": "{count} danh sách đồng chí đã xin xuất ra tệp và đã làm xong.",
    "first": "{count} bước đầu: cơ quan chưa có tên, hoặc danh bạ chưa có đơn vị, chưa có người.",
    "season": "{count} việc mở kỳ: kỳ đang chuẩn bị, hoặc năm nay có kế hoạch mà chưa mở kỳ nào.",
    "own": "Hồ sơ của chính đồng chí luôn xem được, không cần vai trò nào.",
}
WHY_HASH, WHY_HEAD = "Vì sao có mã này?", "Vì sao giữ mã của mục cuối?"
WHY_HASH_MADE = (
    "Mã tính từ toàn bộ mục số {number}: người làm, vai trò, lúc làm, nội dung, lý do, và mã của mục trước (SHA-256)."
)
WHY_HASH_FIRST = "Đây là mục đầu chuỗi, nên phần mã của mục trước để trống."
WHY_HASH_BROKEN = "Sửa một chữ của mục này hay mục trước thì mã không còn khớp, và mọi mục sau cũng vậy."
WHY_HEAD_ALL = "Mã của mục cuối gói cả chuỗi: mỗi mục tính mã từ nội dung của nó và mã của mục trước."
WHY_HEAD_PAPER = "Ai viết lại nhật ký thì mã của mục cùng số không còn như trên tờ đã in; số mục không bao giờ giảm."
