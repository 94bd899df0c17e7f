"""What a row would write: everything of somebody new, of somebody known what differs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from kiemdiem.apps.people.imports import words
from kiemdiem.apps.people.imports.columns import MAN, PERSON_FIELDS, WOMAN
from kiemdiem.apps.people.imports.rows import Row
from kiemdiem.apps.people.imports.standing import Standing, plain
from kiemdiem.apps.people.imports.units import Units
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads.facts.cells import shown_value
from kiemdiem.apps.uploads.values.registers import Column, Judged, Value
from kiemdiem.core.quantities.long_dates import short_date

FULL, PROBATIONARY = "chinh_thuc", "du_bi"
_FOUND_BY = ("full_name", "born_on", "card_number", "code")
"""Fields whose words a person is found by."""


class Differences:
    """Makes the plans of rows that are not wrong."""

    def __init__(self, actor: Actor, units: Units, columns: Sequence[Column]) -> None:
        self._actor, self._units = actor, units
        self._columns = {column.code: column for column in columns}

    # ------------------------------------------------------------------ somebody new
    def of_new(self, row: Row) -> dict[str, Any]:
        """Everything that is to be written of somebody new."""
        person = {"full_name": row.name, "code": row.value("code") or "", "is_woman": _is_woman(row)}
        person |= {field: plain(row.value(field)) for field in PERSON_FIELDS}
        plan: dict[str, Any] = {"person": person}
        cell, work = row.units.get("cell"), row.units.get("workplace")
        home = cell or work or row.units["post_unit"]
        plan["home"] = home.pk
        if cell is not None:
            plan["membership"] = {"cell": cell.pk, "kind": row.value("kind") or _kind_of(row)}
        if work is not None:
            plan["employment"] = {"unit": work.pk, "contract": row.value("contract") or ""}
        if row.value("post"):
            unit = row.units.get("post_unit") or work or home
            plan["post"] = {"unit": unit.pk, "post": row.value("post"), "title": row.value("job_title") or ""}
        return plan

    # ------------------------------------------------------------------ somebody known
    def of_standing(self, row: Row, standing: Standing) -> Judged:
        """What differs between the row and the register; a cell that is empty says nothing."""
        person, before, changed = standing.person, dict[str, str](), dict[str, Any]()
        given = {field: row.value(field) for field in ("code", *PERSON_FIELDS)} | {"is_woman": _is_woman(row)}
        if row.name and row.name != person.full_name:
            changed["full_name"] = row.name
            before |= _name_before(row, person.full_name)
        for field, value in given.items():
            old = getattr(person, field)
            if value not in (None, "", old):
                changed[field] = plain(value)
                column = "sex" if field == "is_woman" else field
                before[column] = self._shown(column, _sex(old) if field == "is_woman" else old)
        plan: dict[str, Any] = {"set": changed} if changed else {}
        for part in (self._membership, self._employment, self._post):
            part(row, standing, plan, before)
        faults = list(row.faults)
        if plan and person.user_id is not None and person.user_id == self._actor.user_id:
            row.tell(next(iter(before), ""), words.OWN_RECORD, words.OWN_RECORD_TODO)
        if len(row.faults) > len(faults):
            return Judged("bad", thing=person.pk, faults=tuple(row.faults), identity=row.identity)
        if set(changed) & set(_FOUND_BY):
            plan["found_by"] = {field: changed.get(field, plain(getattr(person, field))) for field in _FOUND_BY}
        if plan:
            plan["old_home"] = person.home_id
        return Judged(
            "changed" if plan else "same",
            thing=person.pk,
            version=person.version,
            before=before,
            plan=plan,
            identity=row.identity,
        )

    def _membership(self, row: Row, standing: Standing, plan: dict[str, Any], before: dict[str, str]) -> None:
        cell, kind, old = row.units.get("cell"), row.value("kind"), standing.membership
        if cell is None and not kind:
            return
        if old is None:
            if cell is None:
                row.tell("kind", words.NO_MEMBERSHIP, words.NO_MEMBERSHIP_TODO)
                return
            plan["membership"] = {"cell": cell.pk, "kind": kind or _kind_of(row), "ends": None}
            plan["home"] = cell.pk
            before["cell"] = ""
            return
        is_elsewhere, is_other = cell is not None and cell.pk != old.cell_id, bool(kind) and kind != old.kind
        if not is_elsewhere and not is_other:
            return
        column = "cell" if is_elsewhere else "kind"
        if self._is_fresh(row, column, old.since):
            return
        if is_elsewhere:
            before["cell"] = self._units.shown(old.cell_id)
        if is_other:
            before["kind"] = self._shown("kind", old.kind)
        home = cell.pk if cell is not None else old.cell_id
        plan["membership"] = {"cell": home, "kind": kind or old.kind, "ends": old.pk}
        plan["home"] = home

    def _employment(self, row: Row, standing: Standing, plan: dict[str, Any], before: dict[str, str]) -> None:
        work, contract, old = row.units.get("workplace"), row.value("contract"), standing.employment
        if work is None and not contract:
            return
        if old is None and work is None:
            row.tell("contract", words.NO_WORKPLACE, words.NO_WORKPLACE_TODO)
            return
        unit = work.pk if work is not None else old.unit_id if old is not None else 0
        is_held = unit in standing.works_in and (old is None or unit != old.unit_id)
        if is_held or (old is not None and old.unit_id == unit and contract in (None, "", old.contract)):
            return
        column = "workplace" if old is None or old.unit_id != unit else "contract"
        if old is not None and self._is_fresh(row, column, old.since):
            return
        if column == "workplace":
            before["workplace"] = self._units.shown(old.unit_id) if old is not None else ""
        if old is not None and contract not in (None, "", old.contract):
            before["contract"] = self._shown("contract", old.contract)
        kept = old.contract if old is not None and old.unit_id == unit else ""
        plan["employment"] = {"unit": unit, "contract": contract or kept, "ends": old.pk if old is not None else None}
        if standing.membership is None and "membership" not in plan:
            plan["home"] = unit

    def _post(self, row: Row, standing: Standing, plan: dict[str, Any], before: dict[str, str]) -> None:
        old, post, title = standing.post, row.value("post"), row.value("job_title")
        unit = row.units.get("post_unit")
        if not post and unit is None and not title:
            return
        if old is None and not post:
            row.tell("post", words.NO_POST, words.NO_POST_TODO)
            return
        place = unit.pk if unit is not None else old.unit_id if old is not None else self._place(row, standing)
        kept = old if old is not None and post in (None, "", old.post) else None
        wanted = (place, post or (kept.post if kept else ""), title or (kept.title if kept else ""))
        is_held = wanted[:2] in standing.holds and (old is None or wanted[:2] != (old.unit_id, old.post))
        if is_held or (old is not None and wanted == (old.unit_id, old.post, old.title)):
            return
        if old is not None and self._is_fresh(row, "post" if post else "post_unit", old.since):
            return
        ends = old.pk if old is not None and (old.is_main or wanted[:2] == (old.unit_id, old.post)) else None
        held = (self._units.shown(old.unit_id), old.post, old.title) if old is not None else ("", "", "")
        stood = (old.unit_id, old.post, old.title) if old is not None else (None, "", "")
        for column, new, was, told in zip(("post_unit", "post", "job_title"), wanted, stood, held, strict=True):
            if new != was and (row.value(column) or column == "post"):
                before[column] = self._shown(column, told)
        plan["post"] = {"unit": wanted[0], "post": wanted[1], "title": wanted[2], "ends": ends}

    def _place(self, row: Row, standing: Standing) -> int:
        """Where a post is held that names no unit: at the workplace, else in the cell."""
        for named in (row.units.get("workplace"), row.units.get("cell")):
            if named is not None:
                return named.pk
        return standing.employment.unit_id if standing.employment is not None else standing.person.home_id

    def _is_fresh(self, row: Row, column: str, since: date | None) -> bool:
        """Whether what would end today began only today: a file cannot take back what somebody just wrote."""
        if since is None or since <= self._actor.today - timedelta(days=1):
            return False
        row.tell(column, words.CHANGED_TODAY.format(day=short_date(since)), words.CHANGED_TODAY_TODO)
        return True

    def _shown(self, column: str, value: Value) -> str:
        return shown_value(self._columns[column], value)


def _is_woman(row: Row) -> bool | None:
    return {WOMAN: True, MAN: False}.get(row.value("sex"))


def _sex(is_woman: bool | None) -> str | None:
    return {True: WOMAN, False: MAN}.get(is_woman) if is_woman is not None else None


def _kind_of(row: Row) -> str:
    """Who has a day of full membership is a full member."""
    return FULL if row.value("full_member_on") else PROBATIONARY


def _name_before(row: Row, name: str) -> dict[str, str]:
    """The old name as the file has it: in one column or in two."""
    if row.value("full_name"):
        return {"full_name": name}
    family, _, given = name.rpartition(" ")
    pairs = (("family_name", family), ("given_name", given))
    return {column: old for column, old in pairs if row.value(column) != old}
