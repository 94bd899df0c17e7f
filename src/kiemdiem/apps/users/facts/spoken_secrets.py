"""Secrets that a person reads from paper and types: syllables that no Vietnamese keyboard turns into other letters.

Telex reads s f r x j w z and doubled letters as marks, VNI reads digits so; both also look at password fields. So a
word has two syllables of two different vowels, and only consonants that stay what they are. `l` is left out: on paper
it looks like `i`. A word is one of 2,000 at most, less those that say something nobody wants to be handed.
"""

from __future__ import annotations

from functools import cache
from random import Random

CONSONANTS = "bcghkmnptv"
VOWELS = "aeiou"
UNWANTED = ("cu", "vu", "cac", "cave", "pede", "buti", "matu")
PARTS_STAND_APART_BY = "-"


@cache
def spoken_words() -> tuple[str, ...]:
    """Every word that may be drawn, each equally likely."""
    syllables = [consonant + vowel for consonant in CONSONANTS for vowel in VOWELS]
    pairs = [first + second for first in syllables for second in syllables if first[1] != second[1]]
    return tuple(word for word in pairs if not any(part in word for part in UNWANTED))


def spoken_secret(chance: Random, *, words: int) -> str:
    """Words drawn by `chance` (`secrets.SystemRandom` outside tests), hyphens between them; 10.9 bits a word."""
    return PARTS_STAND_APART_BY.join(chance.choice(spoken_words()) for _ in range(words))


def as_typed(text: str) -> str:
    """What was typed, as it was drawn: no capitals, and one hyphen where there is any gap."""
    parts = text.lower().replace(PARTS_STAND_APART_BY, " ").split()
    return PARTS_STAND_APART_BY.join(parts)
