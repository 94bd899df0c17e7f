"""The work that the plan gives to units: items, their parts, who does them, and what comes before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.queries.bodies import MeantUnit
from kiemdiem.core.regime.entries.plan import Event, Gate, ItemPart, PlanItem
from kiemdiem.core.regime.regime import in_force

DOING = ("implementing", "addressed", "compiling", "advising")
"""Who does an item: the first of these roles that the plan prints; the last two do it together, one mark is enough."""
TOGETHER = frozenset({"compiling", "advising"})
Units = Mapping[str, tuple[MeantUnit, ...]]


@dataclass(frozen=True)
class Part:
    """What a unit marks of an item. key: under which it is kept, that of another item's part where that does for it;
    each: the kind of subjects that are ticked off one by one."""

    key: str
    label: str
    axis: str
    each: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Work:
    """An item of the plan as work: its parts, who does it, whom its sentence names beside them, what comes before.

    is_together: one mark of any of them is enough; events: what a unit brings about by doing it.
    """

    item: PlanItem
    parts: tuple[Part, ...]
    role: str
    doers: tuple[MeantUnit, ...]
    others: tuple[MeantUnit, ...]
    names: tuple[str, ...]
    is_together: bool
    gates: tuple[Gate, ...]
    events: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def told(self) -> str:
        """The item as a sentence names it."""
        return words.ITEM.format(number=self.item.number)

    def has(self, unit: int) -> bool:
        """Whether the item is this unit's work."""
        return any(one.id == unit for one in (*self.doers, *self.others))


def works_of(campaign: Campaign, units: Units) -> list[Work]:
    """Every item of the plan that is in force, in the order of the plan; no query. units: by printed name."""
    regime = regime_of(campaign)
    options = regime.chosen(campaign.readings)
    items = [placed.entry for placed in regime.of("item", PlanItem) if in_force(placed.entry, options)]
    brings: dict[str, list[str]] = {}
    for placed in regime.of("event", Event):
        if placed.entry.per_unit and placed.entry.brought_by:
            brings.setdefault(placed.entry.brought_by, []).append(placed.id)
    return [_work(item, units, tuple(brings.get(item.id, ()))) for item in items]


def _work(item: PlanItem, units: Units, events: tuple[str, ...]) -> Work:
    role = next((role for role in DOING if getattr(item, role)), "")
    names: tuple[str, ...] = getattr(item, role) if role else ()
    doers = _units_of(names, units)
    known = {one.id for one in doers}
    others = tuple(one for one in _units_of(item.addressed, units) if one.id not in known)
    return Work(
        item=item,
        parts=tuple(_parts(item)),
        role=role,
        doers=doers,
        others=others,
        names=names,
        is_together=role in TOGETHER,
        gates=item.gate,
        events=events,
    )


def _units_of(names: tuple[str, ...], units: Units) -> tuple[MeantUnit, ...]:
    """The units of several names, each once, in the order of the names."""
    found = {one.id: one for name in reversed(names) for one in reversed(units.get(name, ()))}
    return tuple(reversed(found.values()))


def _parts(item: PlanItem) -> Iterator[Part]:
    if not item.part:
        yield Part(item.id, item.task, "", "", item.clauses)
    for part in item.part:
        yield _part(part)


def _part(part: ItemPart) -> Part:
    return Part(part.same_as or part.id, part.label, part.axis, part.each, part.clauses)
