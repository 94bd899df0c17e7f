"""Move the people who are still recorded on a unit along to those that came after it, in one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Model

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.errors import UnitEnded
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.tree import stands_since
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.actions.refusals import refuse_later
from kiemdiem.apps.people.entries import PeopleMoved
from kiemdiem.apps.people.errors import (
    IntoTheSameUnit,
    MovesClash,
    NobodyToMove,
    OtherBranchToo,
    PeopleChangedMeanwhile,
    PeopleOutside,
    PostStaysInNoUnit,
    ReceiverNotThereYet,
)
from kiemdiem.apps.people.models import Membership, Person
from kiemdiem.apps.people.queries.left_behind import kept_by, keys_left_on, persons_with
from kiemdiem.apps.people.queries.moves import Fate, Moves, Step, moves_of
from kiemdiem.apps.people.queries.vocabularies import told, words_of
from kiemdiem.apps.people.values.moving import Along, PostChoice
from kiemdiem.apps.permissions.access import Actor, Place, may, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.rows import locked, parts

NAMED = 3


@transaction.atomic
def move_people(unit: Unit, along: Along, *, seen: Mapping[int, int], actor: Actor) -> Moves:
    """What was written. `seen`: key and version of each person as the preview showed them; who differs is refused.

    Persons are held before units, as in every act on a person. A record ends the day before `along.on` and one like it
    begins on that day in the receiving unit; what began later is written anew with that unit. All of it in statements
    of some hundred rows, whatever the number of people.
    """
    _hold(sorted(along.targets))
    unit, receivers = locked(unit), [locked(one) for one in along.receivers]
    author = require(actor, Permission.EDIT_PEOPLE, on=unit)
    _refuse_receivers(unit, receivers, along, actor)
    if not along.targets:
        raise NobodyToMove(unit=unit.name)
    if unit.ended_on is not None and PostChoice.STAY in {along.rest, *along.posts.values()}:
        raise PostStaysInNoUnit(unit=unit.name, on=short_date(unit.ended_on))
    moves = moves_of(unit, along, _persons(unit, along, seen, actor))
    if moves.clashes:
        first = moves.clashes[0]
        assert first.clash is not None
        raise MovesClash(names=_named(moves.clashes), told=told(first.clash, words_of()))
    _write(moves)
    entry = PeopleMoved(
        unit=Ref.to(unit),
        into=tuple(map(Ref.to, receivers)),
        people=tuple(Ref.to(move.person) for move in moves.each),
        count=len(moves.each),
        what=what_moves(moves),
        on=along.on,
        decision=along.decision,
    )
    record(entry, by=author)
    return moves


def what_moves(moves: Moves) -> str:
    """The records that move, in words with their numbers."""
    found = [
        labels.FATES[fate.value].format(count=count, sort=labels.MOVED_SORTS[model.__name__])
        for (model, fate), count in sorted(moves.counts().items(), key=lambda one: (one[0][1], one[0][0].__name__))
    ]
    return ", ".join(found) or labels.HOMES_ALONE


def _hold(keys: Sequence[int]) -> None:
    """Hold the persons in the order of their keys: of two who move the same people one waits for the other."""
    for some in parts(keys):
        rows = Person._base_manager.filter(pk__in=some).select_for_update().order_by("pk")
        list(rows.values_list("pk", flat=True))


def _refuse_receivers(unit: Unit, receivers: Iterable[Unit], along: Along, actor: Actor) -> None:
    refuse_later(along.on, actor)
    for one in receivers:
        if one.pk == unit.pk:
            raise IntoTheSameUnit(unit=unit.name)
        if not may(actor, Permission.EDIT_PEOPLE, on=Place(one.branch)):
            raise OtherBranchToo(unit=one.name)
        if one.ended_on is not None:
            raise UnitEnded(unit=one.name, on=short_date(one.ended_on))
        since = stands_since(one)
        if since is not None and since > along.on:
            raise ReceiverNotThereYet(unit=one.name, since=short_date(since), on=short_date(along.on))


def _persons(unit: Unit, along: Along, seen: Mapping[int, int], actor: Actor) -> list[Person]:
    """The people who go, as the preview showed them.

    Raises:
        PeopleChangedMeanwhile, PeopleOutside
    """
    there, asked = set(keys_left_on(unit)), {*along.targets, *seen}
    known = persons_with(sorted(asked), kept_by(actor, Permission.EDIT_PEOPLE))  # whom he may be told of by name
    going = there & along.targets.keys()
    changed = [one for one in known if one.pk not in going or one.version != seen.get(one.pk)]
    if changed:
        raise PeopleChangedMeanwhile(names=_names(changed), count=len(changed))
    mine = [one for one in known if one.user_id is None or one.user_id != actor.user_id]
    outside = asked - {one.pk for one in mine}
    if outside:
        raise PeopleOutside(count=len(outside))
    return mine


# ------------------------------------------------------------------ what is written
def _write(moves: Moves) -> None:
    """End, write anew, begin; then homes and versions. Ends come first: nobody is in two cells on one day."""
    by_fate: dict[tuple[type[Model], Fate], list[Step]] = defaultdict(list)
    for step in moves.steps:
        by_fate[type(step.record), step.fate].append(step)
    for (model, fate), steps in by_fate.items():
        if fate in (Fate.MOVED, Fate.ENDED, Fate.JOINED):
            for some in parts([step.record.pk for step in steps]):
                model._base_manager.filter(pk__in=some).update(until=moves.along.last_day)
    for (model, fate), steps in by_fate.items():
        if fate is Fate.REWRITTEN:
            _rewrite(model, [_there(step, moves) for step in steps])
        if fate is Fate.MOVED:
            _begin(model, [_there(step, moves) for step in steps], moves)
    _take_home(moves)


def _there(step: Step, moves: Moves) -> Any:
    """The record as it stands in the receiving unit."""
    row: Any = step.record
    if not isinstance(row, Membership):
        row.unit = step.to
        return row
    if row.cell_id == moves.unit.pk:
        row.cell = step.to
    else:
        row.temporary_in = step.to
    if row.temporary_in_id == row.cell_id:
        row.temporary_in = None
    return row


def _rewrite(model: type[Model], rows: list[Any]) -> None:
    fields = ["cell", "temporary_in"] if model is Membership else ["unit"]
    for some in parts(rows):
        model._base_manager.bulk_update(some, fields)


def _begin(model: type[Model], rows: list[Any], moves: Moves) -> None:
    for row in rows:
        row.pk, row.since, row.until = None, moves.along.on, None
        row._state.adding = True
    for some in parts(rows):
        model._base_manager.bulk_create(some)


def _take_home(moves: Moves) -> None:
    """Records kept on the unit are kept where the people go; whoever has a form of one of them open is told."""
    by_target: dict[int, list[int]] = defaultdict(list)
    for move in moves.each:
        by_target[move.to.pk].append(move.person.pk)
    for target, keys in by_target.items():
        for some in parts(keys):
            rows = Person._base_manager.filter(pk__in=some)
            rows.filter(home=moves.unit).update(home=target)
            rows.update(version=F("version") + 1)


def _named(moves: Sequence[Any]) -> str:
    return _names([move.person for move in moves])


def _names(persons: Sequence[Person]) -> str:
    more = len(persons) - NAMED
    found = ", ".join(one.full_name for one in persons[:NAMED])
    return labels.AND_MORE.format(names=found, count=more) if more > 0 else found
