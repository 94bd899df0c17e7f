"""What each body of the plan owes: in which role, to whom, until when, how far its units are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.queries.bodies import MeantUnit
from kiemdiem.apps.workplans.queries.duties import Work
from kiemdiem.apps.workplans.queries.progress import Duty
from kiemdiem.apps.workplans.queries.timelines import Timeline, TimeRow
from kiemdiem.core.regime.entries.plan import Dossier, Report
from kiemdiem.shell.marks import State

KINDS = {
    "directing": ("directing", "directing_in_person"),
    "advising": ("advising", "compiling"),
    "implementing": ("implementing", "addressed"),
    "cooperating": ("cooperating",),
    "consulted": ("consulted",),
}
"""The five kinds of body, each with the roles under which a plan prints it."""
DIRECTING = KINDS["directing"]


@dataclass(frozen=True)
class Owed:
    """One item that a body has a part in. rows: its deadlines; state: how far the units of the body are where they do
    it, else how far the item is; to: who receives it, directs it, or is directed."""

    work: Work
    role: str
    rows: tuple[TimeRow, ...]
    to: tuple[str, ...]
    state: State
    is_late: bool

    @property
    def days(self) -> tuple[TimeRow, ...]:
        """The deadlines that have a day, or days of single units."""
        return tuple(one for one in self.rows if one.shown.day is not None or one.dated)


@dataclass(frozen=True)
class Ower:
    """A body under one of its kinds. key: the id of its entry, none where the plan does not say which units it is;
    units: those that the reader sees; is_own: he belongs to one of them."""

    name: str
    key: str
    units: tuple[MeantUnit, ...]
    owed: tuple[Owed, ...]
    is_own: bool

    @property
    def late(self) -> int:
        return sum(one.is_late for one in self.owed)

    @property
    def done(self) -> int:
        return sum(one.state.kind == "done" for one in self.owed)


class Owers:
    """The bodies of a campaign's plan with what they owe; as many queries however many units there are.

    own: stored paths of the units that the reader belongs to.
    """

    def __init__(self, campaign: Campaign, *, seen: Scope, today: date, own: Iterable[str]) -> None:
        self._seen, self._own = seen, frozenset(own)
        self._timeline = Timeline(campaign, seen=seen, today=today)
        self._rows: dict[str, list[TimeRow]] = {}
        for row in self._timeline.rows:
            self._rows.setdefault(row.shown.row.item, []).append(row)
        self._bodies = {name: one for one in self._timeline.progress.bodies for name in one.body.names}
        self._sent_to = _sent_to(campaign)

    def of_kind(self, kind: str) -> list[Ower]:
        """The bodies of this kind, those of the reader first, then in the order of the plan."""
        found = [self._ower(name, KINDS[kind]) for name in self._names(KINDS[kind])]
        return sorted(found, key=lambda one: not one.is_own)

    def counts(self) -> dict[str, int]:
        """Kind → how many bodies the plan prints under it."""
        return {kind: len(self._names(roles)) for kind, roles in KINDS.items()}

    def first_kind(self) -> str:
        """The first kind that a body of the reader stands under; else those who carry it out, or any that there is."""
        counts = self.counts()
        own = [kind for kind in KINDS if counts[kind] and self.of_kind(kind)[0].is_own]
        return next((kind for kind in (*own, "implementing", *KINDS) if counts[kind]), "implementing")

    def _names(self, roles: tuple[str, ...]) -> list[str]:
        printed = (
            name for work in self._timeline.progress.works for role in roles for name in getattr(work.item, role)
        )
        return list(dict.fromkeys(printed))

    def _ower(self, name: str, roles: tuple[str, ...]) -> Ower:
        body = self._bodies.get(name)
        units = tuple(one for one in body.units if self._seen.has(one.path)) if body is not None else ()
        return Ower(
            name=name,
            key=body.body.id if body is not None else "",
            units=units,
            owed=tuple(self._owed(name, units, roles)),
            is_own=any(one.path in self._own for one in units),
        )

    def _owed(self, name: str, units: tuple[MeantUnit, ...], roles: tuple[str, ...]) -> Iterator[Owed]:
        keys = {one.id for one in units}
        for work in self._timeline.progress.works:
            role = next((role for role in roles if name in getattr(work.item, role)), "")
            if not role:
                continue
            rows = tuple(self._rows.get(work.id, ()))
            item = rows[0].item if rows and name in work.names else None
            duties = [duty for duty in item.duties if duty.unit.id in keys] if item is not None else []
            state = _state_of(duties) if duties and not work.is_together else _state_of_item(rows)
            late = {duty.unit.id for row in rows for duty in row.late}
            is_late = bool(late & keys) if duties else any(row.state.kind == "late" for row in rows)
            yield Owed(work, words.ROLES[role], rows, self._to(work, role), _late(state, is_late=is_late), is_late)

    def _to(self, work: Work, role: str) -> tuple[str, ...]:
        names = self._sent_to.get(work.id, ())
        if role in DIRECTING:
            return names or work.names
        return names or tuple(name for one in DIRECTING for name in getattr(work.item, one))


def _sent_to(campaign: Campaign) -> dict[str, tuple[str, ...]]:
    """Item of the plan → to whom its papers and reports go, as the plan prints it."""
    regime = regime_of(campaign)
    papers: list[Dossier | Report] = [placed.entry for placed in regime.of("dossier", Dossier)]
    papers += [placed.entry for placed in regime.of("report", Report)]
    found: dict[str, tuple[str, ...]] = {}
    for one in papers:
        if one.due and one.sent_to:
            found[one.due] = tuple(dict.fromkeys((*found.get(one.due, ()), one.sent_to)))
    return found


def _state_of(duties: list[Duty]) -> State:
    done = sum(duty.is_done for duty in duties)
    counted = {"n": done, "m": len(duties)}
    if done == len(duties):
        return State("done", words.ALL_DONE.format(**counted))
    return State("doing" if done else "wait", words.SO_FAR.format(**counted))


def _state_of_item(rows: tuple[TimeRow, ...]) -> State:
    return next((row.state for row in rows if row.state.kind == "late"), rows[0].state)


def _late(state: State, *, is_late: bool) -> State:
    if not is_late or state.kind in {"late", "done"}:
        return state
    return State("late", words.LATE_STATE.format(state=state.words.lower()))
