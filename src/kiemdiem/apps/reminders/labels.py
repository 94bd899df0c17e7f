"""The acts of this room, as the journal tells them."""

FEED_MADE = "Tạo địa chỉ lịch nhắc việc của mình."
FEED_RENEWED = "Đổi địa chỉ lịch nhắc việc của mình; địa chỉ cũ hết hiệu lực."
FEED_REVOKED = "Thu hồi địa chỉ lịch nhắc việc của mình."
