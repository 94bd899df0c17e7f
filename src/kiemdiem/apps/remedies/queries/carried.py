"""What is carried from earlier years into a campaign: shortcomings and remedies of the same person or unit.

A unit in which others came up answers for theirs too, however many mergers lie between. That is a matter of work
left to do; whose years count for a row of years is another question, see `queries.pasts`.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.organisations.queries.successions import left_to, left_to_bodies
from kiemdiem.apps.remedies.models import Remedy

MOST_YEARS = 10


def years_before(campaign: Campaign) -> list[int]:
    """The keys of the campaigns before this one, the last year first. One query for each year."""
    found: list[int] = []
    key = campaign.before_id
    while key is not None and len(found) < MOST_YEARS:
        found.append(key)
        key = Campaign.objects.unscoped("the years before").values_list("before_id", flat=True).get(pk=key)
    return found


def open_in(remedies: QuerySet[Remedy], campaign: Campaign) -> QuerySet[Remedy]:
    """Of these remedies those found in the campaign, and those of earlier years that are not done."""
    earlier = Q(subject__campaign__in=years_before(campaign)) & ~Q(state=Remedy.State.DONE)
    return remedies.filter(Q(subject__campaign=campaign) | earlier)


def carried_to(remedies: QuerySet[Remedy], subject: Subject, campaign: Campaign) -> QuerySet[Remedy]:
    """Of these remedies those of the year before, and of earlier years what is not done, of the same one."""
    years = years_before(campaign)
    last = Q(subject__campaign__in=years[:1])
    open_still = Q(subject__campaign__in=years[1:]) & ~Q(state=Remedy.State.DONE)
    return remedies.filter(_same(subject) & (last | open_still)).order_by("-subject__campaign__year", "due", "pk")


def _same(subject: Subject) -> Q:
    if subject.person_id is not None:
        return Q(subject__person=subject.person_id)
    if subject.unit is None:
        return Q(pk__in=[])
    units = {subject.unit.pk} | left_to([subject.unit.pk]) | left_to_bodies(subject.unit)
    return Q(subject__unit__in=units, subject__person=None, subject__kind=subject.kind)
