"""Small changes to the texts of a rule: bounds one step off, comparisons and connectives turned, codes exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from kiemdiem.core.quantities.numbers import terminating_places
from kiemdiem.core.regime.expression.parser import BadExpression, Token, tokens

_COMPARED = {"=": "<>", "<>": "=", "!=": "=", "<": "<=", "<=": "<", ">": ">=", ">=": ">"}
_JOINED = {"and": "or", "or": "and"}
_BOUND = re.compile(r"(-?\d+(?:\.\d+)?)(%?)|(\d+)/([1-9]\d*)")
Neighbours = Mapping[str, Sequence[str]]
"""Code → the codes that may stand in its place."""


def neighbours(scales: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """For every code of every scale the codes before and after it."""
    found: dict[str, list[str]] = {}
    for codes in scales.values():
        for index, code in enumerate(codes):
            near = [codes[i] for i in (index - 1, index + 1) if 0 <= i < len(codes)]
            found.setdefault(code, []).extend(other for other in near if other not in found.get(code, ()))
    return found


def bounds_beside(text: str) -> list[str]:
    """A bound one step lower and one higher, in the spelling that it has; nothing where the text is no bound."""
    match = _BOUND.fullmatch(text)
    if match is None:
        return []
    if match.group(3) is not None:
        top, bottom = int(match.group(3)), int(match.group(4))
        # One hundredth to each side: a share is met by whole people, and a finer step would change nothing.
        return [f"{top * 100 + move * bottom}/{bottom * 100}" for move in (-1, 1)]
    number, sign = match.group(1), match.group(2)
    places = len(number.partition(".")[2])
    step = Fraction(1, 10**places)
    return [_written(Fraction(number) + move, places) + sign for move in (-step, step)]


def _written(value: Fraction, places: int) -> str:
    places = max(places, terminating_places(value) or 0)
    sign = "-" if value < 0 else ""
    digits = str(abs(value) * 10**places).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def expressions_beside(text: str, codes: Neighbours) -> Iterator[str]:
    """An expression with one comparison, connective, `not`, number or code changed."""
    try:
        read = tokens(text)
    except BadExpression:
        return
    for index, token in enumerate(read[:-1]):
        for other in _instead(read, index, codes):
            yield text[: token.at] + other + text[token.at + len(token.text) :]


def _instead(read: Sequence[Token], index: int, codes: Neighbours) -> list[str]:
    token = read[index]
    if token.kind == "sign" and token.text in _COMPARED:
        return [_COMPARED[token.text]]
    if token.kind == "name" and token.text in _JOINED:
        return [_JOINED[token.text]]
    if token.kind == "name" and token.text == "not":
        return [""]
    if token.kind == "number" and not _is_of_a_fraction(read, index):
        return bounds_beside(token.text)
    return list(codes.get(token.text, ())) if token.kind == "code" else []


def _is_of_a_fraction(read: Sequence[Token], index: int) -> bool:
    """Whether a number is the denominator of `2/3`: its numerator is changed, and that is enough."""
    return index >= 2 and read[index - 1].text == "/" and read[index - 2].kind == "number"
