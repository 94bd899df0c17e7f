"""From the tables of a file to entries; every wrong key and value becomes a fault with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.faults import Fault, nearest
from kiemdiem.core.regime.folder import SourceFile
from kiemdiem.core.regime.positions import Path

Model = TypeVar("Model", bound=BaseModel)
MAX_SHOWN = 80


def shown(value: object) -> str:
    """A value of TOML as a person would write it, cut to a readable length."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, str):
        text = f"“{value}”"
    elif isinstance(value, date):
        text = value.isoformat()
    elif isinstance(value, (dict, Mapping)):
        text = "{ … }"
    elif isinstance(value, list | tuple):
        text = "[ … ]"
    else:
        text = str(value)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys that a table of this shape may have, as written in TOML."""
    return [field.alias or name for name, field in model.model_fields.items()]


def read_entry(
    model: type[Model], values: Mapping[str, Any], source: SourceFile, path: Path, faults: list[Fault]
) -> Model | None:
    """The entry, or None and its faults in `faults`. `path` is the entry's place in `source`."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as bad:
        for where, error in _one_each(bad, values).items():
            faults.append(_fault(model, error, source, path, where))
        return None


def _one_each(bad: ValidationError, values: Mapping[str, Any]) -> dict[Path, Mapping[str, Any]]:
    """One error for each place: of the branches of a union the one that fits best what was written.

    A list is not too short where an item of it is wrong, and a key is not missing where its misspelling stands.
    """
    found: dict[Path, Mapping[str, Any]] = {}
    for error in bad.errors(include_url=False):
        where = _inside(error["loc"], values)
        other = found.get(where)
        if other is None or _fit(error) > _fit(other):
            found[where] = dict(error)
    missing = [str(where[-1]) for where, error in found.items() if error["type"] == "missing" and where]
    misspelt = {
        (*where[:-1], nearest(str(where[-1]), missing))
        for where, error in found.items()
        if error["type"] == "extra_forbidden"
    }
    return {
        where: error
        for where, error in found.items()
        if not (error["type"] == "missing" and where in misspelt)
        and not (
            error["type"] == "too_short" and any(other[: len(where)] == where for other in found if other != where)
        )
    }


def _fit(error: Mapping[str, Any]) -> int:
    """How well an error of one branch tells what is wrong with the value as written."""
    kind, given = error["type"], error.get("input")
    if kind == "expression":
        return 2 if isinstance(given, str) and not given[:1].isdigit() else 0
    if kind in ("bound", "literal_error"):
        return 1 if isinstance(given, str | int) else 0
    return 1 if kind == "list_type" and not isinstance(given, str) else 0


def _inside(location: Iterable[int | str], values: object) -> Path:
    """The part of pydantic's location that is a path in the file: the names of union branches are not."""
    path: list[str | int] = []
    for step in location:
        if isinstance(values, Mapping):
            if step in values:
                path.append(step)
                values = values[str(step)]
            elif not path or not isinstance(step, str) or not _is_branch(step):
                path.append(step)
                values = None
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            path.append(step)
            values = values[step]
        elif values is None and isinstance(step, str) and not _is_branch(step):
            path.append(step)
    return tuple(path)


def _is_branch(step: str) -> bool:
    return not step.replace("_", "").isalnum() or step[:1].isupper() or step in ("str", "int", "list", "literal")


def _fault(model: type[BaseModel], error: Mapping[str, Any], source: SourceFile, path: Path, where: Path) -> Fault:
    kind = str(error["type"])
    key = ".".join(str(step) for step in where)
    found = shown(error.get("input"))
    full = path + where
    context = error.get("ctx") or {}
    if kind == "extra_forbidden":
        known = keys_of(_model_at(model, where[:-1]))
        near = nearest(str(where[-1]), known)
        message = errors.with_nearest(errors.unknown_key(key), near)
        return source.fault(full, message, on_key=True, found=key, expected=", ".join(known), nearest=near)
    if kind == "missing" and isinstance(error["loc"][-1], int):
        return source.fault(full, errors.shape_fault("too_short", key, ""))
    if kind == "missing":
        return source.fault(path + where[:-1], errors.shape_fault(kind, key, ""), expected=key)
    if kind == "expression":
        at = int(context.get("at", 0))
        word, wanted = str(context.get("found", "")), str(context.get("wanted", ""))
        near = nearest(word, wanted.split(" | ")) if " | " in wanted else ""
        message = errors.with_nearest(errors.bad_expression(word, wanted), near)
        return source.fault(full, message, shift=at + 1, found=word, expected=wanted, nearest=near)
    expected = str(context.get("expected", context.get("pattern", "")))
    near = ""
    if kind == "literal_error":
        options = [piece.strip(" '") for piece in expected.replace(" or ", ", ").split(",")]
        expected, near = ", ".join(options), nearest(str(error.get("input")), options)
    if isinstance(error.get("input"), float):
        return source.fault(full, errors.rounding_unsaid(), found=found)
    message = errors.shape_fault(kind, key or str(path[0]), found)
    message = errors.with_spelling(message, expected)
    message = errors.with_nearest(errors.with_expected(message, expected if kind == "literal_error" else ""), near)
    return source.fault(full, message, found=found, expected=expected, nearest=near)


def _model_at(model: type[BaseModel], where: Path) -> type[BaseModel]:
    """The shape of the table at `where` inside an entry, as far as it can be told."""
    for step in where:
        if isinstance(step, int):
            continue
        field = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return model
        model = inner
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found is not None:
            return found
    return None
