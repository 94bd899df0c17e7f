"""Small SQL terms as sqlglot trees: only nodes that every engine answers alike, and constants folded at once.

No term may meet NULL: tables are staged without it, and what a join does not find is filled in where it is joined.
Terms and queries are parts of one another without being copied: whoever changes one (`of_table`) copies it first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlglot import exp

Term = exp.Expr
TRUE: Term = exp.Boolean(this=True)
FALSE: Term = exp.Boolean(this=False)
_OPPOSITE: dict[str, type[exp.Binary]] = {
    "=": exp.EQ, "<>": exp.NEQ, "<": exp.LT, "<=": exp.LTE, ">": exp.GT, ">=": exp.GTE,
}  # fmt: skip


def column(name: str, table: str = "") -> Term:
    """A column, of the innermost query unless a table is named."""
    return exp.column(name, table=table or None, quoted=True)


def number(value: int) -> Term:
    """A whole number."""
    return exp.Neg(this=exp.Literal.number(-value)) if value < 0 else exp.Literal.number(value)


def text(value: str) -> Term:
    return exp.Literal.string(value)


def whole(term: Term) -> int | None:
    """The whole number that a term is, where it is a constant."""
    if isinstance(term, exp.Literal) and not term.is_string:
        return int(term.this)
    if isinstance(term, exp.Neg):
        inner = whole(term.this)
        return None if inner is None else -inner
    return None


def is_true(term: Term) -> bool:
    return isinstance(term, exp.Boolean) and bool(term.this)


def is_false(term: Term) -> bool:
    return isinstance(term, exp.Boolean) and not term.this


def conj(*terms: Term) -> Term:
    """All of these hold."""
    left = _distinct(term for term in terms if not is_true(term))
    if any(is_false(term) for term in left):
        return FALSE
    return _chain(exp.And, left) if left else TRUE


def disj(*terms: Term) -> Term:
    """Any of these holds."""
    left = _distinct(term for term in terms if not is_false(term))
    if any(is_true(term) for term in left):
        return TRUE
    return _chain(exp.Or, left) if left else FALSE


def _distinct(terms: Iterable[Term]) -> list[Term]:
    found: list[Term] = []
    for term in terms:
        if term not in found:
            found.append(term)
    return found


def _chain(join: type[exp.Connector], terms: Sequence[Term]) -> Term:
    found = _wrapped(terms[0])
    for term in terms[1:]:
        found = join(this=found, expression=_wrapped(term))
    return found


def _wrapped(term: Term) -> Term:
    return exp.Paren(this=term) if isinstance(term, exp.Binary | exp.Not | exp.Neg) else term


def inv(term: Term) -> Term:
    """It does not hold."""
    if is_true(term):
        return FALSE
    if is_false(term):
        return TRUE
    if isinstance(term, exp.Not):
        inner: Term = term.this
        inside: Term = inner.this if isinstance(inner, exp.Paren) else inner
        return inside
    return exp.Not(this=_wrapped(term))


def compare(relation: str, left: Term, right: Term) -> Term:
    """A comparison of two non-null terms."""
    a, b = whole(left), whole(right)
    if a is not None and b is not None:
        held = {"=": a == b, "<>": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[relation]
        return TRUE if held else FALSE
    found: Term = _OPPOSITE[relation](this=_wrapped(left), expression=_wrapped(right))
    return found


def add(left: Term, right: Term) -> Term:
    a, b = whole(left), whole(right)
    if a is not None and b is not None:
        return number(a + b)
    if a == 0:
        return right
    if b == 0:
        return left
    return exp.Add(this=_wrapped(left), expression=_wrapped(right))


def sub(left: Term, right: Term) -> Term:
    a, b = whole(left), whole(right)
    if a is not None and b is not None:
        return number(a - b)
    return left if b == 0 else exp.Sub(this=_wrapped(left), expression=_wrapped(right))


def mul(left: Term, right: Term) -> Term:
    a, b = whole(left), whole(right)
    if a is not None and b is not None:
        return number(a * b)
    if 0 in (a, b):
        return number(0)
    if a == 1:
        return right
    return left if b == 1 else exp.Mul(this=_wrapped(left), expression=_wrapped(right))


def long(term: Term) -> Term:
    """A term as a whole number of 64 bits: engines take small constants for 32 bits."""
    return term if whole(term) is not None else exp.Cast(this=term, to=exp.DataType(this=exp.DataType.Type.BIGINT))


def wide(term: Term) -> Term:
    """A column as a whole number of up to 38 digits: products of parts of one would not fit into 64 bits."""
    return term if whole(term) is not None else exp.Cast(this=term, to=exp.DataType(this=exp.DataType.Type.INT128))


def quotient(left: Term, right: Term) -> Term:
    """The whole part of a quotient; both must be known to be at least 0, where all engines cut alike."""
    a, b = whole(left), whole(right)
    if a is not None and b:
        return number(a // b)
    return left if b == 1 else exp.IntDiv(this=_wrapped(left), expression=_wrapped(right))


def total(terms: Iterable[Term]) -> Term:
    found = number(0)
    for term in terms:
        found = add(found, term)
    return found


def choose(cases: Sequence[tuple[Term, Term]], otherwise: Term) -> Term:
    """The value of the first case that holds; conditions are never NULL, so none is taken for false by mistake."""
    open_cases: list[tuple[Term, Term]] = []
    for condition, value in cases:
        if is_true(condition):
            otherwise = value
            break
        if not is_false(condition):
            open_cases.append((condition, value))
    if not open_cases or all(value == otherwise for _, value in open_cases):
        return otherwise
    found = exp.Case()
    for condition, value in open_cases:
        found = found.when(condition, value, copy=False)
    return found.else_(otherwise, copy=False)


def one_if(condition: Term) -> Term:
    """1 where it holds, else 0."""
    return choose([(condition, number(1))], number(0))


def least(terms: Sequence[Term]) -> Term:
    """The least of several numbers, said with CASE: LEAST treats NULL differently from engine to engine."""
    found = terms[0]
    for term in terms[1:]:
        found = choose([(compare("<=", found, term), found)], term)
    return found


def greatest(terms: Sequence[Term]) -> Term:
    found = terms[0]
    for term in terms[1:]:
        found = choose([(compare(">=", found, term), found)], term)
    return found


def shared(mask: Term, bits: int) -> Term:
    """The bits of a mask that are among these."""
    known = whole(mask)
    if known is not None:
        return number(known & bits)
    return exp.BitwiseAnd(this=_wrapped(mask), expression=number(bits))


def has_any(mask: Term, bits: int) -> Term:
    """Whether a mask has any of these bits."""
    return compare("<>", shared(mask, bits), number(0)) if bits else FALSE


def otherwise(term: Term, value: Term) -> Term:
    """A term, or a value where a join has found nothing."""
    return exp.Coalesce(this=term, expressions=[value])


def most(term: Term) -> Term:
    return exp.Max(this=term)


def fewest(term: Term) -> Term:
    return exp.Min(this=term)


def summed(term: Term) -> Term:
    return exp.Sum(this=term)


def all_columns(table: str) -> Term:
    """Every column of one table of a query."""
    return exp.Column(this=exp.Star(), table=exp.to_identifier(table))


def meets(left: str, left_table: str, right: str, right_table: str) -> exp.EQ:
    """That a column of one table equals a column of another, for a join."""
    return exp.EQ(this=column(left, left_table), expression=column(right, right_table))


def of_table(table: str, term: Term) -> Term:
    """A term whose columns are those of this table."""
    found = term.copy()
    for node in [found, *found.find_all(exp.Column)]:
        if isinstance(node, exp.Column):
            node.set("table", exp.to_identifier(table))
    return found


def table_as(name: str, short: str) -> exp.Expr:
    """A table under a short name, for a join."""
    return exp.alias_(exp.to_table(name), short, table=True)


def named(term: Term, name: str) -> Term:
    """A term under a name, in a list of columns."""
    return exp.alias_(term, name, quoted=True, copy=False)
