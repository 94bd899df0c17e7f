"""From a syntax tree to a checked tree: finds names, types and scales; every fault with its offset."""

from __future__ import annotations

from collections.abc import Callable
from typing import Never

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression import tree
from kiemdiem.core.regime.expression.naming import NameFault, Naming
from kiemdiem.core.regime.expression.scope import Scope, Vocabulary
from kiemdiem.core.regime.expression.types import DATE, NUMBER, SHARE, TEXT, YES_NO, Type
from kiemdiem.core.regime.faults import nearest

_MIRROR: dict[str, tree.Comparison] = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Checker:
    """Checks one expression in one scope; `reads` and `facts` gather what it depends on."""

    def __init__(self, names: Vocabulary, scope: Scope) -> None:
        self._names = names
        self._naming = Naming(names, scope)

    @property
    def reads(self) -> frozenset[c.Read]:
        """The levels of other subjects that were met."""
        return frozenset(self._naming.reads)

    @property
    def facts(self) -> frozenset[str]:
        """The subject's own facts that were met."""
        return frozenset(self._naming.facts)

    def condition(self, node: tree.Node) -> c.Checked:
        """The checked tree of a yes/no expression."""
        return self._want(self._value(node), "yes_no")

    def quantity(self, node: tree.Node) -> c.Checked:
        """The checked tree of a number."""
        found = self._value(node)
        return found if found.type.base == "share" else self._want(found, "number")

    def level(self, node: tree.Node, scale: str) -> c.Checked:
        """The checked tree of a value of `scale` (ceilings)."""
        found = self._value(node)
        if isinstance(found, c.Constant) and found.type.base == "code":
            return self._as_code(found, scale)
        if found.type.base != "scale" or found.type.scale != scale:
            self._clash(found, Type("scale", scale=scale))
        return found

    def any_value(self, node: tree.Node) -> c.Checked:
        """The checked tree of anything that can be printed."""
        return self._value(node)

    # ------------------------------------------------------------------ values
    def _value(self, node: tree.Node) -> c.Checked:
        match node:
            case tree.Number():
                value = int(node.value) if node.value.denominator == 1 and not node.is_share else node.value
                return c.Constant(SHARE if node.is_share else NUMBER, node.at, value)
            case tree.Text():
                return c.Constant(TEXT, node.at, node.value)
            case tree.Code():
                return c.Constant(Type("code"), node.at, node.value)
            case tree.Name():
                return self._naming.find(node)
            case tree.Not():
                return c.NotC(YES_NO, node.at, self.condition(node.of))
            case tree.Both():
                return c.Junction(YES_NO, node.at, "and", self.condition(node.left), self.condition(node.right))
            case tree.Either():
                return c.Junction(YES_NO, node.at, "or", self.condition(node.left), self.condition(node.right))
            case tree.Compare():
                return self._compare(node)
            case tree.In():
                return self._in(node)
            case tree.Has():
                what = self._want(self._value(node.what), "texts")
                word = self._want(self._word_or_value(node.item, beside_text=True), "text")
                self._check_word(word, what.type.vocabulary)
                return c.HasWord(YES_NO, node.at, what, word)
            case tree.Is():
                return self._is(node)
            case tree.Duration():
                raise NameFault(node.at, errors.duration_needs_date())
            case tree.Sum():
                return self._sum(node)
            case tree.Product():
                return self._product(node)
            case tree.Call():
                return self._call(node)
            case tree.Over():
                return self._over(node)
        return self._wrong(node.at, Type("list"), "yes_no")

    def _word_or_value(self, node: tree.Node, beside_text: bool) -> c.Checked:
        """A bare word beside a text is most likely a word without its quotes."""
        try:
            return self._value(node)
        except NameFault:
            if beside_text and isinstance(node, tree.Name) and len(node.parts) == 1:
                raise NameFault(node.at, errors.word_needs_quotes(node.parts[0]), node.parts[0]) from None
            raise

    def _want(self, found: c.Checked, base: str) -> c.Checked:
        if found.type.base != base:
            self._wrong(found.at, found.type, base)
        return found

    def _wrong(self, at: int, found: Type, base: str) -> Never:
        raise NameFault(at, errors.wrong_type(errors.TYPE_NAMES[found.base], errors.TYPE_NAMES[base]))

    def _clash(self, left: c.Checked, right: Type) -> Never:
        names = [errors.TYPE_NAMES[t.base] + (f" “{t.scale}”" if t.scale else "") for t in (left.type, right)]
        raise NameFault(left.at, errors.type_clash(*names))

    def _compare(self, node: tree.Compare) -> c.Checked:
        left = self._value(node.left)
        right = self._word_or_value(node.right, left.type.base == "text")
        relation = node.relation
        if isinstance(right, c.ShareOf) or _is_division(right):
            left, right, relation = right, left, _MIRROR[relation]
        if isinstance(left, c.ShareOf):
            return self._compare_share(node, relation, left, left, right)
        if _is_division(left):
            assert isinstance(left, c.Arithmetic)
            return self._compare_share(node, relation, left.left, left.right, right)
        left, right = self._same_scale(left, right)
        if left.type.base == "scale":
            if left.type.scale not in self._names.ordered and relation not in ("=", "<>"):
                raise NameFault(node.at, errors.unordered(left.type.scale))
        elif left.type.base in ("text", "yes_no"):
            if left.type.base != right.type.base or relation not in ("=", "<>"):
                self._clash(left, right.type)
            self._check_word(right, left.type.vocabulary)
            self._check_word(left, right.type.vocabulary)
        elif {left.type.base, right.type.base} <= {"number", "share"}:
            pass
        elif left.type.base != right.type.base or left.type.base != "date":
            self._clash(left, right.type)
        return c.CompareC(YES_NO, node.at, relation, left, right, left.type)

    def _compare_share(
        self, node: tree.Compare, relation: tree.Comparison, part: c.Checked, whole: c.Checked, bound: c.Checked
    ) -> c.Checked:
        if bound.type.base not in ("number", "share"):
            self._clash(bound, SHARE)
        return c.ShareCompare(YES_NO, node.at, relation, part, whole, bound)

    def _same_scale(self, left: c.Checked, right: c.Checked) -> tuple[c.Checked, c.Checked]:
        """A bare code takes the scale of the other side; two scales are never compared."""
        if left.type.base == "code" and right.type.base == "scale":
            left = self._as_code(left, right.type.scale)
        elif right.type.base == "code" and left.type.base == "scale":
            right = self._as_code(right, left.type.scale)
        for side, other in ((left, right), (right, left)):
            if side.type.base == "code":
                assert isinstance(side, c.Constant)
                raise NameFault(side.at, errors.code_needs_scale(str(side.value)))
            if side.type.base == "scale" and side.type != other.type:
                self._clash(side, other.type)
        return left, right

    def _as_code(self, code: c.Checked, scale: str) -> c.Constant:
        assert isinstance(code, c.Constant)
        word = str(code.value)
        known = self._names.scales[scale]
        if word not in known:
            near = nearest(word, known)
            raise NameFault(code.at, errors.with_nearest(errors.code_of_scale(word, scale), near), word, near)
        return c.Constant(Type("scale", scale=scale), code.at, frozenset({word}))

    def _check_word(self, word: c.Checked, vocabulary: str) -> None:
        known = self._names.words.get(vocabulary)
        if known is not None and isinstance(word, c.Constant) and str(word.value) not in known:
            near = nearest(str(word.value), known)
            message = errors.with_nearest(errors.word_of_vocabulary(str(word.value), vocabulary), near)
            raise NameFault(word.at, message, str(word.value), near)

    def _in(self, node: tree.In) -> c.Checked:
        what = self._value(node.what)
        if isinstance(node.where, tree.Name) and node.where.parts == ("period",):
            return c.InPeriod(YES_NO, node.at, self._want(what, "date"))
        if not isinstance(node.where, tree.ListOf):
            raise NameFault(node.where.at, errors.wrong_type(errors.TYPE_NAMES["code"], errors.TYPE_NAMES["list"]))
        codes: set[str] = set()
        for item in (self._value(item) for item in node.where.items):
            if what.type.base == "scale" and item.type.base == "code":
                codes |= {str(code) for code in self._set_of(self._as_code(item, what.type.scale))}
            elif what.type.base in ("text", "texts") and item.type.base == "text":
                self._check_word(item, what.type.vocabulary)
                assert isinstance(item, c.Constant)
                codes.add(str(item.value))
            else:
                self._clash(item, what.type)
        return c.InCodes(YES_NO, node.at, what, frozenset(codes))

    def _set_of(self, code: c.Constant) -> frozenset[str]:
        assert isinstance(code.value, frozenset)
        return code.value

    def _is(self, node: tree.Is) -> c.Checked:
        if not isinstance(node.what, tree.Name) or len(node.what.parts) != 1:
            raise NameFault(node.at, errors.not_a_list(""))
        element = self._naming.stack[-1]
        relation = self._naming.relation(element.type, node.what.parts[0])
        if relation is None:
            self._naming.unknown(node.what, node.what.parts[0], element.type)
        if node.kind not in relation.kinds:
            near = nearest(node.kind, relation.kinds)
            raise NameFault(node.at, errors.with_nearest(errors.unknown_name("kind", node.kind), near))
        return c.LeadsTo(YES_NO, node.at, element.variable, node.what.parts[0], node.kind)

    def _sum(self, node: tree.Sum) -> c.Checked:
        left = self._value(node.left)
        if left.type.base == "date" and isinstance(node.right, tree.Duration):
            amount = node.right.amount if node.sign == "+" else -node.right.amount
            return c.DateShift(DATE, node.at, left, amount, node.right.unit)
        if left.type.base == "date":
            raise NameFault(node.right.at, errors.date_needs_duration())
        return c.Arithmetic(NUMBER, node.at, node.sign, self._want(left, "number"), self.quantity(node.right))

    def _product(self, node: tree.Product) -> c.Checked:
        left, right = self.quantity(node.left), self.quantity(node.right)
        return c.Arithmetic(NUMBER, node.at, node.sign, left, right)

    def _call(self, node: tree.Call) -> c.Checked:
        wanted: dict[str, tuple[list[str], Type]] = {
            "days": (["date", "date"], NUMBER),
            "working_days": (["date", "date"], NUMBER),
            "in_period": (["date"], YES_NO),
            "floor": (["number"], NUMBER),
        }
        if node.function in ("min", "max"):
            arguments = tuple(self.quantity(argument) for argument in node.arguments)
            return c.CallC(NUMBER, node.at, node.function, arguments)
        bases, gives = wanted[node.function]
        if len(bases) != len(node.arguments):
            raise NameFault(node.at, errors.wrong_argument_count(node.function, len(bases)))
        arguments = tuple(self._want(self._value(a), base) for a, base in zip(node.arguments, bases, strict=True))
        if node.function == "in_period":
            return c.InPeriod(YES_NO, node.at, arguments[0])
        return c.CallC(gives, node.at, node.function, arguments)

    # ------------------------------------------------------------------ lists
    def _over(self, node: tree.Over) -> c.Checked:
        source, asked = self._list(node)
        depth = self._naming.enter(source, node.at)
        try:
            where = self.condition(node.where) if node.where is not None else None
            asks = self._asks(node, asked)
        finally:
            self._naming.leave()
        if node.function == "share":
            if asks is None:
                raise NameFault(node.at, errors.share_asks_nothing())
            return c.ShareOf(SHARE, node.at, source, depth, where, asks)
        gives = {"count": NUMBER, "any": YES_NO, "all": YES_NO, "sum": NUMBER, "mean": NUMBER, "run": NUMBER}
        if node.function in ("best", "worst"):
            assert asks is not None
            return c.OverC(asks.type, node.at, node.function, source, depth, where, asks)
        return c.OverC(gives.get(node.function, TEXT), node.at, node.function, source, depth, where, asks)

    def _list(self, node: tree.Over) -> tuple[c.Checked, str | None]:
        """The list and, for `worst(heads.level)`, the name asked of each."""
        parts = node.source.parts
        try:
            found = self._naming.find(node.source)
            if found.type.base in ("subjects", "records"):
                return found, None
        except NameFault:
            if len(parts) < 2:
                raise
        if len(parts) >= 2:
            found = self._naming.find(tree.Name(node.source.at, parts[:-1]))
            if found.type.base in ("subjects", "records"):
                return found, parts[-1]
        raise NameFault(node.source.at, errors.not_a_list(".".join(parts)))

    def _asks(self, node: tree.Over, asked: str | None) -> c.Checked | None:
        if asked is not None:
            return self._value(tree.Name(node.source.at, (asked,)))
        wants: dict[str, Callable[[tree.Node], c.Checked]] = {
            "share": self.condition,
            "all": self.condition,
            "any": self.condition,
            "run": self.condition,
            "sum": self.quantity,
            "mean": self.quantity,
            "best": self._value,
            "worst": self._value,
        }
        if node.asks is None:
            if node.function in ("all", "share", "sum", "mean", "best", "worst"):
                raise NameFault(node.at, errors.list_asks_nothing(node.function))
            return None
        want = wants.get(node.function)
        if want is None:
            raise NameFault(node.asks.at, errors.list_asks_too_much(node.function))
        found = want(node.asks)
        if node.function in ("best", "worst") and found.type.base != "scale":
            self._wrong(found.at, found.type, "scale")
        return found


def _is_division(node: c.Checked) -> bool:
    return isinstance(node, c.Arithmetic) and node.sign == "/"


__all__ = ["Checker", "NameFault"]
