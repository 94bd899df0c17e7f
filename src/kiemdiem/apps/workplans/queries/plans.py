"""The work plan of a campaign as a page tells it: items, bodies, last good days, what they wait for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import places_in
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.models import EnteredDay
from kiemdiem.apps.workplans.queries.notice_days import notice_days_at
from kiemdiem.apps.workplans.queries.tighter import tightened, tighter_days
from kiemdiem.core.regime.entries.plan import Event
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.workplan import PlanRow, plan_rows
from kiemdiem.shell.marks import State

EXTERNAL, NONE, PROMPTLY = "external", "none", "promptly"


@dataclass(frozen=True)
class ShownRow:
    """One duty as it is shown; entered: the day that was put in."""

    row: PlanRow
    bodies: tuple[tuple[str, str], ...]
    day: date | None
    is_expected: bool
    state: State
    places: str
    about: str
    entered: EnteredDay | None


@dataclass(frozen=True)
class OpenDay:
    """A day that the plan leaves open, and what was entered for it."""

    key: str
    what: str
    entered: EnteredDay | None


def open_days(campaign: Campaign) -> list[OpenDay]:
    """What may be entered: events that the whole plan has once, and days that come from another body's document.

    One query beside the campaign's own.
    """
    regime = regime_of(campaign)
    entered = {one.key: one for one in campaign.entered_days.all()}
    events = [(placed.id, placed.entry.label) for placed in regime.of("event", Event) if not placed.entry.per_unit]
    outside = [
        (row.id, f"{row.number}. {row.task}")
        for row in plan_rows(regime, readings=campaign.readings)
        if row.kind == EXTERNAL
    ]
    return [OpenDay(key, what, entered.get(key)) for key, what in (*events, *outside)]


def plan_of(campaign: Campaign, days: Sequence[OpenDay], *, today: date) -> list[ShownRow]:
    """The rows in the order of the plan, with the days that were entered and those that tiers set earlier."""
    regime = regime_of(campaign)
    entered = {one.key: one.entered for one in days if one.entered is not None}
    known = {key: one.day for key, one in entered.items()}
    events = {placed.id: placed.entry for placed in regime.of("event", Event)}
    rows = plan_rows(regime, events=known, readings=campaign.readings)
    tighter, soon = tighter_days(campaign), max(notice_days_at(campaign.branch))
    shown = [(row, tightened(row, tighter.get(row.id))) for row in rows]
    return [
        _shown(
            now,
            regime,
            events,
            entered.get(row.id),
            _state(now, today, soon),
            by=tighter[row.id].source if now is not row else "",
        )
        for row, now in shown
    ]


def _shown(
    row: PlanRow, regime: Regime, events: Mapping[str, Event], entered: EnteredDay | None, state: State, *, by: str
) -> ShownRow:
    """by: the plan of a tier that sets an earlier day."""
    bodies = tuple(
        (words.ROLES[role], _names(names, is_open=role in row.open_list)) for role, names in row.bodies.items()
    )
    event = events[row.waits_for].label if row.waits_for in events else row.waits_for
    day = row.due or row.expected
    return ShownRow(
        row=row,
        bodies=bodies,
        day=day,
        is_expected=row.due is None and row.expected is not None,
        state=state,
        places=places_in(regime, row.clauses),
        about=words.TIGHTER.format(source=by) if by else _about(row, event),
        entered=entered,
    )


def _names(names: tuple[str, ...], *, is_open: bool) -> str:
    told = "; ".join(names)
    return words.AND_OTHERS.format(names=told) if is_open else told


def _about(row: PlanRow, event: str) -> str:
    if row.kind == PROMPTLY:
        return words.PROMPTLY.format(event=event)
    if row.due is None and row.waits_for:
        return words.WAITS_FOR.format(event=event)
    if row.kind == EXTERNAL and row.source:
        return words.FROM_OUTSIDE.format(source=row.source)
    return ""


def _state(row: PlanRow, today: date, soon: int) -> State:
    """Where today lies to the last good day; nobody has said yet whether it was done."""
    if row.kind == NONE:
        return State("none", words.NO_DEADLINE)
    if row.due is None:
        return State("wait", words.EXPECTED if row.expected else words.NOT_KNOWN)
    left = (row.due - today).days
    if left < 0:
        return State("soon" if row.hard else "none", words.OVER)
    if left == 0:
        return State("soon", words.TODAY)
    return State("soon", words.SOON.format(days=left)) if left <= soon else State("wait", words.LATER)
