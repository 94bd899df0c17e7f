"""What each column of a flat file is for, and in which forms it is taken in."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from kiemdiem.core.bulk.tables.engines import FileColumn, FlatFile
from kiemdiem.core.engine.given_names import GivenNames
from kiemdiem.core.interchange.catalogue import Column
from kiemdiem.core.interchange.flat_tables import FlatTable

Role = Literal[
    "id", "kind", "name", "person", "link", "count", "vote", "entered", "honours", "records", "fact", "untitled"
]
Form = Literal["text", "count", "cells"]
"""text: nearly every cell is what it says, whatever its many values; count: nearly all are whole numbers; cells: few
different values, each read once."""

_VIETNAMESE = "".join(
    chr(code)
    for code in (*range(0xC0, 0x180), *range(0x1A0, 0x1B1), *range(0x1EA0, 0x1EFA))
    if chr(code).isalpha() and unicodedata.is_normalized("NFC", chr(code))
)
_UNICODE = re.compile("[\u0102-\u0103\u0110-\u0111\u0128-\u0129\u0168-\u0169\u01a0-\u1eff]")
_SURE = "".join(sign for sign in _VIETNAMESE if _UNICODE.match(sign))
_LETTER = "[!-:<-~]"
_ANY = f"[!-:<-~{_VIETNAMESE}]"
PLAIN_ID = f"{_LETTER}+( {_LETTER}+)*"
"""Texts that the reader of ids leaves as they are: signs of ASCII but the semicolon, single spaces between them."""
PLAIN_TEXT = f"{PLAIN_ID}|({_ANY}+ )*{_ANY}*[{_SURE}]{_ANY}*( {_ANY}+)*"
"""And texts with a letter that only Unicode has, so that no older encoding is meant."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One column: at is its place in the rows, name its name in the tables, label how a person knows it."""

    at: int
    name: str
    role: Role
    form: Form
    key: str
    label: str
    column: Column | None

    def value(self, text: str, type_: str) -> Any:
        """The cell that stands in the file as this text."""
        return _value_of(text, type_)


def taken_columns(table: FlatTable, names: GivenNames) -> list[Taken]:
    """The columns that mean something, and those without a heading, which must be empty."""
    found = []
    for at, column in enumerate(table.layout.columns):
        text = table.layout.texts[at]
        if column is None and not text:
            found.append(Taken(at, f"c{at}", "untitled", "cells", "", "", None))
        elif column is not None:
            role = _role(column)
            found.append(
                Taken(at, f"c{at}", role, _form(column, role, names, table.types[at]), column.path[-1], text, column)
            )
    return found


def flat_file(table: FlatTable) -> FlatFile:
    return FlatFile(
        table.path, len(table.types), table.first, table.separator, table.new_line, table.skip, table.is_quoted
    )


def file_columns(table: FlatTable, taken: list[Taken]) -> list[FileColumn]:
    """How the engine is to take the columns in."""
    return [
        FileColumn(
            one.name, one.at, table.names[one.at], table.types[one.at],
            (PLAIN_TEXT if one.role in ("name", "fact") and _is_free(one) else PLAIN_ID) if one.form == "text" else "",
            one.form == "count",
        )
        for one in taken
    ]  # fmt: skip


def _is_free(one: Taken) -> bool:
    return one.column is None or one.column.type != "unit"


def _role(column: Column) -> Role:
    match column.path:
        case ("votes", _):
            return "vote"
        case ("facts", _):
            return "fact"
        case (("id" | "kind" | "name" | "person" | "honours") as key,):
            return key
        case ("present_voters" | "full_members",):
            return "count"
        case ("proposed_level" | "decided_level" | "decisions",):
            return "entered"
        case ("previous" | "ballots",):
            return "records"
    return "link"


def _form(column: Column, role: Role, names: GivenNames, type_: str) -> Form:
    if role in ("vote", "count"):
        return "count" if _is_number(type_) else "cells"
    if role in ("id", "name", "person", "link"):
        return "text" if _is_text(type_) else "cells"
    if role == "fact":
        facts = [placed.entry for placed in names.facts.get(column.path[-1], ())]
        is_group = column.path[-1] in names.link_keys  # the name of the group is the text of the value
        if all(fact.type == "count" for fact in facts) and not is_group:
            return "count" if _is_number(type_) and not any(fact.range for fact in facts) else "cells"
        if all(fact.type in ("text", "unit") and not fact.vocabulary for fact in facts) and _is_text(type_):
            return "text"
    return "cells"


def _is_number(type_: str) -> bool:
    return type_ in ("VARCHAR", "DOUBLE") or type_ in WHOLE


def _is_text(type_: str) -> bool:
    return type_ == "VARCHAR" or type_ in WHOLE


WHOLE = frozenset(
    f"{sign}{size}" for sign in ("", "U") for size in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
)
_READERS: dict[str, Callable[[str], Any]] = {
    "BOOLEAN": lambda text: text == "true",
    "DOUBLE": float,
    "DATE": date.fromisoformat,
    **dict.fromkeys(WHOLE, int),
}


def _value_of(text: str, type_: str) -> Any:
    """A cell as Python has it, from its text; raises ValueError where Python has no such value."""
    if not text:
        return text
    reader = _READERS.get(type_)
    if reader is not None:
        return reader(text)
    if type_.startswith("DECIMAL"):
        return Decimal(text)
    if type_.startswith("TIMESTAMP"):
        return datetime.fromisoformat(text)
    return json.loads(text) if type_.endswith("[]") else text
