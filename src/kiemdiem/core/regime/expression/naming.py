"""From a dotted name to what it stands for: facts, columns, levels at a stage, relations, the group, the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Never

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression import tree
from kiemdiem.core.regime.expression.scope import Scope, Vocabulary, year_table
from kiemdiem.core.regime.expression.types import DATE, NUMBER, YES_NO, Type
from kiemdiem.core.regime.faults import nearest

_GIVEN = {"as_of": DATE, "year": NUMBER}
_PERIOD = {"start": DATE, "end": DATE, "year": NUMBER}


class NameFault(ValueError):
    """A fault of meaning; `at` is its offset in the expression's text."""

    def __init__(self, at: int, message: str, found: str = "", near: str = "") -> None:
        super().__init__(message)
        self.at, self.message, self.found, self.near = at, message, found, near


@dataclass(frozen=True)
class Element:
    """What an inner name belongs to: the subject, an element that is a subject, or a record of a table."""

    variable: c.Variable
    type: Type


class Naming:
    """Finds names in one scope; `stack` holds the subject and the elements of the lists that enclose a name."""

    def __init__(self, names: Vocabulary, scope: Scope) -> None:
        self._names = names
        self._scope = scope
        subject = Type("subject", kinds=(scope.kind,))
        self.stack = [Element(c.Variable(subject, 0, 0), subject)]
        table = year_table(scope.kind) if scope.of_year else scope.record
        if table:
            row = Type("records", table=table)
            self.stack.append(Element(c.Variable(row, 0, 1), row))
        self.reads: set[c.Read] = set()
        self.facts: set[str] = set()

    def enter(self, source: c.Checked, at: int) -> int:
        """Steps into a list; the depth of its element. `leave` steps out again."""
        depth = len(self.stack)
        element = (
            Type("subject", kinds=source.type.kinds)
            if source.type.base == "subjects"
            else Type("records", table=source.type.table)
        )
        self.stack.append(Element(c.Variable(element, at, depth), element))
        return depth

    def leave(self) -> None:
        """Steps out of the innermost list."""
        self.stack.pop()

    def find(self, node: tree.Name) -> c.Checked:
        """What a name stands for; raises NameFault where there is no such name here."""
        parts = node.parts
        if parts[0] == "this" and len(parts) > 1:
            return self._path(node, self.stack[0], parts[1:])
        if parts[0] == "period" and len(parts) == 2 and parts[1] in _PERIOD:
            return c.Given(_PERIOD[parts[1]], node.at, ".".join(parts))
        if parts[0] in _GIVEN and len(parts) == 1 and parts[0] not in self._known_in(self.stack[-1].type):
            return c.Given(_GIVEN[parts[0]], node.at, parts[0])
        if parts[0] == "group" and len(parts) == 2 and self._scope.group_kinds is not None:
            return self._group(node, parts[1])
        return self._path(node, self.stack[-1], parts)

    def _group(self, node: tree.Name, name: str) -> c.Checked:
        kinds = self._scope.group_kinds or ()
        if name in ("base", "size"):
            return c.GroupFact(NUMBER, node.at, name)
        scales = {self._names.levels[kind] for kind in kinds if kind in self._names.levels}
        if name == "level" and len(scales) == 1:
            self.reads |= {c.Read(kind, "level") for kind in kinds}
            return c.GroupFact(Type("scale", scale=scales.pop()), node.at, name)
        types = {self._names.facts.get(kind, {}).get(name) for kind in kinds} - {None}
        if len(types) != 1:
            self.unknown(node, name, None)
        found = types.pop()
        assert found is not None
        return c.GroupFact(found, node.at, name)

    def _path(self, node: tree.Name, element: Element, parts: tuple[str, ...]) -> c.Checked:
        found: c.Checked = element.variable
        for index, part in enumerate(parts):
            if found.type.base == "subjects":
                raise NameFault(node.at, errors.only_in_list(".".join(parts[:index])))
            if part == "votes" and found.type.base == "subject" and index == len(parts) - 2:
                return self._votes(node, found, parts[-1])
            found = self._step(node, found, part)
        return found

    def _votes(self, node: tree.Name, of: c.Checked, code: str) -> c.Checked:
        known = {
            code for kind in of.type.kinds for code in self._names.scales.get(self._names.levels.get(kind, ""), ())
        }
        if code not in known:
            near = nearest(code, known)
            raise NameFault(node.at, errors.with_nearest(errors.unknown_name("level", code), near), code, near)
        self.facts.add("votes")
        return c.VotesOf(NUMBER, node.at, of, code)

    def _step(self, node: tree.Name, of: c.Checked, part: str) -> c.Checked:
        if of.type.base == "records":
            columns = self._names.columns.get(of.type.table, {})
            if part not in columns:
                self.unknown(node, part, of.type)
            return c.FactOf(columns[part], node.at, of, part)
        if of.type.base != "subject":
            raise NameFault(node.at, errors.wrong_type(errors.TYPE_NAMES[of.type.base], errors.TYPE_NAMES["subject"]))
        if part in c.STAGES:
            return self._level(node, of, part)
        if part == "rated":
            return c.IsRated(YES_NO, node.at, of)
        relation = self.relation(of.type, part)
        if relation is not None:
            return c.Linked(relation, node.at, of, part)
        types = {self._names.facts.get(kind, {}).get(part) for kind in of.type.kinds} - {None}
        if len(types) != 1:
            self.unknown(node, part, of.type)
        found = types.pop()
        assert found is not None
        if isinstance(of, c.Variable) and of.depth == 0:
            self.facts.add(part)
        return c.FactOf(found, node.at, of, part)

    def relation(self, of: Type, name: str) -> Type | None:
        """Where a relation of these subjects leads: to one or to many."""
        found = [r[name] for kind in of.kinds if name in (r := self._names.relations.get(kind, {}))]
        if not found:
            return None
        kinds = tuple(dict.fromkeys(kind for relation in found for kind in relation.to))
        return Type("subjects" if any(relation.many for relation in found) else "subject", kinds=kinds)

    def _level(self, node: tree.Name, of: c.Checked, name: str) -> c.Checked:
        scales = {self._names.levels[kind] for kind in of.type.kinds if kind in self._names.levels}
        if len(scales) != 1:
            self.unknown(node, name, of.type)
        is_self = isinstance(of, c.Variable) and of.depth == 0
        stages = {self._stage(kind, is_self) for kind in of.type.kinds if kind in self._names.levels}
        if name not in stages or len(stages) > 1:
            raise NameFault(node.at, errors.wrong_stage(name, " / ".join(sorted(stages))), name, sorted(stages)[0])
        stage = next(stage for stage in c.STAGES if stage == name)
        if not is_self:
            self.reads |= {c.Read(kind, stage) for kind in of.type.kinds if kind in self._names.levels}
        return c.LevelOf(Type("scale", scale=scales.pop()), node.at, of, stage)

    def _stage(self, kind: str, is_self: bool) -> c.Stage:
        if self._scope.is_final or self._scope.of_year:
            return "level"
        here, there = self._names.order.get(self._scope.kind, 0), self._names.order.get(kind, 0)
        if kind == self._scope.kind:
            return "own_level" if is_self else "attained_level"
        return "level" if there < here else "own_level"

    def unknown(self, node: tree.Name, name: str, of: Type | None) -> Never:
        """Refuses a name, with the nearest one that is known here."""
        group = Type("subject", kinds=self._scope.group_kinds or ())
        known = self._known_in(group if of is None else of)
        near = nearest(name, known)
        if len(self.stack) > 1 and of == self.stack[-1].type and name in self._known_in(self.stack[0].type):
            raise NameFault(node.at, errors.subject_name_in_list(name), name, f"this.{name}")
        message = errors.with_nearest(errors.unknown_name("name", name), near)
        raise NameFault(node.at, message, name, near)

    def _known_in(self, of: Type) -> set[str]:
        if of.base == "records":
            return set(self._names.columns.get(of.table, {}))
        known: set[str] = {"level", "attained_level", "own_level", "rated", "votes"}
        for kind in of.kinds:
            known |= set(self._names.facts.get(kind, {})) | set(self._names.relations.get(kind, {}))
        return known
