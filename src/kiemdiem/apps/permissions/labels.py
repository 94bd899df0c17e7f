"""Roles and permissions as they are shown."""

from kiemdiem.apps.journal.labels import ROLES as ROLES  # one wording; the journal names roles too

ROLE_NOTES = {
    "board": "Lập kỳ kiểm điểm, giữ danh bạ, theo dõi và tổng hợp; giao vai trò cho người khác.",
    "authority": "Gợi ý kiểm điểm, cho ý kiến, quyết định mức xếp loại. Cần hai người giao.",
    "secretary": "Tổ chức kiểm điểm ở đơn vị mình.",
    "inspector": "Xem và ghi nhận; không xem phiếu niêm phong, bản nháp chưa nộp.",
    "follower": "Xem kỳ kiểm điểm ở đơn vị được phân công; có và thôi cùng với phân công, không giao bằng tay.",
    "administrator": "Giữ tài khoản, sao lưu, nâng cấp; không xem nội dung kiểm điểm, không giao vai trò.",
}
PERMISSIONS = {
    "view_registers": "Xem danh bạ đơn vị và cán bộ, đảng viên",
    "edit_units": "Lập, sửa, sáp nhập đơn vị",
    "edit_people": "Thêm, sửa hồ sơ cán bộ, đảng viên",
    "import_registers": "Nhập danh bạ từ Excel",
    "view_journal": "Xem nhật ký",
    "view_grants": "Xem vai trò đã giao",
    "grant_roles": "Giao và thu vai trò",
    "second_grants": "Đồng ý giao vai trò cấp có thẩm quyền",
    "view_accounts": "Xem danh sách tài khoản",
    "issue_accounts": "Cấp, khóa, mở tài khoản; cấp lại mật khẩu",
    "reset_second_factor": "Cho đặt lại mã 6 chữ số",
    "view_system": "Xem tình trạng máy chủ, sao lưu",
    "name_office": "Đặt tên cơ quan",
    "set_rehearsal_day": "Đổi ngày diễn tập",
    "view_campaigns": "Xem kỳ kiểm điểm và đối tượng",
    "run_campaigns": "Lập, mở, khép kỳ kiểm điểm; chốt danh sách đối tượng",
    "return_work": "Trả lại việc đơn vị đã ghi xong, kèm nhận xét",
    "issue_plans": "Ban hành kế hoạch của kỳ kiểm điểm",
    "answer_difficulties": "Trả lời vướng mắc của đơn vị",
    "decide_assignments": "Quyết định phân công, thành lập đoàn công tác",
    "report_work": "Ghi việc đơn vị mình đã làm theo kế hoạch",
    "propose_prompts": "Đề xuất gợi ý kiểm điểm; ghi biểu hiện phải xem xét",
    "collect_prompts": "Tổng hợp, trình, gửi gợi ý kiểm điểm; báo cáo kết quả",
    "decide_prompts": "Quyết định gợi ý kiểm điểm",
    "approve_groups": "Duyệt nhóm vị trí tương đương",
    "link_users": "Nối tài khoản với hồ sơ cán bộ, đảng viên",
    "set_targets": "Giao chỉ tiêu, nhiệm vụ trong năm và ghi kết quả",
    "write_notes": "Ghi nhận trong năm về đơn vị, cán bộ, đảng viên",
    "approve_tasks": "Duyệt, giao việc do cán bộ, đảng viên của đơn vị đăng ký",
    "approve_managed_tasks": "Duyệt, giao việc do cán bộ thuộc diện mình quản lý đăng ký",
}
WAITING = "chờ người thứ hai đồng ý"
HELD = "đang giữ"
ENDED = "đã thu"
COMMAND_LINE = "Dòng lệnh trên máy chủ"
# Why something may or may not be done; the reason stands on the page and in refusals.
GRANTED = "{role} của {branch}"
WHOLE_HOUSE = "toàn hệ thống"
NO_ROLE = "Đồng chí không có vai trò nào được phép: {permission}."
OTHER_BRANCH = "Vai trò {role} của đồng chí không bao gồm nơi này."
OWN_CASE = "Đây là việc của chính đồng chí; người khác phải làm."
GIVEN_FROM_ABOVE = "Vai trò này do Ban Tổ chức của {place} giao; chỉ Ban Tổ chức ở đó hoặc cấp trên quyết."
# The acts of this room, as the journal tells them.
ROLE_GIVEN = "Giao vai trò {role} cho {user} ở {branch_name}, từ {since} đến {until}."
ROLE_PROPOSED = (
    "Đề nghị giao vai trò {role} cho {user} ở {branch_name}, từ {since} đến {until}; chờ người thứ hai đồng ý."
)
ROLE_SECONDED = "Đồng ý giao vai trò {role} cho {user} ở {branch_name}. Vai trò của người đồng ý {own_role}."
ROLE_LEFT = "{user} tự thôi vai trò {role} ở {branch_name}."
ROLE_ENDED = "Thu vai trò {role} của {user} ở {branch_name}."
BOARD_CLAIMED = "{user} nhận vai trò Ban Tổ chức bằng mã in khi cài đặt."
LIST_EXPORTED = "Xuất “{list}” ra tệp {format}: {rows} dòng; lọc: {filters}."
UNFILTERED, PICKED_ROWS = "không lọc", "các dòng được đánh dấu"
BOARD_CODE_MADE = "In mã lập Ban Tổ chức; mã in trước đó không dùng được nữa."
# Why a role is not given.
IS_LOCKED_OUT = "tài khoản đang khóa."
FIRST_PASSWORD_UNUSED = (
    "mật khẩu lần đầu còn trên phiếu, ai cầm phiếu cũng cài được mã 6 chữ số. Người nhận tự đổi mật khẩu rồi mới giao."
)
UNIT_IS_OVER = "{unit} đã kết thúc hoạt động."
ONLY_BY_COMMAND = "vai trò này chỉ cấp bằng lệnh trên máy chủ."
ONLY_BY_ASSIGNMENT = "vai trò này có khi được phân công phụ trách đơn vị trong kỳ kiểm điểm, không giao bằng tay."
ONLY_BY_BOARD = "vai trò này do Ban Tổ chức giao, không cấp bằng lệnh trên máy chủ."
ADMINISTRATOR_STANDS_APART = (
    "người quản trị máy chủ không giữ vai trò nào khác; hãy lập tài khoản riêng cho việc quản trị."
)
TERM_IS_OVER = "ngày cuối {until} đã qua."
ADMINISTRATOR_ROLE = "giao, thu vai trò quản trị máy chủ"
BOARD_CODE = "in mã lập Ban Tổ chức"
# Pages.
ROLE_LIST = "Vai trò đã giao"
ROLE_NOUN = "vai trò"
HOLDER, ROLE, BRANCH, SINCE, UNTIL, STATE = "Người giữ", "Vai trò", "Ở", "Từ ngày", "Đến ngày", "Trạng thái"
GRANTED_BY, SECONDED_BY, BASIS, ACTS = "Người giao", "Người đồng ý", "Căn cứ", "Việc"
NO_LAST_DAY = "không thời hạn"
ORDER_OF_ROLES = "vai trò chờ đồng ý trước, rồi theo tên đăng nhập"
NOT_BEGUN = "từ {since}"
OVER = "hết nhiệm kỳ {until}"
ENDED_ON = "đã thu {on}"
BY_CODE = "mã cài đặt"
SECOND, END = "Đồng ý", "Thu"
NO_ROLES_YET = "Chưa giao vai trò nào"
NO_ROLES_YET_TEXT = "Vai trò do Ban Tổ chức giao cho từng người, ở một đơn vị và trong một nhiệm kỳ."
FIND_HOLDER, FIND_BRANCH = "Tên, tên đăng nhập", "Đơn vị"
RUNNING, ANY_ROLE = "đang giữ, chờ, sắp giữ", "mọi vai trò"
ALL_STATES, OVER_STATES, WAITING_STATES = "tất cả", "đã thu, hết nhiệm kỳ", "chờ người thứ hai đồng ý"
REASON, REASON_HINT = "Lý do", "Ghi vào nhật ký, ví dụ số quyết định nghỉ hoặc chuyển công tác."
BOARD_CODE_FIELD = "Mã lập Ban Tổ chức"
BOARD_CODE_HINT = "Năm từ in khi cài đặt máy chủ; chữ hoa, chữ thường, dấu gạch đều được."
SECOND_TITLE = "Đồng ý giao vai trò"
SECOND_QUESTION = "Đồng ý giao vai trò {role} ở {branch} cho đồng chí {user}?"
SECOND_AFTER = "Vai trò có hiệu lực ngay trong nhiệm kỳ đã ghi. Đồng chí {giver} đã đề nghị."
# From whom the second person's own role came: both hands may be one.
PROPOSERS_ROLE = "Vai trò Ban Tổ chức của đồng chí {giver} {origin}."
OWN_ROLE = "Vai trò Ban Tổ chức của chính đồng chí {origin}. Điều này ghi vào nhật ký."
GIVEN_BY_WHOM = "không rõ do ai giao"
GIVEN_BY_CODE = "nhận bằng mã in khi cài đặt"
GIVEN_BY = "do đồng chí {giver} giao ngày {on}"
GIVEN_BY_PROPOSER = "do chính người đề nghị, đồng chí {giver}, giao ngày {on}"
ONE_HAND = (
    "Người đề nghị cũng là người đã giao vai trò cho đồng chí: hai người đồng ý mà gốc là một. Tự đối chiếu quyết định "
    "trước khi đồng ý."
)
SECONDED = "Đã đồng ý. Đồng chí {user} giữ vai trò {role}."
END_TITLE = "Thu vai trò"
END_QUESTION = "Thu vai trò {role} ở {branch} của đồng chí {user}?"
END_AFTER = "Từ lúc này đồng chí {user} không còn làm được các việc của vai trò; những việc đã làm giữ nguyên."
ENDED_NOW = "Đã thu vai trò {role} của đồng chí {user}."
LEAVE_TITLE = "Thôi giữ vai trò"
LEAVE_QUESTION = "Đồng chí thôi giữ vai trò {role} ở {branch}?"
LEAVE_AFTER = "Từ lúc này đồng chí không còn làm được các việc của vai trò; những việc đã làm giữ nguyên."
LEAVE_BACK = "Muốn giữ lại thì Ban Tổ chức phải giao lại."
LEFT_NOW = "Đồng chí đã thôi giữ vai trò {role}."
ANOTHERS_ROLE = "Đây không phải vai trò của đồng chí."
CLAIMED = "Đồng chí giữ vai trò Ban Tổ chức. Việc tiếp theo: cài mã 6 chữ số."
