"""What rooms above add to a campaign: parts of pages, warnings, what ends with it; each says so in its `ready`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.entries import Author
from kiemdiem.apps.permissions.access import Actor

Question = Callable[[Campaign], Sequence[str]]
Ending = Callable[[Campaign, Actor, Author], None]


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
_endings: dict[str, Ending] = {}


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


def end_also(room: str, ending: Ending) -> None:
    """From now on this ends with a campaign, in the same transaction."""
    _endings[room] = ending


def endings() -> tuple[Ending, ...]:
    """What ends with a campaign."""
    return tuple(_endings.values())
