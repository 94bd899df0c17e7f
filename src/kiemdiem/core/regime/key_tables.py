"""The keys of every table of a regime as a page for authors, taken from the models themselves."""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kiemdiem.core.regime.entries.entry import Cited, Entry, Rule, Shape
from kiemdiem.core.regime.entries.identity import Identity
from kiemdiem.core.regime.tables import TABLES

_PLAIN = {
    "str": "text",
    "bool": "true / false",
    "int": "whole number",
    "date": "date",
    "Any": "anything",
    "Expression": "expression",
    "Sentence": "sentence",
    "Bound": "bound",
    "ByReading": "value by reading",
    "NoneType": "",
}


def entries_page() -> str:
    """The whole page in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Keys of the tables of a regime"
    yield ""
    yield "Generated from the models by `scripts/write_reference.py`; what the entries mean stands in"
    yield "[notation.md](notation.md). A key in bold must be given."
    for title, model in (("Keys of every entry", Entry), ("Keys of every rule besides", Rule)):
        yield ""
        yield f"## {title}"
        yield from _table(model, skip=Cited if model is Entry else Entry)
    yield ""
    yield "## regime.toml, head"
    yield from _table(Identity, skip=Cited)
    for file, tables in TABLES.items():
        for table, shape in tables.items():
            yield ""
            yield f"## `[[{table}]]` in {file}"
            yield ""
            yield inspect.cleandoc(shape.__doc__ or "")
            skip: type[BaseModel] = Rule if issubclass(shape, Rule) else Entry if issubclass(shape, Entry) else Cited
            yield from _table(shape, skip=skip)
            yield from _parts(shape)


def _parts(shape: type[BaseModel]) -> Iterator[str]:
    """The tables inside a table."""
    for name, field in shape.model_fields.items():
        for inner in _models_in(field.annotation):
            yield ""
            yield f"Inside `{field.alias or name}`:"
            yield from _table(inner, skip=Cited)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if inspect.isclass(annotation) and issubclass(annotation, Shape) and annotation.__name__ != "ByReading":
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _table(model: type[BaseModel], skip: type[BaseModel]) -> Iterator[str]:
    rows = [
        (name, field) for name, field in model.model_fields.items()
        if model is skip or name not in skip.model_fields or field.annotation != skip.model_fields[name].annotation
    ]  # fmt: skip
    if not rows:
        return
    yield ""
    yield "| key | takes | otherwise |"
    yield "| --- | --- | --- |"
    for name, field in rows:
        key = f"`{field.alias or name}`"
        required = field.is_required()
        yield f"| {f'**{key}**' if required else key} | {_said(field)} | {'' if required else _default(field)} |"


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True)
    if value in (None, "", (), {}, []):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _said(field: FieldInfo) -> str:
    return _type(field.annotation) or "text"


def _type(annotation: Any) -> str:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _type(get_args(annotation)[0])
    if origin is Literal:
        return " \\| ".join(f"`{value}`" for value in get_args(annotation) if value != "")
    if origin in (Union, types.UnionType):
        said = dict.fromkeys(_type(part) for part in get_args(annotation))
        return " or ".join(part for part in said if part)
    if origin in (tuple, list):
        parts = [part for part in get_args(annotation) if part is not Ellipsis]
        return f"list of {_type(parts[0])}" if len(set(map(str, parts))) == 1 else "list"
    if origin is dict:
        return "table"
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return _PLAIN.get(annotation.__name__, "table")
    return _PLAIN.get(getattr(annotation, "__name__", str(annotation)), "text")
