"""Where a clause stands in the plan and what it says, in the words of the plan's readers."""

from __future__ import annotations

import re

from kiemdiem.core.regime import labels

_MARKED = re.compile(r"(\*{1,3})(?!\s)([^*]+?)(?<!\s)\1")
_IN_VIETNAMESE = dict(labels.PLACE_WORDS)
_LONGEST_FIRST = sorted(_IN_VIETNAMESE, key=len, reverse=True)
_WORD = re.compile(r"\b(" + "|".join(map(re.escape, _LONGEST_FIRST)) + r")\b")


def place_in_words(place: str) -> str:
    """`II.1.4.3 bullet 1` as a reader of the plan would say it."""
    return _WORD.sub(lambda found: _IN_VIETNAMESE[found[1]], place)


def plain_quote(quote: str) -> str:
    """The exact words of a clause, without the marks of bold and italic print."""
    return _MARKED.sub(r"\2", quote)
