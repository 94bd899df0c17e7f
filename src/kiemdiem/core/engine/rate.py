"""Rate a season under a regime: the one door to the engine."""

from __future__ import annotations

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.season import Season
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.regime.regime import Regime


def rate(regime: Regime, season: Season, *, calendar: Calendar | None = None, sentences: bool = True) -> Answer:
    """The answer for every subject of the season.

    sentences: without them only outcomes, levels and ranges are worked out. Equal input gives an equal answer,
    whatever the order of the subjects.
    """
    raise NotImplementedError
