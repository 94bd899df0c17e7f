"""Draw up a visiting group, or change one; it is sent only when the body that decides has decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from kiemdiem.apps.assignments.actions.assigning import not_over
from kiemdiem.apps.assignments.actions.settle_access import settle_access
from kiemdiem.apps.assignments.entries import GroupEdited, GroupMade
from kiemdiem.apps.assignments.errors import AssignmentOver, GroupIncomplete, GroupNameTaken, UnitNotMeant
from kiemdiem.apps.assignments.models import LONGEST_TEXT, GroupMember, GroupUnit, State, VisitingGroup
from kiemdiem.apps.assignments.queries.duties import duty_of
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.units_meant import units_meant
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since


@dataclass(frozen=True)
class GroupGiven:
    """A visiting group as it is written down. members: the first one heads it."""

    name: str
    members: Sequence[Person]
    units: Sequence[Unit]


@transaction.atomic
def make_group(campaign: Campaign, *, duty: str, given: GroupGiven, actor: Actor) -> VisitingGroup:
    """The group as a draft: its members read nowhere yet."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    not_over(campaign)
    kind = duty_of(campaign, duty)
    group = VisitingGroup(campaign=campaign, duty=kind.id, made_by=actor.user, made_at=actor.at)
    _write(group, given)
    record(GroupMade(Ref.to(campaign), group.name, *_refs(given)), by=author)
    return group


@transaction.atomic
def edit_group(group: VisitingGroup, given: GroupGiven, *, version: int | None, actor: Actor) -> VisitingGroup:
    """The group with other members or units. It waits for a decision again, and its members read nowhere until then."""
    group = locked(group)
    campaign = locked(group.campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    not_over(campaign)
    if group.is_over:
        raise AssignmentOver(what=group.name)
    unchanged_since(group, version, named=group.name)
    before = list(group.members.values_list("person_id", flat=True))
    group.state, group.decision, group.decided_on, group.decided_by = State.DRAFT, "", None, None
    group.version += 1
    group.members.all().delete()
    group.covers.all().delete()
    _write(group, given)
    record(GroupEdited(Ref.to(campaign), group.name, *_refs(given)), by=author)
    settle_access([*before, *(one.pk for one in given.members)], campaign, actor=actor, by=author)
    return group


def _write(group: VisitingGroup, given: GroupGiven) -> None:
    group.name = given.name.strip()[:LONGEST_TEXT]
    members = list({one.pk: one for one in given.members}.values())
    units = list({one.pk: one for one in given.units}.values())
    if not members or not units or not group.name:
        raise GroupIncomplete(group=group.name)
    kind = duty_of(group.campaign, group.duty)
    meant = set(units_meant(group.campaign, kind.units).values_list("pk", flat=True))
    for unit in units:
        if unit.pk not in meant:
            raise UnitNotMeant(unit=unit.name, duty=kind.label)
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError:
        raise GroupNameTaken(group=group.name) from None
    GroupMember.objects.bulk_create(
        GroupMember(group=group, person=person, is_head=place == 0) for place, person in enumerate(members)
    )
    GroupUnit.objects.bulk_create(GroupUnit(group=group, unit=unit) for unit in units)


def _refs(given: GroupGiven) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    return tuple(Ref.to(one) for one in given.members), tuple(Ref.to(one) for one in given.units)
