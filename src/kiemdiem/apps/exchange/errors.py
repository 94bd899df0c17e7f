"""Which packages are refused, and why."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class NotAPackage(HouseError):
    """Some other file."""

    message = "Tệp này không phải là gói của chương trình."
    advice = "Chưa nhận gì. Hãy chọn tệp đuôi .goi mà nơi gửi đã làm."


class NewerPackage(HouseError):
    """A package in a format, or with a part, that this program does not read yet."""

    message = "Gói có phần “{part}” phiên bản {found}; chương trình ở máy này đọc đến phiên bản {known}."
    advice = "Chưa nhận gì. Hãy nâng cấp chương trình ở máy này, hoặc nhờ nơi gửi làm gói bằng bản cũ hơn."


class PackageTooLarge(HouseError):
    """More than is ever read into memory."""

    message = "Gói lớn hơn mức {most} MB mà chương trình nhận."
    advice = "Chưa nhận gì. Nhờ nơi gửi làm gói cho từng đơn vị nhỏ hơn."


class PackageDamaged(HouseError):
    """It is not, letter by letter, what the sender signed."""

    message = "Gói không còn nguyên như lúc nơi gửi ký: {why}."
    advice = "Chưa nhận gì. Hãy chép lại tệp từ nơi gửi; vẫn sai thì báo nơi gửi."


class UnknownSender(HouseError):
    """Signed with a key that the board has not compared yet."""

    message = "Gói do “{office}” ký bằng mã {fingerprint}, mã này chưa được ghi nhận ở đây."
    advice = "Chưa nhận gì. So mã với tờ giấy nơi gửi in và đóng dấu; đúng thì ghi nhận nơi gửi rồi đưa tệp vào lại."


class NotForHere(HouseError):
    """A package for a unit that is not in the registers of this house."""

    message = "Gói làm cho đơn vị “{unit}” (mã {code}); danh bạ ở đây không có mã đó."
    advice = "Chưa nhận gì. Kiểm tra mã đơn vị ở danh bạ, hoặc nhờ nơi gửi làm gói cho đúng đơn vị."


class OlderThanTaken(HouseError):
    """A package that was made before one that is taken already."""

    message = "Gói làm ngày {made}; kỳ này đã nhận gói làm sau đó, ngày {taken}."
    advice = "Chưa nhận gì. Hãy dùng gói mới nhất của nơi gửi."


class OtherRules(HouseError):
    """The campaign was taken under another regime."""

    message = "{campaign} đã nhận theo bộ quy định khác với gói này."
    advice = "Chưa nhận gì. Hỏi nơi gửi vì sao bộ quy định của kỳ đã mở lại khác."


class NotOfTheCampaign(HouseError):
    """A package for a unit outside the campaign, or of a campaign that is not open."""

    message = "{unit} không nằm trong nhánh của {campaign}."
    advice = "Chưa làm gói. Hãy chọn đơn vị gốc của kỳ hoặc đơn vị bên dưới."


class NotAFingerprint(HouseError):
    """Something else than eight groups of four."""

    message = "“{found}” không phải mã nơi gửi."
    advice = "Chưa ghi nhận gì. Mã gồm 8 nhóm 4 ký tự, chữ A–Z và số 2–7."


class SenderKnown(HouseError):
    """The same key twice."""

    message = "Mã này đã ghi nhận cho {sender}."
    advice = "Chưa đổi gì."


class AlreadyDecided(HouseError):
    """A package that was dropped is taken, or one that was taken is dropped."""

    message = "Gói này {state}."
    advice = "Chưa đổi gì. Cần nhận thì đưa tệp vào lại."
