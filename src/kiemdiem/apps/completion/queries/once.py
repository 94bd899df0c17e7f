"""Who was reviewed in another campaign of the same year, where the plan has one review a year for each person."""

from __future__ import annotations

from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Standing, holding
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.completion import words
from kiemdiem.apps.completion.errors import ReviewedThisYear
from kiemdiem.apps.completion.models import Review
from kiemdiem.apps.completion.queries.outstanding import cut_names
from kiemdiem.apps.people.models import Person
from kiemdiem.core.regime.entries.subjects import ReviewedOnce
from kiemdiem.core.regime.regime import in_force
from kiemdiem.shell.days import short_day


def nobody_twice(roll: RollVersion) -> None:
    """Refuse a roll on which somebody is to be reviewed who has been already. No query where the plan does not ask.

    Raises:
        ReviewedThisYear: with the clauses of the plan
    """
    refuse_reviewed(roll.campaign, holding(roll.number))


def refuse_reviewed(campaign: Campaign, among: Q) -> None:
    """Refuse where one of these standings of the campaign is of somebody whose review stands elsewhere in its year.

    To be called inside a transaction: until it ends, no other campaign is asked about the same persons.
    """
    kinds, clauses = _once(campaign)
    if not kinds:
        return
    mine = Standing.objects.unscoped("asked about the year, not shown").filter(
        among, subject__campaign=campaign, subject__kind__in=kinds, is_reviewed=True
    )
    persons = Person.objects.unscoped("the same standings").filter(pk__in=mine.values("subject__person"))
    for _ in persons.select_for_update(no_key=True).order_by("pk").values_list("pk").iterator():
        pass  # held, in one order, so that two campaigns wait for one another and never each for the other
    elsewhere = Review.objects.filter(
        subject__campaign__year=campaign.year, subject__person__in=mine.values("subject__person")
    ).exclude(subject__campaign=campaign)
    found: dict[int | None, str] = {}
    for one in elsewhere.select_related("subject__campaign").order_by("subject__sort_key", "day", "pk"):
        told = words.REVIEWED_IN.format(
            name=one.subject.name, day=short_day(one.day), campaign=one.subject.campaign.name
        )
        found.setdefault(one.subject.person_id, told)
    if found:
        raise ReviewedThisYear(year=campaign.year, names=cut_names(list(found.values())), clauses=clauses)


def _once(campaign: Campaign) -> tuple[frozenset[str], tuple[str, ...]]:
    """The kinds of persons whom the plan has reviewed once a year, and the clauses that say so."""
    regime = regime_of(campaign)
    options = regime.chosen(campaign.readings)
    lines = [placed.entry for placed in regime.of("reviewed_once", ReviewedOnce) if in_force(placed.entry, options)]
    return frozenset(kind for line in lines for kind in line.for_), tuple(key for line in lines for key in line.clauses)
