"""What this room refuses."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class NobodyPicked(HouseError):
    """A day is to be recorded for nobody."""

    message = "Chưa đánh dấu ai."
    advice = "Chưa ghi gì. Hãy đánh dấu những đối tượng đã kiểm điểm."


class NotOutstandingHere(HouseError):
    """Somebody is picked who is not to be reviewed in this unit."""

    message = "Có đối tượng không thuộc diện kiểm điểm của {unit}."
    advice = "Chưa ghi gì. Danh sách có thể vừa đổi; hãy tải lại trang."


class ReviewToCome(HouseError):
    """A day that has not come: what has not happened is not recorded."""

    message = "Ngày {day} chưa tới; hôm nay là {today}."
    advice = "Chưa ghi gì. Hãy ghi khi đã kiểm điểm."


class TakingBackWithoutReason(HouseError):
    """What was recorded, a review or a mark, is taken back without a reason."""

    message = "Rút điều đã ghi thì phải ghi lý do."
    advice = "Chưa đổi gì. Hãy ghi lý do."


class LeftOutWithoutReason(HouseError):
    """A unit is marked as through while somebody was neither reviewed nor is there a reason."""

    message = "{unit} còn {count} đối tượng chưa kiểm điểm và chưa có lý do: {names}."
    advice = "Chưa đánh dấu. Hãy ghi lý do cho từng đối tượng, hoặc ghi ngày đã kiểm điểm."


class TooManyOutstanding(HouseError):
    """So many are outstanding that nobody could name a reason for each on one page."""

    message = "{unit} và các đơn vị bên dưới còn {count} đối tượng chưa kiểm điểm và chưa có lý do."
    advice = "Chưa đánh dấu. Hãy đánh dấu từng đơn vị bên dưới trước; mỗi lần nhiều nhất {most} đối tượng."


class ReviewedThisYear(HouseError):
    """Persons whose review of the year is recorded in another campaign, where the plan has one review a year."""

    message = "Đã kiểm điểm năm {year} trong kỳ khác: {names}. Kế hoạch cho kiểm điểm mỗi người một lần trong năm."
    advice = (
        "Chưa đổi gì. Hãy dùng kết quả của kỳ kia, hoặc đưa những người này ra khỏi danh sách; nếu ngày kiểm điểm đã "
        "ghi là nhầm thì rút ngày đó ở kỳ kia."
    )
