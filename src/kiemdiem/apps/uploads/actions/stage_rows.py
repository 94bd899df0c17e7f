"""Lay the judged rows of a file aside, some thousands at a time; nobody waits for these long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count

from kiemdiem.apps.uploads.actions.adding import add, ready
from kiemdiem.apps.uploads.actions.take_up import move_on
from kiemdiem.apps.uploads.models import Upload, UploadRow
from kiemdiem.apps.uploads.values.registers import CellFault, GivenRow, Judged, Rows
from kiemdiem.shell.turns import still_mine

AT_ONCE = 2_000


def stage_rows(upload: Upload, rows: Sequence[UploadRow], *, at: datetime) -> None:
    """Add rows to those that were judged already."""
    statements = ready([Rows.of(UploadRow, rows)])
    with transaction.atomic():
        still_mine(upload, at=at, done=upload.done + len(rows))
        add(statements)


def staged(upload: Upload, codes: Sequence[str], row: GivenRow, texts: Sequence[str], answer: Judged) -> UploadRow:
    """A judged row as it is kept; codes: of the columns that its texts stand in."""
    faults = _once([*row.faults, *answer.faults])
    return UploadRow(
        upload=upload,
        number=row.number,
        state=UploadRow.State.BAD if faults else answer.state,
        cells=list(texts),
        before={str(codes.index(code)): text for code, text in answer.before.items() if code in codes},
        faults=[asdict(fault) for fault in faults],
        thing=answer.thing,
        version=answer.version,
        plan={} if faults else dict(answer.plan),
        identity=answer.identity,
    )


def _once(faults: Sequence[CellFault]) -> list[CellFault]:
    """The first fault of each cell: what follows from it says nothing new."""
    found: dict[str, CellFault] = {}
    for fault in faults:
        found.setdefault(fault.column, fault)
    return list(found.values())


def clear_rows(upload: Upload, *, at: datetime) -> None:
    """Forget the rows that were laid aside, some at a time."""
    while True:
        with transaction.atomic():
            still_mine(upload, at=at)
            lowest = list(upload.rows.order_by("number").values_list("number", flat=True)[:AT_ONCE])
            if not lowest:
                return
            upload.rows.filter(number__lte=lowest[-1]).delete()


def finish_check(upload: Upload, *, at: datetime, **found: Any) -> None:
    """All rows are judged: count what becomes of them, and show."""
    by_state = dict(upload.rows.values_list("state").annotate(Count("pk")))
    move_on(
        upload,
        state=Upload.State.PREVIEW,
        at=at,
        total=sum(by_state.values()),
        created=by_state.get(UploadRow.State.NEW, 0),
        updated=by_state.get(UploadRow.State.CHANGED, 0),
        unchanged=by_state.get(UploadRow.State.SAME, 0),
        refused=by_state.get(UploadRow.State.BAD, 0),
        **found,
    )
