"""Which bodies of the plan guide others in a campaign, and what they have filed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.issuing.access import guidance_visible_to, receipts_visible_to
from kiemdiem.apps.issuing.models import GuidanceDocument, GuidanceReceipt
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.workplans.queries.bodies import MeantUnit, shown_bodies, units_by_name
from kiemdiem.core.regime.entries.duties import Guidance


@dataclass(frozen=True)
class FiledGuidance:
    """A document with the receipts that the reader sees; how many of them still wait."""

    document: GuidanceDocument
    receipts: tuple[GuidanceReceipt, ...]

    @property
    def waiting(self) -> int:
        return sum(one.received_on is None for one in self.receipts)


@dataclass(frozen=True)
class Guiding:
    """One duty to guide: the units that the body it names is, and the documents that the reader sees."""

    key: str
    entry: Guidance
    bodies: tuple[MeantUnit, ...]
    filed: tuple[FiledGuidance, ...]


def entries_of(campaign: Campaign) -> dict[str, Guidance]:
    """Id → what the plan says of a guidance."""
    return {placed.id: placed.entry for placed in regime_of(campaign).of("guidance", Guidance)}


def bodies_of(campaign: Campaign, entry: Guidance) -> tuple[MeantUnit, ...]:
    """The units that the body which guides is in this campaign."""
    return units_by_name(shown_bodies(campaign)).get(entry.issued_by, ())


def guidings_of(actor: Actor, campaign: Campaign) -> list[Guiding]:
    """Every duty to guide as the reader sees it; four queries, none where the plan has no such duty."""
    entries = entries_of(campaign)
    if not entries:
        return []
    names = units_by_name(shown_bodies(campaign))
    filed = list(_filed(actor, campaign))
    return [
        Guiding(key, entry, names.get(entry.issued_by, ()), tuple(one for one in filed if one.document.guidance == key))
        for key, entry in entries.items()
    ]


def _filed(actor: Actor, campaign: Campaign) -> Iterator[FiledGuidance]:
    receipts: dict[int, list[GuidanceReceipt]] = {}
    for one in receipts_visible_to(actor, campaign):
        receipts.setdefault(one.document_id, []).append(one)
    for document in guidance_visible_to(actor, campaign):
        yield FiledGuidance(document, tuple(receipts.get(document.pk, ())))
