"""The rules of a campaign: its own kept regime, with the readings that were chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kiemdiem.apps.campaigns.models import Campaign, ReadingChoice, StoredRegime
from kiemdiem.apps.campaigns.queries.subject_sheets import quotes_in
from kiemdiem.core.regime.entries.facts import Reading
from kiemdiem.core.regime.keeping import run_kept
from kiemdiem.core.regime.regime import Regime

REGIMES_IN_MEMORY = 8


def regime_of(campaign: Campaign) -> Regime:
    """The regime as it was kept, however the folders of the program look today; put together once for a process."""
    return kept_rules(campaign.regime.hash)


@lru_cache(maxsize=REGIMES_IN_MEMORY)
def kept_rules(digest: str) -> Regime:
    """The kept regime with this hash."""
    return run_kept(StoredRegime.objects.get(hash=digest).kept)


@dataclass(frozen=True)
class Question:
    """A doubtful place of the plan: how it is read here, and what was said about it.

    said: its clauses, each as quote and place.
    """

    reading: Reading
    clauses: tuple[str, ...]
    said: tuple[tuple[str, str], ...]
    option: str
    default: str
    choice: ReadingChoice | None

    @property
    def is_open(self) -> bool:
        """Nobody has said how it is read, and the plan has no default."""
        return not self.option

    @property
    def label(self) -> str:
        return next((one.label for one in self.reading.options if one.id == self.option), "")


def questions_of(campaign: Campaign) -> Iterator[Question]:
    """The readings of the campaign's plan in the order of the plan; one query."""
    regime = regime_of(campaign)
    choices = {choice.reading: choice for choice in campaign.choices.all()}
    defaults = regime.chosen({})
    for key, reading in regime.readings.items():
        default = defaults.get(key, "")
        option = campaign.readings.get(key, default)
        said = tuple(quotes_in(regime, reading.clauses))
        yield Question(reading, tuple(reading.clauses), said, option, default, choices.get(key))
