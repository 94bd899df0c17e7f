"""From one given value to an exact one, by the type that the regime declares; every fault is a Vietnamese sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kiemdiem.core.engine import errors
from kiemdiem.core.quantities.errors import HouseError, TooManyPlaces
from kiemdiem.core.quantities.long_dates import parse_date
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.quantities.numbers import exact, format_number
from kiemdiem.core.regime.entries.facts import Column, Fact
from kiemdiem.core.regime.entries.identity import Scale, ScaleValue, Vocabulary
from kiemdiem.core.regime.faults import nearest

MAX_TEXT = 2_000
_YES = {"co", "x", "1", "true", "yes", "dung"}
_NO = {"khong", "0", "false", "no", "sai"}


class BadValue(ValueError):
    """A value that cannot be taken; the text is a whole Vietnamese sentence."""


Reader = Callable[[Any], Any]


def is_empty(value: object) -> bool:
    """An empty place: nothing, or blank text."""
    return value is None or (isinstance(value, str) and not value.strip())


def shown(value: object) -> str:
    """What was found, cut to a readable length."""
    text = str(value).replace("\n", " ")
    return text if len(text) <= 60 else text[:59] + "…"


def yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    key = (
        search_key(str(value).strip())
        if not isinstance(value, float)
        else str(int(value) if value.is_integer() else value)
    )
    if key in _YES:
        return True
    if key in _NO:
        return False
    raise BadValue(errors.not_yes_no(shown(value)))


def text(value: Any) -> str:
    if isinstance(value, str):
        found = unicodedata.normalize("NFC", value.strip())
    elif isinstance(value, float) and value.is_integer():
        found = str(int(value))
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        found = str(value)
    elif isinstance(value, date):
        found = value.isoformat()
    else:
        raise BadValue(errors.not_text(shown(value)))
    if len(found) > MAX_TEXT:
        raise BadValue(errors.too_long(MAX_TEXT))
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Co") and sign not in "\n\t" for sign in found):
        raise BadValue(errors.not_nfc_text())
    return found


def day(value: Any) -> date:
    if isinstance(value, datetime):
        if value.time().isoformat() != "00:00:00":
            raise BadValue(errors.not_a_date(shown(value)))
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise BadValue(errors.not_a_date(shown(value)))
    try:
        return parse_date(value)
    except HouseError:
        raise BadValue(errors.not_a_date(shown(value))) from None


@dataclass(frozen=True)
class NumberReader:
    """An exact number within its range."""

    places: int
    whole: bool
    least: Fraction | None
    greatest: Fraction | None

    def __call__(self, value: Any) -> int | Fraction:
        if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal | Fraction):
            raise BadValue(errors.not_a_number(shown(value)))
        try:
            found = value if isinstance(value, Fraction) else exact(value, places=0 if self.whole else self.places)
        except TooManyPlaces:
            message = errors.not_whole if self.whole else None
            raise BadValue(
                message(shown(value)) if message else errors.too_many_places(shown(value), self.places)
            ) from None
        except (HouseError, ValueError):
            raise BadValue(errors.not_a_number(shown(value))) from None
        if self.whole and found < 0:
            raise BadValue(errors.not_whole(shown(value)))
        if (self.least is not None and found < self.least) or (self.greatest is not None and found > self.greatest):
            assert self.least is not None and self.greatest is not None
            raise BadValue(errors.outside_range(shown(value), format_number(self.least), format_number(self.greatest)))
        return int(found) if found.denominator == 1 else found


@dataclass(frozen=True)
class CodeReader:
    """A value of a scale or a word of a vocabulary, by code, label or short label; marks and case do not matter."""

    by_key: Mapping[str, str]
    labels: tuple[str, ...]

    @classmethod
    def over(cls, values: tuple[ScaleValue, ...]) -> CodeReader:
        found: dict[str, str] = {}
        for value in values:
            for name in (value.short, value.label, value.code):
                if name:
                    found[search_key(name)] = value.code
        return cls(found, tuple(value.label for value in values))

    def __call__(self, value: Any) -> str:
        found = text(value)
        code = self.by_key.get(search_key(found))
        if code is None:
            message = errors.not_a_code(shown(found), self.labels)
            raise BadValue(errors.near(message, nearest(found, self.labels)))
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
        else:
            raise BadValue(errors.not_a_list(shown(value)))
        return tuple(dict.fromkeys(self.one(part) for part in parts))


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
                return NumberReader(fact.places, fact.type == "count", least, greatest)
            case "scale":
                return self._scales[fact.scale or ""]
            case "texts":
                return TextsReader(self._text(fact))
        return self._text(fact)

    def level(self, scale: str) -> CodeReader:
        """The reader of a level of this scale."""
        return self._scales[scale]

    def _text(self, fact: Fact | Column) -> Reader:
        return self._words[fact.vocabulary] if fact.vocabulary else text
