"""Vietnamese names: their parts, their order by given name, and a key to find them without marks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from kiemdiem.core.quantities.alphabet import LETTERS, TONES, letters_and_tone, without_marks
from kiemdiem.core.quantities.errors import EmptyName
from kiemdiem.core.quantities.old_encodings import OldEncoding, from_tcvn3, from_vni, looks_like_tcvn3_or_vni

__all__ = [
    "Name",
    "OldEncoding",
    "from_tcvn3",
    "from_vni",
    "looks_like_tcvn3_or_vni",
    "search_key",
    "sort_key",
    "split_name",
    "tidy_name",
    "to_nfc",
]

# Digits alone, two for each letter, so that every database sorts the key in the same order whatever its collation.
_CODES = {sign: f"{place:02d}" for place, sign in enumerate("0123456789" + LETTERS, start=1)}
_END_OF_SYLLABLE = "00"
_FOREIGN = "99"
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_SOFT_HYPHEN = "\u00ad"  # a letter of TCVN3: kept in names so that such a text can still be recognised


@dataclass(frozen=True, slots=True)
class Name:
    """A full name in its parts; family and middle name may be empty."""

    family: str
    middle: str
    given: str


def to_nfc(text: str) -> str:
    """The text with every letter and its marks as one character."""
    return unicodedata.normalize("NFC", text)


def tidy_name(full_name: str) -> str:
    """The name in NFC, one space between its words, nothing invisible in it."""
    return " ".join(to_nfc(full_name).translate(_INVISIBLE).split())


def split_name(full_name: str) -> Name:
    """Family name first, given name last, whatever stands between is the middle name."""
    parts = tidy_name(full_name).split()
    if not parts:
        raise EmptyName()
    family = parts[0] if len(parts) > 1 else ""
    return Name(family=family, middle=" ".join(parts[1:-1]), given=parts[-1])


def sort_key(full_name: str) -> str:
    """A text that sorts as a Vietnamese list does: given name, then family name, then middle name.

    Within each word the letters decide, in the order of the alphabet; between equal letters the tone does.
    """
    parts = tidy_name(full_name).split()
    return "".join(_word_key(word) for word in (*parts[-1:], *parts[:-1]))


def search_key(text: str) -> str:
    """The text as it is searched: no marks, the barred d as d, no capitals, single spaces."""
    return " ".join(without_marks(to_nfc(text).casefold().translate(_INVISIBLE)).replace(_SOFT_HYPHEN, "").split())


def _word_key(word: str) -> str:
    letters, tone = letters_and_tone(word)
    codes = "".join(_letter_code(sign) for sign in letters)
    return f"{codes}{_END_OF_SYLLABLE}{TONES.index(tone)}" if codes else ""


def _letter_code(sign: str) -> str:
    if sign in _CODES:
        return _CODES[sign]
    return f"{_FOREIGN}{ord(sign):07d}" if sign.isalnum() else ""
