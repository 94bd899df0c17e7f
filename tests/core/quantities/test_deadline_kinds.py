"""The twelve kinds of deadline are read from the keys of a regime, and a slip in them is told."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

import pytest

from kiemdiem.core.quantities.calendars import NoticeReading
from kiemdiem.core.quantities.deadlines import (
    After,
    AnyDeadline,
    Before,
    BeforeEvent,
    By,
    DayCount,
    DeadlineKind,
    External,
    Month,
    Next,
    NoDeadline,
    Promptly,
    SameDay,
    Window,
    Within,
    WithPlan,
    make_deadline,
)
from kiemdiem.core.quantities.errors import MalformedDeadline, UnknownDeadlineKind

DAY = date(2021, 12, 13)
NOTHING: Mapping[str, object] = MappingProxyType({})
READ: list[tuple[str, Mapping[str, object], AnyDeadline]] = [
    ("before", {"on": DAY}, Before(on=DAY)),
    ("by", {"on": DAY, "grace_days": 1}, By(on=DAY, grace_days=1)),
    (
        "within",
        {"month": "2023-02", "printed": "tháng 02 năm 2022"},
        Within(month=Month(2023, 2), printed="tháng 02 năm 2022"),
    ),
    ("after", {"event": "completion", "days": 3}, After(event="completion", days=3)),
    ("after", {"event": "completion", "working_days": 3}, After(event="completion", days=3, count=DayCount.WORKING)),
    ("with_plan", {}, WithPlan()),
    ("external", {"source": "kế hoạch của tỉnh"}, External(source="kế hoạch của tỉnh")),
    ("promptly", {"event": "completion", "at_latest": DAY}, Promptly(event="completion", at_latest=DAY)),
    ("before_event", {"event": "conference"}, BeforeEvent(event="conference")),
    (
        "before_event",
        {"event": "conference", "working_days": 3, "reading": "full_days_between"},
        BeforeEvent(event="conference", days=3, count=DayCount.WORKING, reading=NoticeReading.FULL_DAYS_BETWEEN),
    ),
    ("window", {"from": DAY, "until": DAY, "hard": False}, Window(first=DAY, until=DAY, hard=False)),
    ("same_day", {"event": "dossier"}, SameDay(event="dossier")),
    ("next", {"event": "cell-meeting"}, Next(event="cell-meeting")),
    ("none", {"source": "", "event": None}, NoDeadline()),
]


@pytest.mark.parametrize(("kind", "keys", "deadline"), READ)
def test_the_keys_of_a_regime_make_the_deadline(kind: str, keys: Mapping[str, object], deadline: AnyDeadline) -> None:
    assert make_deadline(kind, keys) == deadline
    assert deadline.kind == kind


def test_every_kind_can_be_read() -> None:
    assert {kind for kind, _, _ in READ} == set(DeadlineKind)
    assert len(DeadlineKind) == 12


def test_an_unknown_kind_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownDeadlineKind, match=r"“soon”.*before, by, within"):
        make_deadline("soon", NOTHING)


@pytest.mark.parametrize(
    ("kind", "keys", "key"),
    [
        ("before", {}, "on"),
        ("before", {"on": "2021-12-13"}, "on"),
        ("before", {"on": datetime(2021, 12, 13)}, "on"),  # noqa: DTZ001  # what TOML gives for a time without a zone
        ("before", {"on": DAY, "event": "completion"}, "event"),
        ("by", {"on": DAY, "grace_days": -1}, "grace_days"),
        ("by", {"on": DAY, "grace_days": True}, "grace_days"),
        ("by", {"on": DAY, "hard": 1}, "hard"),
        ("within", {"month": "2021-13"}, "month"),
        ("within", {"month": "12/2021"}, "month"),
        ("within", {"month": 12}, "month"),
        ("after", {"event": "completion"}, "days"),
        ("after", {"days": 3}, "event"),
        ("after", {"event": "completion", "days": 3, "working_days": 3}, "working_days"),
        ("after", {"event": "completion", "days": 3, "count": "moons"}, "count"),
        ("with_plan", {"working_days": 3}, "working_days"),
        ("external", {"source": ""}, "source"),
        ("window", {"from": DAY}, "until"),
        ("window", {"from": DAY, "until": date(2021, 12, 12)}, "until"),
        ("before_event", {"event": "conference", "working_days": 3, "reading": "loose"}, "reading"),
        ("next", {}, "event"),
    ],
)
def test_a_slip_names_the_kind_and_the_key(kind: str, keys: Mapping[str, object], key: str) -> None:
    with pytest.raises(MalformedDeadline, match=f"“{kind}”, mục “{key}”"):
        make_deadline(kind, keys)


def test_a_month_knows_its_ends() -> None:
    assert Month.read("2024-02").last_day == date(2024, 2, 29)
    assert Month.read("2022-12").first_day == date(2022, 12, 1)
