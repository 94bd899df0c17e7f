"""How units are put in order and found, and how far the tree may reach: plain values that every floor may use."""

from __future__ import annotations

import re
from datetime import date

from kiemdiem.core.quantities.names import search_key, sort_key, tidy_name

LONGEST_NAME = 200
LONGEST_CODE = 40
LONGEST_ORDER_KEY = 700
LONGEST_SEARCH_KEY = 300
# A path holds the ids from the root; so many of them fit into its column with room to spare.
DEEPEST = 20
VOCABULARIES = (
    "body", "agency", "tier", "unit_flag", "post", "membership", "contract", "delegation",
    "discipline_measure", "discipline_side", "discipline_cause", "leave",
)  # fmt: skip
# Their words are known to the rules one by one: an office cannot add to them.
CLOSED = frozenset({"membership", "delegation", "discipline_measure"})
_DIGITS = re.compile(r"\d+")
_WIDTH = 6


def order_key(name: str) -> str:
    """A text that sorts as a list of units is read: word by word from the first, numbers by their size."""
    words = _DIGITS.sub(lambda found: found.group().zfill(_WIDTH), tidy_name(name)).split()
    return "".join(sort_key(word) for word in words)[:LONGEST_ORDER_KEY]


def found_by(name: str, short_name: str = "") -> str:
    """The text in which a search without marks looks for a unit."""
    return search_key(f"{name} {short_name}")[:LONGEST_SEARCH_KEY]


def later(one: date | None, other: date | None) -> date | None:
    """The later of two days; no day is before every day."""
    return max(one, other) if one and other else one or other


def code_of(label: str) -> str:
    """A code made from a label: plain letters and digits, parted by underscores."""
    return re.sub(r"[^a-z0-9]+", "_", search_key(label)).strip("_")[:60]
