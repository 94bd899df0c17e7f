"""The subjects of a season as the rules see them: facts with their absences, links in both directions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from kiemdiem.core.engine.absence import cell_left_empty, defaults_of, fact_left_empty
from kiemdiem.core.engine.elements import Env, Missing, Node, Row
from kiemdiem.core.engine.leaves import had_leave, months_of_leave
from kiemdiem.core.engine.named_values import value_of
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.season import Ballot, Body, PastPeriod, Season, Subject
from kiemdiem.core.engine.values import NOTHING, Kleene, pair
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.regime.entries.facts import Column, Fact
from kiemdiem.core.regime.expression.scope import year_table

_RATED = "rated"  # as the state of an earlier period is recorded


class World:
    """All nodes of a season, found by id; relations are followed both ways."""

    def __init__(self, program: Program, season: Season, calendar: Calendar | None = None) -> None:
        self.program = program
        self.season = season
        period = program.period
        self.env = Env(
            as_of=season.as_of or period[1],
            period=period,
            year=program.regime.identity.year,
            calendar=calendar or Calendar(),
        )
        self.level_at: Callable[[Node, str], int] = lambda node, stage: -1
        self.is_rated: Callable[[Node], Kleene] = lambda node: None
        self._defaults = defaults_of(program, strict=season.strict)
        self._without_leaves = defaults_of(program, strict=season.strict, no_leaves=True)
        self.bodies = {body.id: body for body in season.bodies}
        self.nodes = [self._node(subject) for subject in season.subjects]
        self.by_id: dict[str, Node] = {node.id: node for node in self.nodes}
        self._inverse = self._inverses()
        back = program.inverse.items()
        self._ways_back = [(name, self._inverse[there]) for name, (there, _) in back if there in self._inverse]
        self._outside: dict[tuple[str, tuple[str, ...]], Missing] = {}
        self._silent: dict[tuple[str, ...], Mapping[str, Any]] = {}
        self._from_others = self._gathered()

    # ------------------------------------------------------------------ building
    def _node(self, subject: Subject) -> Node:
        program = self.program.kinds[subject.kind]
        known = self._defaults if "leaves" in subject.facts else self._without_leaves
        facts = dict(known[subject.kind])
        node = Node(subject, program, self, facts, subject.id, subject.kind)
        for name, value in subject.facts.items():
            facts[name] = self._given(program.facts[name], value, node) if name in program.facts else value
        facts["honours"] = subject.honours if subject.honours is not None else ()
        facts["previous"] = self._years(subject, node) if subject.previous is not None else None
        rated = [ballot for ballot in subject.ballots if ballot.purpose == "rate"]
        if len(rated) > 1:
            rated.sort(key=lambda one: favour(one, program.codes))
        self.take_ballot(node, rated[0] if rated else None)
        return node

    def take_ballot(self, node: Node, ballot: Ballot | None) -> None:
        """Looks at this ballot: its numbers are facts of the subject while it is looked at."""
        node.ballot = ballot
        facts, known = node.facts, self._without_leaves[node.kind]
        for name in ("present_voters", "full_members"):
            value = getattr(ballot, name) if ballot is not None else None
            if value is not None:
                facts[name] = value
            elif name not in node.subject.facts:
                fact = node.program.facts.get(name)
                if fact is not None and fact.equals is not None:
                    facts.pop(name, None)
                else:
                    facts[name] = known[name] if name in known else self._absent(fact) if fact is not None else None
        facts["valid_papers"] = None
        if ballot is not None and len(ballot.votes) == len(node.program.codes):
            facts["valid_papers"] = sum(ballot.votes.values())

    def _given(self, fact: Fact, value: Any, node: Node | None) -> Any:
        if fact.type == "scale":
            return self._mask(fact.scale or "", value)
        if fact.type == "table":
            return [self._row(fact, row, node) for row in value]
        return value

    def _row(self, fact: Fact, cells: Mapping[str, Any], node: Node | None) -> Row:
        known = {column.id: self._cell(column, cells) for column in fact.columns}
        computed = self.program.columns.get(fact.id, {}) if node is not None else {}
        return Row(known, node, computed, self.env)

    def _cell(self, column: Column, cells: Mapping[str, Any]) -> Any:
        value = cells.get(column.id)
        if value is None:
            return cell_left_empty(self.program.names, column, strict=self.season.strict)
        return self._mask(column.scale or "", value) if column.type == "scale" else value

    def _mask(self, scale: str, code: str) -> int:
        return 1 << self.program.names.scales[scale].index(code)

    def _absent(self, fact: Fact) -> Any:
        return fact_left_empty(self.program.names, fact, strict=self.season.strict)

    def _years(self, subject: Subject, node: Node) -> list[Row]:
        return [self.year_row(past, node) for past in subject.previous or ()]

    def year_row(self, past: PastPeriod, node: Node, mask: int | None = None) -> Row:
        """An earlier period as a row; its level is as recorded, never computed again.

        A level without a state says that it was rated; a state without a level that there was none, unless rated.
        """
        codes = node.program.codes
        is_rated = past.state in ("", _RATED)
        if mask is None:
            mask = (
                1 << codes.index(past.level)
                if past.level in codes
                else (node.program.level_bits if is_rated else node.program.none_bit)
            )
        year = past.period[:4]
        cells = {
            "period": past.period,
            "year": int(year) if year.isdigit() else None,
            "level": mask,
            "state": past.state or (_RATED if past.level is not None else None),
            "score": past.score,
            "unit": past.unit,
            "honours": past.honours,
            "grounds": past.grounds,
        }
        return Row(cells, node, self.program.columns.get(year_table(node.kind), {}), self.env)

    def _inverses(self) -> dict[str, dict[str, list[Node]]]:
        """Relation → id led to → who leads there."""
        found: dict[str, dict[str, list[Node]]] = {}
        followed = {relation for relation, _ in self.program.inverse.values()}
        for node in self.nodes:
            for relation, targets in node.subject.links.items():
                if relation not in followed:
                    continue
                by_target = found.setdefault(relation, {})
                for target in targets:
                    by_target.setdefault(target, []).append(node)
        return found

    def _gathered(self) -> dict[tuple[str, str], list[tuple[Node, Mapping[str, Any]]]]:
        """(table, unit) → rows of other subjects' tables that name this unit."""
        found: dict[tuple[str, str], list[tuple[Node, Mapping[str, Any]]]] = {}
        seen: set[tuple[str, str, int]] = set()
        for table, by in self.program.gathered:
            for node in self.nodes:
                rows: Any = node.subject.facts.get(table, ())
                for number, row in enumerate(rows):
                    key = (table, node.subject.person or node.id, number)
                    if row.get(by) is not None and key not in seen:
                        seen.add(key)
                        found.setdefault((table, str(row[by])), []).append((node, row))
        return found

    # ------------------------------------------------------------------ asking
    def linked(self, node: Node, relation: str) -> Sequence[Any] | None:
        """Where a relation leads; None where nobody has said (a way back with nobody at the other end)."""
        back = self.program.inverse.get(relation)
        if back is not None:
            found = self._inverse.get(back[0], {}).get(node.id)
            if found is None:
                return [] if relation in self.program.may_lead_nowhere else None
            kinds = self.program.names.relations.get(node.kind, {}).get(relation)
            return [other for other in found if kinds is None or other.kind in kinds.to]
        targets = node.subject.links.get(relation, ())
        return [self.by_id.get(target) or self.outside(target, node, relation) for target in targets]

    def led_here(self, node: Node) -> tuple[str, ...]:
        """The ways back by which somebody is found from this subject."""
        return tuple([name for name, by_target in self._ways_back if node.id in by_target])

    def name_of(self, target: str) -> str:
        """The name of a subject or of a body by its id; the id where nobody has named it."""
        node, body = self.by_id.get(target), self.bodies.get(target)
        return (node.subject.name if node else body.name if body else "") or target

    def outside(self, target: str, node: Node, relation: str) -> Missing:
        """The stand-in for somebody who is not in this season, as one of the kinds that the relation leads to."""
        led_to = self.program.names.relations.get(node.kind, {}).get(relation)
        return self.body_as(target, led_to.to if led_to is not None else ())

    def body_as(self, target: str, kinds: tuple[str, ...]) -> Missing:
        """The stand-in for somebody who is not in this season, as one of these kinds."""
        found = self._outside.get((target, kinds))
        if found is None:
            body, silent = self.bodies.get(target), self._silences(kinds)
            if body is None:
                found = Missing(target, "", None, silent)
            else:
                facts = {**silent, **self._facts_of_body(body, kinds)}
                found = Missing(target, "", body, facts, self._level_of_body(body, kinds))
            self._outside[target, kinds] = found
        return found

    def _silences(self, kinds: tuple[str, ...]) -> Mapping[str, Any]:
        """What nobody having said anything means for the facts of a body: as for a subject of these kinds, but what
        would have to be worked out there is unknown."""
        found = self._silent.get(kinds)
        if found is None:
            programs = [self.program.kinds[kind] for kind in kinds]
            facts = {
                name: value for program in reversed(programs) for name, value in self._defaults[program.kind].items()
            }
            unknown = {name for program in programs for name, fact in program.facts.items() if fact.absent == "unknown"}
            found = self._silent[kinds] = {name: value for name, value in facts.items() if name not in unknown}
        return found

    def _level_of_body(self, body: Body, kinds: Sequence[str]) -> int | None:
        """The level that a body brings along; None where it is none of the scale that is asked about."""
        scales = {self.program.names.levels.get(kind, "") for kind in kinds}
        if body.level is None or len(scales) != 1:
            return None
        scale = scales.pop()
        return self._mask(scale, body.level) if body.level in self.program.names.scales.get(scale, ()) else None

    def _facts_of_body(self, body: Body, kinds: Sequence[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in body.facts.items():
            programs = [self.program.kinds[kind] for kind in (*kinds, *self.program.kinds)]
            fact = next((program.facts[name] for program in programs if name in program.facts), None)
            found[name] = value if fact is None else self._given(fact, value, None)
        return found

    def work_out(self, node: Node, name: str) -> Any:
        """A fact that nobody enters, or one that is only needed sometimes."""
        program = node.program
        fact = program.facts.get(name)
        if name in program.values:
            return value_of(program.values[name], node, self.env)
        if name in program.scores:
            return self._score(node, name)
        if fact is None:
            return None
        if name in program.derived:
            return program.derived[name](node, self.env)
        if fact.from_others is not None:
            rows = self._from_others.get((fact.from_others.table, node.id), [])
            return [self._row(fact, row, other) for other, row in rows]
        if fact.from_leaves is not None:
            rows, period = node.get("leaves"), self.env.period
            if fact.type == "yes_no":
                return had_leave(fact.from_leaves, rows, period)
            return months_of_leave(fact.from_leaves, rows, period, self.program.options)
        if name in program.needed_when:
            needed = program.needed_when[name](node, self.env)
            if needed is False:
                return NOTHING if fact.type != "scale" else 1 << len(self.program.names.scales[fact.scale or ""])
            absent = self._absent(fact)
            if needed is None and fact.type == "scale":
                return absent | 1 << len(self.program.names.scales[fact.scale or ""])
            return absent
        return self._from_superior(node, name, fact)

    def _from_superior(self, node: Node, name: str, fact: Fact) -> Any:
        for relation in ("superior", "unit"):
            above = self.linked(node, relation) if relation in self.program.relations else None
            if above:
                return above[0].get(name)
        # Nobody above who could have said it: unknown, for silence is no evidence.
        return (1 << len(self.program.names.scales[fact.scale or ""])) - 1 if fact.type == "scale" else None

    def _score(self, node: Node, name: str) -> Any:
        """The sum of a score sheet; a mark that is missing leaves the sum between two numbers."""
        sheet = node.program.scores[name]
        marks: Any = node.get("marks")
        if marks is None:
            return None
        given: dict[str, Any] = {str(row.get("criterion")): row.get(sheet.column) for row in marks}
        sums: dict[str, tuple[Any, Any]] = {}
        for criterion in sheet.criteria:
            mark = given.get(criterion.id)
            least: Any = criterion.min.value if criterion.min is not None else 0
            if mark is None and criterion.absent == "0":
                mark = 0
            low, high = (least, criterion.max.value) if mark is None else (mark, mark)
            before = sums.get(criterion.group, (0, 0))
            sums[criterion.group] = (before[0] + low, before[1] + high)
        tops = {group.id: group.max.value for group in sheet.groups}
        lows = sum(min(Fraction(low), tops[group]) for group, (low, _) in sums.items())
        highs = sum(min(Fraction(high), tops[group]) for group, (_, high) in sums.items())
        return pair(lows, highs)


__all__ = ["Env", "Missing", "Node", "Row", "World"]


def favour(ballot: Ballot, codes: Sequence[str]) -> tuple[Fraction | int | str, ...]:
    """How favourable a count is: the share of the best level, then of the next; unknown counts as none.

    Of counts alike the one with the least known comes first, so that none ever does for its place in the file.
    """
    base = ballot.present_voters or ballot.full_members or sum(ballot.votes.values()) or 1
    shares = [Fraction(ballot.votes.get(code, 0), base) for code in codes]
    numbers = (len(ballot.votes), *(ballot.votes.get(code, -1) for code in codes))
    people = (-1 if number is None else number for number in (ballot.present_voters, ballot.full_members))
    return (*shares, *numbers, *people, ballot.forum)
