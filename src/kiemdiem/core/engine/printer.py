"""The first printer: a checked tree becomes a Python function of one subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from kiemdiem.core.engine import values
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression.scope import Vocabulary
from kiemdiem.core.regime.expression.tree import Comparison

Compiled = Callable[[Any, Any], Any]
_MIRROR: dict[Comparison, Comparison] = {"=": "=", "<>": "<>", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_LISTS = {"sum": "total", "mean": "mean", "run": "run"}


class Printer:
    """Prints checked trees as Python source and compiles it.

    A function takes the subject (or row) and the surroundings; constants go in by name, never as source text.
    """

    def __init__(self, names: Vocabulary) -> None:
        self._names = names
        self._namespace: dict[str, Any] = {"V": values, "frozenset": frozenset}
        self._done: dict[tuple[int, str, int], Compiled] = {}
        self._kept: list[c.Checked] = []

    def function(self, tree: c.Checked, when_empty: str = "fails", *, rows_at: int = 0) -> Compiled:
        """The function of one checked tree; `rows_at` 1 where the tree is about a row of a table."""
        key = (id(tree), when_empty, rows_at)
        found = self._done.get(key)
        if found is None:
            source = _Source(self._names, self._namespace, when_empty).of(tree)
            head = "lambda v0, e: " if rows_at == 0 else "lambda v1, e, v0=None: "
            found = eval(compile(head + source, "<rule>", "eval"), self._namespace)
            self._done[key] = found
            self._kept.append(tree)
        return found


class _Source:
    """Source text of one tree."""

    def __init__(self, names: Vocabulary, namespace: dict[str, Any], when_empty: str) -> None:
        self._names = names
        self._namespace = namespace
        self._when_empty = when_empty

    def _constant(self, value: Any) -> str:
        name = f"K{len(self._namespace)}"
        self._namespace[name] = value
        return name

    def _codes(self, scale: str) -> int:
        return len(self._names.scales[scale])

    def mask(self, scale: str, codes: frozenset[str]) -> int:
        known = self._names.scales[scale]
        return sum(1 << known.index(code) for code in codes)

    def of(self, node: c.Checked) -> str:
        match node:
            case c.Constant():
                return self._value(node)
            case c.Variable():
                return f"v{node.depth}"
            case c.FactOf():
                return f"{self.of(node.of)}.get({node.name!r})"
            case c.VotesOf():
                return f"{self.of(node.of)}.votes({node.code!r})"
            case c.LevelOf():
                return f"{self.of(node.of)}.level_at({node.stage!r})"
            case c.IsRated():
                return f"{self.of(node.of)}.is_rated()"
            case c.Linked():
                many = node.type.base == "subjects"
                return f"{self.of(node.of)}.{'linked' if many else 'link'}({node.relation!r})"
            case c.GroupFact():
                return f"e.group.get({node.name!r})"
            case c.Given():
                return f"e.given({node.name!r})"
            case c.NotC():
                return f"V.negate({self.of(node.of)})"
            case c.Junction():
                return f"V.{'both' if node.word == 'and' else 'either'}({self.of(node.left)}, {self.of(node.right)})"
            case c.CompareC():
                return self._compare(node)
            case c.ShareCompare():
                return self._share(node)
            case c.InCodes():
                return self._in(node)
            case c.InPeriod():
                return f"V.within({self.of(node.what)}, e.period)"
            case c.HasWord():
                return f"V.has_word({self.of(node.what)}, {self.of(node.word)})"
            case c.LeadsTo():
                return f"{self.of(node.of)}.leads_to({node.relation!r}, {node.kind!r})"
            case c.Arithmetic():
                return f"V.arithmetic({node.sign!r}, {self.of(node.left)}, {self.of(node.right)})"
            case c.DateShift():
                return f"V.shift({self.of(node.day)}, {node.amount}, {node.unit!r})"
            case c.CallC():
                return self._call(node)
            case c.OverC():
                return self._over(node)
        raise TypeError(f"no source for {type(node).__name__}")

    def _value(self, node: c.Constant) -> str:
        if isinstance(node.value, frozenset):
            return str(self.mask(node.type.scale, node.value))
        if isinstance(node.value, Fraction | date):
            return self._constant(node.value)
        return repr(node.value)

    def _compare(self, node: c.CompareC) -> str:
        if node.of.base != "scale":
            return f"V.compare({node.relation!r}, {self.of(node.left)}, {self.of(node.right)})"
        scale = node.of.scale
        left, right, relation = node.left, node.right, node.relation
        if scale in self._names.rising:
            relation = _MIRROR[relation]
        if isinstance(left, c.Constant):
            left, right = right, left
            relation = _MIRROR[relation]
        if not isinstance(right, c.Constant):
            return f"V.compare_masks({relation!r}, {self.of(left)}, {self.of(right)}, {self._codes(scale)})"
        assert isinstance(right.value, frozenset)
        return f"V.compare_scale({self.of(left)}, {self._fitting(scale, relation, right.value)})"

    def _fitting(self, scale: str, relation: str, codes: frozenset[str]) -> int:
        """The values of a scale that stand in this relation to one code."""
        known = self._names.scales[scale]
        (code,) = codes
        at = known.index(code)
        fits: dict[str, list[int]] = {
            "=": [at],
            "<>": [i for i in range(len(known)) if i != at],
            ">=": list(range(at + 1)),
            ">": list(range(at)),
            "<=": list(range(at, len(known))),
            "<": list(range(at + 1, len(known))),
        }
        return sum(1 << i for i in fits[relation])

    def _share(self, node: c.ShareCompare) -> str:
        bound, empty = self.of(node.bound), repr(self._when_empty)
        if isinstance(node.part, c.ShareOf):
            share = node.part
            where, asks = self._lambda(share.depth, share.where), self._lambda(share.depth, share.asks)
            source = self.of(share.source)
            return f"V.share_compare({node.relation!r}, {source}, {where}, {asks}, {bound}, {empty})"
        return f"V.compare_share({node.relation!r}, {self.of(node.part)}, {self.of(node.whole)}, {bound}, {empty})"

    def _in(self, node: c.InCodes) -> str:
        if node.what.type.base == "scale":
            return f"V.compare_scale({self.of(node.what)}, {self.mask(node.what.type.scale, node.codes)})"
        return f"V.in_codes({self.of(node.what)}, {self._constant(node.codes)})"

    def _call(self, node: c.CallC) -> str:
        function = {"min": "least_of", "max": "greatest_of"}.get(node.function, node.function)
        arguments = ", ".join(self.of(argument) for argument in node.arguments)
        return f"e.working_days({arguments})" if function == "working_days" else f"V.{function}({arguments})"

    def _lambda(self, depth: int, body: c.Checked | None) -> str:
        return f"lambda v{depth}: {'True' if body is None else self.of(body)}"

    def _over(self, node: c.OverC) -> str:
        source, where = self.of(node.source), self._lambda(node.depth, node.where)
        asks = self._lambda(node.depth, node.asks)
        match node.function:
            case "count":
                return f"V.count({source}, {where})"
            case "any":
                inner = f"lambda v{node.depth}: V.both(({where})(v{node.depth}), ({asks})(v{node.depth}))"
                return f"V.any_of({source}, {inner})"
            case "all":
                return f"V.all_of({source}, {where}, {asks})"
            case "names":
                return f"e.names({source}, {where})"
            case "best" | "worst":
                codes = self._codes(node.type.scale)
                return f"V.worst({source}, {where}, {asks}, {codes}, {node.function == 'best'})"
        return f"V.{_LISTS[node.function]}({source}, {where}, {asks})"


def masks_of(scale: tuple[str, ...]) -> Mapping[str, int]:
    """Code → its bit, best first."""
    return {code: 1 << index for index, code in enumerate(scale)}
