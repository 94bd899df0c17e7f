"""How many lines a text takes in a cell: words are laid one after the other by the widths of their letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

COLUMN_UNIT = 477
"""A unit of a column's width, in thousandths of the height of 11-point letters: a digit and its rounding."""
_USUAL = 500
_WIDTHS = {
    sign: width
    for width, signs in {
        250: " .,·\xa0",
        278: "ijlt:;/\\|",
        333: "Ifr!()-[]‘’",
        350: "•",
        389: "Js",
        408: '"',
        444: "acez“”",
        556: "FPS≥≤",
        564: "+=<>−×",
        611: "ELTZ",
        667: "BCR",
        722: "ADGHKNOQUVXYw&\u0110",
        778: "m",
        833: "%",
        889: "M",
        944: "W…",
    }.items()
    for sign in signs
}
_HORN = "\u031b"
_WIDER_BY_A_HORN = 45


def line_count(text: str, width: int) -> int:
    """The lines of a text in a column of this width, broken between words, and inside one that is too long."""
    room = width * COLUMN_UNIT
    return sum(_lines(paragraph, room) for paragraph in text.split("\n"))


def _lines(paragraph: str, room: int) -> int:
    lines, taken = 1, 0
    for word in paragraph.split(" "):
        breadth = _breadth(word)
        if taken and taken + breadth > room:
            lines, taken = lines + 1, 0
        if breadth > room:
            lines += (breadth - 1) // room
            breadth %= room
        taken += breadth + _WIDTHS[" "]
    return lines


@lru_cache(maxsize=8192)
def _breadth(word: str) -> int:
    total = 0
    for sign in unicodedata.normalize("NFD", word):
        if sign == _HORN:
            total += _WIDER_BY_A_HORN
        elif not unicodedata.combining(sign):
            total += _WIDTHS.get(sign, _USUAL)
    return total
