"""What the issue of a plan refuses."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class IssuedAlready(HouseError):
    """A plan is issued a second time."""

    message = "Kế hoạch của {campaign} đã ban hành: số {number}, ngày {day}."
    advice = "Chưa đổi gì."


class IssueWithoutNumber(HouseError):
    """A plan without its number."""

    message = "Kế hoạch chưa ghi số."
    advice = "Chưa ban hành. Hãy ghi số của văn bản."


class IssueToCome(HouseError):
    """A plan of a day that has not come."""

    message = "Ngày ban hành {day} chưa tới; hôm nay là {today}."
    advice = "Chưa ban hành. Hãy ghi ngày ký."


class AssignmentsIncomplete(HouseError):
    """Units that the plan wants looked after otherwise than they are."""

    message = "Phân công chưa đúng như kế hoạch giao: {units}."
    advice = "Chưa ban hành. Hãy ghi đủ phân công ở phần “Phân công” của kỳ rồi ban hành."


class NotIssued(HouseError):
    """A receipt of what has not been issued."""

    message = "Kế hoạch của {campaign} còn là dự thảo."
    advice = "Chưa ghi gì. Kế hoạch ban hành rồi các nơi mới nhận."


class NotARecipient(HouseError):
    """A receipt of a unit that the plan is not sent to."""

    message = "{unit} không có trong nơi nhận của kế hoạch."
    advice = "Chưa ghi gì. Hãy xem danh sách nơi nhận."


class ReceivedBeforeIssue(HouseError):
    """A plan is received before it is issued."""

    message = "Ngày nhận {day} trước ngày ban hành {issued}."
    advice = "Chưa ghi gì. Hãy ghi đúng ngày nhận."
