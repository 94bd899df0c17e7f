"""The Vietnamese sentences about subjects, forums, rolls and authorities."""

from __future__ import annotations

from collections.abc import Iterable

POST_IN_UNIT = "{post} ({unit})"
REPORTS_ONLY = "{says} Ở đây chỉ báo cáo kết quả kiểm điểm, xếp loại."
MAY_CHOOSE_A_THIRD = "Nơi giữ chức vụ cao nhất và nơi giữ chức vụ chủ trì là một; có thể chọn thêm một nơi nữa."
RANKS_MISSING = "Chưa ghi thứ bậc các chức vụ ({posts}): chưa chắc nơi nào là nơi giữ chức vụ cao nhất."
PRESIDING_MISSING = "Chưa đánh dấu chức vụ chủ trì."
MANY_PLACES_FEW_POSTS = (
    "Giữ {posts} chức vụ nhưng đến {places} nơi kiểm điểm: giới hạn {limit} nơi chỉ áp dụng khi quá {more} chức vụ."
)
NO_PLACE = "{post}: không xác định được nơi kiểm điểm theo quy tắc này; hãy ghi nơi làm việc hoặc tập thể lãnh đạo."
NO_LINE = "{post}: kế hoạch không nêu nơi kiểm điểm riêng cho chức vụ này; nơi khác do cấp quản lý quy định."
NO_FORUM_LINES = "Kế hoạch không nêu nơi kiểm điểm: theo văn bản hướng dẫn chưa có."
HELD_TOGETHER = "Kiểm điểm kết hợp cùng {name}: tính là một nơi."
TEMPORARY = "Đang sinh hoạt tạm thời ở {name}; kiểm điểm, xếp loại ở chi bộ nơi sinh hoạt chính thức."
NO_AUTHORITY = (
    "{name}: chưa có nơi quyết định mức xếp loại. Hãy ghi diện quản lý, hoặc thêm một dòng vào bảng phân cấp."
)
NOT_VALID = "{name}: {body} không có thẩm quyền quyết định vào ngày {day}: {lines}. Hãy ghi nơi quyết định của ngày đó."
NOT_VALID_LINE = "dòng phân cấp{basis} có hiệu lực {span}"
NOT_VALID_BASIS = " theo {basis}"
SINCE = "từ {since}"
UNTIL = "đến hết {until}"
TWO_AUTHORITIES = "{name}: có hơn một nơi quyết định mức xếp loại ({bodies}). Hãy sửa để chỉ còn một nơi."
COUNT_DIFFERS = "Kế hoạch nêu {wanted} {sorts}, trong sổ có {found}{names}."
AS_BEFORE_PROMOTION = "Xếp loại theo chức vụ trước khi đề bạt, bổ nhiệm: {role}."
NO_LEADING_POST_BEFORE = (
    "{role}: trước khi đề bạt, bổ nhiệm chưa giữ chức vụ lãnh đạo, không xếp loại cán bộ trong năm."
)
POLL_NEEDED = "Phải lấy ý kiến nơi công tác: {count} người ngoài hội nghị kiểm điểm ({names})."
POLL_WAIVED = "Không phải lấy ý kiến: cả {count} người được lấy ý kiến đều dự hội nghị kiểm điểm ({name})."
POLL_HAS_NOBODY = "Danh sách lấy ý kiến chưa có ai: hãy nhập người làm việc ở cơ quan."
NOBODY_ASSIGNED = "Chưa có ai của cấp trên được phân công phụ trách, theo dõi."
NOBODY_IN_ROLL = "Danh sách chưa có ai."
REPRESENTATIVES = "Cơ quan có {staff} người: lấy ý kiến đại diện."
UNKNOWN_EXCLUSION = "Chưa đủ dữ kiện để biết có được xếp loại hay không ({rule})."
NEW_GROUP = "Nhóm {number}"
STAFF = "Cán bộ, nhân viên cơ quan"
MEMBERS = "Đảng viên"
ASSIGNED = "Người được phân công phụ trách, theo dõi"
OF_THE_COLLECTIVE = "Thành viên tập thể"
AND = "; "


def joined(names: Iterable[str]) -> str:
    return ", ".join(names)
