"""The facts of a season that the registers hold of each person: leaves, discipline, spells, absences, past years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from kiemdiem.apps.organisations.models import YearlyResult as UnitResult
from kiemdiem.apps.people.facts.branches import Branch
from kiemdiem.apps.people.facts.documents import AT_ONCE, Codes, Row, code_of, days_in, filled
from kiemdiem.apps.people.models import Absence, DisciplinaryMeasure, Leave, Spell, YearlyResult
from kiemdiem.shell.rows import held_on

MATERNITY = "maternity"
SPELLS = {"exempt": "exempt_from_party_activity", "suspended": "suspended_from_party_activity"}


def season_facts(branch: Branch, codes: Codes, period: tuple[date, date]) -> dict[int, Row]:
    """Facts by the key of the person; nothing stands there of whom nothing is written. Four queries.

    What never happened is not said: an empty place means that it is not in the registers, which the answer lists as
    assumed. Months of leave are worked out by the plan itself from the stretches.
    """
    found: dict[int, Row] = defaultdict(dict)
    for person, row in _leaves(branch):
        found[person].setdefault("leaves", []).append(row)
    for person, row in _measures(branch, codes):
        found[person].setdefault("discipline", []).append(row)
    for person, kind in branch.of_persons(Spell.objects.filter(held_on(branch.day))).values_list("person", "kind"):
        found[person][SPELLS[kind]] = True
    for person, is_excused in _absences(branch, period):
        facts = found[person]
        facts["absences_from_cell_meetings"] = facts.get("absences_from_cell_meetings", 0) + 1
        if is_excused:
            facts["excused_absences"] = facts.get("excused_absences", 0) + 1
    return found


def _leaves(branch: Branch) -> Iterator[tuple[int, Row]]:
    rows = branch.of_persons(Leave.objects.all()).values_list("person", "kind", "since", "until")
    for person, kind, since, until in rows.iterator(chunk_size=AT_ONCE):
        yield person, filled({"kind": kind, "from": since, "until": until})


def _measures(branch: Branch, codes: Codes) -> Iterator[tuple[int, Row]]:
    for one in branch.of_persons(DisciplinaryMeasure.objects.all()).iterator(chunk_size=AT_ONCE):
        row = {
            "act": one.act,
            "side": one.side,
            "measure": one.measure,
            "reason": one.reason,
            "cause": one.cause,
            "committed_on": one.committed_on,
            "decided_on": one.decided_on,
            "effective_on": one.effective_on,
            "happened_in": code_of(codes.units, one.happened_in_id),
            "handled_in": code_of(codes.units, one.handled_in_id),
            "duty_related": one.is_duty_related,
            "self_discovered": one.is_self_discovered,
        }
        yield one.person_id, filled(row)


def _absences(branch: Branch, period: tuple[date, date]) -> Iterator[tuple[int, bool | None]]:
    """Absences in the period; on maternity leave nobody is absent (KH146-160 says so in words)."""
    leave = Leave.objects.filter(person=OuterRef("person"), kind=MATERNITY, since__lte=OuterRef("on"))
    at_home = Exists(leave.exclude(until__lt=OuterRef("on")))
    rows = branch.of_persons(Absence.objects.filter(days_in(period, "on")).exclude(at_home))
    yield from rows.values_list("person", "is_excused").iterator(chunk_size=AT_ONCE)


@dataclass(frozen=True)
class Past:
    """What earlier years ended with: (code of the person or unit, kind of subject) → rows of a season's `previous`.

    Equal rows are one object: most persons of a province ended a year like a hundred thousand others.
    """

    rows: Mapping[tuple[str, str], list[Row]]

    def of(self, subject: Mapping[str, Any]) -> list[Row]:
        """The past of a subject of a season; a unit's subject bears the unit's code."""
        return self.rows.get((str(subject.get("person") or subject["id"]), str(subject["kind"])), [])


def past_results(branch: Branch, codes: Codes, year: int) -> Past:
    """The results of years before this one. Two queries."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    rows: dict[tuple[int, str, str], Row] = {}
    fields = ("kind", "year", "level", "honours")
    mine = branch.of_persons(YearlyResult.objects.filter(year__lt=year)).order_by("year", "pk")
    for person, *told in mine.values_list("person", *fields).iterator(chunk_size=AT_ONCE):
        _note(found, rows, codes.persons.get(person), *told)
    theirs = UnitResult.objects.filter(year__lt=year).order_by("year", "pk")
    for unit, *told in theirs.values_list("unit", *fields).iterator(chunk_size=AT_ONCE):
        _note(found, rows, codes.units.get(unit), *told)
    return Past(found)


def _note(
    found: dict[tuple[str, str], list[Row]],
    rows: dict[tuple[int, str, str], Row],
    code: str | None,
    kind: str,
    year: int,
    level: str,
    honours: list[str],
) -> None:
    if code is None:
        return
    key = (year, level, repr(honours))
    row = rows.get(key)
    if row is None:
        row = rows[key] = filled({"period": str(year), "level": level, "honours": honours or None})
    found[code, kind].append(row)
