"""The values that the components of a page are drawn from; `templatetags/shell.py` draws them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiemdiem.shell import words

Tone = Literal["", "good", "warn", "bad"]
Holds = Literal["yes", "no", "maybe", "fact"]


@dataclass(frozen=True)
class Crumb:
    """One place above this page."""

    label: str
    url: str


@dataclass(frozen=True)
class Tab:
    """One part of what a page is about."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Chapter:
    """Pages that belong together, of something that has too many for a row of tabs."""

    label: str
    pages: tuple[Tab, ...]


@dataclass(frozen=True)
class Chip:
    """A saved filter, as a link."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Progress:
    """Work in the background: `done` of `total` in one sentence. `part_url` answers with this component drawn anew."""

    done: int
    total: int
    sentence: str
    part_url: str
    is_finished: bool = False


@dataclass(frozen=True)
class HistoryEntry:
    """One line of a journal as a page tells it; `on_behalf_of` names whose paper was typed in."""

    at: datetime
    who: str
    role: str
    sentence: str
    reason: str = ""
    on_behalf_of: str = ""


@dataclass(frozen=True)
class WhyStep:
    """One reason: whether it holds, or "fact" for what is recorded; the sum that shows it, the quoted words, the clause
    as a link."""

    holds: Holds
    sum: str
    law: str = ""
    clause: str = ""
    clause_url: str = ""


@dataclass(frozen=True)
class Action:
    """A link drawn as a button."""

    label: str
    url: str


@dataclass(frozen=True)
class Why:
    """Why a computed value is what it is, and what the next better one would need."""

    title: str
    steps: tuple[WhyStep, ...]
    next_title: str = ""
    next_needs: tuple[str, ...] = ()
    next_link: Action | None = None
    anchor: str = "vi-sao"


@dataclass(frozen=True)
class Confirmation:
    """A question before an act: what will be done, to which one, what follows from it, how to go back."""

    title: str
    question: str
    action_label: str
    back_url: str
    consequences: tuple[str, ...] = ()
    is_grave: bool = True
    back_label: str = words.BACK


@dataclass(frozen=True)
class Refusal:
    """Why something cannot be done: what, under which clause, what to do now, and what stayed as it was."""

    title: str
    told: tuple[str, ...]
    law: str = ""
    clause: str = ""
    clause_url: str = ""
    todo: tuple[str, ...] = ()
    unchanged: str = ""
    actions: tuple[Action, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    number: str = ""
