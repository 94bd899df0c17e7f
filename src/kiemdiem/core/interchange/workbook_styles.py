"""The look of written workbooks, in one place: fonts, colours, borders, paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kiemdiem.core.interchange import words
from kiemdiem.core.interchange.letter_widths import line_count

FONT = "Times New Roman"  # what Party documents are typed in
INK, BAND, LINE, QUIET = "#1F2933", "#E8EDF2", "#B8C2CC", "#F1F3F5"
VOTES_BAND, FACTS_BAND = "#FBEFD5", "#E6F0E6"
LEVELS_BAND = "#F6E3E3"
_PLAIN = {"font_name": FONT, "font_size": 11, "valign": "top", "font_color": INK}
_A4 = 9
_HIGHEST_ROW = 409
_SMALLEST_SCALE = 65
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}


class Styles:
    """The formats of one workbook, made when they are first asked for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **changes: Any) -> Any:
        """The plain look with changes."""
        key = tuple(sorted(changes.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(_PLAIN | changes)
        return self._made[key]

    @property
    def title(self) -> Any:
        return self.of(bold=True, font_size=15)

    @property
    def under_title(self) -> Any:
        return self.of(font_size=11, italic=True)

    def heading(self, band: str = BAND) -> Any:
        return self.of(
            bold=True, text_wrap=True, bg_color=band, border=1, border_color=LINE, align="center", valign="vcenter"
        )

    def cell(self, **changes: Any) -> Any:
        return self.of(text_wrap=True, border=1, border_color=LINE, **changes)


def height_of(cells: Iterable[str], widths: Iterable[int], *, size: int = 11) -> int:
    """How high a row must be for its wrapped texts: no program works it out for rows that nobody touched."""
    lines = max((line_count(cell, width) for cell, width in zip(cells, widths, strict=False) if cell), default=1)
    return min(lines * (size + 3) + 3, _HIGHEST_ROW)


def set_up_page(sheet: Any, *, repeat: tuple[int, int], footer: str, on_one_page: bool = True) -> None:
    """A4 on its side, headings on every page, as wide as one page or at a size that can be read."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(**_MARGINS)
    if on_one_page:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(_SMALLEST_SCALE)
    sheet.set_footer(f"&L&8{footer}&R&8{words.PAGE}", {"scale_with_doc": False})
    sheet.repeat_rows(*repeat)
