"""Add an entry to a chain; part of the transaction of the act that it tells of."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.entries import Act, Author, kept
from kiemdiem.apps.journal.models import Chain, Entry, Mention
from kiemdiem.apps.journal.queries import HOUSE, hash_of
from kiemdiem.core.quantities.names import search_key


def record(act: Act, *, by: Author, reason: str = "", chain: str = HOUSE) -> Entry:
    """Write down what was done, by whom, and why; inside the transaction of the act, or there is no act.

    The chain is locked until that transaction ends, so that entries stand in the order in which acts came true: an
    action locks its rows first and records last. The moment is kept to the millisecond, which every way of copying a
    database keeps too.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an entry is written in the transaction of its act")
    link, _ = Chain.objects.select_for_update().get_or_create(name=chain)
    entry = Entry(
        chain=link,
        number=link.length + 1,
        at=by.at.replace(microsecond=by.at.microsecond // 1000 * 1000),
        act=act.code,
        actor_id=by.user_id,
        actor_name=kept(by.name),
        role=by.role,
        branch=by.branch,
        sentence=act.sentence,
        reason=kept(reason),
        content=act.content,
        request=by.request,
        previous=link.head,
        actor_key=kept(search_key(by.name))[:160],
        search_key=kept(search_key(f"{act.sentence} {reason}")),
    )
    things = tuple((thing.kind, thing.key) for thing in act.things)
    entry.hash = hash_of(entry, things)
    entry.save(force_insert=True)
    Mention.objects.bulk_create([Mention(entry=entry, kind=kind, key=key) for kind, key in things])
    link.length, link.head = entry.number, entry.hash
    link.save(update_fields=["length", "head"])
    return entry
