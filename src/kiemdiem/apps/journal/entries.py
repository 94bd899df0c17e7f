"""What an entry is made of: a frozen dataclass of the room in which the act is done.

A room declares its acts in its own `entries.py`:

    @dataclass(frozen=True)
    class UnitRenamed(Act):
        code: ClassVar[str] = "organisations.unit_renamed"
        says: ClassVar[str] = labels.UNIT_RENAMED          # a sentence with named slots
        unit: Ref
        before: str
        after: str

`Ref` fields become mentions, so that the thing's history shows the entry.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models

from kiemdiem.apps.journal import labels
from kiemdiem.shell.days import short_day

ACTS: dict[str, type[Act]] = {}
# PostgreSQL keeps no NUL in a text, and no engine keeps half a character.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True)
class Ref:
    """A thing as an entry names it: kind, key and the name it had at that moment."""

    kind: str
    key: int
    name: str

    @classmethod
    def to(cls, row: models.Model) -> Ref:
        """The thing that this row is."""
        return cls(kind=row._meta.label_lower, key=row.pk, name=str(row))


@dataclass(frozen=True)
class Act:
    """Base of all acts. `code` is unique and never changes; `says` is the sentence, its slots are the fields.

    The code begins with the room of the act. `is_operation` marks acts on the machine (backup, upgrade): they tell
    nothing of units and persons, and whoever sees how the server does may read them.
    """

    code: ClassVar[str]
    says: ClassVar[str]
    is_operation: ClassVar[bool] = False

    def __init_subclass__(cls, **given: Any) -> None:
        super().__init_subclass__(**given)
        known = ACTS.setdefault(cls.code, cls)
        if known.__qualname__ != cls.__qualname__ or known.__module__ != cls.__module__:
            raise TypeError(f"two acts are called {cls.code}: {known.__qualname__} and {cls.__qualname__}")

    @property
    def sentence(self) -> str:
        """The act in words, as the journal keeps it."""
        return kept(self.says.format(**{field.name: _shown(getattr(self, field.name)) for field in fields(self)}))

    @property
    def content(self) -> dict[str, Plain]:
        """The act as plain values."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    @property
    def things(self) -> tuple[Ref, ...]:
        """What the act is about, each thing once."""
        found: dict[tuple[str, int], Ref] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Ref):
                    found.setdefault((one.kind, one.key), one)
        return tuple(found.values())


@dataclass(frozen=True)
class Author:
    """Who did it, in which role and on which branch; made by the permission that was granted."""

    user_id: int | None
    name: str
    role: str
    branch: str
    at: datetime
    request: str = ""


def kept(text: str) -> str:
    """The text as every engine keeps it and gives it back: in NFC, without signs that one of them refuses."""
    return unicodedata.normalize("NFC", _UNKEEPABLE.sub(labels.UNREADABLE, text))


def _shown(value: Any) -> str:
    if isinstance(value, Ref):
        return value.name
    if isinstance(value, datetime | date):
        return short_day(value)
    if isinstance(value, tuple | list):
        return ", ".join(_shown(one) for one in value) or labels.NONE
    if isinstance(value, bool):
        return labels.YES if value else labels.NO
    return labels.NOTHING if value in (None, "") else str(value)


def _plain(value: Any) -> Plain:
    if isinstance(value, Ref):
        return {"kind": value.kind, "key": value.key, "name": kept(value.name)}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {kept(str(key)): _plain(one) for key, one in value.items()}
    if isinstance(value, str):
        return kept(value)
    if value is None or isinstance(value, int | bool):
        return value
    raise TypeError(f"an entry holds plain values, not {type(value).__name__}")
