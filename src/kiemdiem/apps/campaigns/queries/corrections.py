"""What was changed by hand, as pages tell it: what, why, and whether the roll holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import Campaign, Correction, RollVersion
from kiemdiem.apps.campaigns.queries.rolls import PREPARED
from kiemdiem.apps.campaigns.queries.subject_sheets import quotes_in
from kiemdiem.core.regime.entries.subjects import Correction as Line
from kiemdiem.core.regime.regime import Regime, in_force


@dataclass(frozen=True)
class HeldCorrections:
    """Which corrections a version of the roll holds, and which did not fit it, with the reason."""

    applied: frozenset[int]
    unfit: dict[int, str]

    def state_of(self, one: Correction) -> str:
        """applied, unfit, waiting or revoked."""
        if not one.is_standing:
            return "revoked"
        if one.pk in self.applied:
            return "applied"
        return "unfit" if one.pk in self.unfit else "waiting"


def held_corrections(campaign: Campaign, *, waiting: bool) -> HeldCorrections:
    """What the newest roll holds: with `waiting` (for whoever runs the campaign) that which waits to be taken."""
    states = [RollVersion.State.TAKEN, *(PREPARED if waiting else ())]
    roll = campaign.rolls.filter(state__in=states, number__gte=campaign.roll).order_by("-attempt").first()
    held = roll.by_hand if roll is not None else {}
    return HeldCorrections(frozenset(held.get("applied", ())), dict(held.get("unfit", ())))


def told(one: Correction) -> str:
    """What a correction does, in words, with the place or body that it names."""
    does = words.ONLY_REVIEWED if one.only_rating else one.does_label
    return words.TOWARDS.format(does=does, target=one.target.name) if one.target is not None else does


@dataclass(frozen=True)
class Law:
    """A line of the plan about a change by hand: who may, on what paper; where its clauses stand, and their words."""

    who: str
    clauses: tuple[tuple[str, str], ...]


def lines_about(campaign: Campaign, regime: Regime, does: str) -> Iterator[Line]:
    """The lines of the plan about this change that are in force. No query."""
    options = regime.chosen(campaign.readings)
    for placed in regime.of("correction", Line):
        if placed.entry.does == does and in_force(placed.entry, options):
            yield placed.entry


def law_about(campaign: Campaign, regime: Regime, does: str, kind: str = "") -> Iterator[Law]:
    """The lines of the plan about this change; of all kinds where none is named. No query."""
    for entry in lines_about(campaign, regime, does):
        if kind and kind not in entry.for_:
            continue
        by = words.BY_WHOM.format(by=entry.by) if entry.by else ""
        area = words.OWN_AREA if entry.within == "own" else ""
        paper = words.ON_PAPER.format(paper=entry.paper) if entry.paper else ""
        quotes = tuple((place, quote) for quote, place in quotes_in(regime, entry.clauses))
        yield Law(" ".join(part for part in (by, area, paper) if part), quotes)
