"""The kinds of text that stand in an entry: codes, names, expressions, sentences with slots, exact bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from kiemdiem.core.regime.expression.parser import BadExpression, parse
from kiemdiem.core.regime.expression.tree import Node

EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
FactName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
KindName = FactName
OptionId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$")]
LevelCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]
WordCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
ClauseId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=600)]

_SLOT = re.compile(r"\{([^{}]*)\}")
_BOUND = re.compile(r"^(-?\d+(?:\.\d+)?)(%?)$|^(\d+)/([1-9]\d*)$")


def _plain_text(build: Any) -> CoreSchema:
    """A core schema that takes TOML text only and hands it to `build`, which raises PydanticCustomError."""
    return core_schema.no_info_after_validator_function(build, core_schema.str_schema(strict=True))


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression as written and its syntax tree."""

    text: str
    tree: Node

    @classmethod
    def read(cls, text: str) -> Expression:
        try:
            return cls(text, parse(text))
        except BadExpression as bad:
            raise PydanticCustomError(
                "expression", "bad expression", {"at": bad.at, "found": bad.found, "wanted": bad.wanted}
            ) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return _plain_text(cls.read)


@dataclass(frozen=True, slots=True)
class Slot:
    """A `{…}` of a sentence: an expression whose value is printed there."""

    at: int
    expression: Expression


@dataclass(frozen=True, slots=True)
class Sentence:
    """A Vietnamese sentence with slots: `parts` alternates plain text and slots as written."""

    text: str
    parts: tuple[str | Slot, ...]

    @classmethod
    def read(cls, text: str) -> Sentence:
        parts: list[str | Slot] = []
        end = 0
        for match in _SLOT.finditer(text):
            if match.start() > end:
                parts.append(text[end : match.start()])
            try:
                parts.append(Slot(match.start(1), Expression.read(match.group(1))))
            except PydanticCustomError as bad:
                told = dict(bad.context or {})
                told["at"] = int(told.get("at", 0)) + match.start(1)
                raise PydanticCustomError("expression", "bad expression", told) from None
            end = match.end()
        if end < len(text):
            parts.append(text[end:])
        if any(isinstance(part, str) and ("{" in part or "}" in part) for part in parts):
            raise PydanticCustomError("braces", "unbalanced braces", {})
        return cls(text, tuple(parts))

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return _plain_text(cls.read)


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound of a regulation: its text as printed and its exact value."""

    text: str
    value: Fraction

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something ("20%", "2/3") and not a plain number."""
        return "%" in self.text or "/" in self.text

    @classmethod
    def read(cls, text: str) -> Bound:
        match = _BOUND.match(text)
        if match is None:
            raise PydanticCustomError("bound", "not a bound", {"found": text})
        if match.group(3) is not None:
            return cls(text, Fraction(int(match.group(3)), int(match.group(4))))
        value = Fraction(match.group(1))
        return cls(text, value / 100 if match.group(2) else value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        whole = core_schema.no_info_after_validator_function(
            lambda number: cls(str(number), Fraction(number)), core_schema.int_schema(strict=True)
        )
        return core_schema.union_schema(
            [whole, _plain_text(cls.read)], custom_error_type="bound", custom_error_message="not a bound"
        )
