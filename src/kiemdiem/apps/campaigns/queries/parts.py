"""What rooms above add to a campaign: parts of pages, warnings, what ends with it; each says so in its `ready`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.journal.entries import Author
from kiemdiem.apps.permissions.access import Actor

Question = Callable[[Campaign], Sequence[str]]
Guard = Callable[[RollVersion], None]
Ending = Callable[[Campaign, Actor, Author], None]


class Chapter(Enum):
    """The parts of a campaign that belong together, in the order of the season; the value is how it is called."""

    CARRYING_OUT = words.CARRYING_OUT
    BEFORE_REVIEWS = words.BEFORE_REVIEWS
    TIERS_BELOW = words.TIERS_BELOW


@dataclass(frozen=True)
class CampaignPart:
    """A page of a campaign: its label, the name of the url that takes `campaign_id`, and where it stands."""

    label: str
    url_name: str
    chapter: Chapter = Chapter.CARRYING_OUT


@dataclass(frozen=True)
class SubjectPart:
    """A part of a subject's page: its heading, and the name of the url that takes `campaign_id` and `subject_id`."""

    label: str
    url_name: str


_parts: dict[str, CampaignPart] = {}
_subject_parts: dict[str, SubjectPart] = {}
_warnings: dict[str, Question] = {}
_guards: dict[str, Guard] = {}
_endings: dict[str, Ending] = {}


def show_also(room: str, part: CampaignPart) -> None:
    """From now on the page of every campaign leads to this part."""
    _parts[room] = part


def campaign_chapters() -> list[tuple[str, tuple[CampaignPart, ...]]]:
    """The chapters that have parts, each with its label; parts in the order in which their rooms came."""
    found = [(one.value, tuple(part for part in _parts.values() if part.chapter is one)) for one in Chapter]
    return [(label, parts) for label, parts in found if parts]


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


def guard_rolls(room: str, guard: Guard) -> None:
    """From now on no roll holds that this room refuses, by an error of the house."""
    _guards[room] = guard


def guards() -> tuple[Guard, ...]:
    """What is asked of every roll before it holds."""
    return tuple(_guards.values())


def end_also(room: str, ending: Ending) -> None:
    """From now on this ends with a campaign, in the same transaction."""
    _endings[room] = ending


def endings() -> tuple[Ending, ...]:
    """What ends with a campaign."""
    return tuple(_endings.values())
