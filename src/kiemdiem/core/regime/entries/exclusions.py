"""Who of the rated kinds gets no level: exempt, reviewed only, not rated, deferred to the next period."""

from __future__ import annotations

from typing import Literal

from kiemdiem.core.regime.entries.entry import Rule
from kiemdiem.core.regime.entries.values import Expression, Sentence

Effect = Literal["exempt", "reviewed_only", "not_rated", "deferred"]


class Exclusion(Rule):
    """A subject for whom `when` holds is left out of rating (and, if exempt, of review)."""

    when: Expression
    effect: Effect
    because: Sentence | None = None
