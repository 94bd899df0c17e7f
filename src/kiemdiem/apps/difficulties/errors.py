"""What difficulties refuse."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class NotFromThere(HouseError):
    """A difficulty of a unit whose difficulties the plan sends nowhere."""

    message = "Kế hoạch không nêu việc phản ánh vướng mắc của {unit}."
    advice = "Chưa ghi gì. Hãy báo cấp ủy trực tiếp của đơn vị."


class NothingSaid(HouseError):
    """A difficulty, an answer or a withdrawal without words."""

    message = "Chưa ghi nội dung."
    advice = "Chưa ghi gì. Hãy ghi rõ rồi gửi."


class DayToCome(HouseError):
    """A day that has not come."""

    message = "Ngày {day} chưa tới; hôm nay là {today}."
    advice = "Chưa ghi gì. Hãy ghi đúng ngày."


class AnsweredBefore(HouseError):
    """An answer of a day before the difficulty was raised."""

    message = "Ngày trả lời {day} trước ngày phản ánh {raised}."
    advice = "Chưa ghi gì. Hãy ghi đúng ngày trả lời."


class NotWaiting(HouseError):
    """A step that a difficulty in this state does not take."""

    message = "Vướng mắc số {number} {state}."
    advice = "Chưa đổi gì. Còn điều chưa rõ thì phản ánh một vướng mắc mới."
