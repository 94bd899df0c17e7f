"""What the import of units says: its columns, and what is wrong with a row."""

TITLE = "đơn vị"
NOUN = "đơn vị"

CODE = "Mã đơn vị"
NAME = "Tên đơn vị"
SHORT_NAME = "Tên viết tắt"
PARENT = "Đơn vị cấp trên"
BODY = "Loại tổ chức"
AGENCY = "Loại cơ quan"
TIER = "Cấp"
AREA = "Địa bàn"
MANAGED_BY = "Thuộc diện"
FOUNDED_ON = "Ngày thành lập"

ALIASES = {
    "code": ("Mã", "Mã số"),
    "name": ("Tên", "Tên tổ chức", "Tên tổ chức đảng", "Đơn vị"),
    "short_name": ("Viết tắt", "Tên ngắn"),
    "parent": ("Cấp trên", "Trực thuộc", "Mã đơn vị cấp trên", "Mã cấp trên"),
    "body": ("Loại", "Loại tổ chức, tập thể"),
    "agency": ("Loại cơ quan, đơn vị",),
    "tier": ("Cấp hành chính",),
    "area": ("Khu vực",),
    "managed_by": ("Diện quản lý", "Cấp quản lý"),
    "founded_on": ("Thành lập ngày", "Từ ngày"),
}
CODE_NOTE = "Mỗi đơn vị một mã, không trùng; đơn vị được nhận ra bằng mã này."
PARENT_NOTE = "Mã hoặc tên; đơn vị cấp trên có thể là một dòng khác trong tệp này."

NO_CODE = "Chưa ghi mã đơn vị."
NO_CODE_TODO = "Ghi một mã riêng, ví dụ LG-01."
NO_NAME = "Chưa ghi tên đơn vị."
NO_NAME_TODO = "Ghi tên đầy đủ như trong quyết định thành lập."
NO_PARENT = "Không có đơn vị cấp trên này trong phạm vi của đồng chí."
NO_PARENT_TODO = "Ghi mã của đơn vị cấp trên; đơn vị đó phải có trong sổ hoặc trong tệp này."
PARENTS_ALIKE = "Có {count} đơn vị cùng tên này."
PARENTS_ALIKE_TODO = "Ghi mã đơn vị cấp trên."
PARENT_ENDED = "Đơn vị cấp trên đã kết thúc hoạt động từ ngày {day}."
PARENT_ENDED_TODO = "Chọn đơn vị đang hoạt động."
PARENT_MISSING = "Chưa ghi đơn vị cấp trên."
PARENT_MISSING_TODO = "Ghi mã đơn vị cấp trên; chỉ người giữ cả hệ thống lập được đơn vị gốc."
PARENT_BAD = "Dòng {row} của đơn vị cấp trên có lỗi."
PARENT_BAD_TODO = "Sửa dòng đó trước."
CIRCLE = "Các đơn vị trực thuộc lẫn nhau thành vòng."
CIRCLE_TODO = "Xem lại cột “{label}” của dòng này và các dòng cấp trên."
TOO_DEEP = "Đơn vị sẽ nằm sâu {depth} tầng dưới gốc; nhiều nhất là {deepest}."
TOO_DEEP_TODO = "Xem lại đơn vị cấp trên."
ELSEWHERE = "Mã này thuộc đơn vị ngoài phạm vi."
ELSEWHERE_TODO = "Xem lại ô này; nếu đúng, đề nghị nơi đang giữ đơn vị hoặc Ban Tổ chức nhập."
RENAMED = "Trong sổ, mã này là “{name}”."
RENAMED_TODO = "Đổi tên ở trang đơn vị, vì cần ngày và quyết định; ở đây ghi tên như trong sổ."
MOVED = "Trong sổ, đơn vị này trực thuộc “{name}”."
MOVED_TODO = "Chuyển ở trang đơn vị, vì cần ngày và quyết định; ở đây ghi như trong sổ."
ENDED = "Đơn vị này đã kết thúc hoạt động từ ngày {day}."
ENDED_TODO = "Bỏ dòng này."
SAME_CODE = "cùng mã"
TWIN = "{name} (mã {code}): đã có đơn vị cùng tên, mã {other}"
NO_UNIT_ABOVE = "gốc"
