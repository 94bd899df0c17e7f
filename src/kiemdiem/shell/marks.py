"""Small values that know how they look: in a page (`__html__`), and as plain words in a workbook (`str`).

A cell of a table returns them; a template writes them with `{{ value|shown }}`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from kiemdiem.shell.icons import icon

StateKind = Literal["done", "doing", "soon", "late", "wait", "none", "tie", "returned"]
Standing = Literal["proposed", "by_rule", "decided"]

STATE_ICONS: Mapping[str, str] = MappingProxyType(
    {kind: kind for kind in ("done", "doing", "soon", "late", "wait", "none", "tie", "returned")}
)
_STANDING_CLASS: Mapping[str, str] = MappingProxyType(
    {"proposed": "level proposed", "by_rule": "level", "decided": "level decided"}
)
MOST_BARS = 4


def under(text: str) -> SafeString:
    """A second, softer line below a value; nothing for no text."""
    return format_html('<span class="under">{}</span>', text) if text else SafeString("")


@dataclass(frozen=True)
class State:
    """Shape, words and colour, in this order of importance; the words name the day or the number."""

    kind: StateKind
    words: str
    under: str = ""

    def __post_init__(self) -> None:
        if self.kind not in STATE_ICONS:
            raise ValueError(f"there is no state {self.kind!r}")

    def __str__(self) -> str:
        return f"{self.words} ({self.under})" if self.under else self.words

    def __html__(self) -> SafeString:
        return format_html(
            '<span class="state state-{}">{}<span>{}{}</span></span>',
            self.kind, icon(STATE_ICONS[self.kind]), self.words, under(self.under),
        )  # fmt: skip


@dataclass(frozen=True)
class Level:
    """A level of a regime's scale: `bars` of four are filled, the best has four. Proposed and decided look apart."""

    code: str
    name: str
    bars: int
    standing: Standing = "by_rule"
    is_full: bool = False
    under: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.bars <= MOST_BARS or self.standing not in _STANDING_CLASS:
            raise ValueError(f"a level of {self.bars} bars, {self.standing!r}, cannot be drawn")

    def __str__(self) -> str:
        return self.name if self.is_full else self.code

    def __html__(self) -> SafeString:
        words = self.name if self.is_full else format_html('<abbr title="{}">{}</abbr>', self.name, self.code)
        return format_html(
            '<span class="{}">{}{}</span>{}',
            _STANDING_CLASS[self.standing], icon(f"level-{self.bars}", "bars"), words, under(self.under),
        )  # fmt: skip


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere, and a softer line below."""

    text: str
    url: str
    under: str = ""
    is_name: bool = False

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> SafeString:
        name = mark_safe(' class="table-name"') if self.is_name else ""
        return format_html('<a{} href="{}">{}</a>{}', name, self.url, self.text, under(self.under))


@dataclass(frozen=True)
class Button:
    """A link drawn as a button that stands in every row; `about` names the row for whoever only hears the page."""

    text: str
    url: str
    about: str

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> SafeString:
        hidden = format_html('<span class="visually-hidden">: {}</span>', self.about)
        return format_html('<a class="btn" href="{}">{}{}</a>', self.url, self.text, hidden)


@dataclass(frozen=True)
class Two:
    """A value and a softer line below it."""

    text: str
    under: str

    def __str__(self) -> str:
        return f"{self.text} ({self.under})" if self.under else self.text

    def __html__(self) -> SafeString:
        return format_html("{}{}", self.text, under(self.under))


@dataclass(frozen=True)
class Soft:
    """Grey words in place of a value that is not there yet."""

    text: str

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> SafeString:
        return format_html('<span class="soft">{}</span>', self.text)


Mark = State | Level | Link | Button | Two | Soft


def html_of(value: object) -> SafeString:
    """Any value as it stands in a page: marks draw themselves, everything else is escaped."""
    return value.__html__() if isinstance(value, Mark) else conditional_escape(str(value))
