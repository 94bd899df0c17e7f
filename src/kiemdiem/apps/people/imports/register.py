"""The register of persons as the imports know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, ClassVar

from django.db import models

from kiemdiem.apps.organisations.queries.received import branches_written_on
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.imports import words
from kiemdiem.apps.people.imports.checking import PersonsChecking
from kiemdiem.apps.people.imports.columns import PERSON_FIELDS, columns
from kiemdiem.apps.people.imports.listed import listed_persons
from kiemdiem.apps.people.imports.standing import identity_of
from kiemdiem.apps.people.models import Employment, Membership, NameWord, Person, Position
from kiemdiem.apps.people.queries.name_words import words_for
from kiemdiem.apps.people.values.names import found_by, order_key
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.uploads.values.registers import (
    Changes,
    Checking,
    Column,
    Planned,
    Register,
    Rows,
    Update,
    Value,
)

CODE = "CB{number:06d}"
_DAYS = frozenset({"born_on", "admitted_on", "full_member_on"})


class PersonsRegister(Register):
    """Persons with their cell, their workplace and their main post."""

    code: ClassVar[str] = "dang-vien"
    model: ClassVar[type[models.Model]] = Person
    permission: ClassVar[Permission] = Permission.EDIT_PEOPLE
    title: ClassVar[str] = words.TITLE
    noun: ClassVar[str] = words.NOUN
    list_url: ClassVar[str] = "people"
    batch: ClassVar[int] = 250
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("full_name", "given_name"),)

    def columns(self) -> tuple[Column, ...]:
        return columns()

    def put_in(self, plan: Mapping[str, Any]) -> Mapping[str, str]:
        begun = plan.get("membership")
        return {"kind": begun["kind"]} if begun and begun.get("ends") is None else {}

    def checking(self, actor: Actor) -> Checking:
        return PersonsChecking(actor, self.columns())

    def units(self, plans: Iterable[Mapping[str, Any]]) -> frozenset[int]:
        found: set[int] = set()
        for plan in plans:
            found.update({plan["home"]} if "home" in plan else ())
            found.update(plan[key]["unit"] for key in ("employment", "post") if key in plan)
            found.update({-plan["old_home"]} if "old_home" in plan else ())  # it may have ended
        return frozenset(found)

    def branches(self, units: frozenset[int]) -> frozenset[str]:
        return branches_written_on(units)

    def added_since(self, newest: int, before: int | None) -> Mapping[str, str]:
        rows = Person.objects.unscoped("an import asks who was added meanwhile").filter(pk__gt=newest)
        rows = rows if before is None else rows.filter(pk__lt=before)
        found = {identity_of(name, born): name for name, born in rows.values_list("full_name", "born_on")}
        return {identity: name for identity, name in found.items() if identity}

    def removed(self) -> Sequence[tuple[type[models.Model], str]]:
        return (
            (NameWord, "person"),
            (Membership, "person"),
            (Employment, "person"),
            (Position, "person"),
            (Person, "pk"),
        )

    def listed(self, actor: Actor) -> Iterator[Mapping[str, Value]]:
        return listed_persons(visible_to(actor), actor)

    # ------------------------------------------------------------------ somebody new
    def built(self, rows: Iterator[Planned], *, actor: Actor) -> Iterator[list[Rows]]:
        while some := list(islice(rows, self.batch)):
            persons = [_person(row.plan, row.key) for row in some]
            parts = [(row.key, row.plan) for row in some]
            yield [
                Rows.of(Person, persons),
                Rows.of(Membership, [_membership(key, plan, None) for key, plan in parts if "membership" in plan]),
                Rows.of(Employment, [_employment(key, plan, None) for key, plan in parts if "employment" in plan]),
                Rows.of(Position, [_position(key, plan, None) for key, plan in parts if "post" in plan]),
                _name_words(persons),
            ]

    # ------------------------------------------------------------------ somebody known
    def changes(self, rows: Iterator[Planned], *, actor: Actor) -> Changes:
        today = actor.today
        updates: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        ends: dict[type[models.Model], list[int]] = {Membership: [], Employment: [], Position: []}
        begun: dict[type[models.Model], list[models.Model]] = {Membership: [], Employment: [], Position: []}
        renamed: list[Person] = []
        makers = (
            ("membership", Membership, _membership),
            ("employment", Employment, _employment),
            ("post", Position, _position),
        )
        for row in rows:
            fields, values = _changed(row.plan)
            updates.setdefault(fields, []).append((row.key, row.version, *values))
            for part, model, make in makers:
                if part in row.plan:
                    begun[model].append(make(row.key, row.plan, today))
                    old = row.plan[part]["ends"]
                    ends[model] += [old] if old is not None else []
            if "found_by" in row.plan:
                renamed.append(_found_by(row))
        changes = Changes()
        changes.updates = [Update(Person, fields, some) for fields, some in updates.items()]
        changes.ends = [(model, today - timedelta(days=1), keys) for model, keys in ends.items() if keys]
        changes.inserts = [Rows.of(model, some) for model, some in begun.items() if some]
        if renamed:
            changes.removals = [(NameWord, "person", [person.pk for person in renamed])]
            changes.inserts.append(_name_words(renamed))
        return changes


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _value(field: str, value: Any) -> Any:
    return _day(value) if field in _DAYS else value


def _person(plan: Mapping[str, Any], key: int) -> Person:
    given = plan["person"]
    name = given["full_name"]
    texts = {field: given[field] or "" for field in PERSON_FIELDS if field not in _DAYS and field != "card_number"}
    return Person(
        pk=key,
        full_name=name,
        code=given["code"] or CODE.format(number=key),
        home_id=plan["home"],
        is_woman=given["is_woman"],
        card_number=given["card_number"] or None,
        sort_key=order_key(name),
        search_key=found_by(name),
        **{field: _day(given[field]) for field in _DAYS},
        **texts,
    )


def _membership(key: int, plan: Mapping[str, Any], since: date | None) -> Membership:
    given = plan["membership"]
    return Membership(person_id=key, cell_id=given["cell"], kind=given["kind"], since=_begun(given, since))


def _employment(key: int, plan: Mapping[str, Any], since: date | None) -> Employment:
    given = plan["employment"]
    return Employment(person_id=key, unit_id=given["unit"], contract=given["contract"], since=_begun(given, since))


def _position(key: int, plan: Mapping[str, Any], since: date | None) -> Position:
    given = plan["post"]
    return Position(
        person_id=key, unit_id=given["unit"], post=given["post"], title=given["title"], is_main=True,
        since=_begun(given, since),
    )  # fmt: skip


def _begun(given: Mapping[str, Any], since: date | None) -> date | None:
    """Of somebody new no beginning is known; what is new of somebody known begins today."""
    return since if "ends" in given else None


def _changed(plan: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """The fields of the person that change, with their values; the same fields always in the same order."""
    values = dict(plan.get("set", {}))
    if "full_name" in values:
        values |= {"sort_key": order_key(values["full_name"]), "search_key": found_by(values["full_name"])}
    if plan.get("home", plan.get("old_home")) != plan.get("old_home"):
        values["home"] = plan["home"]
    fields = tuple(sorted(values))
    return fields, tuple(_value(field, values[field]) for field in fields)


def _found_by(row: Planned) -> Person:
    """As much of a person as his words are made of."""
    given = row.plan["found_by"]
    name = given["full_name"]
    return Person(
        pk=row.key, full_name=name, sort_key=order_key(name), born_on=_day(given["born_on"]),
        card_number=given["card_number"], code=given["code"],
    )  # fmt: skip


def _name_words(persons: Sequence[Person]) -> Rows:
    """The words by which these persons are found; so many that no objects are made of them."""
    found = [(person.pk, word, person.sort_key) for person in persons for word in sorted(words_for(person))]
    return Rows(NameWord, ("person_id", "word", "sort_key"), found)


PEOPLE = PersonsRegister()
