"""The texts of the guide: read once, searched without marks, with the page before and the page after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from kiemdiem.apps.guide.access import PAGES, GuidePage
from kiemdiem.core.quantities.names import search_key
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.markdown import Section, Text, read

FOLDER = Path(__file__).parent / "pages"
ENDING = ".md"
LONGEST_EXCERPT = 160
TITLE, PART = 1, 2
"""Levels of headings: the title of a page, and its parts."""


@cache
def text_of(page: GuidePage) -> Text:
    """The page as it is shown; what the program ships does not change while it runs."""
    return read((FOLDER / f"{page.slug}{ENDING}").read_text(encoding="utf-8"), _address_of)


def _address_of(link: str) -> str | None:
    """Where a link between pages leads inside the application; what leads anywhere else is no link there."""
    file, _, anchor = link.partition("#")
    slug = file.removesuffix(ENDING)
    if file and not any(page.slug == slug for page in PAGES):
        return None
    page_address = reverse("guide_page", args=[slug]) if file else ""
    return f"{page_address}#{anchor}" if anchor else page_address


def parts_of(page: GuidePage) -> tuple[Section, ...]:
    """The parts of a page, for its contents."""
    return tuple(section for section in text_of(page).sections if section.level == PART)


@dataclass(frozen=True)
class Entry:
    """A page in the contents."""

    page: GuidePage
    title: str
    parts: tuple[Section, ...]


def contents(pages: Sequence[GuidePage]) -> list[tuple[str, list[Entry]]]:
    """The pages under the names of the parts of the guide."""
    return [(part, [_entry(page) for page in some]) for part, some in groupby(pages, lambda page: page.part)]


def _entry(page: GuidePage) -> Entry:
    return Entry(page, text_of(page).title, parts_of(page))


@dataclass(frozen=True)
class Found:
    """A section that holds what was looked for."""

    page: GuidePage
    title: str
    section: Section
    excerpt: str


def search(pages: Sequence[GuidePage], asked: str) -> list[Found]:
    """The sections that hold every word, typed with marks or without: first those whose headings hold them."""
    words = search_key(asked).split()
    if not words:
        return []
    by_rank: dict[bool, list[Found]] = {True: [], False: []}
    for page in pages:
        text = text_of(page)
        for section in text.sections:
            heading = search_key(f"{text.title} {section.heading}")
            whole = f"{heading} {search_key(section.text)}"
            if all(word in whole for word in words):
                in_heading = any(word in search_key(section.heading) for word in words)
                by_rank[in_heading and all(word in heading for word in words)].append(_found(page, text, section))
    return [*by_rank[True], *by_rank[False]]


def _found(page: GuidePage, text: Text, section: Section) -> Found:
    words = section.text
    excerpt = words if len(words) <= LONGEST_EXCERPT else f"{words[:LONGEST_EXCERPT].rpartition(' ')[0]} …"
    return Found(page, text.title, section, excerpt)


def neighbours(pages: Sequence[GuidePage], page: GuidePage) -> tuple[Entry | None, Entry | None]:
    """The page before and the page after."""
    place = pages.index(page)
    before = _entry(pages[place - 1]) if place else None
    after = _entry(pages[place + 1]) if place + 1 < len(pages) else None
    return before, after


def authority_file() -> Path:
    """The certificate of the office's own authority.

    Raises:
        NotToBeFound: the server shows no certificate that it gave.
    """
    file: Path | None = settings.ENVIRONMENT.authority_file
    if file is None:
        raise NotToBeFound()
    return file
