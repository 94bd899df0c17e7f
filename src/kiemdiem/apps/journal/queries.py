"""What the journal says: the hash of an entry, and whether a chain still holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby
from operator import attrgetter

from kiemdiem.apps.journal.models import Chain, Entry, Mention

HOUSE = "house"
AT_ONCE = 2_000


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold: its name, the number of the entry, and what is wrong with it."""

    chain: str
    number: int
    fault: str  # "changed", "missing", "reordered", "cut" or "foreign"


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


def breaks_of(chain: Chain) -> list[Break]:
    """Every place where the chain was changed, cut or put in another order; empty where it holds."""
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
    if wanted != chain.length + 1 or previous != chain.head:
        found.append(Break(chain.name, chain.length, "cut"))
    return found


def _entries_of(chain: Chain) -> Iterator[tuple[Entry, tuple[tuple[str, int], ...]]]:
    """The entries of a chain in their order with what they mention, some thousands at a time."""
    last = 0
    rows = Entry.objects.unscoped("a chain is verified whole").select_related("chain")
    while found := list(rows.filter(chain=chain, number__gt=last).order_by("number")[:AT_ONCE]):
        mentions = Mention.objects.filter(entry__in=[entry.pk for entry in found]).order_by("entry_id")
        by_entry = {key: list(each) for key, each in groupby(mentions, key=attrgetter("entry_id"))}
        for entry in found:
            yield entry, tuple((one.kind, one.key) for one in by_entry.get(entry.pk, ()))
        last = found[-1].number
