"""The words by which a person is found: each word of the name without marks, year of birth, card number, code."""

from __future__ import annotations

import re

from kiemdiem.apps.people.models import Person
from kiemdiem.core.quantities.names import search_key

LONGEST = 60
LEFT = "~"
"""Stands before the words of those who have left: who looks for members never meets them."""
_BETWEEN = re.compile(r"[^0-9a-z]+")


def words_in(text: str) -> list[str]:
    """The words of a text as they are looked up, each once, in their order: no marks, no capitals, no signs."""
    found = (word[:LONGEST] for word in _BETWEEN.split(search_key(text)) if word)
    return list(dict.fromkeys(found))


def joined(text: str) -> str:
    """A number as it stands in the index: in one piece, without its signs."""
    return _BETWEEN.sub("", search_key(text))[:LONGEST]


def words_for(person: Person) -> frozenset[str]:
    """What stands in the index of words for this person."""
    numbers = [joined(number) for number in (person.card_number or "", person.code)]
    years = [str(person.born_on.year)] if person.born_on else []
    before = LEFT if person.left_on else ""
    found = (*words_in(person.full_name), *numbers, *years)
    return frozenset(f"{before}{word}"[:LONGEST] for word in found if word)
