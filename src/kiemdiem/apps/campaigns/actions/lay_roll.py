"""Lay a computed roll down beside the one that holds; nobody sees it until it is taken.

A task does it in short transactions and may be killed in any of them: the next one first takes away what was laid
down. Standings that are as before stay; others get their end and a new row. A subject that no version names stays as
a row without a standing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from kiemdiem.apps.campaigns.facts.roll import ComputedRow, decider_of, forums_of
from kiemdiem.apps.campaigns.models import BodyUnit, Grounds, Hearing, ReviewForum, RollVersion, Standing, Subject
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.core.engine.registers.plan_bodies import FoundBody
from kiemdiem.core.quantities.names import search_key, sort_key
from kiemdiem.shell.turns import Room, still_mine, take_turn

BATCH = 500


def take_up(roll_id: int, *, at: datetime) -> RollVersion:
    """The roll, taken from whoever worked on it (see `shell.turns`).

    Raises:
        TakenOver: it does not wait to be computed.
    """
    rolls = RollVersion.objects.select_related("campaign__regime", "campaign__root").defer("campaign__regime__files")
    return take_turn(rolls, roll_id, state=RollVersion.State.COMPUTING, at=at)


def clear_leftovers(roll: RollVersion, *, at: datetime) -> None:
    """Take away what an earlier task, or a roll that was given up, laid down under this number; in pieces."""
    newer = _standings().filter(subject__campaign=roll.campaign_id, since__gte=roll.number)
    ended = _standings().filter(subject__campaign=roll.campaign_id, until__gte=roll.number)
    room = Room()
    while keys := list(newer.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            still_mine(roll, at=at)
            _standings().filter(pk__in=keys).delete()
        room.leave()
    while keys := list(ended.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            still_mine(roll, at=at)
            _standings().filter(pk__in=keys).update(until=None)
        room.leave()


def _standings() -> QuerySet[Standing]:
    return Standing.objects.unscoped("the whole roll is laid down")


class Laying:
    """The rows of the campaign as they are, and what is written of the new roll. Codes are looked up once.

    unit_of: the code of the unit that a body which only the plan implies belongs to.
    """

    def __init__(self, roll: RollVersion, unit_of: Callable[[str], str]) -> None:
        self._roll, self._campaign, self._unit_of = roll, roll.campaign, unit_of
        units = Unit.objects.unscoped("codes of the registers")
        self._units = dict(units.values_list("code", "pk"))
        persons = Person.objects.unscoped("codes of the registers").values_list("code", "pk", "home_id", "sort_key")
        self._persons = {code: (pk, home, key) for code, pk, home, key in persons.iterator(chunk_size=5_000)}
        subjects = Subject.objects.unscoped("the whole roll").filter(campaign=self._campaign)
        self._subjects = dict(subjects.values_list("key", "pk"))
        standings = _standings().filter(subject__campaign=self._campaign, until=None)
        self._standing = {
            subject: (pk, digest) for subject, pk, digest in standings.values_list("subject_id", "pk", "digest")
        }
        self._grounds = dict(self._campaign.grounds.values_list("digest", "pk"))
        self._forums = dict(self._campaign.forums.values_list("key", "pk"))
        self._left = set(self._standing)
        self._room = Room()
        self.touched = 0

    def lay(self, rows: Sequence[ComputedRow], *, at: datetime, done: int) -> None:
        """Write one batch: what is new and what differs."""
        with transaction.atomic():
            still_mine(self._roll, at=at, done=done)
            self._add_subjects([row for row in rows if row.subject.id not in self._subjects])
            self._left -= {self._subjects[row.subject.id] for row in rows}
            changed = [row for row in rows if self._differs(row)]
            self._add_grounds(changed)
            self._replace(changed)
        self.touched += len(changed)
        self._room.leave()

    def end_the_rest(self, *, at: datetime) -> None:
        """Whoever is no longer on the roll gets his end; in pieces."""
        gone = sorted(self._standing[key][0] for key in self._left)
        for start in range(0, len(gone), BATCH):
            with transaction.atomic():
                still_mine(self._roll, at=at)
                keys = gone[start : start + BATCH]
                _standings().filter(pk__in=keys).update(until=self._roll.number)
            self._room.leave()
        self.touched += len(gone)

    # ------------------------------------------------------------------ one batch
    def _differs(self, row: ComputedRow) -> bool:
        return self._standing.get(self._subjects[row.subject.id], (0, ""))[1] != row.digest

    def _add_subjects(self, rows: Iterable[ComputedRow]) -> None:
        made = [self._subject(row) for row in rows]
        Subject.objects.bulk_create(made)
        self._subjects |= {one.key: one.pk for one in made}

    def _subject(self, row: ComputedRow) -> Subject:
        subject = row.subject
        person, home, order = self._persons.get(subject.person, (None, None, ""))
        return Subject(
            campaign=self._campaign,
            key=subject.id,
            kind=subject.kind,
            name=subject.name,
            unit_id=home or self._units.get(row.unit),
            person_id=person,
            sort_key=order or sort_key(subject.name),
            search_key=search_key(subject.name),
        )

    def _add_grounds(self, rows: Iterable[ComputedRow]) -> None:
        new = {row.grounds_digest: row for row in rows if row.grounds_digest not in self._grounds}
        made = [Grounds(campaign=self._campaign, digest=digest, content=row.grounds) for digest, row in new.items()]
        Grounds.objects.bulk_create(made)
        self._grounds |= {one.digest: one.pk for one in made}
        self._add_forums(made)

    def _add_forums(self, grounds: Sequence[Grounds]) -> None:
        named = {forum.id: forum for one in grounds for forum in forums_of(one.content)}
        made = [
            ReviewForum(
                campaign=self._campaign,
                key=forum.id,
                name=forum.name,
                sort=forum.sort,
                unit_id=self._units.get(self._unit_of(forum.unit)),
                sort_key=sort_key(forum.name),
            )
            for key, forum in named.items()
            if key not in self._forums
        ]
        ReviewForum.objects.bulk_create(made)
        self._forums |= {one.key: one.pk for one in made}
        Hearing.objects.bulk_create(
            Hearing(grounds=one, forum_id=self._forums[key], place=place)
            for one in grounds
            for place, key in enumerate(dict.fromkeys(forum.id for forum in forums_of(one.content)))
        )

    def _replace(self, rows: Sequence[ComputedRow]) -> None:
        known = [self._standing.get(self._subjects[row.subject.id]) for row in rows]
        _standings().filter(pk__in=[found[0] for found in known if found]).update(until=self._roll.number)
        Standing.objects.bulk_create(
            Standing(
                subject_id=self._subjects[row.subject.id],
                since=self._roll.number,
                is_reviewed=row.subject.reviewed,
                is_rated=row.subject.rated,
                outcome=row.subject.outcome,
                why=row.subject.why,
                decided_by=decider_of(row.subject),
                forums=len(row.subject.forums),
                problems=len(row.subject.problems),
                own=row.own,
                facts=row.facts,
                grounds_id=self._grounds[row.grounds_digest],
                digest=row.digest,
            )
            for row in rows
        )


def lay_bodies(roll: RollVersion, bodies: Iterable[FoundBody], unit_of: Callable[[str], str], *, at: datetime) -> None:
    """The units that the bodies of the plan are; whatever an earlier task wrote is gone. In pieces."""
    units = dict(Unit.objects.unscoped("codes of the registers").values_list("code", "pk"))
    found: dict[tuple[str, int], str] = {}
    for body in bodies:
        for unit in body.units:
            key = units.get(unit_of(unit.id))
            if key is not None:
                found.setdefault((body.id, key), unit.name)
    with transaction.atomic():
        still_mine(roll, at=at)
        roll.body_units.all().delete()
    rows = [BodyUnit(roll=roll, body=body, unit_id=unit, name=name) for (body, unit), name in found.items()]
    room = Room()
    for start in range(0, len(rows), BATCH):
        room.leave()
        with transaction.atomic():
            still_mine(roll, at=at)
            BodyUnit.objects.bulk_create(rows[start : start + BATCH])


@transaction.atomic
def finish_roll(
    roll: RollVersion,
    *,
    at: datetime,
    fingerprint: str,
    touched: int,
    counts: dict[str, Any],
    problems: list[Any],
    by_hand: dict[str, Any],
) -> None:
    """The roll waits to be taken."""
    found = {"fingerprint": fingerprint, "touched": touched, "counts": counts, "problems": problems, "note": ""}
    still_mine(roll, at=at, by_hand=by_hand, **found)
    RollVersion.objects.filter(pk=roll.pk).update(state=RollVersion.State.READY)


@transaction.atomic
def refuse_roll(roll: RollVersion, *, at: datetime, note: str) -> None:
    """The registers do not give a roll; why stands in the note."""
    still_mine(roll, at=at, note=note)
    RollVersion.objects.filter(pk=roll.pk).update(state=RollVersion.State.REFUSED)
