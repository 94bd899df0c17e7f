"""From the text of a cell to what it means, or to what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from typing import Any

from kiemdiem.apps.uploads import labels, words
from kiemdiem.apps.uploads.facts.old_letters import NAMES, in_unicode
from kiemdiem.apps.uploads.values.registers import CellFault, Column, Kind, Value
from kiemdiem.core.quantities.errors import ImpossibleDate, NotADate, YearOutOfRange, shown
from kiemdiem.core.quantities.long_dates import parse_date, short_date
from kiemdiem.core.quantities.names import OldEncoding, looks_like_tcvn3_or_vni, search_key, tidy_name
from kiemdiem.core.regime.faults import nearest

_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{4}")
_LAST_MONTH = 12
_YES = frozenset({"co", "x", "1", "dung", "true", "yes"})
_NO = frozenset({"khong", "0", "sai", "false", "no"})


class NotRead(Exception):
    """The text of a cell means nothing: `fault` says why."""

    def __init__(self, fault: CellFault) -> None:
        super().__init__(fault.told)
        self.fault = fault


def text_of(raw: Any) -> str:
    """A raw cell as a person sees it: days as dd/mm/yyyy, whole numbers without a point."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return tidy_name(raw)
    if isinstance(raw, bool):
        return labels.YES if raw else labels.NO
    if isinstance(raw, datetime):
        return short_date(raw.date()) if raw.time() == time() else f"{short_date(raw.date())} {raw:%H:%M}"
    if isinstance(raw, date):
        return short_date(raw)
    if isinstance(raw, float):
        return f"{raw:.0f}" if raw.is_integer() else str(raw).replace(".", ",")
    return str(raw)


class OldLettersFound(NotRead):
    """The cell was typed in an old encoding, and nobody has said yet what to do with it."""

    def __init__(self, column: Column, text: str, encoding: OldEncoding) -> None:
        told = words.OLD_LETTERS.format(encoding=NAMES[encoding], meant=shown(in_unicode(text, encoding)))
        super().__init__(CellFault(column.code, told, words.OLD_LETTERS_TODO))
        self.encoding = encoding


def meaning(column: Column, text: str, *, keeps_old: bool = False) -> Value:
    """What the text of a cell of this column means; None where it is empty. keeps_old: old letters stay as they are.

    Raises:
        NotRead: with what is wrong and what to do.
        OldLettersFound: of old letters that nobody chose to keep.
    """
    if not text:
        return None
    try:
        value = _READERS[column.kind](column, text)
    except NotRead:
        _refuse_old(column, text, keeps_old)
        raise
    if isinstance(value, str) and column.kind != Kind.WORD:
        _refuse_old(column, text, keeps_old)
    return value


def shown_value(column: Column, value: Value) -> str:
    """A value of a register as a file of it would say it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return labels.YES if value else labels.NO
    if isinstance(value, date):
        return short_date(value)
    return dict(column.words).get(value, value) if column.kind == Kind.WORD else value


def _day(column: Column, text: str) -> Value:
    try:
        return parse_date(text)
    except ImpossibleDate:
        written = _DAY_AND_MONTH.fullmatch(text.strip())
        day, month = (int(written[1]), int(written[2])) if written else (0, 0)
        is_month = 1 <= month <= _LAST_MONTH
        told = words.NO_SUCH_DAY.format(day=day, month=month) if is_month else words.NO_SUCH_MONTH.format(month=month)
        raise NotRead(CellFault(column.code, told, words.DAY_TODO)) from None
    except YearOutOfRange:
        raise NotRead(CellFault(column.code, words.YEAR_OUT.format(text=shown(text)), words.DAY_TODO)) from None
    except NotADate:
        raise NotRead(CellFault(column.code, words.NOT_A_DAY.format(text=shown(text)), words.DAY_TODO)) from None


def _word(column: Column, text: str) -> Value:
    known = _known_words(column.words)
    found = known.get(search_key(text))
    if found is not None:
        return found
    told, todo = words.NOT_A_WORD.format(text=shown(text)), words.WORD_TODO
    near = nearest(search_key(text), known)
    if near:
        label = dict(column.words)[known[near]]
        told, todo = f"{told} {words.NEAREST.format(near=label)}", words.WORD_TODO_NEAR.format(near=label)
    raise NotRead(CellFault(column.code, told, todo))


@cache
def _known_words(of: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """What may be typed for a word → its code: labels go before codes."""
    return {search_key(code): code for code, _ in of} | {search_key(label): code for code, label in of}


def _yes_no(column: Column, text: str) -> Value:
    key = search_key(text)
    if key in _YES or key in _NO:
        return key in _YES
    raise NotRead(CellFault(column.code, words.NOT_YES_NO.format(text=shown(text)), words.YES_NO_TODO))


def _text(column: Column, text: str) -> Value:
    if len(text) > column.longest:
        told = words.TOO_LONG.format(length=len(text), longest=column.longest)
        raise NotRead(CellFault(column.code, told, words.TOO_LONG_TODO))
    return text


def _refuse_old(column: Column, text: str, keeps_old: bool) -> None:
    encoding = None if keeps_old else looks_like_tcvn3_or_vni(text)
    if encoding is not None:
        raise OldLettersFound(column, text, encoding)


_READERS: dict[Kind, Callable[[Column, str], Value]] = {
    Kind.TEXT: _text,
    Kind.DAY: _day,
    Kind.WORD: _word,
    Kind.YES_NO: _yes_no,
}
