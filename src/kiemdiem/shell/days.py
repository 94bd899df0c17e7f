"""Days and moments as a page shows them: in Hanoi, dd/mm/yyyy."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiemdiem.core.quantities.long_dates import short_date, weekday_name

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def day_in_hanoi(when: date | datetime) -> date:
    """The day itself, or the day in Hanoi on which an aware moment falls."""
    return when.astimezone(HANOI).date() if isinstance(when, datetime) else when


def moved_to(day: date | None, now: datetime) -> datetime:
    """The same time of another day, as who rehearses lives; `now` where no day is told."""
    return now if day is None else now + timedelta(days=(day - day_in_hanoi(now)).days)


def short_day(when: date | datetime | None) -> str:
    """ "11/01/2022"; nothing for no day."""
    return short_date(day_in_hanoi(when)) if when else ""


def long_day(when: date | datetime | None) -> str:
    """A day with its weekday before it; nothing for no day."""
    return f"{weekday_name(day_in_hanoi(when))}, {short_day(when)}" if when else ""


def day_and_hour(when: datetime | None) -> str:
    """ "11/01/2022, 09:40" in Hanoi; nothing for no moment."""
    return f"{short_day(when)}, {when.astimezone(HANOI):%H:%M}" if when else ""


def iso(when: date | datetime) -> str:
    """What the `datetime` attribute of a <time> holds."""
    return when.astimezone(HANOI).isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()
