"""The types of expressions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Base = Literal[
    "yes_no",
    "number",
    "share",
    "date",
    "duration",
    "scale",
    "text",
    "texts",
    "records",
    "subjects",
    "subject",
    "levels",
    "code",
    "list",
    "period",
]


@dataclass(frozen=True, slots=True)
class Type:
    """What an expression is.

    scale: id, for a value of a scale; vocabulary: id, for text with a closed list; kinds: for subjects;
    table: name of the table fact, for its records.
    """

    base: Base
    scale: str = ""
    vocabulary: str = ""
    kinds: tuple[str, ...] = ()
    table: str = ""


YES_NO = Type("yes_no")
NUMBER = Type("number")
SHARE = Type("share")
DATE = Type("date")
DURATION = Type("duration")
TEXT = Type("text")
TEXTS = Type("texts")
PERIOD = Type("period")

FACT_TYPES: Mapping[str, Base] = {
    "yes_no": "yes_no",
    "count": "number",
    "number": "number",
    "share": "number",
    "date": "date",
    "scale": "scale",
    "text": "text",
    "texts": "texts",
    "unit": "text",
    "table": "records",
}
