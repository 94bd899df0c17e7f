"""What this room refuses."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class NoFeed(HouseError):
    """A calendar is revoked that has no address."""

    message = "Lịch nhắc việc không có địa chỉ nào đang dùng."
    advice = "Chưa đổi gì."


class ReadTooOften(HouseError):
    """A calendar is read more often in an hour than any telephone does."""

    message = "Lịch được đọc quá {most} lần trong một giờ."
    advice = "Chưa gửi gì. Hãy thử lại sau."
