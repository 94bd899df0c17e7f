"""What the pages of packages say."""

PACKAGES, MAKE = "Gói chuyển giữa các máy", "Gói chuyển xuống"
FOR_UNIT = "Cho đơn vị"
FOR_UNIT_HINT = "Đơn vị nhận và mọi đơn vị bên dưới; đối tượng của nhánh khác không nằm trong gói."
FILE, FILE_HINT = "Tệp gói", "Tệp đuôi .goi, tối đa {most} MB."
FINGERPRINT, FINGERPRINT_HINT = "Mã nơi gửi", "8 nhóm 4 ký tự, so với tờ giấy nơi gửi in và đóng dấu."
SENDER, SENDER_HINT = "Tên nơi gửi", "Ví dụ Ban Tổ chức Huyện ủy Tân Lương"
MAKING, MAKING_ENDED = "Đang làm gói cho {unit}.", "Đã xong việc làm gói cho {unit}."
TAKING, TAKING_ENDED = "Đang nhận gói {name}.", "Đã xong việc nhận gói {name}."
TAKEN_BEFORE = "Gói này đã nhận ngày {day}; không đổi gì."
DROPPED_NOW = "Đã bỏ gói của {office}."
TRUSTED_NOW, DISTRUSTED_NOW = "Từ nay nhận gói của {sender}.", "Không nhận gói của {sender} nữa."
DROP, DROP_TITLE = "Bỏ gói này", "Bỏ gói chưa nhận"
DROP_QUESTION = "Bỏ gói của {office} cho {unit}?"
DROP_AFTER = ("Chưa có gì của gói này được ghi vào máy này; có thể đưa tệp vào lại.",)
DISTRUST, DISTRUST_TITLE = "Không nhận nữa", "Không nhận gói của nơi này nữa"
DISTRUST_QUESTION = "Không nhận gói của {sender} nữa?"
DISTRUST_AFTER = ("Những gì đã nhận giữ nguyên; gói đến sau bị từ chối.",)
CAMPAIGN, NEW_CAMPAIGN, EXISTING = "Kỳ kiểm điểm", "chưa có", "đang có"
FILE_NAME = "{code}-{unit}-{day}.goi"
# Each completes the sentence of `PackageDamaged`.
CUT, OTHER_SIGNATURE, OTHER_CONTENT = "tệp bị cắt", "chữ ký không khớp", "nội dung khác"
UNREADABLE, BAD_REGIME = "không đọc được", "bộ quy định không đọc được"
