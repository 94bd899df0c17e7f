"""Finding subjects of a roll in a time that hardly grows with it.

A list is shown in the order of names, one page of it. Where the conditions leave few, their keys are fetched and
sorted; where they leave many, rows are walked in the order of names and soon fill the page.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.access import standings_visible_to, subject_keys_visible_to
from kiemdiem.apps.campaigns.models import Campaign, Standing, Subject
from kiemdiem.apps.permissions.access import Actor

SORTED = 5_000
"""So few that fetching and sorting them is quicker than walking a long list past those who do not fit."""
IN_SUBJECT = "subject__"


def found_among(standings: QuerySet[Standing], campaign: Campaign, *, about: Q, result: Q) -> QuerySet[Standing]:
    """Of the standings those that are so (`result`) and whose subject is so (`about`); a query where either is set."""
    if about:
        keys = Subject.objects.unscoped("keys, of which the standings show what may be seen")
        few = _few(keys.filter(about, campaign=campaign))
        standings = standings.filter(_of_subject(about) if few is None else Q(subject__in=few))
    if result:
        few = _few(standings.filter(result)) if not about else None
        standings = standings.filter(result if few is None else Q(pk__in=few))
    return standings


def standings_near(actor: Actor, campaign: Campaign, *, roll: int | None = None) -> QuerySet[Standing]:
    """What `standings_visible_to` shows, by the keys of its subjects where a branch has few; two queries at most."""
    seen, keys = standings_visible_to(actor, campaign, roll=roll), subject_keys_visible_to(actor, campaign, roll=roll)
    few = _few(keys) if keys is not None else None
    return seen if few is None else seen.filter(subject__in=few)


def in_order_of_units(standings: QuerySet[Standing], campaign: Campaign) -> QuerySet[Standing]:
    """The same standings, such that the database walks them from unit to unit in the order of names; one query.

    A subject without a unit has its place before or behind all others: only where there is none may the walk begin
    with the units, and a bound that each of them keeps leads the database to their index. Else it sorts the whole roll
    for a page.
    """
    subjects = Subject.objects.unscoped("whether any of the roll lacks its unit").filter(campaign=campaign, unit=None)
    return standings if subjects.exists() else standings.filter(subject__unit__sort_key__gte="")


def _few(rows: QuerySet[Subject, int] | QuerySet[Subject] | QuerySet[Standing]) -> list[int] | None:
    """The keys, where they are few; in no order, so that the shortest way to them may be taken."""
    keys = list(rows.order_by().values_list("pk", flat=True)[: SORTED + 1])
    return keys if len(keys) <= SORTED else None


def _of_subject(about: Q) -> Q:
    """The same condition asked of a standing's subject."""
    children: list[Any] = list(about.children)
    parts = [_of_subject(one) if isinstance(one, Q) else (f"{IN_SUBJECT}{one[0]}", one[1]) for one in children]
    return Q(*parts, _connector=about.connector, _negated=about.negated)
