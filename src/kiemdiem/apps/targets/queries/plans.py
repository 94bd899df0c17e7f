"""What the plan of a campaign says of targets, as its page tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import places_in
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.queries.lists import PlanList
from kiemdiem.apps.targets.queries.sources import source_label
from kiemdiem.apps.targets.values.given import read
from kiemdiem.core.quantities.numbers import format_number
from kiemdiem.core.regime.entries.yearly import TargetBase, TaskRegistration, YearRecord


@dataclass(frozen=True)
class PlanRule:
    """One thing that the plan says, and where."""

    what: str
    told: str
    places: str


def said_by_plan(campaign: Campaign) -> list[PlanRule]:
    """Everything that the plan says of targets, notes and registered tasks; no query."""
    return list(_rules(campaign))


def _rules(campaign: Campaign) -> Iterator[PlanRule]:
    regime = regime_of(campaign)
    for base in regime.of("target_base", TargetBase):
        told = ", ".join(source_label(source) for source in base.entry.sources)
        yield PlanRule(words.BASE_OF_RATING, told, places_in(regime, base.entry.clauses))
    for kept in regime.of("year_record", YearRecord):
        yield PlanRule(words.KEPT[kept.entry.keeps], kept.entry.label, places_in(regime, kept.entry.clauses))
    for one in regime.of("task_registration", TaskRegistration):
        year = campaign.year + (one.entry.for_year == "next")
        told = words.REGISTERED_FOR.format(label=one.entry.label, year=year)
        yield PlanRule(words.REGISTRATION, told, places_in(regime, one.entry.clauses))


def block_of(wanted: PlanList) -> str:
    """The list as it stands, as a block that can be pasted again; that of the plan where none was loaded."""
    if wanted.is_there:
        return "\n".join(
            _line(one.title, one.measure, _number(one), one.product, is_quantitative=one.is_quantitative)
            for one in wanted.targets
        )
    return "\n".join(
        _line(one.title, one.measure, one.quantity, one.product, is_quantitative=one.quantitative)
        for one in wanted.entry.target
    )


def _number(one: object) -> str:
    number = read(getattr(one, "quantity", None))
    return "" if number is None else format_number(number)


def _line(*cells: str, is_quantitative: bool) -> str:
    return "\t".join((*cells, words.QUANTITATIVE if is_quantitative else words.QUALITATIVE))
