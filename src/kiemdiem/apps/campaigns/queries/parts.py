"""Parts of a campaign that rooms above add to its pages: each calls `show_also` in the `ready` of its app."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CampaignPart:
    """A page of a campaign: its label, and the name of the url that takes `campaign_id`."""

    label: str
    url_name: str


_parts: dict[str, CampaignPart] = {}


def show_also(room: str, part: CampaignPart) -> None:
    """From now on every page of a campaign leads to this part."""
    _parts[room] = part


def campaign_parts() -> tuple[CampaignPart, ...]:
    """The parts in the order in which their rooms came."""
    return tuple(_parts.values())
