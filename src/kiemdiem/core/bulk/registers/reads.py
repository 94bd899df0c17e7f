"""What the rules about registers read of a person himself, and whether they read anything that only a crowd tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.engine.registers.making import OF_PERSONS
from kiemdiem.core.engine.registers.structure import Structure
from kiemdiem.core.regime.entries.subjects import SUBJECT_TABLES, Forum, Roll, Subject
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression.walk import nodes_of
from kiemdiem.core.regime.regime import Placed
from kiemdiem.core.regime.register_scope import PERSON

_ABOUT_PLACES = ("subject", "forum", "authority", "register_gap", "listing")
_OF_MEMBERSHIP = ("is_member", "membership")


@dataclass(frozen=True)
class Reads:
    """own: names of what is read of the person himself; crowd: whether members of cells are counted."""

    own: tuple[str, ...]
    crowd: bool


@dataclass(frozen=True)
class Asked:
    """An expression in force: its entry, the place in the entry, the sort of row that it is asked of."""

    placed: Placed[Any]
    field: str
    sort: str
    tree: c.Checked


def asked_in(structure: Structure) -> Iterator[Asked]:
    """Every expression of the entries in force about registers."""
    for table, shape in SUBJECT_TABLES.items():
        for placed in structure.in_force(table, shape):
            for (field, sort), tree in structure.regime.tree(placed).fields.items():
                yield Asked(placed, field, sort, tree)


def reads_of(structure: Structure) -> Reads:
    """What the rules in force read; raises NotInBulk where they read of each one of a crowd."""
    _refuse_lists_of_persons(structure)
    own: dict[str, None] = {}
    crowd = False
    for asked in asked_in(structure):
        nodes = list(nodes_of(asked.tree))
        links = {node.relation for node in nodes if isinstance(node, c.Linked)}
        if "members" in links:
            crowd = True
            if "holder" in links:
                raise NotInBulk("what is known of each member of a cell")
        if asked.sort == PERSON and asked.placed.table in _ABOUT_PLACES:
            own |= dict.fromkeys(node.name for node in nodes if isinstance(node, c.FactOf) and _is_own(node.of))
    return Reads(tuple(name for name in own if name not in _OF_MEMBERSHIP), crowd)


def _is_own(of: c.Checked) -> bool:
    return isinstance(of, c.Variable) and of.depth == 0


def _refuse_lists_of_persons(structure: Structure) -> None:
    """What names or counts persons one by one, where not all of them are looked at."""
    for placed in structure.in_force("subject", Subject):
        if placed.entry.exactly is not None and placed.entry.made_from in OF_PERSONS:
            raise NotInBulk("a number of persons that the plan counts")
    held = {
        place.removeprefix("roll:") for placed in structure.in_force("forum", Forum) for place in placed.entry.before
    }
    for placed in structure.in_force("roll", Roll):
        entry = placed.entry
        if (placed.id in held or entry.purpose == "poll") and any(it.memberships for it in (entry, *entry.instead)):
            raise NotInBulk("a conference of the members of a cell")
