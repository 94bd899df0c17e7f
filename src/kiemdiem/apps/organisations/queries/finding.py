"""Units found by what somebody types: code, name, some words without marks."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from kiemdiem.apps.organisations.access import visible_to
from kiemdiem.apps.organisations.errors import NoSuchUnit, SeveralUnits, UnitNotNamedWhole
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.values import LONGEST_SEARCH_KEY
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.core.quantities.names import search_key, tidy_name

MOST_WORDS = 8
SUGGESTED = 12
NAMED = 4


def readable(text: str) -> str:
    """What somebody typed, as far as a database takes it: no signs that nobody can see, and no more than a name."""
    return "".join(sign for sign in text[:LONGEST_SEARCH_KEY] if sign.isprintable() or sign.isspace())


def matching(units: QuerySet[Unit], text: str) -> QuerySet[Unit]:
    """Of these units those whose name has every word of the text, or whose code begins with it."""
    text = readable(text)
    said = search_key(text)
    if not said:
        return units
    by_name = Q()
    for word in said.split()[:MOST_WORDS]:
        by_name &= Q(search_key__contains=word)
    return units.filter(by_name | Q(code__istartswith=tidy_name(text)))


def suggested(text: str, *, seen_by: Actor) -> list[Unit]:
    """The living units that may be meant, best first: whose name or code begins so goes before others. One query."""
    text = readable(text)
    said = search_key(text)
    if not said:
        return []
    begins = When(Q(search_key__startswith=said) | Q(code__istartswith=tidy_name(text)), then=Value(0))
    rows = matching(visible_to(seen_by).filter(ended_on=None), text).select_related("parent")
    rank = Case(begins, default=Value(1), output_field=IntegerField())
    return list(rows.annotate(rank=rank).order_by("rank", "depth", "sort_key", "pk")[:SUGGESTED])


def typed(unit: Unit) -> str:
    """How a field shows a unit, and what it takes for that unit again."""
    return f"{unit.name} ({unit.code})"


def unit_meant(text: str, *, seen_by: Actor) -> Unit:
    """The one living unit that a text names: by code, by `typed`, or by its whole name with or without marks.

    Raises:
        NoSuchUnit, UnitNotNamedWhole, SeveralUnits
    """
    told = tidy_name(readable(text))
    living = visible_to(seen_by).filter(ended_on=None)
    codes = [told, told.rpartition("(")[2].removesuffix(")")] if told.endswith(")") else [told]
    by_code = {unit.code: unit for unit in living.filter(code__in=codes)}
    for code in codes:
        if code in by_code:
            return by_code[code]
    said = search_key(told)
    found = list(matching(living, told).order_by("sort_key", "pk")[:SUGGESTED]) if said else []
    exact = [unit for unit in found if said in {search_key(unit.name), search_key(unit.short_name)}]
    if len(exact) == 1:
        return exact[0]
    if not found:
        raise NoSuchUnit(text=told)
    if len(found) == 1:
        raise UnitNotNamedWhole(text=told, unit=typed(found[0]))
    raise SeveralUnits(text=told, names="; ".join(typed(unit) for unit in (exact or found)[:NAMED]))
