"""The task that computes a roll. It can be killed at any moment and begun again; of two only the last goes on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from django.utils import timezone
from django_tasks import task

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.actions.lay_roll import (
    BATCH,
    Laying,
    clear_leftovers,
    finish_roll,
    lay_bodies,
    refuse_roll,
    take_up,
)
from kiemdiem.apps.campaigns.facts.roll import Count, compute_roll, digest_of
from kiemdiem.apps.campaigns.models import RollVersion, standing_corrections
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.core.engine.registers import RegistersRefused
from kiemdiem.core.engine.registers.answers import Problem
from kiemdiem.core.interchange.collecting import collecting_later
from kiemdiem.core.quantities.numbers import with_points
from kiemdiem.shell.turns import TakenOver, beating, still_mine

MOST_PROBLEMS = 200
YOUNGEST = 0
"""The generation of objects made since the last search for circles: a search through all those of a province takes
seconds, and Python would begin it anywhere, also while others wait for the end of a transaction."""
Thing = TypeVar("Thing")


@task()
def compute_roll_version(roll_id: int) -> None:
    """Compute the roll and lay it down."""
    try:
        with collecting_later():
            _compute(take_up(roll_id, at=timezone.now()))
    except TakenOver:
        return


def begin_computing(roll: RollVersion) -> None:
    """Put the task into the queue."""
    compute_roll_version.enqueue(roll.pk)


def _compute(roll: RollVersion) -> None:
    campaign = roll.campaign
    still_mine(roll, at=timezone.now(), total=0, done=0, note="")
    clear_leftovers(roll, at=timezone.now())
    try:
        with beating(roll):
            found = compute_roll(
                regime_of(campaign),
                root=campaign.root,
                as_of=roll.as_of,
                readings=campaign.readings,
                corrections=list(standing_corrections(campaign)),
                tell=partial(_tell, roll),
            )
    except RegistersRefused as refused:
        refuse_roll(roll, at=timezone.now(), note="\n".join(fault.message for fault in refused.faults[:MOST_PROBLEMS]))
        return
    still_mine(roll, at=timezone.now(), total=len(found.list.subjects), done=0)
    gc.collect(YOUNGEST)  # goes through all of the roll once, while nobody waits for a write
    laying, count, digests = Laying(roll, found.registers.unit_of), Count.under(campaign), []
    done = 0
    for batch in _batches(found.rows(), BATCH):
        done += len(batch)
        for row in batch:
            count.add(row)
            digests.append((row.subject.id, row.digest))
        laying.lay(batch, at=timezone.now(), done=done)
        gc.collect(YOUNGEST)  # what the batch left behind; never the millions of objects of the roll
    laying.end_the_rest(at=timezone.now())
    lay_bodies(roll, found.bodies, found.registers.unit_of, at=timezone.now())
    finish_roll(
        roll,
        at=timezone.now(),
        fingerprint=digest_of([campaign.regime.hash, campaign.readings, sorted(digests)]),
        touched=laying.touched,
        counts=count.plain(),
        problems=[_told(one) for one in found.list.problems[:MOST_PROBLEMS]],
        by_hand=found.by_hand,
    )


def _tell(roll: RollVersion, units: int, persons: int) -> None:
    """What the page says while the rules are applied, which has no steps of its own."""
    told = words.APPLYING_RULES.format(units=with_points(units), persons=with_points(persons))
    still_mine(roll, at=timezone.now(), note=told)


def _told(problem: Problem) -> list[Any]:
    return [problem.subject, problem.text, list(problem.clauses), problem.blocks]


def _batches(rows: Iterator[Thing], size: int) -> Iterator[list[Thing]]:
    while batch := list(islice(rows, size)):
        yield batch
