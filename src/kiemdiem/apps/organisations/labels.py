"""Words of the tree as they are shown, and the sentences of its acts."""

MERGED = "sáp nhập, hợp nhất"
SPLIT = "chia, tách"

VOCABULARIES = {
    "body": "Loại tổ chức, tập thể",
    "agency": "Loại cơ quan, đơn vị",
    "tier": "Cấp",
    "unit_flag": "Đặc điểm của tổ chức, đơn vị",
    "post": "Chức vụ",
    "membership": "Tư cách đảng viên",
    "contract": "Loại hợp đồng lao động",
    "delegation": "Cách giao thẩm quyền",
    "discipline_measure": "Hình thức kỷ luật",
    "discipline_side": "Bên xử lý kỷ luật",
    "discipline_cause": "Nguyên nhân kỷ luật",
    "leave": "Loại nghỉ",
}
# The fields of a unit, as a form and the journal name them.
FIELDS = {
    "short_name": "tên gọi tắt",
    "code": "mã",
    "body": "loại tổ chức, tập thể",
    "agency": "loại cơ quan, đơn vị",
    "tier": "cấp",
    "area": "địa bàn",
    "flags": "đặc điểm",
    "managed_by": "diện quản lý",
    "of": "lãnh đạo đơn vị",
    "host": "đặt tại cơ quan",
    "line": "cơ quan ngành dọc",
    "reviewed_with": "kiểm điểm chung với",
    "founded_on": "ngày thành lập",
}
RESULT_KINDS = {"organisation": "tổ chức đảng", "collective": "tập thể lãnh đạo, quản lý", "unit": "cơ quan, đơn vị"}
LEVELS = {
    "HTXSNV": "hoàn thành xuất sắc nhiệm vụ",
    "HTTNV": "hoàn thành tốt nhiệm vụ",
    "HTNV": "hoàn thành nhiệm vụ",
    "KHTNV": "không hoàn thành nhiệm vụ",
    "TSVM": "trong sạch vững mạnh",
    "YK": "yếu kém",
}
# How many of four bars a level fills: from the worst, one, to the best, four.
LEVEL_BARS = {"HTXSNV": 4, "TSVM": 4, "HTTNV": 3, "HTNV": 2, "KHTNV": 1, "YK": 1}
YES = "có"
NO = "không"
EMPTY = "để trống"
CHANGE = "{field}: {before} → {after}"

VOCABULARY_LOADED = "Nạp vốn từ của danh bạ: {added} từ mới, {changed} từ đổi cách ghi."
WORD_ADDED = "Thêm từ “{word}” vào danh mục “{vocabulary}”."
WORD_OFFERED = "Cho chọn lại từ “{word}” trong danh mục “{vocabulary}”."
WORD_WITHDRAWN = "Thôi cho chọn từ “{word}” trong danh mục “{vocabulary}”."
UNIT_ADDED = "Lập đơn vị {unit}, trực thuộc {parent}."
TREE_PLANTED = "Lập cây tổ chức của {regime}: {count} đơn vị dưới {root}."
UNIT_RENAMED = "Đổi tên đơn vị {before} thành {unit}."
UNIT_EDITED = "Sửa thông tin đơn vị {unit}: {changed}."
UNIT_MOVED = "Chuyển đơn vị {unit} từ {before} sang {parent}, cùng {below} đơn vị bên trong, từ ngày {on}."
UNITS_MERGED = "Sáp nhập {units} vào {into} từ ngày {on}; chuyển theo: {moved}."
UNIT_SPLIT = "Tách {into} từ {unit} từ ngày {on}; chuyển theo: {moved}."
UNIT_DIVIDED = "Chia {unit} thành {into} từ ngày {on}; chuyển theo: {moved}."
UNIT_ENDED = "Kết thúc hoạt động của đơn vị {unit} từ ngày {on}."
DECIDER_ADDED = "Ghi phân cấp: {body} quyết định đối với {what}."
DECIDER_ENDED = "Thôi phân cấp từ ngày {on}: {body} quyết định đối với {what}."
RESULT_RECORDED = "Ghi mức xếp loại năm {year} của {unit} ({kind}): {level}; trước đó {before}."
POST_IN_UNIT = "{post} tại {unit}"
POST_ANYWHERE = "{post} ở mọi đơn vị"
WHOLE_TREE = "gốc của cây tổ chức"
CHILDREN = "đơn vị trực thuộc"
BODIES = "tập thể lãnh đạo"
NOT_RECORDED = "chưa ghi"
