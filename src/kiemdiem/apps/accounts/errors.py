"""What accounts refuse, in the words that a user reads."""

from kiemdiem.core.quantities.errors import HouseError


class PasswordTooShort(HouseError):
    """Fewer signs than a password needs."""

    message = "Mật khẩu mới có {length} ký tự, cần ít nhất {wanted}."
    advice = "Có thể ghép ba, bốn từ không liên quan, cách nhau bằng dấu gạch nối."


class PasswordTooLong(HouseError):
    """More signs than anybody types."""

    message = "Mật khẩu mới dài quá {most} ký tự."
    advice = "Hãy chọn mật khẩu ngắn hơn."


class PasswordLikeName(HouseError):
    """The password holds the name that everybody knows."""

    message = "Mật khẩu mới chứa tên đăng nhập hoặc họ tên của đồng chí."
    advice = "Hãy chọn mật khẩu không có tên mình."


class PasswordTooCommon(HouseError):
    """A password of every list of passwords."""

    message = "Mật khẩu mới thuộc loại nhiều người dùng, dễ đoán."
    advice = "Hãy ghép ba, bốn từ không liên quan đến nhau và đến công việc."


class PasswordUnchanged(HouseError):
    """The new password is the old one."""

    message = "Mật khẩu mới trùng mật khẩu đang dùng."
    advice = "Hãy chọn mật khẩu khác."


class WrongCode(HouseError):
    """The six digits, or the backup code, are not right, or were used already."""

    message = "Mã chưa đúng hoặc đã dùng rồi."
    advice = "Đợi ứng dụng hiện mã mới rồi nhập lại; kiểm tra điện thoại có đặt giờ tự động."


class CodeTriedTooOften(HouseError):
    """After each wrong code the next try waits twice as long."""

    message = "Vừa nhập sai {times} lần; {wait} nữa mới nhập tiếp được."
    advice = "Chưa kiểm tra mã vừa nhập. Nếu mất điện thoại, dùng mã dự phòng hoặc báo Ban Tổ chức."


class NoCodeBegun(HouseError):
    """A code is confirmed before there is a secret, or after it was thrown away."""

    message = "Chưa có mã nào đang cài."
    advice = "Hãy bắt đầu lại từ bước 1."


class NoSecondFactor(HouseError):
    """Somebody without a second step is asked for it, or to have it reset."""

    message = "{user} chưa cài mã 6 chữ số."
    advice = "Chưa ghi gì."


class CodeNotSetYet(HouseError):
    """A new password for somebody whose role needs a code that he has not set up: the printer of the slip could."""

    message = "{user} giữ vai trò cần mã 6 chữ số nhưng chưa cài mã, nên người cầm phiếu mật khẩu có thể cài thay."
    advice = "Đề nghị Ban Tổ chức thu vai trò này trước; cấp lại mật khẩu và cài mã xong thì giao lại."


class AccountLocked(HouseError):
    """An account is locked a second time, or used while it is locked."""

    message = "Tài khoản của {user} đang khóa."
    advice = "Chưa ghi gì. Hãy mở khóa trước."


class AccountNotLocked(HouseError):
    """An account is unlocked that is open."""

    message = "Tài khoản của {user} đang mở."
    advice = "Chưa ghi gì."


class NoReasonGiven(HouseError):
    """An act on another's account without a word on why."""

    message = "Chưa ghi lý do."
    advice = "Hãy ghi lý do để người xem nhật ký hiểu, ví dụ “nghỉ hưu từ 01/12/2021”."


class UsernameUnfit(HouseError):
    """A name that nobody can type the same way twice."""

    message = "Tên đăng nhập “{username}” không dùng được."
    advice = "Dùng chữ thường không dấu, chữ số, dấu chấm, gạch nối; từ 3 đến 60 ký tự."


class UsernameTaken(HouseError):
    """Two accounts would have one name."""

    message = "Tên đăng nhập “{username}” đã có người dùng."
    advice = "Hãy chọn tên khác, hoặc bỏ trống để chương trình tự đặt."


class AccountWithoutName(HouseError):
    """An account for nobody."""

    message = "Chưa ghi họ và tên."
    advice = "Hãy ghi họ và tên đầy đủ của người dùng tài khoản."


class NobodyWithoutAccount(HouseError):
    """There is nobody left to whom accounts could be issued."""

    message = "Ở {unit} không còn ai chưa có tài khoản."
    advice = "Ai mất phiếu mật khẩu thì mở tài khoản của người đó và cấp lại mật khẩu."


class TooManyAtOnce(HouseError):
    """More slips than one goes through by hand."""

    message = "{unit} có hơn {most} người chưa có tài khoản; mỗi lần cấp nhiều nhất {most} người."
    advice = "Hãy chọn từng đơn vị nhỏ hơn ở bên dưới."
