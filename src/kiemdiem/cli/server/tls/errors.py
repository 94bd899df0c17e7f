"""What is refused about certificates, and what to do then."""

from __future__ import annotations

from kiemdiem.cli.server.errors import ServerRefusal


class NameUnusable(ServerRefusal):
    """A name that no certificate can hold."""

    message = "“{text}” không phải là tên máy hay địa chỉ mạng."
    advice = "Hãy ghi tên không dấu như kiemdiem.xa.local, hoặc địa chỉ như 192.168.1.10."


class CertificateThere(ServerRefusal):
    """A certificate would be replaced without anybody asking for it."""

    message = "Đã có chứng thư, dùng đến {until}."
    advice = "Hãy dùng kiemdiem tls renew để gia hạn, hoặc kiemdiem tls remove để bỏ chứng thư đang dùng."


class NoCertificate(ServerRefusal):
    """There is none to renew or to remove."""

    message = "Chưa có chứng thư nào trong {folder}."
    advice = "Hãy chạy kiemdiem tls make để lập, hoặc kiemdiem tls take để dùng chứng thư cơ quan đã có."


class NotOfOffice(ServerRefusal):
    """A certificate that somebody else gave cannot be renewed here."""

    message = "Chứng thư đang dùng do nơi khác cấp, không gia hạn ở đây được."
    advice = "Hãy xin chứng thư mới ở nơi đã cấp rồi chạy kiemdiem tls take; lệnh ấy thay chứng thư cũ."


class OfficeLacksNames(ServerRefusal):
    """The authority was made for other names."""

    message = "Nơi cấp chứng thư của cơ quan không cấp được cho: {names}."
    advice = (
        "Hãy chạy kiemdiem tls remove --office rồi kiemdiem tls make với đủ các tên; các máy phải tin cậy lại từ đầu."
    )


class OfficeOver(ServerRefusal):
    """The authority itself is at its end."""

    message = "Nơi cấp chứng thư của cơ quan chỉ dùng đến {until}."
    advice = "Hãy chạy kiemdiem tls remove --office rồi kiemdiem tls make; các máy phải tin cậy lại từ đầu."


class FileUnreadable(ServerRefusal):
    """A file that was named cannot be read."""

    message = "Không đọc được tệp {file} ({why})."
    advice = "Hãy xem lại đường dẫn và quyền đọc tệp; chưa thay đổi gì."


class CertificateUnreadable(ServerRefusal):
    """The file is no certificate in PEM."""

    message = "Tệp {file} không phải là chứng thư dạng PEM."
    advice = "Hãy xin tệp bắt đầu bằng dòng BEGIN CERTIFICATE; tệp .pfx, .p12 phải đổi sang PEM trước."


class KeyUnreadable(ServerRefusal):
    """The file is no private key in PEM."""

    message = "Tệp {file} không phải là khóa riêng dạng PEM."
    advice = "Hãy xin tệp bắt đầu bằng dòng BEGIN PRIVATE KEY; chưa thay đổi gì."


class KeyWithPassword(ServerRefusal):
    """A key that asks for a password: nobody is there to type it when the server starts."""

    message = "Khóa riêng {file} có mật khẩu; máy chủ không có ai gõ mật khẩu mỗi lần chạy."
    advice = "Hãy bỏ mật khẩu của khóa rồi chạy lại; thư mục dữ liệu chỉ chủ của nó đọc được."


class KeyUnusable(ServerRefusal):
    """A kind of key that browsers refuse."""

    message = "Khóa riêng {file} thuộc loại không dùng được."
    advice = "Hãy dùng khóa ECDSA, Ed25519, hoặc RSA từ 2048 bit."


class KeyOfAnother(ServerRefusal):
    """Key and certificate do not belong together."""

    message = "Khóa riêng {file} không phải của chứng thư này."
    advice = "Hãy chọn đúng cặp tệp được cấp cùng nhau; chưa thay đổi gì."


class CertificateOver(ServerRefusal):
    """Not valid today."""

    message = "Chứng thư {file} chỉ dùng từ {since} đến {until}."
    advice = "Hãy xem lại ngày giờ của máy, hoặc xin chứng thư mới; chưa thay đổi gì."


class CertificateWithoutNames(ServerRefusal):
    """Browsers take no certificate without names."""

    message = "Chứng thư {file} không ghi tên máy hay địa chỉ nào."
    advice = "Hãy xin chứng thư có ghi tên máy ở phần Subject Alternative Name."


class CertificatesOutOfOrder(ServerRefusal):
    """The certificates of the file do not lead from one to the next."""

    message = "Các chứng thư trong {file} không nối nhau."
    advice = "Hãy xếp chứng thư của máy chủ đứng đầu, mỗi chứng thư sau là của nơi cấp chứng thư trước."
