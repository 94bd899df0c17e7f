"""What the journal says: the history of a thing, the hash of an entry, and whether the chains still hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from typing import Literal

from django.db.models import Exists, Max, Min, Model, OuterRef, Q, QuerySet

from kiemdiem.apps.journal import labels
from kiemdiem.apps.journal.entries import ACTS
from kiemdiem.apps.journal.models import Chain, Entry, Mention
from kiemdiem.shell.components import HistoryEntry

HOUSE = "house"
AT_ONCE = 2_000
ON_A_PAGE = 50
Fault = Literal["changed", "missing", "reordered", "cut", "foreign", "head", "headless", "unproved"]


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold: its name, the number of the entry, and what is wrong with it.

    changed: an entry or what it mentions is not as it was written. missing: there is no entry of this number, nor of
    those up to the next. reordered: it does not follow the entry before it. cut: everything from this number on is
    gone. foreign: it stands behind the last entry that the program wrote. head: the chain remembers another last
    entry. headless: the chain of entries from this number on is gone. unproved: it has not the hash that stands on a
    paper, see `Head`.
    """

    chain: str
    number: int
    fault: Fault

    @property
    def sentence(self) -> str:
        """The fault in words."""
        return f"{self.chain}: {labels.FAULTS[self.fault].format(number=self.number)}"


@dataclass(frozen=True)
class Head:
    """The last entry of a chain as it is printed in minutes: who rewrites the whole chain cannot rewrite the paper."""

    chain: str
    number: int
    hash: str
    at: datetime | None = None


def heads_of_chains() -> tuple[Head, ...]:
    """The head of every chain, the house first. Two queries."""
    chains = sorted(Chain.objects.all(), key=lambda chain: (chain.name != HOUSE, chain.name))
    found = Entry.objects.unscoped("when the last entries were written").filter(hash__in=[one.head for one in chains])
    moments = {entry.hash: entry.at for entry in found}
    return tuple(Head(one.name, one.length, one.head, moments.get(one.head)) for one in chains)


def history_of(row: Model, *, first: int = ON_A_PAGE, only: Q | None = None) -> tuple[HistoryEntry, ...]:
    """What was done to this row or with it, the newest first; one query.

    The caller has asked whether the reader may read the journal of this row; `only` narrows the entries where some that
    mention it tell of what the reader may not see. The part `journal/_history.html` shows it.
    """
    told_of = Entry.objects.unscoped("the history of a row whose reader was asked for")
    mentions = Mention.objects.filter(kind=row._meta.label_lower, key=row.pk).order_by("-entry_id")
    if only:
        mentions = mentions.filter(entry__in=told_of.filter(only))
    entries = told_of.filter(pk__in=mentions.values("entry_id")[:first])
    return tuple(told(entry) for entry in entries.order_by("-pk"))


def entry_of(row: Model, act: str) -> Entry:
    """The entry of this act on this row, which is done once."""
    mentions = Mention.objects.filter(kind=row._meta.label_lower, key=row.pk)
    entries = Entry.objects.unscoped("an act goes on in the name of whoever began it")
    return entries.get(act=act, pk__in=mentions.values("entry_id"))


def told(entry: Entry) -> HistoryEntry:
    """The entry as a page tells it."""
    return HistoryEntry(
        at=entry.at,
        who=entry.actor_name,
        role=labels.ROLES.get(entry.role, entry.role),
        sentence=entry.sentence,
        reason=entry.reason,
    )


def operation_codes() -> frozenset[str]:
    """The codes of acts on the machine itself."""
    return frozenset(code for code, act in ACTS.items() if act.is_operation)


def hash_of(entry: Entry, mentions: tuple[tuple[str, int], ...]) -> str:
    """The hash of an entry over everything it says, what it is about, and the hash of the entry before it."""
    said = {
        "chain": entry.chain.name,
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "act": entry.act,
        "actor": entry.actor_id,
        "actor_name": entry.actor_name,
        "role": entry.role,
        "branch": entry.branch,
        "sentence": entry.sentence,
        "reason": entry.reason,
        "content": entry.content,
        "request": entry.request,
        "mentions": sorted([kind, key] for kind, key in mentions),
        "previous": entry.previous,
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify_chains(printed: tuple[Head, ...] = ()) -> list[Break]:
    """Every place where a chain was changed, cut or put in another order; empty where all hold.

    `printed` are heads from papers: a chain that was written anew from some entry on holds in itself, but it has not
    the hash that stands on the paper. Reads while others write.
    """
    chains = list(Chain.objects.order_by("name"))
    found = [fault for chain in chains for fault in breaks_of(chain)]
    return found + _headless() + _unproved({chain.name: chain for chain in chains}, printed)


def breaks_of(chain: Chain) -> list[Break]:
    """Every place where this chain does not hold, as far as it reached when it was read from the database."""
    found: list[Break] = []
    previous, wanted = "", 1
    for entry, mentions in _entries_of(chain):
        if entry.number != wanted:
            found.append(Break(chain.name, wanted, "missing"))
        if entry.previous != previous:
            found.append(Break(chain.name, entry.number, "reordered"))
        if entry.hash != hash_of(entry, mentions):
            found.append(Break(chain.name, entry.number, "changed"))
        previous, wanted = entry.hash, entry.number + 1
    if wanted <= chain.length:
        found.append(Break(chain.name, wanted, "cut"))
    elif previous != chain.head:
        found.append(Break(chain.name, chain.length, "head"))
    return found + _foreign(chain)


def _entries_of(chain: Chain) -> Iterator[tuple[Entry, tuple[tuple[str, int], ...]]]:
    """The entries of a chain in their order with what they mention, some thousands at a time."""
    last = 0
    rows = _rows_of(chain).select_related("chain").filter(number__lte=chain.length).order_by("number")
    while found := list(rows.filter(number__gt=last)[:AT_ONCE]):
        mentions = Mention.objects.using(chain._state.db).filter(entry__in=found).order_by("entry_id")
        by_entry = {key: list(each) for key, each in groupby(mentions, key=attrgetter("entry_id"))}
        for entry in found:
            yield entry, tuple((one.kind, one.key) for one in by_entry.get(entry.pk, ()))
        last = found[-1].number


def _foreign(chain: Chain) -> list[Break]:
    """Entries behind the end of the chain. The end is read after them: who writes meanwhile is no stranger."""
    last = _rows_of(chain).aggregate(last=Max("number"))["last"] or 0
    length = Chain.objects.using(chain._state.db).get(pk=chain.pk).length
    behind = _rows_of(chain).filter(number__gt=length, number__lte=last).order_by("number")
    return [Break(chain.name, number, "foreign") for number in behind.values_list("number", flat=True)]


def _headless() -> list[Break]:
    """Entries whose chain is gone: without this nobody would read them."""
    gone = Entry.objects.unscoped("a chain is verified whole").exclude(
        Exists(Chain.objects.filter(pk=OuterRef("chain")))
    )
    first = gone.order_by("chain").values_list("chain").annotate(first=Min("number"))
    return [Break(f"#{chain}", number, "headless") for chain, number in first]


def _rows_of(chain: Chain) -> QuerySet[Entry]:
    return Entry.objects.unscoped("a chain is verified whole").using(chain._state.db).filter(chain=chain)


def _unproved(chains: Mapping[str, Chain], printed: tuple[Head, ...]) -> list[Break]:
    return [
        Break(head.chain, head.number, "unproved")
        for head in printed
        if head.chain not in chains
        or not _rows_of(chains[head.chain]).filter(number=head.number, hash=head.hash).exists()
    ]
