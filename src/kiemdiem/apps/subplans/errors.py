"""What the plans of lower tiers are refused."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class LaterThanAbove(HouseError):
    """A day that comes after the one of the plan above."""

    message = "Ngày {day} muộn hơn ngày cuối của “{what}” theo {above}: {limit}."
    advice = "Chưa ghi gì. Kế hoạch riêng chỉ đặt được ngày {limit} hoặc sớm hơn."


class ItemOfTheIssuer(HouseError):
    """An item that the body which issued the plan does itself."""

    message = "“{what}” do cơ quan ban hành kế hoạch {number} tự làm."
    advice = "Chưa ghi gì. Kế hoạch riêng đặt ngày cho các việc kế hoạch giao cấp dưới."


class NoSuchRow(HouseError):
    """A key that no row of the work plan has."""

    message = "Kế hoạch không có mục nào mang mã “{key}”."
    advice = "Chưa ghi gì. Hãy chọn trong các mục của kế hoạch."


class WithoutReason(HouseError):
    """Something is added or tightened and nobody says why."""

    message = "Đặt ngày hoặc thêm việc thì phải ghi lý do."
    advice = "Chưa ghi gì. Hãy ghi điểm của kế hoạch riêng hoặc ý kiến làm căn cứ."


class NothingToIssue(HouseError):
    """A plan without a day and an item of its own."""

    message = "Kế hoạch riêng của {campaign} chưa đặt ngày nào, chưa thêm việc nào."
    advice = "Chưa ban hành gì. Hãy đặt ngày hoặc thêm việc trước."


class AlreadyIssued(HouseError):
    """A plan is issued a second time."""

    message = "{campaign} đã ban hành kế hoạch riêng {document} ngày {day}."
    advice = "Chưa đổi gì. Ngày và việc trong đó vẫn sửa được, kèm lý do."


class IssuedAfterToday(HouseError):
    """A document of a day that has not come."""

    message = "Ngày ban hành {day} chưa tới; hôm nay là {today}."
    advice = "Chưa ban hành gì. Hãy ghi ngày ký của văn bản."
