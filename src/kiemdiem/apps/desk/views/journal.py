"""The journal: the list, one entry, the heads of its chains."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.access import require_some_reading, visible_to
from kiemdiem.apps.desk.facts import (
    chain_label,
    narrowed,
    on_paper,
    things_in,
    told_in_full,
    why_of_hash,
    why_of_heads,
)
from kiemdiem.apps.desk.forms import JournalFilters
from kiemdiem.apps.journal.labels import ROLES
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.journal.queries import heads_of_chains
from kiemdiem.apps.organisations.access import visible_to as units_visible_to
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.permissions.values import addresses_of
from kiemdiem.shell.marks import Link, Two
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Column, LongTable, TableQuery, TableShape

ENTRIES: TableShape[Entry] = TableShape(
    label=labels.JOURNAL,
    noun=labels.JOURNAL_NOUN,
    order="-so",
    order_told=labels.JOURNAL_ORDER,
    file_name="nhat-ky",
    empty_title=labels.EMPTY_TITLE,
    empty_text=labels.EMPTY_TEXT,
    columns=(
        Column("luc", labels.MOMENT, lambda entry: entry.at, on_phone="plain"),
        Column(
            "viec", labels.SENTENCE, lambda entry: Link(entry.sentence, reverse("journal_entry", args=[entry.pk])),
            is_heading=True, exported=lambda entry: entry.sentence, width=60,
        ),
        Column(
            "nguoi", labels.WHO, lambda entry: Two(entry.actor_name, ROLES.get(entry.role, entry.role)),
            on_phone="plain", width=30,
        ),
        Column("ly-do", labels.REASON, lambda entry: entry.reason, width=40),
        Column("chuoi", labels.CHAIN, lambda entry: chain_label(entry.chain.name), is_default=False),
        Column("so", labels.NUMBER, lambda entry: entry.number, is_numeric=True, is_default=False, sort=("pk",)),
        Column("ma", labels.HASH, lambda entry: entry.hash, is_default=False, width=64),
    ),
)  # fmt: skip


@require_safe
def journal(request: SignedIn) -> HttpResponseBase:
    """What was done on the reader's branches, the newest first."""
    require_some_reading(request.actor)
    filters = JournalFilters(request.GET)
    entries = narrowed(visible_to(request.actor), filters.asked, units=units_visible_to(request.actor))
    table = LongTable(ENTRIES, entries.select_related("chain"), TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_JOURNAL, actor=request.actor)
    return render(request, "desk/journal.html", {"filters": filters, "entries": table})


@require_safe
def journal_entry(request: SignedIn, entry_id: int) -> HttpResponse:
    """One entry: who, in which role, when, why, before and after, with links to what it tells of."""
    entry = one_of(visible_to(request.actor).select_related("chain"), pk=entry_id)
    addresses = addresses_of(things_in(entry.content), seen_by=request.actor)
    shown = {"told": told_in_full(entry, addresses), "reasons": why_of_hash(entry)}
    return render(request, "desk/journal_entry.html", shown)


@require_safe
def journal_heads(request: SignedIn) -> HttpResponse:
    """The heads of the chains, to be printed and kept."""
    require_some_reading(request.actor)
    heads = [on_paper(head) for head in heads_of_chains()]
    return render(request, "desk/journal_heads.html", {"heads": heads, "reasons": why_of_heads()})
