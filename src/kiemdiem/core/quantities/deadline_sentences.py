"""A due day and a standing as the sentences that a user reads."""

from __future__ import annotations

from kiemdiem.core.quantities import words
from kiemdiem.core.quantities.deadlines import (
    After,
    AnyDeadline,
    BeforeEvent,
    DayCount,
    Due,
    External,
    Next,
    Promptly,
    Remark,
    SameDay,
    Standing,
    State,
    Window,
    Within,
    WithPlan,
)
from kiemdiem.core.quantities.long_dates import date_with_weekday

_REMARKS = {
    Remark.BEFORE_FIRST_DAY: words.BEFORE_FIRST_DAY,
    Remark.OUTSIDE_WINDOW: words.OUTSIDE_WINDOW,
    Remark.ON_THE_DAY: words.ON_THE_DAY,
    Remark.DEADLINE_BEFORE_ISSUE: words.BEFORE_ISSUE,
    Remark.WARNING_ONLY: words.WARNING_ONLY,
}


def say_due(due: Due, *, event: str = words.THE_EVENT) -> str:
    """When it is due and what must be known about that day; `event` is how the event is called in a sentence."""
    if due.last_good_day is None:
        told = [_say_undated(due.deadline, event)]
    else:
        told = [_say_dated(due, date_with_weekday(due.last_good_day), event)]
    if due.waits_for:
        told.append(words.EVENT_UNDATED.format(event=event))
    if due.entered:
        told.append(words.ENTERED_FROM.format(source=_source(due.entered.source)))
    elif due.deadline.grace_days:
        told.append(words.GRACE.format(days=due.deadline.grace_days))
    if due.is_before_issue:
        told.append(words.BEFORE_ISSUE)
    if due.deadline.printed:
        told.append(words.AS_PRINTED.format(printed=due.deadline.printed))
    return words.JOINT.join(told)


def say_standing(standing: Standing, *, event: str = words.THE_EVENT) -> str:
    """How it stands, with its remarks."""
    remarks = [_REMARKS[remark] for remark in standing.remarks if remark in _REMARKS]
    if Remark.EXPECTED_DAY_PASSED in standing.remarks:
        remarks.append(words.EVENT_UNDATED.format(event=event))
    return words.JOINT.join([_say_state(standing, event), *remarks])


def _say_state(standing: Standing, event: str) -> str:
    match standing.state:
        case State.LATE if Remark.DEADLINE_BEFORE_ISSUE in standing.remarks:
            return words.AFTER_A_DAY_BEFORE_ISSUE.format(days=standing.days_late)
        case State.LATE:
            return (words.LATE if standing.is_done else words.LATE_AND_OPEN).format(days=standing.days_late)
        case State.ON_TIME:
            return words.ON_TIME
        case State.TOO_EARLY:
            return words.TOO_EARLY.format(event=event)
        case State.OTHER_DAY:
            return words.OTHER_DAY
        case _ if standing.days_since_event is not None:
            sentence = words.DONE_AFTER if standing.is_done else words.STILL_OWED
            return sentence.format(days=standing.days_since_event, event=event)
        case State.OPEN:
            return words.DAYS_LEFT.format(days=standing.days_left) if standing.days_left else words.LAST_DAY
        case _:
            return words.NOT_JUDGED


def _say_dated(due: Due, last: str, event: str) -> str:
    if due.entered:
        return words.AT_LATEST.format(last=last)
    match due.deadline:
        case Within(month=month):
            return words.WITHIN_MONTH.format(month=f"{month.month:02d}/{month.year}", last=last)
        case Window(first=first):
            return words.WINDOW.format(first=date_with_weekday(first), last=last)
        case WithPlan():
            return words.WITH_PLAN.format(last=last)
        case SameDay() if not due.is_expected:
            return words.ON_THE_EVENT.format(event=event, last=last)
        case Next() if not due.is_expected:
            return words.NEXT.format(event=event, last=last)
        case _:
            return (words.EXPECTED if due.is_expected else words.AT_LATEST).format(last=last)


def _say_undated(deadline: AnyDeadline, event: str) -> str:
    match deadline:
        case External(source=source):
            return words.EXTERNAL.format(source=_source(source))
        case After(days=days, count=DayCount.WORKING):
            return words.AFTER_UNDATED_WORKING.format(days=days, event=event)
        case After(days=days):
            return words.AFTER_UNDATED.format(days=days, event=event)
        case Promptly():
            return words.PROMPTLY.format(event=event)
        case BeforeEvent(days=None):
            return words.BEFORE_EVENT_UNDATED.format(event=event)
        case BeforeEvent(days=days, count=DayCount.WORKING):
            return words.BEFORE_EVENT_BY_WORKING_DAYS.format(days=days, event=event)
        case BeforeEvent(days=days):
            return words.BEFORE_EVENT_BY_DAYS.format(days=days, event=event)
        case SameDay():
            return words.ON_THE_EVENT_UNDATED.format(event=event)
        case Next():
            return words.NEXT_UNDATED.format(event=event)
        case WithPlan():
            return words.WITH_PLAN_UNDATED
        case _:
            return words.NO_DEADLINE


def _source(text: str) -> str:
    """The document without the preposition that some plans print before it."""
    return text[len(words.EXTERNAL_LEAD) :] if text.lower().startswith(words.EXTERNAL_LEAD) else text
