"""Units as files name them: by code, or by a name that only one of them has where the actor may write."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.imports import words
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.uploads.values.registers import CellFault
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.names import search_key, tidy_name
from kiemdiem.core.regime.faults import nearest

_SHOWN = 3
_MOST_SUGGESTED = 100  # names looked at closely for one that is alike: it takes long among thousands


class Boundaries:
    """The branches on which the actor may both take in files and write: persons, where nothing else is said."""

    def __init__(self, actor: Actor, permission: Permission = Permission.EDIT_PEOPLE) -> None:
        self._scopes = tuple(scope_of(actor, one) for one in (Permission.IMPORT_REGISTERS, permission))

    def has(self, path: str) -> bool:
        return all(scope.has(path) for scope in self._scopes)


@dataclass(frozen=True)
class Known:
    """A unit as far as an import needs it."""

    pk: int
    name: str
    code: str
    path: str
    ended: str


class NotFound(Exception):
    """What is wrong with the name of a unit."""

    def __init__(self, told: str, todo: str) -> None:
        super().__init__(told)
        self.told, self.todo = told, todo

    def at(self, column: str) -> CellFault:
        return CellFault(column, self.told, self.todo)


class Units:
    """All units of the house, read once; only those within the boundaries are ever named."""

    def __init__(self, boundaries: Boundaries) -> None:
        rows = Unit.objects.unscoped("names of a file are looked up; what lies outside is never told")
        self._by_code: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self.by_key: dict[int, Known] = {}
        self._boundaries = boundaries
        self._found: dict[str, Known | NotFound] = {}
        self._suggested = 0
        for pk, name, code, path, ended in rows.values_list("pk", "name", "code", "path", "ended_on"):
            known = Known(pk, name, code, path or "", short_date(ended) if ended else "")
            self.by_key[pk] = known
            self._by_code[search_key(code)] = known
            if boundaries.has(known.path):
                self._by_name[_name_key(name)].append(known)

    def find(self, text: str) -> Known:
        """The unit that is meant.

        Raises:
            NotFound: with what is wrong and what to do.
        """
        if text not in self._found:
            try:
                self._found[text] = self._find(text)
            except NotFound as fault:
                self._found[text] = fault
        found = self._found[text]
        if isinstance(found, NotFound):
            raise found
        return found

    def _find(self, text: str) -> Known:
        key = _name_key(text)
        by_code = self._by_code.get(search_key(text))
        if by_code is not None and self._boundaries.has(by_code.path):
            return self._running(by_code)
        named = self._by_name.get(key, [])
        running = [one for one in named if not one.ended] or named
        if not running:
            raise self._unknown(key)
        if len(running) > 1:
            codes = ", ".join(one.code for one in running[:_SHOWN])
            raise NotFound(words.UNITS_ALIKE.format(count=len(running)), words.UNITS_ALIKE_TODO.format(codes=codes))
        return self._running(running[0])

    def _running(self, unit: Known) -> Known:
        if unit.ended:
            raise NotFound(words.UNIT_ENDED.format(day=unit.ended), words.UNIT_ENDED_TODO)
        return unit

    def _unknown(self, key: str) -> NotFound:
        self._suggested += 1
        near = nearest(key, self._by_name) if self._suggested <= _MOST_SUGGESTED else ""
        if not near:
            return NotFound(words.NO_UNIT, words.NO_UNIT_TODO)
        name = self._by_name[near][0].name
        told = f"{words.NO_UNIT} {words.NO_UNIT_NEAR.format(near=name)}"
        return NotFound(told, words.NO_UNIT_TODO_NEAR.format(near=name))

    def shown(self, pk: int) -> str:
        """How a file names this unit: by its name, or by its code where others have the same name."""
        unit = self.by_key[pk]
        return unit.name if len(self._by_name.get(_name_key(unit.name), ())) == 1 else unit.code


def _name_key(name: str) -> str:
    """A name as it is compared: marks count, for two villages may differ in nothing else."""
    return tidy_name(name).casefold()
