"""The columns of the registers as they come in: keys, types, vocabularies and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.engine.cells import BadValue, NumberReader
from kiemdiem.core.engine.registers import errors
from kiemdiem.core.engine.registers.model import Assignment, Decider, Employment, Membership, Person, Post, Unit

_WHOLE = NumberReader(places=0, whole=True, least=None, greatest=None)


def rank(value: Any) -> int:
    """A rank: 1 is the highest."""
    try:
        found = _WHOLE(value)
    except BadValue:
        found = 0
    if found < 1:
        raise BadValue(errors.wrong_type(value, "rank"))
    return int(found)


@dataclass(frozen=True)
class Column:
    """A key of a row: its type, its field, the words it may hold or the table it leads to."""

    type: str
    to: str = ""
    field: str = ""
    is_needed: bool = False


_TEXT, DAY, _YES_NO = Column("text"), Column("date"), Column("yes_no")
_UNIT = Column("reference", "units")
_ID = Column("text", is_needed=True)
_MANAGER = Column("manager")
_SPAN = {"since": DAY, "until": DAY}
COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "units": {
        "id": _ID,
        "name": _ID,
        "body": Column("word", "body"),
        "tier": Column("word", "tier"),
        "agency": Column("word", "agency"),
        "parent": _UNIT,
        "of": _UNIT,
        "host": _UNIT,
        "line": _UNIT,
        "reviewed_with": _UNIT,
        "area": _TEXT,
        "managed_by": _MANAGER,
        "flags": Column("words", "unit_flag"),
        "founded_on": DAY,
    },
    "persons": {"id": _ID, "name": _ID},
    "posts": {
        "person": Column("reference", "persons", is_needed=True),
        "unit": Column("reference", "units", is_needed=True),
        "post": Column("word", "post", field="role", is_needed=True),
        "title": _TEXT,
        "rank": Column("rank"),
        "presiding": _YES_NO,
        "main": _YES_NO,
        "leading": _YES_NO,
        "full_time": _YES_NO,
        "re_elected": _YES_NO,
        "managed_by": _MANAGER,
        "promoted_from": Column("word", "post"),
        "equivalent": Column("word", "post"),
        **_SPAN,
    },
    "memberships": {
        "person": Column("reference", "persons", is_needed=True),
        "cell": Column("reference", "units", is_needed=True),
        "kind": Column("word", "membership", is_needed=True),
        "temporary_in": _UNIT,
        **_SPAN,
    },
    "employments": {
        "person": Column("reference", "persons", is_needed=True),
        "unit": Column("reference", "units", is_needed=True),
        "contract": Column("word", "contract"),
        **_SPAN,
    },
    "assignments": {
        "person": Column("reference", "persons", is_needed=True),
        "unit": Column("reference", "units", is_needed=True),
    },
    "deciders": {
        "unit": _UNIT,
        "post": Column("word", "post", field="role"),
        "body": _ID,
        "how": Column("word", "delegation"),
        "basis": _TEXT,
        **_SPAN,
    },
}
MAKERS: Mapping[str, Any] = {
    "units": Unit,
    "persons": Person,
    "posts": Post,
    "memberships": Membership,
    "employments": Employment,
    "assignments": Assignment,
    "deciders": Decider,
}
