"""Finding subjects of a roll in a time that hardly grows with it.

A list is shown in the order of names, one page of it. Where the conditions leave few, their keys are fetched and
sorted; where they leave many, rows are walked in the order of names and soon fill the page.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.models import Campaign, Standing, Subject

SORTED = 1_000
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


def _few(rows: QuerySet[Subject] | QuerySet[Standing]) -> list[int] | None:
    """The keys, where they are few; in no order, so that the shortest way to them may be taken."""
    keys = list(rows.order_by().values_list("pk", flat=True)[: SORTED + 1])
    return keys if len(keys) <= SORTED else None


def _of_subject(about: Q) -> Q:
    """The same condition asked of a standing's subject."""
    children: list[Any] = list(about.children)
    parts = [_of_subject(one) if isinstance(one, Q) else (f"{IN_SUBJECT}{one[0]}", one[1]) for one in children]
    return Q(*parts, _connector=about.connector, _negated=about.negated)
