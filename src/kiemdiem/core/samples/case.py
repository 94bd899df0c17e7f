"""One subject in the making: what it is, where it belongs, how good a year it had."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Office = Literal["head", "deputy", ""]


@dataclass(slots=True)
class Case:
    """A subject that is being made. quality: 0 a bad year, 1 a splendid one; everything else follows it.

    voters: how many full members or colleagues vote on it; group: the organisation (or place) whose people it shares.
    """

    id: str
    kind: str
    name: str
    quality: float
    place: str
    voters: int
    person: str = ""
    office: Office = ""
    links: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    row: dict[str, Any] = field(default_factory=dict)
    members: int = 0

    def as_json(self) -> dict[str, Any]:
        """The subject as the interchange writes it."""
        found: dict[str, Any] = {"id": self.id, "kind": self.kind, "name": self.name}
        if self.person:
            found["person"] = self.person
        found |= self.links | self.row
        if self.facts:
            found["facts"] = self.facts
        return found
