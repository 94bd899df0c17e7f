"""Parts of a campaign that rooms above add to its pages: each calls `show_also` in the `ready` of its app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiemdiem.apps.campaigns.models import Campaign

Question = Callable[[Campaign], Sequence[str]]


@dataclass(frozen=True)
class CampaignPart:
    """A page of a campaign: its label, and the name of the url that takes `campaign_id`."""

    label: str
    url_name: str


@dataclass(frozen=True)
class SubjectPart:
    """A part of a subject's page: its heading, and the name of the url that takes `campaign_id` and `subject_id`."""

    label: str
    url_name: str


_parts: dict[str, CampaignPart] = {}
_subject_parts: dict[str, SubjectPart] = {}
_warnings: dict[str, Question] = {}


def show_also(room: str, part: CampaignPart) -> None:
    """From now on every page of a campaign leads to this part."""
    _parts[room] = part


def campaign_parts() -> tuple[CampaignPart, ...]:
    """The parts in the order in which their rooms came."""
    return tuple(_parts.values())


def show_on_subjects(room: str, part: SubjectPart) -> None:
    """From now on the page of every subject has this part."""
    _subject_parts[room] = part


def subject_parts() -> tuple[SubjectPart, ...]:
    """The parts of a subject's page, in the order in which their rooms came."""
    return tuple(_subject_parts.values())


def warn_before_opening(room: str, question: Question) -> None:
    """From now on whoever opens a campaign reads what this room finds lacking, in sentences; it hinders nobody."""
    _warnings[room] = question


def warnings_of(campaign: Campaign) -> tuple[str, ...]:
    """What the rooms above find lacking before the campaign is opened."""
    return tuple(told for question in _warnings.values() for told in question(campaign))
