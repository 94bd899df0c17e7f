"""From one given value to an exact one, by the type that the regime declares; every fault is a Vietnamese sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kiemdiem.core.engine import errors
from kiemdiem.core.quantities.errors import AmbiguousNumber, HouseError, TooManyPlaces, shown
from kiemdiem.core.quantities.long_dates import FIRST_YEAR, LAST_YEAR, parse_date
from kiemdiem.core.quantities.names import OldEncoding, from_tcvn3, from_vni, looks_like_tcvn3_or_vni, search_key
from kiemdiem.core.quantities.numbers import MOST_DIGITS, exact, format_number, terminating_places
from kiemdiem.core.regime.entries.facts import Column, Fact
from kiemdiem.core.regime.entries.identity import Scale, ScaleValue, Vocabulary
from kiemdiem.core.regime.faults import nearest

MAX_TEXT = 2_000
MAX_ID = 200
_MOST_SHEET_DIGITS = 10**15  # beyond it a workbook has rounded what was typed
_MOST_HINTS = 100  # wrong values of one column that get a "did you mean": the search is slow
_YES = {"co", "x", "1", "true", "yes", "dung"}
_NO = {"khong", "0", "false", "no", "sai"}
_FIRST_SURE_DAY = date(1900, 3, 1)  # workbooks count a 29th of February 1900, days before it shift by one

_THOUSANDS = 3
_LOOKS_GROUPED = re.compile("[+-]?[1-9][0-9]{0,2}[.,]000")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_NEW_LINES = re.compile("\r\n?|[\u2028\u2029]")
# Control signs, halves of signs, private signs, signs that turn the direction of writing, the mark of a lost letter.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufffd-\uffff"
    "\U000f0000-\U0010ffff]"
)
# A text with one of these letters was typed in Unicode; one without any sign above ASCII in whatever you like.
_SURELY_UNICODE = re.compile("[\u0102-\u0103\u0110-\u0111\u0128-\u0129\u0168-\u0169\u01a0-\u01b0\u1e00-\u1eff]")


class BadValue(ValueError):
    """A value that cannot be taken; the text is a whole Vietnamese sentence."""


Reader = Callable[[Any], Any]


def is_empty(value: object) -> bool:
    """An empty place: nothing, or blank text."""
    return value is None or (isinstance(value, str) and not value.strip())


def yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float) and (value == 0 or value == 1):
        return bool(value)
    key = search_key(value) if isinstance(value, str) else ""
    if key in _YES:
        return True
    if key in _NO:
        return False
    raise BadValue(errors.not_yes_no(shown(value)))


def text(value: Any) -> str:
    """Text in NFC; a whole number counts as its digits, for codes are often typed as numbers."""
    if isinstance(value, str):
        return _tidy(value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise BadValue(errors.text_is_a_day(shown(value)) if isinstance(value, date) else errors.not_text(shown(value)))
    number = Decimal(value)
    if not number.is_finite() or number != number.to_integral_value():
        raise BadValue(errors.not_text(shown(value)))
    if abs(number) >= (_MOST_SHEET_DIGITS if isinstance(value, float) else 10**MOST_DIGITS):
        raise BadValue(errors.too_many_digits_for_text(shown(value)))
    return str(int(number))


def _tidy(value: str) -> str:
    found = unicodedata.normalize("NFC", value.strip())
    if not found.isascii() or not found.isprintable():
        found = _NEW_LINES.sub("\n", _INVISIBLE.sub("", found)).replace("\u00a0", " ").strip()
        if _UNPRINTABLE.search(found):
            raise BadValue(errors.not_nfc_text())
        if not found.isascii() and not _SURELY_UNICODE.search(found):
            _refuse_old_encoding(found)
    if len(found) > MAX_TEXT:
        raise BadValue(errors.too_long(MAX_TEXT))
    return found


def _refuse_old_encoding(found: str) -> None:
    encoding = looks_like_tcvn3_or_vni(found)
    if encoding is not None:
        meant = from_tcvn3(found) if encoding is OldEncoding.TCVN3 else from_vni(found)
        raise BadValue(errors.old_encoding(shown(found), encoding.value, shown(meant)))


def identifier(value: Any) -> str:
    """The id of a subject or body: one line, no `;`, which parts the items of a list."""
    if value.__class__ is str and value.isascii() and value.isalnum() and len(value) <= MAX_ID:
        return str(value)
    found = " ".join(text(value).split())
    if len(found) > MAX_ID:
        raise BadValue(errors.too_long(MAX_ID))
    if ";" in found:
        raise BadValue(errors.id_with_semicolon(shown(found)))
    return found


def day(value: Any) -> date:
    """A day that was typed, or that a workbook keeps as a day."""
    if isinstance(value, date):
        found: date = value
        if isinstance(value, datetime):
            if value.time() != time.min:
                raise BadValue(errors.day_with_time(shown(value)))
            found = value.date()
        if found < _FIRST_SURE_DAY or found.year > LAST_YEAR:
            raise BadValue(errors.day_out_of_range(shown(value), FIRST_YEAR, LAST_YEAR))
        return found
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        raise BadValue(errors.day_is_a_number(shown(value)))
    if not isinstance(value, str):
        raise BadValue(errors.not_a_date(shown(value)))
    try:
        return parse_date(value)
    except HouseError as refused:
        raise BadValue(refused.sentence) from None


@dataclass(frozen=True)
class NumberReader:
    """An exact number within its range; a share may also be written with a percent sign."""

    places: int
    whole: bool
    least: Fraction | None
    greatest: Fraction | None
    is_share: bool = False

    def __call__(self, value: Any) -> int | Fraction:
        if isinstance(value, date):
            raise BadValue(errors.number_is_a_day(shown(value)))
        if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal | Fraction):
            raise BadValue(errors.not_a_number(shown(value)))
        found = self._exact(value)
        if self.whole and found < 0:
            raise BadValue(errors.not_whole(shown(value)))
        if (self.least is not None and found < self.least) or (self.greatest is not None and found > self.greatest):
            assert self.least is not None
            assert self.greatest is not None
            raise BadValue(errors.outside_range(shown(value), format_number(self.least), format_number(self.greatest)))
        return int(found) if found.denominator == 1 else found

    def _exact(self, value: Any) -> Fraction:
        if isinstance(value, Fraction):
            return value
        if isinstance(value, str) and self.places < _THOUSANDS and _LOOKS_GROUPED.fullmatch(value.strip()):
            raise BadValue(AmbiguousNumber(text=value).sentence)  # "1.000" is a thousand for some, one for others
        try:
            if self.is_share and isinstance(value, str) and value.rstrip().endswith("%"):
                found = exact(value.rstrip()[:-1], places=self.places) / 100
                if (terminating_places(found) or 0) > self.places:
                    raise BadValue(errors.too_many_places(shown(value), self.places))
                return found
            return exact(value, places=0 if self.whole else self.places)
        except TooManyPlaces:
            told = errors.not_whole(shown(value)) if self.whole else errors.too_many_places(shown(value), self.places)
            raise BadValue(told) from None
        except HouseError as refused:
            raise BadValue(refused.sentence) from None


@dataclass
class CodeReader:
    """A value of a scale or a word of a vocabulary, by code, label or short label; marks and case do not matter."""

    by_key: Mapping[str, str]
    labels: tuple[str, ...]
    hints_left: int = field(default=_MOST_HINTS, repr=False)

    @classmethod
    def over(cls, values: Iterable[ScaleValue]) -> CodeReader:
        """Each name as written, and without its marks where that leads to one value only."""
        values = tuple(values)
        return cls.of({value.code: (value.label, value.short) for value in values}, [v.label for v in values])

    @classmethod
    def of(cls, names: Mapping[str, Iterable[str]], labels: Iterable[str]) -> CodeReader:
        """Code → its other names."""
        bare: dict[str, set[str]] = {}
        exactly: dict[str, str] = {}
        for code, others in names.items():
            for name in (code, *others):
                if name:
                    bare.setdefault(search_key(name), set()).add(code)
                    exactly.setdefault(name.casefold(), code)
        return cls(exactly | {key: min(codes) for key, codes in bare.items() if len(codes) == 1}, tuple(labels))

    def __call__(self, value: Any) -> str:
        found = text(value)
        code = self.by_key.get(search_key(found)) or self.by_key.get(found.casefold())
        if code is None:
            message = errors.not_a_code(shown(found), self.labels)
            self.hints_left -= 1
            raise BadValue(errors.near(message, nearest(found, self.labels) if self.hints_left >= 0 else ""))
        return code


@dataclass(frozen=True)
class TextsReader:
    """Several texts, given as a list or parted by `;`."""

    one: Reader

    def __call__(self, value: Any) -> tuple[str, ...]:
        if isinstance(value, str):
            parts: list[Any] = [part for part in value.split(";") if part.strip()]
        elif isinstance(value, list | tuple):
            parts = list(value)
        elif isinstance(value, int | float | Decimal):
            parts = [value]
        else:
            raise BadValue(errors.not_a_list(shown(value)))
        return tuple(dict.fromkeys(self.one(part) for part in parts))


class Remembering(dict[Any, Any]):
    """A reader that works out equal values once: what it finds, None for an empty place, or the BadValue.

    Most columns of a large roster hold a few different values many times, so a dictionary is asked first:
    `cell[value] if value.__class__ in PLAIN else cell.read(value)`. True is not among the plain values, for it equals
    1, and only one of them is a number.
    """

    _MOST_KNOWN = 50_000

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader

    def __missing__(self, value: Any) -> Any:
        found = self.read(value)
        if len(self) < self._MOST_KNOWN:
            self[value] = found
        return found

    def read(self, value: Any) -> Any:
        if is_empty(value):
            return None
        try:
            return self._reader(value)
        except BadValue as bad:
            return bad


PLAIN = frozenset({str, int, float, date, datetime})


class Readers:
    """The reader of every fact and column of a regime; made once, used for every row."""

    def __init__(self, scales: Mapping[str, Scale], vocabularies: Mapping[str, Vocabulary]) -> None:
        self._scales = {name: CodeReader.over(scale.values) for name, scale in scales.items()}
        self._words = {name: CodeReader.over(words.values) for name, words in vocabularies.items()}

    def of(self, fact: Fact | Column) -> Reader:
        """The reader of one fact or column; table facts are read row by row by the caller."""
        match fact.type:
            case "yes_no":
                return yes_no
            case "date":
                return day
            case "count" | "number" | "share":
                least, greatest = (fact.range[0].value, fact.range[1].value) if fact.range else (None, None)
                return NumberReader(fact.places, fact.type == "count", least, greatest, fact.type == "share")
            case "scale":
                return self._scales[fact.scale or ""]
            case "texts":
                return TextsReader(self._text(fact))
        return self._text(fact)

    def level(self, scale: str) -> CodeReader:
        """The reader of a level of this scale."""
        return self._scales[scale]

    def _text(self, fact: Fact | Column) -> Reader:
        if fact.type == "unit":
            return identifier
        return self._words[fact.vocabulary] if fact.vocabulary else text
