"""What the frame around every page needs to know, as plain values; `config.frame` fills it in for each request."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class NavPlace:
    """One place of the menu. `count` is what waits there; `letter` opens it by the keys g and that letter."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None
    letter: str = ""


@dataclass(frozen=True)
class Season:
    """The season one works in: its label, the plan below it, the page where another is chosen."""

    label: str
    small: str
    url: str


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in: name, the role in which he acts, the page of his account."""

    name: str
    role: str
    url: str


@dataclass(frozen=True)
class DemoBanner:
    """The line above every page of a demonstration: what is made up, and a page to go to (where its day is set)."""

    text: str
    url: str
    link: str


@dataclass(frozen=True)
class Frame:
    """The frame of one page, for one person at one moment.

    `now` is an aware moment, `today` its day in Hanoi; `printed_by` is the name at the head of a printed sheet.
    An empty url leaves its control out: no search box without `search_url`, no guide without `help_url`.
    """

    office: str
    today: date
    now: datetime
    season: Season | None = None
    signed_in: SignedIn | None = None
    places: tuple[NavPlace, ...] = ()
    demo: DemoBanner | None = None
    printed_by: str = ""
    home_url: str = "/"
    search_url: str = ""
    help_url: str = ""
