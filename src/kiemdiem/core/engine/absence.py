"""What an empty place means: for every fact of a kind, and for the cells of tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kiemdiem.core.engine.program import KindProgram, Program
from kiemdiem.core.engine.values import NOTHING
from kiemdiem.core.regime.entries.facts import Column, Fact
from kiemdiem.core.regime.expression.scope import Vocabulary

_TOLD_OTHERWISE = ("present_voters", "full_members", "valid_papers", "honours", "previous")  # by ballots and records


@lru_cache(maxsize=64)
def defaults_of(program: Program, *, strict: bool, no_leaves: bool = False) -> Mapping[str, Mapping[str, Any]]:
    """Kind → what an empty place means for each of its facts that is not worked out later.

    no_leaves: for whoever has no stretches of leave, so that nothing can be worked out from these.
    """
    return {name: _defaults(program.names, kind, strict, no_leaves) for name, kind in program.kinds.items()}


def _defaults(names: Vocabulary, kind: KindProgram, strict: bool, no_leaves: bool) -> Mapping[str, Any]:
    return {
        name: fact_left_empty(names, fact, strict=strict)
        for name, fact in kind.facts.items()
        if _is_plain(kind, name, fact, no_leaves)
    }


def given_instead_of(kind: KindProgram) -> Mapping[str, frozenset[str]]:
    """Each fact whose silence means one thing, whoever is silent: the facts that may say it instead."""
    return {
        name: frozenset({name, "leaves"} if fact.from_leaves else {name})
        for name, fact in kind.facts.items()
        if name not in _TOLD_OTHERWISE and _is_plain(kind, name, fact, no_leaves=True)
    }


def _is_plain(kind: KindProgram, name: str, fact: Fact, no_leaves: bool) -> bool:
    """Whether an empty place means the same for all, so that nothing is worked out for it."""
    if name in kind.scores or fact.equals or fact.from_others:
        return False
    sometimes = fact.needed_when or fact.from_leaves or _is_handed_down(fact)
    return bool(no_leaves and fact.from_leaves) or not sometimes


def _is_handed_down(fact: Fact) -> bool:
    return fact.absent == "from_superior"


def fact_left_empty(names: Vocabulary, fact: Fact, *, strict: bool) -> Any:
    """What it means that nobody gave this fact; `strict`: unknown, whatever the regime takes it for."""
    absent = fact.absent
    if strict and absent not in ("none", "from_superior"):
        absent = "unknown"
    if fact.type == "scale":
        return _scale_left_empty(names, fact.scale, absent)
    if absent == "empty" and fact.type == "table":
        return []
    return _meaning(absent, is_list=fact.type == "texts")


def cell_left_empty(names: Vocabulary, column: Column, *, strict: bool) -> Any:
    """What an empty cell of a table means."""
    if column.type == "scale":
        return _scale_left_empty(names, column.scale, column.absent)
    return _meaning("unknown" if strict and column.absent != "none" else column.absent)


def _scale_left_empty(names: Vocabulary, scale: str | None, absent: str) -> int:
    codes = len(names.scales[scale or ""])
    return 1 << codes if absent == "none" else (1 << codes) - 1


def _meaning(absent: str, *, is_list: bool = False) -> Any:
    if absent == "unknown":
        return None
    if absent in ("none", "from_superior"):
        return NOTHING
    if absent == "no":
        return False
    if absent == "0":
        return 0
    return () if is_list else ""
