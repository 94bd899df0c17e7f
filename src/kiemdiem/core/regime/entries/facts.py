"""facts.toml and readings.toml: what is known of a subject, who supplies it, and how a doubtful text is read."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from kiemdiem.core.regime.entries.entry import Cited, Entry, Shape
from kiemdiem.core.regime.entries.values import (
    Bound,
    ClauseId,
    EntryId,
    Expression,
    FactName,
    KindName,
    Label,
    OptionId,
    WordCode,
)

FactType = Literal["yes_no", "count", "number", "share", "date", "scale", "text", "texts", "unit", "table"]
Absence = Literal["unknown", "no", "0", "empty", "none", "from_superior"]
LeaveWay = Literal["sum", "one_stretch"]


class Column(Shape):
    """A column of a table fact. `absent` says what an empty cell means; unknown unless said otherwise."""

    id: FactName
    type: Literal["yes_no", "count", "number", "date", "scale", "text", "texts", "unit"]
    label: str = ""
    scale: FactName | None = None
    vocabulary: FactName | None = None
    range: tuple[Bound, Bound] | None = Field(default=None, strict=False)
    places: int = Field(default=0, ge=0, le=6)
    absent: Literal["unknown", "no", "0", "empty", "none"] = "unknown"
    equals: Expression | None = None


class FromOthers(Shape):
    """A table gathered from other subjects' tables: the rows of `table` whose column `by` names this subject."""

    table: FactName
    by: FactName


class ByReading(Shape):
    """A value that depends on a reading: `{ reading = "cut-off", year_end = "period.end", review = "review_on" }`."""

    model_config = Shape.model_config | {"extra": "allow"}
    __pydantic_extra__: dict[str, str | list[str]] = Field(init=False)
    reading: EntryId

    def options(self) -> dict[str, str | list[str]]:
        """Option id → what stands under it."""
        return dict(self.__pydantic_extra__ or {})


class FromLeaves(Shape):
    """Leave of one kind inside the review period, worked out where nobody entered the fact: a count of whole months,
    or (yes_no) whether there was any.

    way: stretches apart are summed, `days_per_month` days a month, or only the longest counts. not_during: days that
    are leave of this kind too are left out.
    """

    kind: WordCode
    not_during: WordCode | None = None
    days_per_month: int | None = Field(default=None, ge=1, le=31)
    way: LeaveWay | ByReading = Field(default="one_stretch", union_mode="left_to_right")

    @field_validator("way")
    @classmethod
    def _known_ways(cls, way: LeaveWay | ByReading) -> LeaveWay | ByReading:
        known = get_args(LeaveWay)
        for found in way.options().values() if isinstance(way, ByReading) else ():
            if found not in known:
                raise PydanticCustomError("literal_error", "not a way", {"expected": " | ".join(known)})
        return way


class Fact(Entry):
    """A fact of a subject. With `equals` nobody enters it.

    range: least and greatest value allowed; places: decimals allowed; needed_when: else the fact is "none";
    evidence: a paper is asked for; offered_when: the screen offers it only then.
    """

    id: FactName
    for_: tuple[KindName, ...] = Field(default=(), alias="for", strict=False)
    type: FactType
    label: Label
    scale: FactName | None = None
    vocabulary: FactName | None = None
    range: tuple[Bound, Bound] | None = Field(default=None, strict=False)
    places: int = Field(default=0, ge=0, le=6)
    unit_of_measure: str = ""
    supplied_by: str = ""
    evidence: bool = False
    needed_when: Expression | None = None
    offered_when: Expression | None = None
    equals: Expression | ByReading | None = None
    absent: Absence = "unknown"
    columns: tuple[Column, ...] = Field(default=(), strict=False)
    from_others: FromOthers | None = None
    from_leaves: FromLeaves | None = None
    refused: Label | None = None
    keeps: str = ""


class ReadingOption(Shape):
    """One way to read a doubtful text."""

    id: OptionId
    label: Label


class Reading(Cited):
    """An open question of the text with its options and the default."""

    id: EntryId
    kind: Literal["doubt", "conflict", "blank"] = "doubt"
    question: Label
    options: tuple[ReadingOption, ...] = Field(strict=False, min_length=2)
    default: OptionId | None = None
    why: str = ""
    where_options_differ: Literal["default", "ask"] = "default"
    decided_by: str = ""
    child: Literal["fixed", "stricter", "open"] = "open"


__all__ = [
    "Absence",
    "ByReading",
    "ClauseId",
    "Column",
    "Fact",
    "FactType",
    "FromLeaves",
    "LeaveWay",
    "Reading",
    "ReadingOption",
]
