"""Choices over the registers: which units, which posts; every key narrows, the words of one key are alternatives."""

from __future__ import annotations

from pydantic import Field

from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.values import Expression, Label, WordCode


class UnitChoice(Shape):
    """Units by body, tier, kind of agency and flags; of, host, parent, line: the unit that the link leads to.

    named: the name holds one of these; led: whether it has a leading body of its own; listed: whether the register
    lists it, or it is only taken to exist.
    """

    body: tuple[WordCode, ...] = Field(default=(), strict=False)
    tier: tuple[WordCode, ...] = Field(default=(), strict=False)
    agency: tuple[WordCode, ...] = Field(default=(), strict=False)
    flags: tuple[WordCode, ...] = Field(default=(), strict=False)
    without_flags: tuple[WordCode, ...] = Field(default=(), strict=False)
    named: tuple[Label, ...] = Field(default=(), strict=False)
    of: UnitChoice | None = None
    host: UnitChoice | None = None
    parent: UnitChoice | None = None
    line: UnitChoice | None = None
    led: bool | None = None
    listed: bool | None = None
    when: Expression | None = None


class PostChoice(UnitChoice):
    """Posts by role and by the unit or the body that they sit on; `when` is asked of the post."""

    role: tuple[WordCode, ...] = Field(default=(), strict=False)
    presiding: bool | None = None
    full_time: bool | None = None
    re_elected: bool | None = None


UnitChoice.model_rebuild()
