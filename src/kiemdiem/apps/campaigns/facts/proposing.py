"""Groups of equivalent positions as they may be proposed: those whose post, body or agency is of one sort."""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.apps.campaigns.models import Campaign, Standing
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import kind_label
from kiemdiem.core.regime.entries.identity import Vocabulary
from kiemdiem.core.regime.regime import Regime

SORTS = ("agency", "body")


def proposed_groups(campaign: Campaign, kind: str, standings: Iterable[Standing]) -> dict[str, list[int]]:
    """Name of a group → keys of its subjects: persons by the post by which they count, bodies by their sort."""
    regime = regime_of(campaign)
    words = {
        (placed.entry.id, value.code): value.label
        for placed in regime.of("vocabulary", Vocabulary)
        for value in placed.entry.values
    }
    found: dict[str, list[int]] = {}
    for one in standings:
        found.setdefault(_name(regime, words, kind, one), []).append(one.subject_id)
    return dict(sorted(found.items()))


def _name(regime: Regime, words: dict[tuple[str, str], str], kind: str, standing: Standing) -> str:
    subject, role = standing.subject, str(standing.grounds.content.get("role", ""))
    if role:
        posts = (label for (vocabulary, code), label in words.items() if code == role and "post" in vocabulary)
        return str(next(posts, role)).capitalize()
    if subject.person_id is None and subject.unit is not None:
        for sort in SORTS:
            code = getattr(subject.unit, sort)
            if code:
                return str(words.get((sort, code), code)).capitalize()
    return kind_label(regime, kind).capitalize()
