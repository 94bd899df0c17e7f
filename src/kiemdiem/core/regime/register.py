"""The clause register of a regime: what the plan says, where, and what the software must do about it."""

from __future__ import annotations

from typing import Literal

from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.values import ClauseId

Part = Literal["engine", "registers", "campaign", "papers", "conference", "ratings", "dossiers"]


class Clause(Shape):
    """One clause of the plan.

    quote: the exact words ( … joins two fragments, [post] stands for a name); means: what the software must do;
    check: a concrete test; doubt: where the text is unclear, with the default reading. status: why nothing cites it.
    """

    id: ClauseId
    place: str
    kind: str
    part: Part
    quote: str
    means: str
    check: str
    doubt: str = ""
    status: Literal["in_force", "local_proposal", "superseded", "informative"] = "in_force"
    reason: str = ""
    moved: str = ""
