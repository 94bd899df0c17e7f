"""regime.toml: who issued the plan, on what basis, for which kinds of subject, on which scales."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from kiemdiem.core.regime.entries.duties import UnitsMeant
from kiemdiem.core.regime.entries.entry import Cited, Shape
from kiemdiem.core.regime.entries.values import EntryId, FactName, KindName, Label, WordCode


class Signature(Shape):
    """Who signed: the office, the name as a post in square brackets, on whose behalf (T/M)."""

    office: Label
    name: Label
    on_behalf_of: str = ""


class ReviewPeriod(Shape):
    """The days that the review covers, both included."""

    start: dt.date
    end: dt.date


class Identity(Cited):
    """The head of regime.toml. `abstract` marks a folder that only serves as a parent (the common vocabulary)."""

    id: FactName
    number: str = ""
    number_as_printed: str = ""
    title: Label
    date: dt.date | None = None
    place: str = ""
    year: int
    issuer: str = ""
    tier: str = ""
    signed_by: Signature | None = None
    extends: FactName | None = None
    abstract: bool = False
    order: tuple[KindName, ...] = Field(default=(), strict=False)
    periods: tuple[str, ...] = Field(default=("year",), strict=False)
    review_period: ReviewPeriod | None = None
    processes: tuple[Label, ...] = Field(default=(), strict=False)


class Kind(Cited):
    """A kind of subject; without a scale it is reviewed and gets no level."""

    id: KindName
    label: Label
    scale: FactName | None = None


class ScaleValue(Shape):
    """One value of a scale; `short` is its abbreviation on screens and in tables."""

    code: WordCode
    label: Label
    short: str = ""


class Scale(Cited):
    """Levels and every other list of codes, best first; `ordered = false` for a plain list.

    highest: which end `>=` points to; "last" for severities, listed from the mildest to the heaviest.
    """

    id: FactName
    label: str = ""
    ordered: bool = True
    highest: Literal["first", "last"] = "first"
    values: tuple[ScaleValue, ...] = Field(strict=False, min_length=1)


class Vocabulary(Cited):
    """A closed list of words (posts, bodies, tiers) that texts may hold; a child adds to its parent's."""

    id: FactName
    label: str = ""
    values: tuple[ScaleValue, ...] = Field(strict=False, min_length=1)


class Relation(Cited):
    """A named link from subjects to subjects; `inverse` names the way back, which is always to-many.

    absent: what it means that nobody stands at the other end: not known who ("unknown"), or that there is nobody.
    """

    id: FactName
    from_: tuple[KindName, ...] = Field(alias="from", strict=False, min_length=1)
    to: tuple[KindName, ...] = Field(strict=False, min_length=1)
    many: bool = False
    absent: Literal["unknown", "none"] = "unknown"
    inverse: FactName | None = None
    label: str = ""


class LegalBasis(Cited):
    """A paper that the plan rests on; `supplied = false` where its text is not at hand."""

    number: Label
    date: dt.date | None = None
    issuer: Label
    title: str = ""
    kind: str = ""
    short: str = ""
    role: Literal["preamble", "named", "reading_list"] = "named"
    supplied: bool = False
    yields_to: tuple[str, ...] = Field(default=(), strict=False)


class Distribution(Cited):
    """One line of the list of those who receive the plan.

    mark: as printed behind the line; filed: the copy that is kept, and where; units, role: which units of the campaign
    and which holders of posts in its leading bodies are meant; follows: the rows of the work plan whose days an
    addressee is followed against.
    """

    to: Label
    purpose: str = ""
    mark: str = ""
    copies: int = Field(default=1, ge=1)
    filed: str = ""
    units: tuple[UnitsMeant, ...] = Field(default=(), strict=False)
    role: tuple[WordCode, ...] = Field(default=(), strict=False)
    follows: tuple[EntryId, ...] = Field(default=(), strict=False)


class Blank(Cited):
    """Something that the plan leaves to a text that is not supplied: criteria, a score sheet, a ratio, a table.

    `wants` says in Vietnamese what is missing, `basis` the number of the text, `without` what stands in until it is
    loaded: the level comes in as a proposal, an entered total, nothing is computed, or the regime cannot be run.
    """

    id: EntryId
    wants: Label
    basis: str = ""
    for_: tuple[KindName, ...] = Field(default=(), alias="for", strict=False)
    without: Literal["proposed_level", "entered_total", "nothing", "stop"] = "stop"
    count: int = 1
