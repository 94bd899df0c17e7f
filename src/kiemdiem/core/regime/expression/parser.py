"""From the text of an expression to its syntax tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal, cast

from kiemdiem.core.regime.expression import tree
from kiemdiem.core.regime.expression.tree import LIST_FUNCTIONS, PLAIN_FUNCTIONS, Comparison, Node, Period

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<number>\d+(?:\.\d+)?%?)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<code>[A-Z][A-Z0-9_]*(?![a-z]))
      | (?P<name>[a-z][a-z0-9_]*)
      | (?P<sign><=|>=|<>|!=|[-+*/<>=(),.:\[\]])
    """,
    re.VERBOSE,
)
_WORDS = {"and", "or", "not", "in", "is", "has", "where", "true", "false"}
_UNITS: dict[str, Period] = {
    "day": "days",
    "days": "days",
    "month": "months",
    "months": "months",
    "year": "years",
    "years": "years",
}
MAX_LENGTH = 2_000
MAX_DEPTH = 40


class BadExpression(ValueError):
    """An expression that cannot be read; `at` is the offset of the trouble, `wanted` what would have been right."""

    def __init__(self, at: int, found: str, wanted: str) -> None:
        super().__init__(f"{found} at {at}, wanted {wanted}")
        self.at = at
        self.found = found
        self.wanted = wanted


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign with its offset."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """The words and signs of an expression; raises BadExpression where a sign is none."""
    if len(text) > MAX_LENGTH:
        raise BadExpression(MAX_LENGTH, f"{len(text)}", f"length <= {MAX_LENGTH}")
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadExpression(at, text[at], "word")
        kind = str(match.lastgroup)
        if kind != "space":
            found.append(Token(kind, match.group(), at))
        at = match.end()
    found.append(Token("end", "", len(text)))
    return found


class _Reader:
    """A recursive descent over the tokens; one method per level of binding."""

    def __init__(self, text: str) -> None:
        self._tokens = tokens(text)
        self._next = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._either()
        if self._peek().kind != "end":
            raise self._trouble("operator")
        return node

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _sees(self, *texts: str) -> bool:
        token = self._peek()
        return token.kind in ("name", "sign") and token.text in texts

    def _want(self, text: str) -> Token:
        if not self._sees(text):
            raise self._trouble(text)
        return self._take()

    def _trouble(self, wanted: str) -> BadExpression:
        token = self._peek()
        return BadExpression(token.at, token.text, wanted)

    def _either(self) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._trouble(f"depth <= {MAX_DEPTH}")
        node = self._both()
        while self._sees("or"):
            at = self._take().at
            node = tree.Either(at, node, self._both())
        self._depth -= 1
        return node

    def _both(self) -> Node:
        node = self._not()
        while self._sees("and"):
            at = self._take().at
            node = tree.Both(at, node, self._not())
        return node

    def _not(self) -> Node:
        turns: list[int] = []
        while self._sees("not"):
            turns.append(self._take().at)
        node = self._comparison()
        for at in reversed(turns):
            node = tree.Not(at, node)
        return node

    def _comparison(self) -> Node:
        left = self._sum()
        if self._sees("=", "<>", "!=", "<", "<=", ">", ">="):
            sign = self._take()
            relation = "<>" if sign.text == "!=" else sign.text
            node: Node = tree.Compare(sign.at, cast(Comparison, relation), left, self._sum())
            if self._sees("=", "<>", "<", "<=", ">", ">="):
                raise self._trouble("and")
            return node
        if self._sees("in"):
            return tree.In(self._take().at, left, self._sum())
        if self._sees("has"):
            return tree.Has(self._take().at, left, self._sum())
        if self._sees("is"):
            at = self._take().at
            if self._peek().kind != "name":
                raise self._trouble("kind")
            return tree.Is(at, left, self._take().text)
        return left

    def _sum(self) -> Node:
        node = self._product()
        while self._sees("+", "-"):
            sign = self._take()
            node = tree.Sum(sign.at, cast(Literal["+", "-"], sign.text), node, self._product())
        return node

    def _product(self) -> Node:
        node = self._primary()
        while self._sees("*", "/"):
            sign = self._take()
            node = _product(sign, node, self._primary())
        return node

    def _primary(self) -> Node:
        token = self._peek()
        if token.kind == "number":
            return self._number()
        if token.kind == "text":
            self._take()
            return tree.Text(token.at, token.text[1:-1])
        if token.kind == "code":
            self._take()
            return tree.Code(token.at, token.text)
        if self._sees("("):
            self._take()
            node = self._either()
            self._want(")")
            return node
        if self._sees("["):
            return self._list()
        if self._sees("-"):
            at = self._take().at
            inner = self._primary()
            if isinstance(inner, tree.Number):
                return tree.Number(at, -inner.value, inner.is_share)
            return tree.Sum(at, "-", tree.Number(at, Fraction(0)), inner)
        if token.kind == "name" and token.text not in _WORDS - {"true", "false"}:
            return self._name_or_call()
        raise self._trouble("value")

    def _number(self) -> Node:
        token = self._take()
        if token.text.endswith("%"):
            return tree.Number(token.at, Fraction(token.text[:-1]) / 100, is_share=True)
        unit = self._peek()
        if unit.kind == "name" and unit.text in _UNITS and token.text.isdigit():
            self._take()
            return tree.Duration(token.at, int(token.text), _UNITS[unit.text])
        return tree.Number(token.at, Fraction(token.text))

    def _list(self) -> Node:
        at = self._take().at
        items = [self._sum()]
        while self._sees(","):
            self._take()
            items.append(self._sum())
        self._want("]")
        return tree.ListOf(at, tuple(items))

    def _name(self) -> tree.Name:
        first = self._peek()
        if first.kind != "name" or first.text in _WORDS:
            raise self._trouble("name")
        parts = [self._take().text]
        while self._sees("."):
            self._take()
            part = self._peek()
            if part.kind not in ("name", "code"):
                raise self._trouble("name")
            parts.append(self._take().text)
        return tree.Name(first.at, tuple(parts))

    def _name_or_call(self) -> Node:
        after = self._tokens[self._next + 1]
        if after.kind == "sign" and after.text == "(":
            return self._call()
        if self._sees("true", "false"):
            raise self._trouble("yes/no fact")
        return self._name()

    def _call(self) -> Node:
        function = self._take()
        self._want("(")
        if function.text in LIST_FUNCTIONS:
            node = self._over(function)
        elif function.text in PLAIN_FUNCTIONS:
            arguments = [self._either()]
            while self._sees(","):
                self._take()
                arguments.append(self._either())
            node = tree.Call(function.at, function.text, tuple(arguments))
        else:
            raise BadExpression(function.at, function.text, " | ".join(LIST_FUNCTIONS + PLAIN_FUNCTIONS))
        self._want(")")
        return node

    def _over(self, function: Token) -> Node:
        source = self._name()
        where = asks = None
        if self._sees("where"):
            self._take()
            where = self._either()
        if self._sees(":"):
            self._take()
            asks = self._either()
        return tree.Over(function.at, function.text, source, where, asks)


def _product(sign: Token, left: Node, right: Node) -> Node:
    """`2/3` is one exact number, not a division."""
    if sign.text == "/" and isinstance(left, tree.Number) and isinstance(right, tree.Number) and right.value:
        return tree.Number(left.at, left.value / right.value, is_share=True)
    return tree.Product(sign.at, cast(Literal["*", "/"], sign.text), left, right)


@lru_cache(maxsize=4_096)
def parse(text: str) -> Node:
    """The syntax tree of an expression; raises BadExpression with the offset of the first trouble."""
    return _Reader(text).whole()
