"""JSON schemas of what comes in and what goes out, for the programs that call this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from kiemdiem.core.engine.answer import AwardState, Outcome
from kiemdiem.core.engine.labels import DECISIONS, NO_LEVEL, PURPOSES
from kiemdiem.core.interchange import errors
from kiemdiem.core.quantities.errors import HouseError, shown

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class UnknownSchema(HouseError):
    """A schema that does not exist."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__()

    @property
    def sentence(self) -> str:
        return errors.unknown_schema(shown(self.name), SCHEMAS)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.name,)


def json_schema(name: str) -> Schema:
    """The schema of "season" (what `rate` reads) or "answer" (what it writes); raises UnknownSchema."""
    if name not in SCHEMAS:
        raise UnknownSchema(name)
    return {"$schema": _DIALECT, "title": name, **SCHEMAS[name]()}


# ---------------------------------------------------------------------- pieces
def _object(required: Schema, optional: Schema | None = None, others: Schema | bool = False) -> Schema:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": others,
    }


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _one_of(words: Any) -> Schema:
    return {"enum": list(words)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


_TEXT: Schema = {"type": "string"}
_TEXTS = _list(_TEXT)
_YES_NO: Schema = {"type": "boolean"}
_WHOLE: Schema = {"type": "integer"}
_ID: Schema = {"type": ["string", "integer"], "description": "text without a semicolon, or a whole number"}
_DAY: Schema = {"type": "string", "description": "2021-12-31, or 31/12/2021"}
_SEVERAL: Schema = {"anyOf": [_TEXTS, _TEXT], "description": "a list, or texts parted by semicolons"}
_COUNT: Schema = {"type": ["integer", "string"], "minimum": 0}
_NUMBER: Schema = {"type": ["number", "string"], "description": "a number, or its exact decimal text"}


# ---------------------------------------------------------------------- what comes in
def _season() -> Schema:
    return _object(
        {"subjects": {**_list(_subject()), "minItems": 1}},
        {
            "regime": _TEXT,
            "as_of": _or_null(_DAY),
            "period": _or_null(_TEXT),
            "readings": _or_null({"type": "object", "additionalProperties": _TEXT}),
            "bodies": _or_null(_list(_body())),
        },
    )


def _subject() -> Schema:
    level = _or_null({**_TEXT, "description": "code or label of a level of the kind's scale"})
    return _object(
        {"id": _ID, "kind": _TEXT},
        {
            "name": _or_null(_TEXT),
            "person": _or_null(_ID),
            "facts": _or_null(_facts()),
            **_votes(),
            "ballots": _or_null(_list(_ballot())),
            "previous": _or_null(_list(_past())),
            "honours": _or_null(_SEVERAL),
            "proposed_level": level,
            "decided_level": level,
            "decisions": _or_null(_list(_decision())),
        },
        others=_or_null({"anyOf": [_ID, _list(_ID)], "description": "a link: unit, heads, superior, group, …"}),
    )


def _facts() -> Schema:
    value: Schema = {"type": ["boolean", "number", "string", "null"]}
    row = {"type": "object", "additionalProperties": {"anyOf": [value, _TEXTS]}}
    return {"type": "object", "additionalProperties": {"anyOf": [value, _TEXTS, _list(row)]}}


def _votes() -> Schema:
    return {
        "votes": _or_null({"type": "object", "additionalProperties": _or_null(_COUNT)}),
        "present_voters": _or_null(_COUNT),
        "full_members": _or_null(_COUNT),
    }


def _ballot() -> Schema:
    purposes = _one_of([*PURPOSES, *PURPOSES.values(), None])
    return _object({}, {"forum": _or_null(_TEXT), "purpose": purposes, **_votes()})


def _past() -> Schema:
    optional = {
        "level": _or_null(_TEXT),
        "state": _or_null(_TEXT),
        "score": _or_null(_NUMBER),
        "honours": _or_null(_SEVERAL),
        "unit": _or_null(_TEXT),
        "grounds": _or_null(_SEVERAL),
    }
    return _object({"period": {"type": ["string", "integer"]}}, optional)


def _decision() -> Schema:
    texts = dict.fromkeys(("by", "reason", "evidence"), _or_null(_TEXT))
    level = _or_null({**_TEXT, "description": f"a level, or one of {', '.join(NO_LEVEL)}"})
    kind = _one_of([*DECISIONS, *DECISIONS.values()])
    return _object({"at": _TEXT, "kind": kind}, {"level": level, "on": _or_null(_DAY), **texts})


def _body() -> Schema:
    return _object({"id": _ID}, {"name": _or_null(_TEXT), "level": _or_null(_TEXT), "facts": _or_null(_facts())})


# ---------------------------------------------------------------------- what goes out
def _answer() -> Schema:
    return _object(
        {
            "regime": _TEXT,
            "hash": _TEXT,
            "as_of": {"type": "string", "format": "date"},
            "readings": {"type": "object", "additionalProperties": _TEXT},
            "subjects": {"type": "object", "additionalProperties": _subject_answer()},
            "quotas": _list(_quota()),
            "awards": _list(_award()),
        }
    )


def _reason() -> Schema:
    return _object(
        {
            "rule": _TEXT,
            "clauses": _TEXTS,
            "stage": _TEXT,
            "effect": _TEXT,
            "numbers": {"type": "object"},
            "text": _TEXT,
        }
    )


def _subject_answer() -> Schema:
    reasons = _list(_reason())
    missing = _object({"fact": _TEXT, "label": _TEXT, "supplied_by": _TEXT, "clauses": _TEXTS}, {"of": _TEXT})
    return _object(
        {
            "kind": _TEXT,
            "outcome": _one_of(get_args(Outcome)),
            "level": _or_null(_TEXT),
            "attained": _or_null(_TEXT),
            "range": {**_TEXTS, "description": "levels still possible, best first; may hold none, exempt, …"},
            "reasons": reasons,
            "why_not": reasons,
            "missing": _list(missing),
            "assumed": _TEXTS,
            "choices": _TEXTS,
            "who": _TEXT,
            "waiting_for": _TEXTS,
            "needs_choice": _YES_NO,
            "provisional": _YES_NO,
            "conflicts": reasons,
            "follow_ups": reasons,
            "facts": {"type": "object"},
            "blanks": _TEXTS,
        }
    )


def _quota() -> Schema:
    amount = {"anyOf": [_WHOLE, {**_list(_WHOLE), "minItems": 2, "maxItems": 2}, {"type": "null"}]}
    return _object(
        {
            "id": _TEXT,
            "group": _TEXT,
            "group_name": _TEXT,
            "kinds": _TEXTS,
            "level": _TEXT,
            "base": amount,
            "base_label": _TEXT,
            "limit": amount,
            "instead": _or_null(_WHOLE),
            "used": _WHOLE,
            "text": _TEXT,
            "candidates": _TEXTS,
            "chosen": _TEXTS,
            "over": _WHOLE,
            "ties": _TEXTS,
            "notes": _TEXTS,
            "clauses": _TEXTS,
        }
    )


def _award() -> Schema:
    return _object(
        {
            "id": _TEXT,
            "label": _TEXT,
            "subject": _TEXT,
            "state": _one_of(get_args(AwardState)),
            "priority": _YES_NO,
            "reasons": _list(_reason()),
        }
    )


SCHEMAS: dict[str, Callable[[], Schema]] = {"season": _season, "answer": _answer}
