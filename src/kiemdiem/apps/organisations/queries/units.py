"""What the page of a unit shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiemdiem.apps.organisations import labels, words
from kiemdiem.apps.organisations.access import deciders_visible_to, visible_to
from kiemdiem.apps.organisations.models import Decider, Placement, Succession, Unit, YearlyResult
from kiemdiem.apps.organisations.queries.neighbours import Hanging, hanging_on
from kiemdiem.apps.organisations.queries.tree import Effects, children_of
from kiemdiem.apps.organisations.queries.vocabulary import Vocabularies, vocabularies
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.marks import Level

SHOWN_CHILDREN = 50


@dataclass(frozen=True)
class Result:
    """What a unit came to in a year, as its page draws it."""

    year: int
    kind: str
    level: Level | str
    honours: str
    decision: str


@dataclass(frozen=True)
class DeciderRow:
    """Who decides on a unit, or on holders of a post in it."""

    body: str
    post: str
    how: str
    basis: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class UnitSheet:
    """A unit and all that its page tells of it."""

    unit: Unit
    kind: str
    tier: str
    flags: tuple[str, ...]
    bodies: tuple[Unit, ...]
    children: tuple[Unit, ...]
    children_count: int
    below: int
    deciders: tuple[DeciderRow, ...]
    results: tuple[Result, ...]
    before: tuple[Succession, ...]
    after: tuple[Succession, ...]
    hanging: tuple[Hanging, ...]


def sheet_of(unit: Unit, *, seen_by: Actor) -> UnitSheet:
    """The page of a unit that the actor may see. A fixed number of queries."""
    known = vocabularies("body", "agency", "tier", "unit_flag", "post", "delegation")
    children = children_of(unit, seen_by=seen_by).exclude(of=unit)  # what leads it stands in a list of its own
    below = visible_to(seen_by).filter(path__startswith=unit.branch, ended_on=None).exclude(pk=unit.pk)
    bodies = visible_to(seen_by).filter(of=unit, ended_on=None).order_by("sort_key", "pk")
    deciders = deciders_visible_to(seen_by).filter(unit=unit)
    return UnitSheet(
        unit=unit,
        kind=kind_of(unit, known),
        tier=known.label("tier", unit.tier),
        flags=tuple(known.label("unit_flag", flag) for flag, is_on in sorted(unit.flags.items()) if is_on),
        bodies=tuple(bodies),
        children=tuple(children[:SHOWN_CHILDREN]),
        children_count=children.count(),
        below=below.count(),
        deciders=tuple(_decider(row, known) for row in deciders.order_by("until", "pk")),
        results=tuple(_result(row) for row in YearlyResult.objects.filter(unit=unit)),
        before=tuple(Succession.objects.filter(after=unit).select_related("before").order_by("on", "pk")),
        after=tuple(Succession.objects.filter(before=unit).select_related("after").order_by("on", "pk")),
        hanging=hanging_on(Unit.objects.scoped("a unit that may be seen").filter(pk=unit.pk)),
    )


def kind_of(unit: Unit, known: Vocabularies) -> str:
    """What a unit is, in words: as a body, as an agency, or both."""
    found = [known.label("body", unit.body), known.label("agency", unit.agency)]
    return ", ".join(told for told in found if told)


def placements_of(unit: Unit) -> Sequence[Placement]:
    """Where a unit stood and how it was called, the latest first. One query."""
    return list(Placement.objects.filter(unit=unit).select_related("parent"))


def told_effects(effects: Effects) -> list[str]:
    """What goes along with a change, in words with their numbers."""
    found = [words.ALONG_UNITS.format(count=effects.below)] if effects.below else []
    found += [words.ALONG_ROLES.format(count=effects.roles)] if effects.roles else []
    found += [words.ALONG_OTHER.format(count=one.count, told=one.told) for one in effects.hanging]
    return found or [words.ALONG_NOTHING]


def _decider(row: Decider, known: Vocabularies) -> DeciderRow:
    post, how = known.label("post", row.post), known.label("delegation", row.how)
    return DeciderRow(row.body, post, how, row.basis, row.since, row.until)


def _result(row: YearlyResult) -> Result:
    """The row in words; a level that is none of ours stays a code."""
    level: Level | str = row.level
    if row.level in labels.LEVELS:
        level = Level(row.level, labels.LEVELS[row.level], labels.LEVEL_BARS[row.level], standing="decided")
    kind = labels.RESULT_KINDS.get(row.kind, row.kind)
    return Result(row.year, kind, level, "; ".join(row.honours), row.decision)
