"""The nodes of SQL that every engine answers alike; a tree with any other is never printed."""

from __future__ import annotations

from sqlglot import exp

ALLOWED: frozenset[type[exp.Expr]] = frozenset(
    {
        # what is asked of which rows
        exp.Select, exp.From, exp.Join, exp.Where, exp.Group, exp.Union, exp.Subquery, exp.Table, exp.TableAlias,
        exp.Star, exp.Column, exp.Identifier, exp.Alias, exp.Distinct,
        # truths
        exp.And, exp.Or, exp.Not, exp.Boolean, exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Paren,
        # whole numbers and texts
        exp.Literal, exp.Neg, exp.Cast, exp.DataType, exp.Add, exp.Sub, exp.Mul, exp.IntDiv, exp.BitwiseAnd,
        exp.Case, exp.If, exp.Coalesce,
        # gathered from rows
        exp.Sum, exp.Min, exp.Max, exp.Window, exp.Order, exp.Ordered, exp.WindowSpec,
    }
)  # fmt: skip


TYPES = (exp.DataType.Type.INT128, exp.DataType.Type.BIGINT)


class NotAllowed(Exception):
    """A tree with a node that engines may answer differently."""


def check(query: exp.Expr) -> None:
    """Refuses a tree with a node outside the list."""
    for node in query.walk():
        is_other_type = isinstance(node, exp.DataType) and node.this not in TYPES
        if type(node) not in ALLOWED or is_other_type:
            raise NotAllowed(type(node).__name__)
