"""Walks through a checked tree, node by node, outside in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from kiemdiem.core.regime.expression.checked import Checked


def nodes_of(tree: Checked) -> Iterator[Checked]:
    """The tree itself and everything inside it."""
    yield tree
    for field in fields(tree):
        value = getattr(tree, field.name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Checked):
                yield from nodes_of(inner)
