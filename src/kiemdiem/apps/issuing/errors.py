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


class IssueAfterReceipt(HouseError):
    """A plan that would be younger than the first receipt of it."""

    message = "Ngày ban hành {day} sau ngày đã có nơi nhận ({received})."
    advice = "Chưa sửa gì. Hãy sửa ngày nhận trước, hoặc ghi đúng ngày ban hành."


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


class NotTheGuidingBody(HouseError):
    """A guidance document of a unit that the plan does not mean."""

    message = "Kế hoạch giao việc hướng dẫn này cho {body}; {unit} không phải nơi đó."
    advice = "Chưa ghi gì. Nếu danh bạ nhận nhầm, Ban Tổ chức chỉnh ở trang “Cơ quan của kế hoạch”."


class GuidanceIncomplete(HouseError):
    """A guidance document without number, or without what it is about."""

    message = "Văn bản hướng dẫn chưa ghi số hoặc trích yếu."
    advice = "Chưa ghi gì. Hãy ghi đủ số và trích yếu."


class GuidanceFiledAlready(HouseError):
    """The same document a second time."""

    message = "Hướng dẫn số {number} của {issuer} đã ghi."
    advice = "Chưa đổi gì."


class GuidanceToCome(HouseError):
    """A guidance document, or its receipt, of a day that has not come."""

    message = "Ngày {day} chưa tới; hôm nay là {today}."
    advice = "Chưa ghi gì. Hãy ghi đúng ngày."


class GuidanceAfterReceipt(HouseError):
    """A guidance document that would be younger than its receipt."""

    message = "Ngày ban hành {day} sau ngày {unit} đã nhận ({received})."
    advice = "Chưa sửa gì. Hãy sửa ngày nhận trước, hoặc ghi đúng ngày ban hành."


class GuidanceReceivedBefore(HouseError):
    """A receipt before the document was issued."""

    message = "Ngày nhận {day} trước ngày ban hành hướng dẫn {issued}."
    advice = "Chưa ghi gì. Hãy ghi đúng ngày nhận."
