"""What a user reads about a due day and a standing."""

from datetime import date
from typing import Any

import pytest

from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.quantities.deadline_sentences import say_due, say_standing
from kiemdiem.core.quantities.deadlines import (
    After,
    AnyDeadline,
    Before,
    BeforeEvent,
    By,
    DayCount,
    Due,
    EnteredDate,
    External,
    Month,
    Next,
    NoDeadline,
    Promptly,
    SameDay,
    Window,
    Within,
    WithPlan,
    judge,
    resolve,
)

DAY = date(2022, 1, 4)
REVIEW = {"review": DAY}


def due_of(deadline: AnyDeadline, **given: Any) -> Due:
    known: dict[str, Any] = {"events": {}, "expected": {}, "calendar": Calendar(), "issued_on": date(2021, 10, 27)}
    return resolve(deadline, **(known | given))


@pytest.mark.parametrize(
    ("deadline", "given", "told"),
    [
        (Before(on=date(2022, 1, 5)), {}, "Chậm nhất ngày 04/01/2022 (thứ Ba)"),
        (By(on=DAY), {}, "Chậm nhất ngày 04/01/2022 (thứ Ba)"),
        (By(on=DAY, grace_days=1), {}, "Chậm nhất ngày 05/01/2022 (thứ Tư); đã cộng 1 ngày"),
        (Within(month=Month(2022, 2)), {}, "Trong tháng 02/2022, chậm nhất ngày 28/02/2022 (thứ Hai)"),
        (
            Window(first=DAY, until=date(2022, 1, 7)),
            {},
            "Từ ngày 04/01/2022 (thứ Ba) đến hết ngày 07/01/2022 (thứ Sáu)",
        ),
        (WithPlan(), {}, "Kèm theo kế hoạch, ngày 27/10/2021 (thứ Tư)"),
        (WithPlan(), {"issued_on": None}, "Kèm theo kế hoạch"),
        (External(source="kế hoạch của tỉnh"), {}, "Theo kế hoạch của tỉnh"),
        (External(source="Theo kế hoạch của tỉnh"), {}, "Theo kế hoạch của tỉnh"),
        (
            External(source="kế hoạch của tỉnh"),
            {"external": EnteredDate(DAY, "Kế hoạch số 5")},
            "Chậm nhất ngày 04/01/2022 (thứ Ba); theo Kế hoạch số 5",
        ),
        (After(event="review", days=3), {"events": REVIEW}, "Chậm nhất ngày 07/01/2022 (thứ Sáu)"),
        (
            After(event="review", days=3),
            {"expected": REVIEW},
            "Dự kiến chậm nhất ngày 07/01/2022 (thứ Sáu); chưa có ngày kiểm điểm",
        ),
        (After(event="review", days=3), {}, "Trong 3 ngày sau khi kiểm điểm; chưa có ngày kiểm điểm"),
        (
            After(event="review", days=3, count=DayCount.WORKING),
            {},
            "Trong 3 ngày làm việc sau khi kiểm điểm; chưa có ngày kiểm điểm",
        ),
        (Promptly(event="review"), {"events": REVIEW}, "Ngay sau khi kiểm điểm"),
        (Promptly(event="review", at_latest=DAY), {"events": REVIEW}, "Chậm nhất ngày 04/01/2022 (thứ Ba)"),
        (BeforeEvent(event="review"), {}, "Trước khi kiểm điểm; chưa có ngày kiểm điểm"),
        (BeforeEvent(event="review", days=1), {}, "Trước khi kiểm điểm ít nhất 1 ngày; chưa có ngày kiểm điểm"),
        (
            BeforeEvent(event="review", days=3, count=DayCount.WORKING),
            {},
            "Trước khi kiểm điểm ít nhất 3 ngày làm việc; chưa có ngày kiểm điểm",
        ),
        (BeforeEvent(event="review"), {"events": REVIEW}, "Chậm nhất ngày 04/01/2022 (thứ Ba)"),
        (SameDay(event="review"), {"events": REVIEW}, "Cùng ngày với kiểm điểm: ngày 04/01/2022 (thứ Ba)"),
        (SameDay(event="review"), {}, "Cùng ngày với kiểm điểm; chưa có ngày kiểm điểm"),
        (Next(event="review"), {"events": REVIEW}, "Tại kiểm điểm gần nhất: ngày 04/01/2022 (thứ Ba)"),
        (Next(event="review"), {}, "Tại kiểm điểm gần nhất; chưa có ngày kiểm điểm"),
        (NoDeadline(), {}, "Văn bản không ghi thời hạn"),
        (By(on=date(2021, 10, 1)), {}, "Chậm nhất ngày 01/10/2021 (thứ Sáu); hạn trước ngày ban hành"),
        (By(on=DAY, printed="04/01/2021"), {}, "Chậm nhất ngày 04/01/2022 (thứ Ba); bản in ghi “04/01/2021”"),
    ],
)
def test_a_due_day_is_told_in_one_sentence(deadline: AnyDeadline, given: dict[str, Any], told: str) -> None:
    assert say_due(due_of(deadline, **given), event="kiểm điểm") == told


@pytest.mark.parametrize(
    ("deadline", "done_on", "today", "told"),
    [
        (By(on=DAY), DAY, DAY, "đúng hạn"),
        (By(on=DAY), date(2022, 1, 7), date(2022, 1, 9), "trễ 3 ngày"),
        (By(on=DAY), None, date(2022, 1, 7), "trễ 3 ngày, chưa xong"),
        (By(on=DAY), None, date(2022, 1, 1), "còn 3 ngày"),
        (By(on=DAY), None, DAY, "hôm nay là ngày cuối"),
        (By(on=date(2021, 10, 20)), date(2021, 10, 30), DAY, "10 ngày sau hạn; hạn trước ngày ban hành"),
        (NoDeadline(), None, DAY, "không tính hạn"),
        (Promptly(event="review"), None, date(2022, 1, 7), "còn nợ, 3 ngày sau kiểm điểm"),
        (Promptly(event="review"), date(2022, 1, 5), date(2022, 1, 7), "xong, 1 ngày sau kiểm điểm"),
        (Promptly(event="review"), date(2022, 1, 3), DAY, "chưa nhận: kiểm điểm chưa xong"),
        (SameDay(event="review"), date(2022, 1, 5), DAY, "không cùng lúc"),
        (BeforeEvent(event="review"), DAY, DAY, "đúng hạn; cùng ngày, phải xong trước khi bắt đầu"),
        (Window(first=DAY, until=DAY), date(2022, 1, 3), DAY, "đúng hạn; trước ngày đầu của thời hạn"),
        (
            Window(first=DAY, until=DAY, hard=False),
            date(2022, 1, 5),
            DAY,
            "trễ 1 ngày; ngoài thời gian ghi trong kế hoạch; chỉ nhắc",
        ),
    ],
)
def test_a_standing_is_told_in_one_sentence(
    deadline: AnyDeadline, done_on: date | None, today: date, told: str
) -> None:
    assert say_standing(judge(due_of(deadline, events=REVIEW), done_on, today), event="kiểm điểm") == told


def test_a_replaced_date_is_told_with_its_source() -> None:
    due = due_of(Within(month=Month(2022, 2)), replaced=EnteredDate(DAY, "Công văn số 9"))
    assert say_due(due) == "Chậm nhất ngày 04/01/2022 (thứ Ba); theo Công văn số 9"
