"""The last step of an import: in one short transaction all of a file becomes true, or nothing of it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.permissions.access import Actor, Place, require, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.uploads import words
from kiemdiem.apps.uploads.actions.adding import Ready, change, ready, ready_update
from kiemdiem.apps.uploads.actions.arrive import AT_ONCE, Stopped, arrive, new_rows, rows_in_pages, write_rows
from kiemdiem.apps.uploads.actions.reserving import reserve_keys
from kiemdiem.apps.uploads.actions.take_up import Clock, move_on
from kiemdiem.apps.uploads.actions.tell_rows import MOST_TOLD, written_rows
from kiemdiem.apps.uploads.entries import RegisterImported
from kiemdiem.apps.uploads.models import Arrival, Upload, UploadRow
from kiemdiem.apps.uploads.values.registers import Changes, MovedMeanwhile, Planned, Register
from kiemdiem.shell.rows import parts
from kiemdiem.shell.turns import still_mine

NAMED = 5
SEPARATOR = "/"  # between the ids of a stored path
_TO_WRITE = (UploadRow.State.NEW, UploadRow.State.CHANGED)


@dataclass(frozen=True)
class _Prepared:
    """What can be made ready before others have to wait: units on whose branches is written, and the changes."""

    units: frozenset[int]
    changes: Changes
    updates: list[Ready]
    begun: list[Ready]


def settle_upload(upload: Upload, *, register: Register, actor: Actor, now: Clock) -> None:
    """Write the file into its register.

    Raises:
        Stopped: the register is no longer as the preview showed it.
        AnotherImportWrites: rows of another file are arriving in this register.
        TakenOver: another task has this import.
    """
    changes = register.changes(_changed_rows(upload), actor=actor)
    prepared = _Prepared(
        units=register.units(_plans(upload)),
        changes=changes,
        updates=[ready_update(update) for update in changes.updates],
        begun=ready(changes.inserts),
    )
    _refuse_what_is_stale(upload, register, prepared)
    if upload.created > register.at_once:
        arrive(upload, register=register, actor=actor, now=now)
    _become_true(upload, prepared, register=register, actor=actor, now=now)


@transaction.atomic
def _become_true(upload: Upload, prepared: _Prepared, *, register: Register, actor: Actor, now: Clock) -> None:
    still_mine(upload, at=now())
    author = _author(prepared.units, register, actor)
    _refuse_newcomers(upload, register)
    _change(prepared)
    arrival = Arrival.objects.filter(upload=upload).first()
    first = arrival.first if arrival else 0
    if upload.created and not upload.arrived:
        first = reserve_keys(register.model, upload.created)
        for batch in register.built(new_rows(upload, first), actor=actor):
            write_rows(ready(batch))
    Arrival.objects.filter(upload=upload).delete()
    is_told = not upload.arrived and upload.created + upload.updated <= MOST_TOLD
    state = Upload.State.WRITTEN if is_told else Upload.State.TELLING
    move_on(upload, state=state, at=now(), written_at=actor.at, done=upload.total, first_key=first)
    record(_entry(upload, register, written_rows(upload, register, upload.rows.all()) if is_told else ()), by=author)


def _entry(upload: Upload, register: Register, written: tuple[Ref, ...]) -> RegisterImported:
    return RegisterImported(
        upload=Ref.to(upload),
        register=register.title,
        file=upload.file_name,
        file_hash=upload.file_hash,
        rows=upload.total,
        created=upload.created,
        updated=upload.updated,
        unchanged=upload.unchanged,
        written=written,
    )


def _plans(upload: Upload) -> Iterator[dict[str, object]]:
    return (row.plan for row in rows_in_pages(upload, *_TO_WRITE))


def _changed_rows(upload: Upload) -> Iterator[Planned]:
    for row in rows_in_pages(upload, UploadRow.State.CHANGED):
        yield Planned(row.number, row.thing or 0, row.version or 0, row.plan)


def _change(prepared: _Prepared) -> None:
    """Refuses where a row is not of the version that the preview showed; the transaction takes everything back."""
    changes = prepared.changes
    for update in prepared.updates:
        if change(update) != len(update.rows):
            raise Stopped("")
    for model, day, keys in changes.ends:
        for some in parts(keys, AT_ONCE):
            model._base_manager.filter(pk__in=some).update(until=day)
    for model, key, keys in changes.removals:
        for some in parts(keys, AT_ONCE):
            model._base_manager.filter(**{f"{key}__in": some}).delete()
    write_rows(prepared.begun)


def _author(units: frozenset[int], register: Register, actor: Actor) -> Author:
    """Who writes, by the role that covers the branches of all units; asked for at the moment of writing."""
    try:
        paths = register.branches(units)
    except MovedMeanwhile as moved:
        raise Stopped(words.UNITS_MEANWHILE.format(names=named(moved.names))) from None
    imports, edits = scope_of(actor, Permission.IMPORT_REGISTERS), scope_of(actor, register.permission)
    if not all(imports.has(path) and edits.has(path) for path in paths):
        raise Stopped(words.RIGHTS_MEANWHILE)
    above = _above(paths)
    return require(actor, Permission.IMPORT_REGISTERS, on=Place(above if imports.has(above) else min(paths)))


def _above(paths: Iterable[str]) -> str:
    """The stored path of the lowest unit above all of these, empty for the whole house."""
    parts = [path.split(SEPARATOR) for path in paths]
    common = takewhile(lambda ids: len(set(ids)) == 1, zip(*parts, strict=False))
    found = SEPARATOR.join(ids[0] for ids in common).rstrip(SEPARATOR)
    return f"{found}{SEPARATOR}" if found else ""


def _refuse_newcomers(upload: Upload, register: Register) -> None:
    """Somebody may have added by hand, or by another file, what this file would add."""
    arrival = Arrival.objects.filter(upload=upload).first()
    added = dict(register.added_since(upload.seen_up_to, arrival.first if arrival else None))
    added |= register.added_since(arrival.last, None) if arrival else {}
    found = upload.rows.filter(state=UploadRow.State.NEW, identity__in=list(added)) if added else upload.rows.none()
    names = [added[identity] for identity in found.values_list("identity", flat=True)]
    if names:
        raise Stopped(words.ADDED_MEANWHILE.format(count=len(names), names=named(names)))


def _refuse_what_is_stale(upload: Upload, register: Register, prepared: _Prepared) -> None:
    """Look before anything is written whether the last step would be refused: it is asked again then."""
    _refuse_newcomers(upload, register)
    edited = edited_meanwhile(prepared.changes)
    if edited:
        raise Stopped(words.EDITED_MEANWHILE.format(count=len(edited), names=named(edited)))


def edited_meanwhile(changes: Changes) -> list[str]:
    """The names of rows that are not of the version that the preview showed."""
    found: list[str] = []
    for update in changes.updates:
        seen = {row[0]: row[1] for row in update.rows}
        for some in parts(list(seen), AT_ONCE):
            now = dict(update.model._base_manager.filter(pk__in=some).values_list("pk", "version"))
            changed = [key for key in some if now.get(key) != seen[key]]
            found += [str(row) for row in update.model._base_manager.filter(pk__in=changed)]
    return found


def named(names: Iterable[str]) -> str:
    """Some names, and how many more there are."""
    several = list(names)
    more = len(several) - NAMED
    return ", ".join(several[:NAMED]) + (f" {words.MORE_NAMES.format(count=more)}" if more > 0 else "")
