"""What remedies are refused."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class SubjectWithoutUnit(HouseError):
    """A subject that stands in no unit of the registers: nobody could answer for it."""

    message = "{subject} chưa gắn với đơn vị nào trong danh bạ."
    advice = "Chưa ghi gì. Hãy bổ sung danh bạ rồi lập lại danh sách."


class DoneWithoutNote(HouseError):
    """A remedy is called done and nobody says what was done."""

    message = "Ghi “đã khắc phục” thì phải nêu đã làm gì."
    advice = "Chưa ghi gì. Hãy nêu việc đã làm, văn bản hoặc ngày hoàn thành."
