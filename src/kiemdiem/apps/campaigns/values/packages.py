"""Parts of the package of a campaign: each room says how its own is written, compared and taken.

A room calls `packed_also` in the `ready` of its app. A part has a version of its own: a program refuses what it does
not know yet, and says which part that is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor

Plain = Any
"""What JSON holds."""


class MalformedPart(Exception):
    """What stands in a part is not what its room writes."""


@dataclass(frozen=True)
class Difference:
    """One row of the preview: what it is about, what stands here, what comes."""

    what: str
    here: str
    comes: str


@dataclass(frozen=True)
class Matching:
    """Codes of the sender → keys of this house; a person with his cell at home and the place of his name in lists."""

    units: Mapping[str, int] = field(default_factory=dict)
    persons: Mapping[str, tuple[int, int | None, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class PackagePart:
    """units: the codes of units that a content names, with the names that the sender has for them; persons: codes.

    write: the content for a branch of the campaign; compare: against the campaign here, or none; take: make it so.
    """

    code: str
    version: int
    label: str
    write: Callable[[Campaign, Unit], Plain]
    compare: Callable[[Campaign | None, Plain, Matching], Sequence[Difference]]
    take: Callable[[Campaign, Plain, Matching, Actor], None]
    units: Callable[[Plain], Mapping[str, str]] = lambda content: {}
    persons: Callable[[Plain], Sequence[str]] = lambda content: ()


_parts: dict[str, PackagePart] = {}


def packed_also(part: PackagePart) -> None:
    """From now on every package of a campaign has this part."""
    _parts[part.code] = part


def package_parts() -> tuple[PackagePart, ...]:
    """The parts in the order in which their rooms came: what others rest on first."""
    return tuple(_parts.values())
