"""What the work plan refuses."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class NoSuchDay(HouseError):
    """A key that the plan leaves no day open for."""

    message = "Kế hoạch không để ngỏ ngày nào mang mã “{key}”."
    advice = "Chưa ghi gì. Hãy chọn trong danh sách các ngày còn để ngỏ."


class DayOfEachUnit(HouseError):
    """An event that each unit has for itself is given one day for all."""

    message = "“{event}” có ngày riêng của từng đơn vị."
    advice = "Chưa ghi gì. Ngày của từng đơn vị lấy từ việc của đơn vị đó."


class DayWithoutSource(HouseError):
    """Nobody says where a day comes from."""

    message = "Ngày này chưa ghi theo văn bản nào."
    advice = "Chưa ghi gì. Hãy ghi số, ngày của văn bản, hoặc lý do."
