"""Text typed in the old one-byte encodings TCVN3 (ABC) and VNI, as it looks when read as Western letters."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from itertools import product

from kiemdiem.core.quantities.alphabet import is_vietnamese_syllable

# Pairs: the sign as it is read, the letter that was meant.
_TCVN3_SIGNS = (
    "µà¸á¶ả·ã¹ạ"
    "¨ă»ằ¾ắ¼ẳ½ẵÆặ"
    "©âÇầÊấÈẩÉẫËậ"
    "®đ"
    "ÌèÐéÎẻÏẽÑẹ"
    "ªêÒềÕếÓểÔễÖệ"
    "×ìÝíØỉÜĩÞị"
    "ßòãóáỏâõäọ"
    "«ôåồèốæổçỗéộ"
    "¬ơêờíớëởìỡîợ"
    "ïùóúñủòũôụ"
    "\u00adưõừøứöử÷ữùự"
    "úỳýýûỷüỹþỵ"
    "¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư"
)
_TCVN3 = dict(zip(_TCVN3_SIGNS[::2], _TCVN3_SIGNS[1::2], strict=True))

_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư"}
_VNI_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}

_WORD = re.compile(r"[^\s\d.,;:!?()\[\]\"“”'’/-]+")
_TWO_CAPITALS = re.compile(r"[A-Z]{2}")
_LAST_WESTERN = "\u00ff"
_PLAUSIBLE_OF_TEN = 9


class OldEncoding(StrEnum):
    """The two encodings in which Vietnamese offices typed before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"


def looks_like_tcvn3_or_vni(text: str) -> OldEncoding | None:
    """The old encoding in which the text was typed, or None where it reads well as it stands or in neither."""
    text = unicodedata.normalize("NFC", text)
    if any(sign > _LAST_WESTERN and sign.isalpha() for sign in text):
        return None  # a letter that only Unicode has
    marked = [word for word in _WORD.findall(text) if not word.isascii()]
    if not _mixes_letters(marked) or _reads_well(marked):
        return None
    for encoding, convert in ((OldEncoding.VNI, from_vni), (OldEncoding.TCVN3, from_tcvn3)):
        if _reads_well([convert(word) for word in marked]):
            return encoding
    return None


def from_tcvn3(text: str) -> str:
    """The text as Unicode; TCVN3 has no capitals with a tone, so a text in capitals is taken as capitals."""
    converted = "".join(_TCVN3.get(sign, sign) for sign in unicodedata.normalize("NFC", text))
    is_in_capitals = _TWO_CAPITALS.search(text) and not re.search("[a-z]", text)
    return converted.upper() if is_in_capitals else converted


def from_vni(text: str) -> str:
    """The text as Unicode: a letter followed by its mark becomes one letter."""
    return _VNI_PATTERN.sub(lambda found: _VNI[found[0]], unicodedata.normalize("NFC", text))


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for letter, (mark, tone) in product("aeo", _VNI_CIRCUMFLEX.items()):
        table[letter + mark] = f"{letter}\u0302{tone}"
    for mark, tone in _VNI_BREVE.items():
        table["a" + mark] = f"a\u0306{tone}"
    for letter, (mark, tone) in product("aeouyôö", _VNI_TONES.items()):
        table[letter + mark] = _VNI_LETTERS.get(letter, letter) + tone
    table.update(_VNI_LETTERS)
    lower = {sign: unicodedata.normalize("NFC", letter) for sign, letter in table.items()}
    upper = {sign.upper(): letter.upper() for sign, letter in lower.items()}
    # A capital with the mark of a small letter is a slip that reads only one way.
    mixed = {sign[0].upper() + sign[1:]: letter.upper() for sign, letter in lower.items() if len(sign) > 1}
    return {**mixed, **upper, **lower}


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def _mixes_letters(words: list[str]) -> bool:
    """Signs standing alone (a copyright sign, quotation marks) say nothing about an encoding."""
    return any(re.search("[A-Za-z]", word) for word in words)


def _reads_well(words: list[str]) -> bool:
    plausible = sum(is_vietnamese_syllable(word) for word in words)
    return plausible * 10 >= len(words) * _PLAUSIBLE_OF_TEN
