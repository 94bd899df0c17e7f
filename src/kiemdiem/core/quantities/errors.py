"""What this room refuses, in the words that a user reads: what is wrong, with which one, and what to do now."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import ClassVar

LONGEST_SHOWN = 60


class HouseError(Exception):
    """A refusal that a user reads: `message` and `advice` are sentences, their named slots go to the constructor."""

    message: ClassVar[str] = "Không thực hiện được."
    advice: ClassVar[str] = ""

    def __init__(self, *, clauses: tuple[str, ...] = (), **slots: object) -> None:
        self.clauses = clauses
        self.slots = {name: shown(value) for name, value in slots.items()}
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The whole refusal as one text: message, clauses, advice."""
        told = self.message.format(**self.slots)
        if self.clauses:
            told = f"{told} ({', '.join(self.clauses)})"
        return f"{told} {self.advice.format(**self.slots)}".strip()

    def __str__(self) -> str:
        return self.sentence

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross to and from worker processes; by default an exception forgets its named arguments on the way."""
        return partial(type(self), clauses=self.clauses, **self.slots), ()


def shown(value: object) -> str:
    """A value as it may stand in a sentence: printable and never longer than a line."""
    if isinstance(value, float) and value.is_integer():
        value = f"{value:.0f}"  # a sheet keeps every number as a float, and shows a whole one without its ".0"
    text = "".join(sign if sign.isprintable() else " " for sign in str(value))
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


class NotANumber(HouseError):
    """The text or value is no number, or is NaN or infinity."""

    message = "“{text}” không phải là số."
    advice = "Hãy ghi bằng chữ số, phần thập phân sau dấu phẩy hoặc dấu chấm, ví dụ 24,5."


class AmbiguousNumber(NotANumber):
    """Two different marks, or one mark twice: thousands or decimals cannot be told apart."""

    message = "“{text}” có thể đọc theo nhiều cách."
    advice = "Hãy bỏ dấu ngăn cách hàng nghìn, chỉ để một dấu phẩy hoặc dấu chấm trước phần thập phân, ví dụ 1234,5."


class TooManyPlaces(NotANumber):
    """More decimal places than the fact declares."""

    message = "“{text}” có quá nhiều chữ số thập phân: ở đây chỉ nhận {places}."
    advice = "Hãy ghi đúng số chữ số thập phân cho phép và không dùng dấu ngăn cách hàng nghìn."


class TooManyDigits(NotANumber):
    """A number longer than every engine can hold exactly."""

    message = "“{text}” quá dài: một số có nhiều nhất {digits} chữ số."
    advice = "Hãy kiểm tra lại số đã nhập."


class NotABound(NotANumber):
    """A bound is a number, a percentage or a fraction with a denominator above zero."""

    message = "“{text}” không phải là một mức tỷ lệ."
    advice = "Hãy ghi như “70%”, “2/3” hoặc “89.99”."


class EmptyBase(HouseError):
    """A share was asked of nothing: the denominator is zero."""

    message = "Không tính được tỷ lệ vì mẫu số bằng 0."
    advice = "Hãy kiểm tra số người (hoặc số đơn vị) dùng làm mẫu số."


class NotADate(HouseError):
    """The text has none of the shapes of a date."""

    message = "“{text}” không phải là ngày."
    advice = "Hãy ghi ngày/tháng/năm với năm đủ bốn chữ số, ví dụ 05/01/2022."


class ImpossibleDate(NotADate):
    """The shape of a date, but the calendar has no such day."""

    message = "Không có ngày {text} trong lịch."
    advice = "Hãy kiểm tra lại: ngày đứng trước, tháng (01 đến 12) đứng giữa, năm đứng sau."


class YearOutOfRange(NotADate):
    """A year that is surely a slip of the keyboard, or a sum of days that leaves the calendar."""

    message = "Năm trong “{text}” nằm ngoài khoảng {first} đến {last}."
    advice = "Hãy kiểm tra lại năm đã nhập."


class PeriodReversed(HouseError):
    """A period that ends before it begins."""

    message = "Khoảng thời gian từ {start} đến {end} có ngày cuối trước ngày đầu."
    advice = "Hãy đổi lại hai ngày."


class DayBothOffAndWorked(HouseError):
    """An office's own calendar names one day twice, as a holiday and as a working day."""

    message = "Ngày {day} vừa là ngày nghỉ vừa là ngày làm việc trong lịch riêng của cơ quan."
    advice = "Hãy bỏ ngày này ở một trong hai danh sách."


class UnknownDeadlineKind(HouseError):
    """A kind of deadline that the house does not know."""

    message = "Không có loại thời hạn “{kind}”."
    advice = "Các loại thời hạn là: {known}."


class MalformedDeadline(HouseError):
    """A deadline whose keys do not fit its kind."""

    message = "Thời hạn loại “{kind}”, mục “{key}”: {fault}."
    advice = "Các mục của loại này: {keys}."


class EmptyName(HouseError):
    """A name without a letter."""

    message = "Chưa ghi họ và tên."
    advice = "Hãy ghi đủ họ, tên đệm (nếu có) và tên."


class DeadlineFault(StrEnum):
    """Half-sentences that tell what is wrong with one key of a deadline."""

    UNKNOWN_KEY = "không có mục này"
    MISSING_KEY = "còn thiếu"
    WRONG_TYPE = "giá trị không đúng kiểu"
    NEGATIVE = "giá trị không được âm"
    NO_SUCH_MONTH = "không có tháng như vậy"
    REVERSED = "ngày cuối đứng trước ngày đầu"
    TWO_COUNTS = "chỉ ghi ngày hoặc ngày làm việc, không ghi cả hai"
