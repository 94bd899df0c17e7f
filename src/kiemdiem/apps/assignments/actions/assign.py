"""Write down who looks after which units in a campaign; what the plan wants decided waits for the body that decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from kiemdiem.apps.assignments.actions.assigning import not_over
from kiemdiem.apps.assignments.actions.settle_access import settle_access
from kiemdiem.apps.assignments.entries import Assigned
from kiemdiem.apps.assignments.errors import NobodyAssigned, PostHeldByNobody, PrintedUnitUnknown, UnitNotMeant
from kiemdiem.apps.assignments.models import LONGEST_TEXT, Assignment, State
from kiemdiem.apps.assignments.queries.duties import duty_of, holders_of
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.units_meant import units_meant
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.regime.entries.duties import Assignment as Duty
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class Pair:
    """A person who looks after a unit."""

    unit: Unit
    person: Person


@transaction.atomic
def assign(campaign: Campaign, *, duty: str, pairs: Sequence[Pair], basis: str, actor: Actor) -> list[Assignment]:
    """Those who are new. Whoever looks after a unit already is left as he is, and a second time changes nothing."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    not_over(campaign)
    kind = duty_of(campaign, duty)
    if not pairs:
        raise NobodyAssigned()
    _all_meant(campaign, kind, pairs)
    running = Assignment.objects.unscoped("who looks after them already").filter(campaign=campaign, duty=kind.id)
    known = set(running.exclude(state=State.ENDED).values_list("unit_id", "person_id"))
    wanted = {(pair.unit.pk, pair.person.pk): pair for pair in pairs}
    at_once = kind.holds == "at_once"
    made = [
        Assignment.objects.create(
            campaign=campaign,
            duty=kind.id,
            unit=pair.unit,
            person=pair.person,
            state=State.HELD if at_once else State.DRAFT,
            basis=basis.strip()[:LONGEST_TEXT],
            made_by=actor.user,
            made_at=actor.at,
        )
        for key, pair in wanted.items()
        if key not in known
    ]
    if made:
        about = (tuple(str(one) for one in made), *refs_of(made))
        record(Assigned(Ref.to(campaign), kind.label, *about), by=author, reason=basis.strip())
        settle_access([one.person_id for one in made], campaign, actor=actor, by=author)
    return made


def refs_of(made: Sequence[Assignment]) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """The units and the persons of assignments, each once."""
    units = {one.unit_id: Ref.to(one.unit) for one in made}
    persons = {one.person_id: Ref.to(one.person) for one in made}
    return tuple(units.values()), tuple(persons.values())


def _all_meant(campaign: Campaign, kind: Duty, pairs: Sequence[Pair]) -> None:
    meant = set(units_meant(campaign, kind.units).values_list("pk", flat=True))
    for pair in pairs:
        if pair.unit.pk not in meant:
            raise UnitNotMeant(unit=pair.unit.name, duty=kind.label)


def printed_pairs(campaign: Campaign, duty: str, *, actor: Actor) -> list[Pair]:
    """What the plan itself prints, as persons and units of the registers of today.

    Raises:
        PostHeldByNobody, PrintedUnitUnknown
    """
    kind = duty_of(campaign, duty)
    units = {search_key(unit.name): unit for unit in units_meant(campaign, kind.units)}
    return [
        Pair(_named(units, name, campaign), _holder(campaign, printed.post, printed.role, actor))
        for printed in kind.printed
        for name in printed.units
    ]


def _named(units: Mapping[str, Unit], name: str, campaign: Campaign) -> Unit:
    found = units.get(search_key(name))
    if found is None:
        raise PrintedUnitUnknown(root=campaign.root.name, unit=name)
    return found


def _holder(campaign: Campaign, post: str, role: tuple[str, ...], actor: Actor) -> Person:
    found = list(holders_of(campaign, role, (), on=actor.today)[:3])
    if len(found) != 1:
        raise PostHeldByNobody(post=post, root=campaign.root.name, count=len(found))
    return found[0]


@transaction.atomic
def take_printed(campaign: Campaign, *, duty: str, actor: Actor) -> list[Assignment]:
    """Write down what the plan prints by post, for whoever holds the post today."""
    pairs = printed_pairs(campaign, duty, actor=actor)
    return assign(campaign, duty=duty, pairs=pairs, basis=campaign.regime.number, actor=actor)
