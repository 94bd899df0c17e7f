"""What the import of persons says: its columns, and what is wrong with a row."""

TITLE = "cán bộ, đảng viên"
NOUN = "người"

CODE = "Mã số"
FULL_NAME = "Họ và tên"
FAMILY_NAME = "Họ và tên đệm"
GIVEN_NAME = "Tên"
BORN_ON = "Ngày sinh"
SEX = "Giới tính"
MAN, WOMAN = "Nam", "Nữ"
CARD_NUMBER = "Số thẻ đảng viên"
ADMITTED_ON = "Ngày vào Đảng"
FULL_MEMBER_ON = "Ngày chính thức"
CELL = "Chi bộ"
KIND = "Tư cách đảng viên"
WORKPLACE = "Nơi công tác"
CONTRACT = "Hình thức tuyển dụng"
POST = "Chức vụ"
POST_UNIT = "Đơn vị giữ chức vụ"
JOB_TITLE = "Tên gọi chức vụ"
SERVICE = "Đối tượng"
SERVICE_CLASS = "Ngạch, hạng"
RESIDENCE = "Nơi cư trú"

ALIASES = {
    "code": ("Mã", "Mã cán bộ", "Mã đảng viên"),
    "full_name": ("Họ tên", "Họ, tên", "Họ và tên khai sinh", "Đồng chí"),
    "family_name": ("Họ", "Họ đệm", "Họ, tên đệm"),
    "given_name": (),
    "born_on": ("Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Sinh ngày", "NTNS"),
    "sex": ("Phái", "Nam, nữ"),
    "card_number": ("Số thẻ", "Số thẻ ĐV", "Số thẻ Đảng"),
    "admitted_on": ("Vào Đảng", "Ngày vào ĐCSVN", "Ngày kết nạp"),
    "full_member_on": ("Chính thức", "Ngày vào Đảng chính thức", "Ngày công nhận chính thức"),
    "cell": ("Chi bộ sinh hoạt", "Tổ chức đảng", "Mã chi bộ"),
    "kind": ("Tư cách", "Loại đảng viên"),
    "workplace": ("Đơn vị công tác", "Cơ quan", "Cơ quan công tác"),
    "contract": ("Hợp đồng", "Biên chế"),
    "post": ("Chức vụ chính", "Chức vụ hiện nay"),
    "post_unit": ("Nơi giữ chức vụ",),
    "job_title": ("Chức danh",),
    "service": ("Loại cán bộ",),
    "service_class": ("Ngạch", "Hạng chức danh"),
    "residence": ("Chỗ ở hiện nay", "Nơi ở", "Địa chỉ"),
}
CODE_NOTE = "Để trống với người mới: phần mềm tự đặt mã."
NAME_NOTE = "Hoặc hai cột: “Họ và tên đệm” và “Tên”."
CARD_NOTE = "Hai người cùng họ tên, ngày sinh được phân biệt bằng số thẻ."
CELL_NOTE = "Tên hoặc mã chi bộ. Nhiều chi bộ cùng tên thì ghi mã."
KIND_NOTE = "Người mới để trống: có ngày chính thức là chính thức, không có là dự bị."
WORKPLACE_NOTE = "Tên hoặc mã đơn vị. Người chưa vào Đảng phải có."
POST_UNIT_NOTE = "Tên hoặc mã đơn vị; để trống là nơi công tác, không có thì là chi bộ."
ONE_POST_NOTE = "Chức vụ chính. Người có nhiều chức vụ: nhập các chức vụ bằng tệp chức vụ."
NAME_EXAMPLE = "Nguyễn Hữu Ái"
CELL_EXAMPLE = "Chi bộ khối phố 1"

# Rows: what is wrong, and what to do.
NO_NAME = "Chưa ghi họ và tên."
NO_NAME_TODO = "Ghi họ và tên như trong lý lịch."
NOT_TOLD_APART = "Chưa đủ để nhận ra người này."
NOT_TOLD_APART_TODO = "Ghi ngày sinh, số thẻ đảng viên hoặc mã số."
NO_PLACE = "Người mới chưa có chi bộ, cũng chưa có nơi công tác."
NO_PLACE_TODO = "Đảng viên thì ghi chi bộ; người chưa vào Đảng thì ghi nơi công tác."
BEFORE = "Trước {label} ({day})."
BEFORE_TODO = "Xem lại hai cột “{first}” và “{second}”; có thể hai ngày bị đổi chỗ."
NOT_YET = "Ngày này chưa đến (hôm nay {today})."
NOT_YET_TODO = "Ghi đúng ngày theo lý lịch."
CODE_ELSEWHERE = "Mã này thuộc đơn vị ngoài phạm vi."
CARD_ELSEWHERE = "Số thẻ này thuộc đơn vị ngoài phạm vi."
ELSEWHERE_TODO = "Xem lại ô này; nếu đúng, đề nghị nơi đang giữ hồ sơ hoặc Ban Tổ chức nhập."
CARD_OF_ANOTHER = "Số thẻ này đang là của {name} (mã {code})."
CARD_OF_ANOTHER_TODO = "Xem lại số thẻ và mã số: hai ô này chỉ hai người."
SEVERAL = "Sổ có {count} người cùng họ tên, ngày sinh."
SEVERAL_TODO = "Ghi mã số hoặc số thẻ đảng viên để biết là ai."
NAMESAKE = "Sổ đã có {name}, cùng ngày sinh, mã {code}."
NAMESAKE_TODO = "Nếu là một người, ghi mã {code}; nếu là hai người, ghi số thẻ đảng viên của cả hai."
HAS_LEFT = "{name} đã ra khỏi danh sách từ ngày {day}."
HAS_LEFT_TODO = "Bỏ dòng này, hoặc mở lại hồ sơ trước khi nhập."
OWN_RECORD = "Đây là hồ sơ của chính đồng chí."
OWN_RECORD_TODO = "Đề nghị người khác sửa; ghi lại ô này như trong sổ."
NO_UNIT = "Không có đơn vị này trong phạm vi của đồng chí."
NO_UNIT_NEAR = "Gần nhất: “{near}”."
NO_UNIT_TODO = "Ghi lại tên hoặc mã; đơn vị mới thì lập trước, đơn vị nơi khác giữ thì đề nghị Ban Tổ chức nhập."
NO_UNIT_TODO_NEAR = "Chọn “{near}” nếu đúng, hoặc lập đơn vị mới trước khi nhập."
UNITS_ALIKE = "Có {count} đơn vị cùng tên này."
UNITS_ALIKE_TODO = "Ghi mã đơn vị, ví dụ {codes}."
UNIT_ENDED = "Đơn vị này đã kết thúc hoạt động từ ngày {day}."
UNIT_ENDED_TODO = "Chọn đơn vị đang hoạt động."
CHANGED_TODAY = "Điều này vừa ghi vào sổ từ ngày {day}."
CHANGED_TODAY_TODO = "Sửa ở hồ sơ của người này."
NO_POST = "Có tên gọi hoặc đơn vị mà chưa có chức vụ."
NO_POST_TODO = "Ghi chức vụ, hoặc bỏ trống cả hai ô kia."
NO_MEMBERSHIP = "Người này chưa thuộc chi bộ nào trong sổ."
NO_MEMBERSHIP_TODO = "Ghi thêm chi bộ."
NO_WORKPLACE = "Người này chưa có nơi công tác trong sổ."
NO_WORKPLACE_TODO = "Ghi thêm nơi công tác."

SAME_PERSON = "cùng tên, ngày sinh"
SAME_CODE = "cùng mã số"
SAME_CARD = "cùng số thẻ"
TWIN = "{name}, sinh ngày {day}: đã có mã {code}, thêm thành người khác vì số thẻ khác"
TWIN_IN_FILE = "{name}, sinh ngày {day}: dòng {row} cùng tên, là người khác vì số thẻ khác"
TWICE_TODO = "Xóa một dòng, hoặc ghi mã khác; chức vụ thứ hai của một người thì nhập bằng tệp chức vụ."

# The file of posts.
POSTS_TITLE = "chức vụ"
POSTS_NOUN = "chức vụ"
UNIT = "Đơn vị"
POST_ALIASES = {
    "standing": ("Vị trí trong đơn vị", "Cấp trưởng, cấp phó"),
    "is_main": ("Là chức vụ chính", "Chính, kiêm nhiệm"),
    "is_presiding": (),
    "is_full_time": (),
    "managed_by": ("Thuộc diện quản lý", "Diện"),
    "since": ("Ngày giữ chức vụ", "Ngày bổ nhiệm", "Từ"),
    "until": ("Ngày thôi giữ", "Ngày thôi giữ chức vụ", "Đến"),
}
POST_PERSON_NOTE = "Mã của người đã có trong sổ; không ghi mã thì ghi số thẻ, hoặc họ tên và ngày sinh."
POST_NOTE = "Mỗi dòng một chức vụ; một người có bao nhiêu chức vụ thì bấy nhiêu dòng."
POST_PLACE_NOTE = "Tên hoặc mã đơn vị nơi giữ chức vụ."
MAIN_NOTE = "“có” ở một dòng; chức vụ chính trước đó thôi là chính."
UNTIL_NOTE = "Ngày cuối giữ chức vụ; để trống là đang giữ."
NO_PERSON = "Không có người này trong phạm vi của đồng chí."
NO_PERSON_TODO = "Ghi mã số, số thẻ, hoặc họ tên và ngày sinh; người mới thì nhập bằng tệp cán bộ, đảng viên trước."
OTHER_NAME = "Trong sổ, mã {code} là {name}."
OTHER_NAME_TODO = "Xem lại mã số, số thẻ hoặc họ tên ở dòng này."
POST_MISSING = "Chưa ghi chức vụ."
POST_MISSING_TODO = "Ghi chức vụ có trong danh sách của tệp mẫu, hoặc xóa dòng này."
POST_UNIT_MISSING = "Chưa ghi đơn vị giữ chức vụ."
POST_UNIT_MISSING_TODO = "Ghi tên hoặc mã đơn vị."
DAYS_OF = "từ {since} đến {until}"
NO_DAY = "trước khi có sổ"
STILL = "nay"
POST_CROSSES = "Sổ đã ghi chức vụ này ở đơn vị này {days}, trùng ngày."
POST_CROSSES_TODO = "Sửa “Từ ngày”, “Đến ngày”; nếu là lần đã ghi thì ghi đúng ngày bắt đầu như trong sổ."
SAME_POST = "cùng người, chức vụ, đơn vị và trùng ngày"
SAME_POST_TODO = "Xóa một dòng, hoặc ghi hai thời gian khác nhau."
MAIN_TWICE = "Dòng {row} đã ghi một chức vụ chính khác của người này."
MAIN_TWICE_TODO = "Chỉ ghi “có” ở một dòng của mỗi người."
