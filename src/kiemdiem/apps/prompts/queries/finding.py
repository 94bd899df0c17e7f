"""The subject of a campaign that somebody names."""

from __future__ import annotations

from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign, Standing, Subject, holding
from kiemdiem.apps.prompts.errors import NoSuchSubject, SeveralSubjects
from kiemdiem.core.quantities.names import search_key, tidy_name

NAMED = 6


def typed(subject: Subject) -> str:
    """How a field shows a subject, and what it takes for that subject again."""
    return f"{subject.name} ({subject.key})"


def subject_meant(campaign: Campaign, text: str) -> Subject:
    """The one subject on the roll that a text names: by `typed`, by the code of its unit or person, or by its whole
    name. Bodies propose about others than their own, so whoever may propose may name anybody by name.

    Raises:
        NoSuchSubject, SeveralSubjects
    """
    told = tidy_name(text)[:300]
    held = Standing.objects.unscoped("who is on the roll").filter(holding(campaign.roll), subject__campaign=campaign)
    rows = Subject.objects.unscoped("named by whoever proposes").filter(pk__in=held.values("subject"))
    rows = rows.select_related("unit", "person", "campaign")
    key = told.rpartition("(")[2].removesuffix(")")
    by_key = rows.filter(key=key).first() if told.endswith(")") else None
    if by_key is not None:
        return by_key
    codes = Q(person__code=told) | Q(unit__code=told, person=None) | Q(key=told)
    found = list(rows.filter(codes).order_by("sort_key", "key")[:NAMED])
    if not found and (said := search_key(told)):
        found = list(rows.filter(search_key=said).order_by("sort_key", "key")[:NAMED])
    if not found:
        raise NoSuchSubject(campaign=campaign.name, text=told)
    if len(found) > 1:
        raise SeveralSubjects(text=told, names="; ".join(typed(one) for one in found))
    return found[0]
