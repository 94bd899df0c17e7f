"""Subjects in the form in which a season is rated: links, posts, and the facts that the registers hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from kiemdiem.core.engine.registers.answers import Competence
from kiemdiem.core.engine.registers.making import Draft
from kiemdiem.core.engine.registers.model import Post, Unit
from kiemdiem.core.engine.registers.rows import PersonRow, Row, UnitRow
from kiemdiem.core.engine.registers.structure import Structure
from kiemdiem.core.engine.values import NOTHING
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Relation
from kiemdiem.core.regime.entries.subjects import RegisterFact
from kiemdiem.core.regime.register_scope import PERSON, UNIT

_HEADS, _DECIDED_BY = "heads", "decided_by"
BY_POSTS = (_HEADS, _DECIDED_BY)
"""Links that do not come from where somebody is a member."""
_OF_THE_BALLOT = ("full_members", "present_voters")


class SeasonRows:
    """Writes the drafts of a register as rows of the interchange."""

    def __init__(self, structure: Structure, drafts: Sequence[Draft]) -> None:
        self._of = structure
        self._by_unit: dict[str, list[Draft]] = {}
        for draft in drafts:
            if draft.unit is not None and not draft.persons:
                self._by_unit.setdefault(draft.unit.id, []).append(draft)
        self._facts: dict[str, dict[str, Fact]] = {}
        for placed in structure.in_force("fact", Fact):
            for kind in placed.entry.for_ or tuple(structure.regime.kinds):
                if placed.entry.equals is None and placed.entry.from_others is None:
                    self._facts.setdefault(kind, {})[placed.id] = placed.entry
        self._register_facts = structure.in_force("register_fact", RegisterFact)
        self._relations = [placed.entry for placed in structure.regime.of("relation", Relation)]

    def row(self, draft: Draft, decided: Competence | None = None) -> dict[str, Any]:
        """One subject; `decided` is the body that decides its level."""
        row: dict[str, Any] = {"id": draft.id, "kind": draft.kind, "name": draft.name}
        if draft.person:
            row["person"] = draft.person
        row |= self._links(draft, decided)
        facts = self._entered(draft)
        self._from_registers(draft, row, facts)
        for fact, value in (draft.gives | dict(decided.gives if decided else {})).items():
            facts.setdefault(fact, value)
        if facts:
            row["facts"] = {name: _plain(value) for name, value in sorted(facts.items())}
        return row

    def row_of_facts(self, draft: Draft, names: Iterable[str]) -> dict[str, Any]:
        """A person with nothing but these of the facts that were entered for him."""
        given, known = self._of.persons[draft.person].facts, self._facts.get(draft.kind, {})
        facts = {name: _plain(given[name]) for name in names if name in given and name in known}
        return {"id": draft.id, "kind": draft.kind, "name": draft.name, "facts": facts}

    # ------------------------------------------------------------------ links
    def _links(self, draft: Draft, decided: Competence | None) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for relation in self._relations:
            if draft.kind not in relation.from_:
                continue
            targets = self._targets(relation, draft, decided)
            if targets:
                known = found.get(relation.id, [])
                both = [*(known if isinstance(known, list) else [known]), *targets]
                found[relation.id] = list(dict.fromkeys(both)) if relation.many else targets[0]
        return found

    def _targets(self, relation: Relation, draft: Draft, decided: Competence | None) -> list[str]:
        if relation.id == _HEADS:
            return [key for unit in self._headed(draft) for key in self._subjects_of(unit, relation.to)]
        if relation.id == _DECIDED_BY:
            if decided is None or not decided.decided_by:
                return []
            unit = self._of.units[decided.decided_by]
            # a subject of a kind that the link does not lead to is no body from outside the season either
            outside = [] if unit.id in self._by_unit else [unit.id]
            return self._subjects_of(unit, relation.to) or outside
        start = self._start(draft)
        if start is None:
            return []
        return self._nearest([start] if draft.person else [], start, relation)

    def _nearest(self, own: Sequence[Unit], start: Unit, relation: Relation) -> list[str]:
        for unit in (*own, *self._of.above(start)):
            keys = self._subjects_of(unit, relation.to)
            if keys:
                return keys[:1]
        return []

    def through_cell(self, kind: str, cell: Unit) -> dict[str, str]:
        """Where the links lead that a person of this kind has through his cell."""
        found = {}
        for relation in self._relations:
            if kind in relation.from_ and relation.id not in BY_POSTS:
                for key in self._nearest([cell], cell, relation):
                    found[relation.id] = key
        return found

    def _start(self, draft: Draft) -> Unit | None:
        return self._of.cell_of(draft.person) if draft.person else draft.unit

    def _headed(self, draft: Draft) -> list[Unit]:
        found = [unit for post in self._posts(draft) for unit in self._of.headed(post)]
        return list(dict.fromkeys(found))

    def _posts(self, draft: Draft) -> Sequence[Post]:
        return self._of.posts_of(draft.person) if draft.person else ()

    def _subjects_of(self, unit: Unit, kinds: Sequence[str]) -> list[str]:
        return [draft.id for draft in self._by_unit.get(unit.id, ()) if draft.kind in kinds]

    # ------------------------------------------------------------------ facts
    def _entered(self, draft: Draft) -> dict[str, Any]:
        known = self._facts.get(draft.kind, {})
        given: Mapping[str, Any] = self._of.persons[draft.person].facts if draft.person else {}
        if draft.unit is not None and not draft.persons:
            given = draft.unit.facts
            if draft.unit.of:
                given = {**self._of.units[draft.unit.of].facts, **given}
        facts = {name: value for name, value in given.items() if name in known}
        if draft.person:
            self._person_facts(draft, known, facts)
        return facts

    def _person_facts(self, draft: Draft, known: Mapping[str, Fact], facts: dict[str, Any]) -> None:
        posts = self._posts(draft)
        if "posts" in known and "posts" not in facts:
            columns = {column.id: column for column in known["posts"].columns}
            words = self._of.names.words.get(columns["post"].vocabulary or "") if "post" in columns else None
            # a table that names its posts has no row for a post of another name
            rows = [_post(post, set(columns)) for post in posts if words is None or post.role in words]
            facts |= {"posts": rows} if rows else {}
        main = next((post for post in posts if post.main), None)
        if "main_post" in known and main is not None:
            facts.setdefault("main_post", self._of.post_text(main))
        manager = self._of.manager_of(draft.person)
        if "managed_by" in known and manager:
            facts.setdefault("managed_by", manager)
        before = next((post.promoted_from for post in posts if post.promoted_from), "")
        if "post_before_promotion" in known and before:
            facts.setdefault("post_before_promotion", before)

    def _from_registers(self, draft: Draft, row: dict[str, Any], facts: dict[str, Any]) -> None:
        """The facts that the regime reads off the registers; what was entered goes first."""
        asked: Row
        if draft.person:
            asked, sort = PersonRow(self._of.persons[draft.person], self._of), PERSON
        elif draft.unit is not None:
            asked, sort = UnitRow(draft.unit, self._of), UNIT
        for placed in self._register_facts:
            entry = placed.entry
            if draft.kind not in entry.for_ or entry.fact in facts:
                continue
            if self._of.ask(placed, "when", asked, sort) is not True:
                continue
            value = self._of.ask(placed, "is_", asked, sort)
            if value is None or value is NOTHING:
                continue
            if entry.fact in _OF_THE_BALLOT:
                row[entry.fact] = value
            else:
                facts[entry.fact] = value


def _post(post: Post, columns: set[str]) -> dict[str, Any]:
    cells = {
        "unit": post.unit,
        "post": post.role,
        "rank": post.rank,
        "presiding": post.presiding,
        "since": post.since,
        "until": post.until,
    }
    return {name: _plain(value) for name, value in cells.items() if name in columns and value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return str(value) if value.denominator != 1 else int(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value
