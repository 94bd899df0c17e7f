"""The columns of a file of targets."""

from __future__ import annotations

from kiemdiem.apps.targets.imports import words
from kiemdiem.apps.targets.queries.sources import sources_to_choose
from kiemdiem.apps.targets.words import QUALITATIVE, QUANTITATIVE
from kiemdiem.apps.uploads.values.registers import Column, Kind

NUMBERED, DESCRIBED = "quantitative", "qualitative"
SORTS = ((NUMBERED, QUANTITATIVE), (DESCRIBED, QUALITATIVE))
TEXTS = ("document", "measure", "product")
CHANGEABLE = ("source", "sort", "quantity", *TEXTS)


def columns() -> tuple[Column, ...]:
    """All of them, with the sources that every plan shares."""

    def text(code: str, label: str, **more: object) -> Column:
        return Column(code, label, aliases=words.ALIASES[code], **more)  # type: ignore[arg-type]  # each is a field

    return (
        text("unit", words.UNIT, note=words.UNIT_NOTE, width=34, example="LG-01"),
        text("code", words.CODE, note=words.CODE_NOTE, longest=40, width=14),
        text("full_name", words.FULL_NAME, note=words.FULL_NAME_NOTE, width=26),
        text("year", words.YEAR, note=words.YEAR_NOTE, longest=10, width=8, example="2024"),
        text("title", words.TARGET, note=words.TARGET_NOTE, longest=400, width=50),
        text("source", words.SOURCE, kind=Kind.WORD, words=tuple(sources_to_choose()), longest=60, width=34),
        text("document", words.DOCUMENT, longest=200, width=26),
        text("sort", words.SORT, kind=Kind.WORD, words=SORTS, width=14),
        text("quantity", words.QUANTITY, note=words.QUANTITY_NOTE, longest=40, width=14, example="98,5"),
        text("measure", words.MEASURE, longest=60, width=14),
        text("product", words.PRODUCT, longest=300, width=34),
    )
