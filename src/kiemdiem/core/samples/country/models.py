"""Model subjects: a roster of the ordinary maker as flat rows, told apart by their part in a place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from kiemdiem.core.interchange.catalogue import SUBJECTS, catalogue
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples.case import Case
from kiemdiem.core.samples.season import Roster
from kiemdiem.core.samples.structure import Structure, structure_of

MODELS = 1_500
"""Subjects of the roster that the country is made of."""
OF_THE_VOTE = frozenset({"votes", "present_voters", "full_members", "proposed_level"})
"""What a meeting found; it is combined anew with facts of somebody who had a year like that."""
OWN, CELL, PLACE, ABOVE, NAME = "@own@", "@cell@", "@place@", "@above@", "@name@"
"""What stands in a model for the id of the subject, of its cell, of its place, of the body above, for its name."""
_SPARED = 5
"""Cells of a country have many more members than those of a small roster: of the disciplined one in so many is left."""
_TYPES: Mapping[str, str] = {"count": "BIGINT", "yes_no": "BOOLEAN", "date": "DATE"}

Row = dict[str, Any]


@dataclass
class Models:
    """The models of one kind, best year first within each part. parts: part → (its first row, how many).

    vote and facts: columns of the two halves of a model; a column that no model fills is none.
    """

    kind: str
    rows: list[tuple[Row, Row]] = field(default_factory=list)
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def vote(self) -> list[str]:
        return list(dict.fromkeys(name for row, _ in self.rows for name in row))

    @property
    def facts(self) -> list[str]:
        return list(dict.fromkeys(name for _, row in self.rows for name in row))

    def part(self, name: str) -> tuple[int, int]:
        """Where the models of a part stand; those of any part, where the roster had none of it."""
        return self.parts.get(name, (0, len(self.rows)))


def column_types(regime: Regime) -> dict[str, str]:
    """Every column of the sheet of subjects, and its SQL type."""
    return {one.code: _TYPES.get(one.type, "VARCHAR") for one in catalogue(regime)[SUBJECTS].columns}


def make_models(regime: Regime, *, seed: int, size: int = MODELS) -> tuple[dict[str, Models], dict[str, str]]:
    """Models by kind; and the readings that they were made under where the regime leaves the choice open."""
    roster, structure = Roster(regime, seed=seed), structure_of(regime)
    known, left_out = column_types(regime), told_of_others(regime)
    found: dict[str, list[tuple[str, Case, Row, Row]]] = {kind: [] for kind in regime.kinds}
    disciplined = count(1)
    for place in roster.cases(size):
        tops = {case.id for case in place if case.kind in structure.tops and "superior" not in case.links}
        for case in place:
            if "discipline" in case.facts and next(disciplined) % _SPARED:
                del case.facts["discipline"]
            _leave_out(case, left_out)
            vote, facts = _flat(case, _tokens(case, place, tops))
            unknown = (vote.keys() | facts.keys()) - known.keys()
            if unknown:
                raise KeyError(sorted(unknown))
            found[case.kind].append((part_of(case, structure, tops), case, vote, facts))
    return {kind: _sorted(kind, cases) for kind, cases in found.items() if cases}, roster.readings


def told_of_others(regime: Regime) -> frozenset[tuple[str, str]]:
    """(table, column) by which a row of one subject is counted for another.

    In a country such rows stay with their own subject, so that a large file can be rated without looking about.
    """
    gathered = (placed.entry.from_others for placed in regime.facts)
    return frozenset((found.table, found.by) for found in gathered if found is not None)


def _leave_out(case: Case, left_out: frozenset[tuple[str, str]]) -> None:
    for table, column in left_out:
        for row in case.facts.get(table, ()):
            row.pop(column, None)


def part_of(case: Case, structure: Structure, tops: set[str]) -> str:
    """What a subject is in its place: the top or a cell, the one who leads the place or a cell, or anybody."""
    if case.kind in structure.nested:
        return "place" if case.id in tops else "cell"
    led = {target for key in ("heads", "leads") for target in case.links.get(key, ())}
    if case.kind in structure.people:
        return "leads place" if led & tops else "leads cell" if led else ""
    return case.office


def _sorted(kind: str, cases: list[tuple[str, Case, Row, Row]]) -> Models:
    models = Models(kind)
    for part, _, vote, facts in sorted(cases, key=lambda one: (one[0], -one[1].quality, one[1].id)):
        first, count = models.parts.get(part, (len(models.rows), 0))
        models.parts[part] = first, count + 1
        models.rows.append((vote, facts))
    return models


def _tokens(case: Case, place: list[Case], tops: set[str]) -> dict[str, str]:
    """What stands in the place of each id that a model may name."""
    own = {one.id for one in place}
    found = {one.id: CELL for one in place}
    found |= dict.fromkeys(tops, PLACE)
    found |= {one: ABOVE for link in case.links.values() if isinstance(link, str) and link not in own for one in [link]}
    return found | {case.name: NAME, case.id: OWN}


def _flat(case: Case, tokens: Mapping[str, str]) -> tuple[Row, Row]:
    """The vote and the facts of a subject as cells of one row; what is many becomes JSON, as a sheet takes it."""
    vote: Row = {}
    facts: Row = {name: _cell(value, tokens) for name, value in case.facts.items()}
    for name, value in _one_vote(case.row).items():
        if name == "votes":
            vote |= {f"votes.{code}": count for code, count in value.items()}
        else:
            (vote if name in OF_THE_VOTE else facts)[name] = _cell(value, tokens)
    return vote, facts


def _one_vote(row: Row) -> Row:
    """The row with the vote of its first forum that rates: a flat row has room for one."""
    found = {name: value for name, value in row.items() if name != "ballots"}
    first: Row = next((one for one in row.get("ballots", ()) if one["purpose"] == "rate"), {})
    return found | {name: value for name, value in first.items() if name in OF_THE_VOTE}


def _cell(value: Any, tokens: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return tokens.get(value, value)
    if isinstance(value, list):
        if value and not isinstance(value[0], dict):
            return "; ".join(tokens.get(one, one) for one in value)
        return json.dumps([_named(row, tokens) for row in value], ensure_ascii=False)
    return value


def _named(row: Row, tokens: Mapping[str, str]) -> Row:
    return {key: tokens.get(one, one) if isinstance(one, str) else one for key, one in row.items()}
