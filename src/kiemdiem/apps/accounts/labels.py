"""Words of accounts as they are shown, and the sentences of their acts."""

ACCOUNT_ADDED = "Lập tài khoản {username} cho {user}."
ACCOUNTS_ISSUED = "Cấp {count} tài khoản lần đầu cho {unit}."
PASSWORD_CHANGED = "{user} đổi mật khẩu của mình."
PASSWORD_RESET = "Cấp lại mật khẩu lần đầu cho {user}; các phiên đang mở kết thúc."
ACCOUNT_LOCKED = "Khóa tài khoản của {user}; các phiên đang mở kết thúc."
ACCOUNT_UNLOCKED = "Mở khóa tài khoản của {user}."
SECOND_FACTOR_SET = "{user} cài mã 6 chữ số cho tài khoản của mình."
SECOND_FACTOR_RESET = (
    "Bỏ mã 6 chữ số của {user} để cài lại; các phiên đang mở kết thúc; hủy phiếu mật khẩu chưa dùng: {slip_voided}."
)
BACKUP_CODES_RENEWED = "{user} in lại mã dự phòng; mã cũ không dùng được nữa."
SESSION_ENDED = "{user} kết thúc một phiên đang mở ở nơi khác ({device})."
SESSIONS_ENDED = "{user} kết thúc các phiên đang mở ở nơi khác."

SIGN_INS = {
    "signed_in": "đăng nhập",
    "wrong_password": "sai mật khẩu",
    "locked_out": "bị chặn 15 phút vì sai nhiều lần",
    "code_given": "nhập đúng mã 6 chữ số",
    "backup_code_given": "dùng một mã dự phòng",
    "wrong_code": "sai mã 6 chữ số",
    "signed_out": "đăng xuất",
}
# From what somebody signed in.
DEVICE = "{browser} trên {system}"
SYSTEMS = {
    "windows": "Windows",
    "macos": "macOS",
    "iphone": "iPhone",
    "ipad": "iPad",
    "android": "Android",
    "chromeos": "ChromeOS",
    "linux": "Linux",
}
BROWSERS = {
    "coc_coc": "Cốc Cốc",
    "edge": "Edge",
    "opera": "Opera",
    "samsung": "Samsung Internet",
    "firefox": "Firefox",
    "chrome": "Chrome",
    "safari": "Safari",
}
OTHER_SYSTEM, OTHER_BROWSER = "máy không rõ loại", "Trình duyệt khác"
PHONE = "điện thoại"
SECONDS = "{count} giây"
MINUTES = "{count} phút"
WHOLE_HOUSE = "toàn hệ thống"

# Forms.
USERNAME = "Tên đăng nhập"
PASSWORD = "Mật khẩu"
PASSWORD_HINT = "Phân biệt chữ hoa và chữ thường. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt."
CURRENT_PASSWORD = "Mật khẩu đang dùng"
NEW_PASSWORD = "Mật khẩu mới"
NEW_PASSWORD_HINT = (
    "Ít nhất {least} ký tự, không chứa tên của đồng chí, không thuộc loại dễ đoán. Ba, bốn từ ghép lại dễ nhớ hơn một "
    "từ khó."
)
NEW_PASSWORD_AGAIN = "Nhập lại mật khẩu mới"
NOT_THE_SAME = "Hai lần nhập không giống nhau."
WRONG_CURRENT = "Mật khẩu đang dùng chưa đúng."
CODE = "Mã 6 chữ số"
CODE_HINT = "Mã đang hiện trên điện thoại. Nếu không có điện thoại, nhập một mã dự phòng trên phiếu đã in."
FIRST_CODE_HINT = "Mã đang hiện trên điện thoại sau khi quét hình hoặc nhập khóa."
REASON = "Lý do"
REASON_HINT = "Ghi vào nhật ký cùng tên đồng chí."
FULL_NAME = "Họ và tên"
USERNAME_HINT = "Bỏ trống thì chương trình tự đặt theo họ tên, ví dụ hoai.nt."

# What pages say after an act.
SIGNED_OUT = "Đã đăng xuất."
PASSWORD_IS_NEW = "Đã đổi mật khẩu. Các phiên đăng nhập ở nơi khác đã kết thúc."
SESSION_IS_ENDED = "Đã kết thúc phiên đó; máy ấy phải đăng nhập lại."
SESSIONS_ARE_ENDED = "Đã kết thúc các phiên đăng nhập ở nơi khác; phiên này vẫn mở."
BACKUP_CODE_USED = "Đã dùng một mã dự phòng; còn {left} mã."
LAST_BACKUP_CODE_USED = "Đã dùng mã dự phòng cuối cùng. Hãy in mã mới ở trang Tài khoản của tôi."
STEPS = ("Chuẩn bị điện thoại", "Quét hình, nhập mã", "In mã dự phòng")

# Lists and pages.
ACCOUNT_LIST, ACCOUNT_NOUN = "Danh sách tài khoản", "tài khoản"
NAME, UNIT, STATE, CODE_STATE, MADE_AT = (
    "Họ và tên",
    "Đơn vị",
    "Trạng thái",
    "Mã 6 chữ số",
    "Lập ngày",
)
ORDER_OF_NAMES = "tên gọi (An, Ánh, Bảo…); tài khoản ngoài danh bạ đứng cuối"
NO_ACCOUNTS_YET = "Chưa có tài khoản nào ở đây"
NO_ACCOUNTS_YET_TEXT = (
    "Cán bộ quản trị cấp tài khoản theo đơn vị: chọn đơn vị, in phiếu, cắt ra và phát cho từng người."
)
IN_NO_UNIT = "ngoài danh bạ"
OPEN, LOCKED, FIRST_PASSWORD = "đang mở", "đang khóa", "chưa đổi mật khẩu lần đầu"
HAS_CODE, HAS_NO_CODE = "đã cài", "chưa cài"
FIND, FIND_UNIT, ANY_STATE = "Tên, tên đăng nhập", "Đơn vị", "mọi trạng thái"
WITH_THOSE_BELOW = "Cả các đơn vị bên dưới"

LOCK_TITLE, LOCK_QUESTION = "Khóa tài khoản", "Khóa tài khoản của đồng chí {user}?"
LOCK_AFTER = (
    "Đồng chí {user} không đăng nhập được nữa, các phiên đang mở kết thúc.",
    "Hồ sơ và những việc đã làm giữ nguyên.",
)
LOCKED_NOW = "Đã khóa tài khoản của đồng chí {user}."
UNLOCK_TITLE, UNLOCK_QUESTION = "Mở khóa tài khoản", "Mở khóa tài khoản của đồng chí {user}?"
UNLOCK_AFTER = ("Đồng chí {user} đăng nhập lại được bằng mật khẩu cũ.",)
UNLOCKED_NOW = "Đã mở khóa tài khoản của đồng chí {user}."
RESET_TITLE, RESET_QUESTION = "Cấp lại mật khẩu", "In mật khẩu lần đầu mới cho đồng chí {user}?"
RESET_AFTER = (
    "Mật khẩu cũ không dùng được nữa, các phiên đang mở kết thúc.",
    "Mật khẩu mới chỉ hiện một lần để in; đồng chí {user} phải đổi ngay khi đăng nhập.",
    "Mã 6 chữ số giữ nguyên. Việc này ghi vào nhật ký.",
)
RESET_CODE_TITLE, RESET_CODE_QUESTION = "Đặt lại mã 6 chữ số", "Bỏ mã 6 chữ số của đồng chí {user} để cài lại?"
RESET_CODE_AFTER = (
    "Điện thoại cũ và các mã dự phòng không dùng được nữa, các phiên đang mở kết thúc.",
    "Lần đăng nhập tới, đồng chí {user} cài mã trên điện thoại khác. Gặp hoặc gọi điện để chắc đúng người.",
    "Phiếu mật khẩu lần đầu chưa dùng (nếu có) hết dùng, để người cầm phiếu không vào thay được.",
    "Khi phiếu hết dùng: Ban Tổ chức thu vai trò, cán bộ quản trị in phiếu mới, đổi mật khẩu xong thì giao lại.",
)
CODE_IS_RESET = "Đã bỏ mã 6 chữ số của đồng chí {user}."

ROLE, ROLE_OF, BRANCH, SINCE, UNTIL, BASIS = (
    "Vai trò",
    "{label} – {note}",
    "Ở đơn vị",
    "Từ ngày",
    "Đến hết ngày",
    "Căn cứ",
)
BRANCH_HINT = "Vai trò có hiệu lực ở đơn vị này và các đơn vị bên dưới."
UNTIL_HINT = "Bỏ trống nếu không có thời hạn."
BASIS_HINT = "Số, ngày quyết định; ghi vào nhật ký."
ROLE_GIVEN_NOW = "Đã giao vai trò {role} cho đồng chí {user}."
ROLE_WAITS_NOW = "Đã ghi đề nghị giao vai trò {role} cho đồng chí {user}; chờ một người khác trong Ban Tổ chức đồng ý."
ACCOUNTS_PAGE, ROLES_PAGE, UNITS_PAGE, HOLDERS_PAGE = "Tài khoản", "Vai trò", "Chọn đơn vị", "Chọn người"
RENEW_TITLE, RENEW_QUESTION = "In mã dự phòng mới", "In 10 mã dự phòng mới cho tài khoản của đồng chí?"
RENEW_AFTER = ("Các mã trên phiếu cũ không dùng được nữa.", "Mã mới chỉ hiện một lần: chuẩn bị máy in trước.")

WHY_ACCOUNT, WHY_CODE = "Vì sao trạng thái như vậy?", "Vì sao cần hay không cần mã?"
WHY_OPEN = "Đang dùng được: tài khoản không bị khóa và mật khẩu trên phiếu đã được đổi."
WHY_FIRST = "Chưa đổi mật khẩu trên phiếu: lần đăng nhập tới phải đặt mật khẩu riêng trước khi làm việc khác."
WHY_LOCKED = "Đã khóa bằng tay, không tự mở; ai khóa và vì sao ghi ở lịch sử tài khoản, nếu đồng chí được xem."
WHY_NEEDS_CODE = "Cần mã 6 chữ số vì đang giữ vai trò {roles}: vai trò này quyết định về người khác hoặc về tài khoản."
WHY_NO_CODE = "Không cần mã 6 chữ số: trong các vai trò đang giữ không có {roles}."
WHY_NO_CODE_SEEN = "Trong các vai trò đồng chí được xem không có {roles}, nên chưa thấy vai trò nào buộc có mã."
WHY_DEMO = "Dữ liệu dùng thử không hỏi mã 6 chữ số, dù vai trò nào."
WHY_CODE_LACKS = "Chưa cài: phải cài mã trước khi làm việc khác."
WHY_CODE_THERE = "Đã cài ngày {on}: mỗi lần đăng nhập hỏi mã sau mật khẩu."
WHY_SHUT = "Vì sao đến giờ ấy mới vào được?"
WHY_LOCK_RULE = "Cùng một tên, cùng một địa chỉ máy: nhập sai {failures} lần thì khóa {minutes} phút."
WHY_LOCK_UNTIL = "Giờ mở tính từ lần nhập sai cuối cùng được đếm, lúc {since}, cộng {minutes} phút: {until}."
WHY_LOCK_ELSEWHERE = "Khóa theo cả tên và địa chỉ, nên người khác ở máy này và tên này ở máy khác không bị khóa."
WHY_SHUT_RULE = "Mọi tên cộng lại: trong {minutes} phút nhập sai {failures} lần từ một địa chỉ thì địa chỉ ấy tạm dừng."
WHY_SHUT_UNTIL = "Giờ mở là lúc lần sai thứ {failures} tính ngược từ lần cuối đã qua {minutes} phút: {until}."
