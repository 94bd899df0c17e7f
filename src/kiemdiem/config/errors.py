"""What an installation's settings may have wrong."""

from kiemdiem.core.quantities.errors import HouseError


class NoSuchDay(HouseError):
    """KIEMDIEM_TODAY is no day."""

    message = "KIEMDIEM_TODAY ghi “{text}”, không phải là ngày."
    advice = "Hãy ghi năm-tháng-ngày, ví dụ 2021-12-20, hoặc bỏ trống để dùng ngày hôm nay."


class NotACount(HouseError):
    """A setting that is a count holds something else."""

    message = "{name} ghi “{text}”, không phải là số đếm."
    advice = "Hãy ghi một số nguyên từ 0 trở lên, hoặc bỏ trống."


class SecretTooShort(HouseError):
    """The key that signs sessions could be guessed."""

    message = "Khóa bí mật chỉ có {length} ký tự, cần ít nhất {wanted}."
    advice = "Hãy bỏ KIEMDIEM_SECRET_KEY để chương trình tự tạo khóa trong thư mục dữ liệu."


class FolderNotUsable(HouseError):
    """The data folder cannot be made, read or written."""

    message = "Không dùng được thư mục dữ liệu {folder} ({why})."
    advice = "Hãy chọn thư mục mà tài khoản chạy chương trình ghi được."


class DatabaseAddressUnreadable(HouseError):
    """DATABASE_URL is no address of a database that we know; the address itself may hold a password, it is not told."""

    message = "Không đọc được DATABASE_URL."
    advice = "Hãy ghi postgres://TÀI_KHOẢN:MẬT_KHẨU@MÁY/TÊN, hoặc bỏ trống để dùng SQLite trong thư mục dữ liệu."


class HouseBusy(HouseError):
    """Many write at once, and this act waited too long for its turn."""

    message = "Nhiều người đang ghi cùng lúc, việc này chưa tới lượt."
    advice = "Chưa ghi gì. Hãy quay lại trang trước và gửi lại."
