"""The Vietnamese alphabet: order of letters and tones, and which syllables can be Vietnamese."""

from __future__ import annotations

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""All letters in order, the four foreign ones among them."""

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""Combining marks in the order of the tones: ngang, huyền, hỏi, ngã, sắc, nặng."""

_QUALITY_MARKS = {"\u0306", "\u0302", "\u031b"}
_ETH = str.maketrans({"ð": "đ", "Ð": "Đ"})  # typed for đ on keyboards that lack it

_ONSETS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RHYME_TABLE = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong oong ooc op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oe oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uy uya uych uyên uyêt uynh uyt uyu
    uôc uôi uôm uôn uông uôt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu ych ynh yt
    """
_RHYMES = frozenset(_RHYME_TABLE.split())
_STOPS = ("c", "ch", "p", "t")
_TONES_OF_STOPS = ("\u0301", "\u0323")


def letters_and_tone(syllable: str) -> tuple[str, str]:
    """A syllable's letters without its tone, and the tone's mark; marks of other languages are dropped."""
    letters: list[str] = []
    tone = ""
    for sign in unicodedata.normalize("NFD", syllable.translate(_ETH).lower()):
        if sign in TONES:
            tone = sign
        elif sign in _QUALITY_MARKS and letters:
            letters[-1] = _with_quality(letters[-1], sign)
        elif not unicodedata.combining(sign):
            letters.append(sign)
    return "".join(letters), tone


def is_vietnamese_syllable(syllable: str) -> bool:
    """Whether one spoken syllable can be written so."""
    letters, tone = letters_and_tone(syllable)
    if letters.endswith(_STOPS) and tone not in _TONES_OF_STOPS:
        return False
    return any(letters.startswith(onset) and letters[len(onset) :] in _RHYMES for onset in _ONSETS)


def without_marks(text: str) -> str:
    """The text with every mark taken off and đ as d."""
    bare = "".join(
        sign for sign in unicodedata.normalize("NFD", text.translate(_ETH)) if not unicodedata.combining(sign)
    )
    return bare.replace("đ", "d").replace("Đ", "D")


def _with_quality(letter: str, mark: str) -> str:
    joined = unicodedata.normalize("NFC", letter + mark)
    return joined if joined in LETTERS else letter
