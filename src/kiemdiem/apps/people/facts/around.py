"""The registers around a few units and persons: enough to ask which lines of a plan are about them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.facts.branches import WHY
from kiemdiem.apps.people.facts.documents import Codes, Row, posts_in, unit_row
from kiemdiem.apps.people.facts.registers import facts_known, read_leniently
from kiemdiem.apps.people.facts.surroundings import LINKS
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.core.engine.registers import Registers
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.register_scope import UNIT
from kiemdiem.shell.rows import held_on


def registers_around(
    regime: Regime, units: Iterable[Unit], persons: Iterable[Person] = (), *, day: date, with_members: bool = False
) -> Registers:
    """The units with all that they are tied to, and the persons with the posts that they hold on the day.

    with_members: also whoever holds a post in these units or in what they lead. A few queries, however large the house.

    Raises:
        RegistersRefused: rows that the plan cannot use.
    """
    asked, whom = list(units), {person.pk: person for person in persons}
    led = {unit.of_id or unit.pk for unit in asked}
    held = Position.objects.filter(held_on(day))
    chosen = Q(person__in=list(whom)) | (Q(unit__in=led) | Q(unit__of__in=led) if with_members else Q(pk__in=[]))
    posts = held.filter(chosen).order_by("pk")
    more = Person.objects.unscoped(WHY).filter(pk__in=posts.order_by().values("person"))
    people = {**whom, **{person.pk: person for person in more}}
    tied = _tied({unit.pk for unit in asked} | set(posts.order_by().values_list("unit", flat=True)))
    codes = Codes({unit.pk: unit.code for unit in tied}, {person.pk: person.code for person in people.values()})
    known = facts_known(regime)[UNIT]
    rows = [unit_row(unit, unit.parent_id, unit.name, codes.units) for unit in tied]
    document: dict[str, list[Row]] = {
        "units": [{key: value for key, value in row.items() if key in known} for row in rows],
        "persons": [{"id": person.code, "name": person.full_name} for person in people.values()],
        "posts": list(posts_in(posts, codes)),
    }
    return read_leniently(regime, document, frozenset())


def _tied(keys: set[int]) -> list[Unit]:
    """These units with everything above them and everything that they or those lead to."""
    found: dict[int, Unit] = {}
    fresh = keys
    while fresh:
        rows = Unit.objects.unscoped(WHY).filter(Q(pk__in=fresh) | Q(of__in=fresh))
        found |= {unit.pk: unit for unit in rows}
        ends = {getattr(unit, link) for unit in found.values() for link in LINKS}
        above = {int(key) for unit in found.values() for key in unit.branch.strip("/").split("/") if key}
        fresh = (ends | above) - {None} - found.keys()
    return [found[key] for key in sorted(found)]
