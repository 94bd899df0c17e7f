"""How persons are put in order and found by their names: plain values that every floor may use.

A key may be longer than the name that it is made of: a Hangul syllable comes to 27 signs of the order (three letters of
nine), where a Vietnamese letter comes to two. 120 letters of our own never need more than 300; what is longer is cut,
so that such a name is kept and stands where its first letters put it.
"""

from __future__ import annotations

from kiemdiem.core.quantities.names import search_key, sort_key

LONGEST_NAME = 120
LONGEST_ORDER_KEY = 500
LONGEST_SEARCH_KEY = 160


def order_key(name: str) -> str:
    """A text that sorts as a list of persons is read, as long as its column takes."""
    return sort_key(name)[:LONGEST_ORDER_KEY]


def found_by(name: str) -> str:
    """The name without marks, as long as its column takes."""
    return search_key(name)[:LONGEST_SEARCH_KEY]
