"""JSON, read whole: exact numbers, no key twice, not too deep and not too much."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from kiemdiem.core.engine.given_faults import Place, path_of
from kiemdiem.core.interchange import errors, limits
from kiemdiem.core.interchange.delimited import BadText, check_text

_BETWEEN_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*+"|[^\[\]{}"]++|"')
_AROUND = 20


class _Repeating(dict[str, Any]):
    """An object in which a key stood more than once."""

    repeated: tuple[str, ...] = ()


def read_json(path: Path) -> tuple[Any, list[tuple[Place, str]]]:
    """The document, and its faults of form with their places; raises BadText where it is no JSON."""
    check_text(path)
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    _check_size(content)
    repeating: list[_Repeating] = []

    def as_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        names = [name for name, _ in pairs]
        repeating.append(_Repeating(found))
        repeating[-1].repeated = tuple(name for name in found if names.count(name) > 1)
        return repeating[-1]

    try:
        document = json.loads(content, parse_float=Decimal, parse_int=_whole, object_pairs_hook=as_object)
    except json.JSONDecodeError as broken:
        around = broken.doc[max(broken.pos - _AROUND, 0) : broken.pos + _AROUND]
        raise BadText(errors.bad_json(broken.colno, " ".join(around.split())), broken.lineno) from None
    except RecursionError:
        raise BadText(errors.too_deep(limits.DEEPEST)) from None
    return document, list(_repeated(document, ())) if repeating else []


def _whole(digits: str) -> int | Decimal:
    """A whole number; one of absurd length stays a decimal, which is quick, and is refused where it is used."""
    return int(digits) if len(digits) <= limits.MOST_SIGNS_OF_A_NUMBER else Decimal(digits)


def _repeated(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, _Repeating):
        yield from (((*place, name), errors.key_twice(path_of((name,)))) for name in value.repeated)
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _repeated(below, (*place, name))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _repeated(below, (*place, number))


def _check_size(content: bytes) -> None:
    """How many values it holds, for a few bytes of text become many of memory, and how deep it goes."""
    brackets = _BETWEEN_BRACKETS.sub(b"", content)
    if content.count(b",") + len(brackets) // 2 > limits.MOST_VALUES:
        raise BadText(errors.too_many_values(limits.MOST_VALUES))
    depth = 0
    for sign in brackets:
        depth += 1 if sign in b"[{" else -1
        if depth > limits.DEEPEST:
            raise BadText(errors.too_deep(limits.DEEPEST))
