"""Who of a unit was reviewed and who was not: collectives first, then persons by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When

from kiemdiem.apps.campaigns.models import Campaign, Correction, Standing, Subject
from kiemdiem.apps.campaigns.queries.corrections import lines_about
from kiemdiem.apps.campaigns.queries.rolls import standings_of
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.completion import words
from kiemdiem.apps.completion.access import of_unit
from kiemdiem.apps.organisations.models import SEPARATOR, Unit

MOST_NAMES = 10
REVIEWED = Q(subject__review__isnull=False)
OUTSTANDING = Q(subject__review=None)
EXCUSED = OUTSTANDING & Q(subject__excuse__isnull=False)
UNEXPLAINED = OUTSTANDING & Q(subject__excuse=None)
IN_ORDER = ("is_person", "subject__sort_key", "pk")


@dataclass(frozen=True)
class Tally:
    """How many must be reviewed, were, and are excused."""

    wanted: int = 0
    done: int = 0
    excused: int = 0

    @property
    def outstanding(self) -> int:
        return self.wanted - self.done

    @property
    def unexplained(self) -> int:
        return self.outstanding - self.excused

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.wanted + other.wanted, self.done + other.done, self.excused + other.excused)


def in_order(standings: QuerySet[Standing]) -> QuerySet[Standing]:
    """With `is_person`, by which collectives come first."""
    is_person = Case(When(subject__person=None, then=Value(False)), default=Value(True), output_field=BooleanField())
    return standings.annotate(is_person=is_person).order_by(*IN_ORDER)


def to_review_in(campaign: Campaign, unit: Unit) -> QuerySet[Standing]:
    """Everybody of the unit and those below who must be reviewed by the roll that holds."""
    return in_order(standings_of(campaign).filter(of_unit(campaign, unit), is_reviewed=True))


def concerned_by(subjects: Iterable[Subject]) -> frozenset[int]:
    """Whose own case it is, what is recorded of these."""
    return frozenset(user for one in subjects for user in one.concerned)


def unexplained_in(campaign: Campaign, unit: Unit) -> QuerySet[Standing]:
    """Those of them who were not reviewed and for whom nobody said why."""
    return to_review_in(campaign, unit).filter(UNEXPLAINED)


@dataclass(frozen=True)
class ToName:
    """Whom a unit names when it is marked. first: at most so many as one page takes, those for whom the plan asks for a
    reason first; asked: their kinds; count: how many there are in all; is_cut: a reason is asked for more than that."""

    first: list[Standing]
    asked: frozenset[str]
    count: int
    is_cut: bool


def to_name_in(campaign: Campaign, unit: Unit, *, most: int) -> ToName:
    """Those of the unit whom nobody gave a reason for."""
    asked, waiting = kinds_not_left_out(campaign), unexplained_in(campaign, unit)
    is_asked = Case(When(subject__kind__in=asked, then=Value(0)), default=Value(1))
    first = list(waiting.order_by(is_asked, *IN_ORDER)[:most])
    return ToName(first, asked, waiting.count(), waiting.filter(subject__kind__in=asked).count() > most)


def tally_of(standings: QuerySet[Standing]) -> Tally:
    """These standings counted; one query."""
    found = standings.order_by().aggregate(
        wanted=Count("pk"), done=Count("pk", filter=REVIEWED), excused=Count("pk", filter=EXCUSED)
    )
    return Tally(**found)


def tallies(standings: QuerySet[Standing]) -> Mapping[int, Tally]:
    """Key of a unit → how it stands there and below, for each unit that has somebody; one query."""
    counted = (
        standings.order_by()
        .values("subject__unit__path")
        .annotate(wanted=Count("pk"), done=Count("pk", filter=REVIEWED), excused=Count("pk", filter=EXCUSED))
    )
    found: dict[int, Tally] = {}
    for row in counted:
        own = Tally(row["wanted"], row["done"], row["excused"])
        for key in (row["subject__unit__path"] or "").strip(SEPARATOR).split(SEPARATOR):
            if key:
                found[int(key)] = found.get(int(key), Tally()) + own
    return found


def kinds_not_left_out(campaign: Campaign) -> frozenset[str]:
    """The kinds of subjects of which the plan lets nobody be left out without a reason. No query."""
    lines = lines_about(campaign, regime_of(campaign), Correction.Does.LEAVE_OUT)
    return frozenset(kind for line in lines for kind in line.for_)


def names_of(subjects: list[Subject]) -> str:
    """Their names, the first of them where they are many."""
    return cut_names([one.name for one in subjects])


def cut_names(found: list[str]) -> str:
    """These as one text, the first of them where they are many."""
    names = ", ".join(found[:MOST_NAMES])
    rest = len(found) - MOST_NAMES
    return words.AND_MORE.format(names=names, count=rest) if rest > 0 else names
