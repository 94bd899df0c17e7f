"""Words of accounts as they are shown, and the sentences of their acts."""

ACCOUNT_ADDED = "Lập tài khoản {username} cho {user}."
ACCOUNTS_ISSUED = "Cấp {count} tài khoản lần đầu cho {unit}."
PASSWORD_CHANGED = "{user} đổi mật khẩu của mình."
PASSWORD_RESET = "Cấp lại mật khẩu lần đầu cho {user}; các phiên đang mở kết thúc."
ACCOUNT_LOCKED = "Khóa tài khoản của {user}; các phiên đang mở kết thúc."
ACCOUNT_UNLOCKED = "Mở khóa tài khoản của {user}."
SECOND_FACTOR_SET = "{user} cài mã 6 chữ số cho tài khoản của mình."
SECOND_FACTOR_RESET = "Bỏ mã 6 chữ số của {user} để cài lại; các phiên đang mở kết thúc."
BACKUP_CODES_RENEWED = "{user} in lại mã dự phòng; mã cũ không dùng được nữa."
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
PHONE = "điện thoại"
ISSUER = "Kiểm điểm"
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
SESSIONS_ARE_ENDED = "Đã kết thúc các phiên đăng nhập ở nơi khác; phiên này vẫn mở."
CODE_ASKED_EACH_TIME = "Từ lần sau, nhập mã 6 chữ số mỗi khi đăng nhập."
BACKUP_CODE_USED = "Đã dùng một mã dự phòng; còn {left} mã."
LAST_BACKUP_CODE_USED = "Đã dùng mã dự phòng cuối cùng. Hãy in mã mới ở trang Tài khoản của tôi."
STEPS = ("Chuẩn bị điện thoại", "Quét hình, nhập mã", "In mã dự phòng")
