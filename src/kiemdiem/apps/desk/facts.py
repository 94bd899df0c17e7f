"""What the journal pages tell: the entries that were asked for, and one entry field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from kiemdiem.apps.desk import labels
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.journal.labels import ROLES
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.journal.queries import HOUSE, Head
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.core.quantities.names import search_key
from kiemdiem.shell.components import Why, WhyStep
from kiemdiem.shell.days import HANOI, short_day
from kiemdiem.shell.marks import Link

MOST_UNITS = 50
BEFORE, AFTER = "before", "after"
REF = frozenset({"kind", "key", "name"})
Addresses = Mapping[tuple[str, int], str]
Pieces = tuple[Link | str, ...]
"""A value as a page tells it: words, and a link where a thing is named that the reader may see."""


@dataclass(frozen=True)
class Asked:
    """What the reader of the journal looks for; empty where it does not matter. Days are whole days in Hanoi."""

    words: str = ""
    who: str = ""
    unit: str = ""
    act: str = ""
    since: date | None = None
    until: date | None = None


def narrowed(entries: QuerySet[Entry], asked: Asked, *, units: QuerySet[Unit]) -> QuerySet[Entry]:
    """The entries that fit; `units` are those that the reader may see. One query for the units, where one is named."""
    for word in search_key(asked.words).split():
        entries = entries.filter(search_key__contains=word)
    if asked.who:
        entries = entries.filter(actor_key__contains=search_key(asked.who))
    if asked.act:
        entries = entries.filter(act=asked.act)
    if asked.since:
        entries = entries.filter(at__gte=_midnight(asked.since))
    if asked.until:
        entries = entries.filter(at__lt=_midnight(asked.until) + timedelta(days=1))
    return entries.filter(_on_branches_of(asked.unit, units)) if asked.unit else entries


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=HANOI)


def _on_branches_of(unit: str, units: QuerySet[Unit]) -> Q:
    """On a branch of a unit with this code, or, where there is none, of one of those whose name has these words."""
    named = Q(code__iexact=unit.strip())
    found = list(units.filter(named | Q(search_key__contains=search_key(unit))).order_by("depth")[:MOST_UNITS])
    exact = [one for one in found if one.code.lower() == unit.strip().lower()]
    branches = Q(pk__in=[])
    for one in exact or found:
        branches |= Q(branch__startswith=one.branch)
    return branches


@dataclass(frozen=True)
class Change:
    """One thing that an act changed: its name, how it was, how it is."""

    name: str
    before: Pieces
    after: Pieces


@dataclass(frozen=True)
class Told:
    """An entry field by field: in which role and chain, what it says beside its sentence, and what it changed."""

    entry: Entry
    role: str
    chain: str
    facts: tuple[tuple[str, Pieces], ...]
    changes: tuple[Change, ...]


def things_in(value: Any) -> Iterator[Ref]:
    """Every thing that the content of an entry names."""
    if isinstance(value, dict):
        if set(value) == REF:
            yield Ref(**value)
            return
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from things_in(one)


def told_in_full(entry: Entry, addresses: Addresses) -> Told:
    """The content of an entry in words. Fields named before and after are told side by side.

    addresses: of the things that it names, those that the reader may see (`permissions.values.addresses_of`).
    """
    content: dict[str, Any] = dict(entry.content)
    before, after = content.get(BEFORE), content.get(AFTER)
    changes: tuple[Change, ...] = ()
    if isinstance(before, dict) or isinstance(after, dict):
        changes = tuple(_changes(content.pop(BEFORE, None) or {}, content.pop(AFTER, None) or {}, addresses))
    return Told(
        entry=entry,
        role=ROLES.get(entry.role, entry.role),
        chain=chain_label(entry.chain.name),
        facts=tuple(_facts(content.items(), addresses)),
        changes=changes,
    )


def _facts(content: Iterable[tuple[str, Any]], addresses: Addresses) -> Iterable[tuple[str, Pieces]]:
    for field, value in sorted(content):
        if field not in labels.FOR_PROGRAMS and (pieces := pieces_of(value, addresses)):
            yield name_of(field), pieces


def _changes(before: dict[str, Any], after: dict[str, Any], addresses: Addresses) -> Iterable[Change]:
    for field in sorted({*before, *after}):
        was, now = pieces_of(before.get(field), addresses), pieces_of(after.get(field), addresses)
        if was != now:
            yield Change(name_of(field), was, now)


def pieces_of(value: Any, addresses: Addresses) -> Pieces:
    """A plain value of an entry as a page tells it; nothing for nothing."""
    if isinstance(value, list):
        return tuple(piece for one in value for piece in pieces_of(one, addresses))
    words = in_words(value)
    if isinstance(value, dict) and set(value) == REF:
        address = addresses.get((value["kind"], value["key"]))
        return (Link(words, address),) if address else (words,)
    return (words,) if words else ()


def name_of(field: str) -> str:
    """A field's name in words; the field itself where nobody has found words for it yet."""
    return labels.FIELDS.get(field, field)


def in_words(value: Any) -> str:
    """A plain value of an entry as a person reads it; nothing for nothing."""
    if isinstance(value, dict):
        if set(value) == REF:
            return str(value["name"])
        return "; ".join(f"{name_of(field)}: {in_words(one)}" for field, one in sorted(value.items()))
    if isinstance(value, list):
        return ", ".join(in_words(one) for one in value)
    if isinstance(value, bool):
        return labels.YES if value else labels.NO
    return _day_or_text(str(value)) if value not in (None, "") else ""


def _day_or_text(text: str) -> str:
    try:
        return short_day(date.fromisoformat(text)) if len(text) == len("2021-12-20") else text
    except ValueError:
        return text


def chain_label(name: str) -> str:
    """A chain as it is called on paper."""
    return labels.HOUSE_CHAIN if name == HOUSE else labels.CAMPAIGN_CHAIN.format(name=name)


@dataclass(frozen=True)
class PaperHead:
    """The head of a chain as it is printed in minutes: `desk/_head_of_chain.html`."""

    label: str
    number: int
    hash: str
    at: datetime | None


def on_paper(head: Head) -> PaperHead:
    """The head with the name of its chain in words."""
    return PaperHead(chain_label(head.chain), head.number, head.hash, head.at)


def why_of_hash(entry: Entry) -> Why:
    """From what the hash of an entry is made, and what it is good for."""
    steps = [labels.WHY_HASH_MADE.format(number=entry.number), labels.WHY_HASH_BROKEN]
    if not entry.previous:
        steps.insert(1, labels.WHY_HASH_FIRST)
    return Why(labels.WHY_HASH, tuple(WhyStep("fact", one) for one in steps))


def why_of_heads() -> Why:
    """Why the hash of the last entry of a chain is worth keeping."""
    return Why(labels.WHY_HEAD, tuple(WhyStep("fact", one) for one in (labels.WHY_HEAD_ALL, labels.WHY_HEAD_PAPER)))
