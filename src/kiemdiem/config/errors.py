"""What an installation's settings may have wrong."""

from kiemdiem.core.quantities.errors import HouseError


class NoSuchDay(HouseError):
    """KIEMDIEM_TODAY is no day."""

    message = "KIEMDIEM_TODAY ghi “{text}”, không phải là ngày."
    advice = "Hãy ghi năm-tháng-ngày, ví dụ 2021-12-20, hoặc bỏ trống để dùng ngày hôm nay."


class SecretTooShort(HouseError):
    """The key that signs sessions could be guessed."""

    message = "Khóa bí mật chỉ có {length} ký tự, cần ít nhất {wanted}."
    advice = "Hãy bỏ KIEMDIEM_SECRET_KEY để chương trình tự tạo khóa trong thư mục dữ liệu."
