"""What `kiemdiem tls` says."""

TLS_HELP = "chứng thư để mở bằng https: lập, gia hạn, xem, dùng chứng thư có sẵn"
TLS_ABOUT = """\
Chứng thư cho kết nối mã hóa (https) trong mạng của cơ quan, không cần internet. Có chứng thư thì kiemdiem serve tự
dùng; lập, thay hay bỏ chứng thư xong phải chạy lại máy chủ."""
NAME = "TÊN"
NAME_HELP = "tên máy hoặc địa chỉ mà các máy khác gõ để vào; ghi được nhiều lần; mặc định là tên và địa chỉ của máy này"
MAKE_HELP = "lập nơi cấp chứng thư của cơ quan và chứng thư cho máy chủ"
MAKE_ABOUT = """\
Lập nơi cấp chứng thư của cơ quan (dùng 10 năm, chỉ cấp được cho các tên đã ghi và địa chỉ mạng nội bộ) rồi cấp chứng
thư cho máy chủ (dùng 800 ngày). Nơi cấp đã có thì dùng lại. In mã nhận dạng và cách cho các máy tin cậy."""
MAKE_EXAMPLE = "Ví dụ: kiemdiem tls make --name kiemdiem.xa.local --name 192.168.1.10"
RENEW_HELP = "cấp chứng thư mới cho máy chủ; các máy không phải tin cậy lại"
RENEW_ABOUT = """\
Cấp chứng thư mới, khóa mới cho máy chủ, từ nơi cấp đã có của cơ quan. Không ghi --name thì giữ các tên cũ. Các máy đã
tin cậy nơi cấp thì không phải làm gì."""
RENEW_EXAMPLE = "Ví dụ: kiemdiem tls renew"
TAKE_HELP = "dùng chứng thư cơ quan đã có"
TAKE_ABOUT = """\
Kiểm tra rồi dùng một chứng thư do nơi khác cấp: khóa đúng của chứng thư, còn hạn, có ghi tên máy, các chứng thư nối
nhau. Thay chứng thư đang dùng."""
TAKE_EXAMPLE = "Ví dụ: kiemdiem tls take may-chu.crt may-chu.key"
CERTIFICATE = "CHỨNG_THƯ"
CERTIFICATE_HELP = "tệp PEM: chứng thư của máy chủ đứng đầu, rồi đến các nơi cấp trung gian"
KEY = "KHÓA"
KEY_HELP = "tệp PEM: khóa riêng, không có mật khẩu"
SHOW_HELP = "in chứng thư đang dùng, mã nhận dạng và cách cho các máy tin cậy"
SHOW_ABOUT = (
    "In chứng thư đang dùng: cho tên nào, đến ngày nào, mã nhận dạng, và cách cho điện thoại, máy tính tin cậy."
)
REMOVE_HELP = "bỏ chứng thư, trở lại http"
REMOVE_ABOUT = """\
Bỏ chứng thư và khóa của máy chủ; từ lần chạy sau máy chủ nhận kết nối http, không mã hóa. Nơi cấp của cơ quan vẫn giữ,
để lần sau lập lại các máy không phải tin cậy lại."""
OFFICE_HELP = "bỏ cả nơi cấp của cơ quan; lần sau lập lại, mọi máy phải tin cậy từ đầu"

MADE = "Đã lập chứng thư cho máy chủ: {names}. Dùng đến {until}."
TAKEN = "Đã dùng chứng thư có sẵn: {names}. Dùng đến {until}."
REMOVED = "Đã bỏ chứng thư của máy chủ."
OFFICE_REMOVED = "Đã bỏ chứng thư của máy chủ và nơi cấp của cơ quan."
START_AGAIN = "Chạy lại máy chủ (kiemdiem serve) để dùng thay đổi này."
SERVES_WITHOUT = "Chưa có chứng thư: máy chủ nhận kết nối http, không mã hóa."
IN_USE = "Chứng thư của máy chủ: {names}. Dùng từ {since} đến {until}."
GIVEN_ELSEWHERE = "Do nơi khác cấp. Mã nhận dạng (SHA-256): {fingerprint}"
ENDS_SOON = "Chứng thư chỉ dùng đến {until}. Chạy kiemdiem tls renew (hoặc tls take) rồi chạy lại máy chủ."
IS_OVER = "Chứng thư đã hết hạn ngày {until}: trình duyệt báo không an toàn. Chạy kiemdiem tls renew (hoặc tls take)."
TRUST = """\
Nơi cấp chứng thư của cơ quan, dùng đến {until}. Tệp để chép sang các máy:

    {file}

Mã nhận dạng (SHA-256) mà máy hiện ra khi mở tệp, so đúng từng ký tự trước khi tin cậy:

    {first}
    {second}

Windows hiện mã SHA-1 (Thumbprint): {thumbprint}

Mỗi máy làm một lần; chép tệp bằng USB, cáp, gửi nội bộ, hoặc mở trang /chung-thu/ của máy chủ trên máy đó. Không chép
tệp nào khác trong thư mục ấy.
  Windows: bấm đúp tệp, chọn Install Certificate, Local Machine, Place all certificates in the following store,
    Trusted Root Certification Authorities.
  Android: Cài đặt, Bảo mật, Mã hóa và thông tin xác thực, Cài đặt chứng chỉ, Chứng chỉ CA, chọn tệp.
  iPhone, iPad: mở tệp, Cài đặt, Đã tải về hồ sơ, Cài đặt; rồi Cài đặt chung, Giới thiệu, Cài đặt tin cậy chứng
    nhận, bật chứng chỉ này.
  Firefox: Cài đặt, Quyền riêng tư và bảo mật, Xem chứng chỉ, Nơi cấp, Nhập.
Tên mục có thể hơi khác tùy đời máy."""
