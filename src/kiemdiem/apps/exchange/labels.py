"""States and acts of packages as they are shown."""

WAITING, TAKEN, DROPPED = "chờ nhận", "đã nhận", "đã bỏ"
PACKAGE_MADE = "Làm gói {campaign} cho {unit}: {subjects} đối tượng; mã của tệp {file_hash}."
PACKAGE_TAKEN = "Nhận gói {campaign} của {sender} (mã {sender_key}): {changed} chỗ khác trước; mã của tệp {file_hash}."
SENDER_TRUSTED = "Ghi nhận nơi gửi {sender}, mã {sender_key}."
SENDER_DISTRUSTED = "Không nhận gói của {sender} nữa, mã {sender_key}."
