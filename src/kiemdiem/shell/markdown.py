"""Texts in Markdown as parts of a page: anchors on headings, tables and code that scroll; no HTML, style or picture.

What stands between the marks of Markdown is escaped; only the elements that the parser makes reach the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from kiemdiem.core.quantities.names import search_key

ANCHOR = "muc-"
"""Before every anchor of a text, so that none is the id of something else on the page."""
Lead = Callable[[str], str | None]


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it up to the next one.

    level: 1 for the title of the text; text: plain words, and behind them what is typed into a terminal.
    """

    level: int
    heading: str
    anchor: str
    text: str


@dataclass(frozen=True)
class Text:
    """A text as a page shows it: its title, the rest as HTML, and its sections; the first is that of the title."""

    title: str
    html: SafeString
    sections: tuple[Section, ...]


def read(source: str, lead: Lead) -> Text:
    """The text, whose first line is its title.

    lead: for the address of a link the one that the page uses; None leaves the words of the link without it.
    """
    tokens = _PARSER.parse(source)
    headings = _headed(tokens)
    _follow(tokens, lead)
    _laid_out(tokens)
    sections = tuple(_sections(tokens, headings))
    html = _PARSER.renderer.render(tokens[3:], _PARSER.options, {})
    return Text(title=sections[0].heading, html=mark_safe(html), sections=sections)


def anchor_of(heading: str) -> str:
    """The anchor of a heading: its words without marks."""
    return ANCHOR + re.sub(r"[^a-z0-9]+", "-", search_key(heading)).strip("-")


def plain(inline: Token) -> str:
    """The words of a run of text without its marks."""
    parts = (" " if one.type in {"softbreak", "hardbreak"} else one.content for one in inline.children or ())
    return "".join(parts)


def _headed(tokens: Sequence[Token]) -> dict[int, str]:
    """Give every heading its anchor; the anchors by the place of their token."""
    found: dict[int, str] = {}
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            wanted = anchor_of(plain(tokens[place + 1]))
            same = sum(one == wanted or one.startswith(f"{wanted}--") for one in found.values())
            found[place] = f"{wanted}--{same + 1}" if same else wanted
            token.attrs["id"] = found[place]
    return found


def _follow(tokens: Iterable[Token], lead: Lead) -> None:
    """Send links where the page wants them; a link that leads nowhere becomes its words."""
    for inline in tokens:
        open_ones: list[bool] = []
        kept: list[Token] = []
        for token in inline.children or ():
            if token.type == "link_open":
                address = lead(str(token.attrs["href"]))
                open_ones.append(address is not None)
                token.attrs = {} if address is None else {"href": address}
            if token.type not in {"link_open", "link_close"} or open_ones[-1]:
                kept.append(token)
            if token.type == "link_close":
                open_ones.pop()
        if inline.children is not None:
            inline.children = kept


def _laid_out(tokens: Sequence[Token]) -> None:
    """Tables become entries on a phone: cells know the name of their column, and the first one heads its row."""
    columns: list[str] = []
    column, heading, tables = 0, "", 0
    for place, token in enumerate(tokens):
        token.attrs.pop("style", None)
        if token.type == "heading_open":
            heading, tables = plain(tokens[place + 1]), 0
        elif token.type == "table_open":
            tables += 1
            columns = []
            token.meta = {"label": heading if tables == 1 else f"{heading} ({tables})"}
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            columns.append(plain(tokens[place + 1]))
            token.attrs["scope"] = "col"
        elif token.type == "td_open":
            if column == 0:
                token.tag = tokens[place + 2].tag = "th"
                token.attrs["scope"] = "row"
            elif columns[column]:
                token.attrs["data-label"] = columns[column]
            column += 1


def _sections(tokens: Sequence[Token], headings: dict[int, str]) -> Iterator[Section]:
    places = [*headings, len(tokens)]
    for place, end in pairwise(places):
        inside = tokens[place + 3 : end]
        said = [plain(one) for one in inside if one.type == "inline"]
        typed = [one.content for one in inside if one.type in {"fence", "code_block"}]
        yield Section(
            level=int(tokens[place].tag.removeprefix("h")),
            heading=plain(tokens[place + 1]),
            anchor=headings[place],
            text=" ".join(" ".join([*said, *typed]).split()),
        )


def _table_open(_renderer: RendererHTML, tokens: Sequence[Token], place: int, _o: OptionsDict, _e: EnvType) -> str:
    wrap = '<div class="table-wrap" tabindex="0" role="region" aria-label="{}"><table class="stack">'
    return format_html(wrap, tokens[place].meta["label"])


def _table_close(_renderer: RendererHTML, _t: Sequence[Token], _place: int, _o: OptionsDict, _e: EnvType) -> str:
    return "</table></div>\n"


def _code(_renderer: RendererHTML, tokens: Sequence[Token], place: int, _o: OptionsDict, _e: EnvType) -> str:
    return format_html('<pre class="typed" tabindex="0"><code>{}</code></pre>\n', tokens[place].content)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.add_render_rule("fence", _code)
    parser.add_render_rule("code_block", _code)
    return parser


_PARSER = _parser()
