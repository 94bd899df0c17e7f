"""Say which column of the file is which column of the register, and whether its old letters are converted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads.access import visible_to
from kiemdiem.apps.uploads.errors import ColumnMappedTwice, ColumnNotMapped, OldLettersUndecided, UploadNotThere
from kiemdiem.apps.uploads.facts.files import address_of
from kiemdiem.apps.uploads.facts.old_letters import NAMES, recognised
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.values.registers import Register
from kiemdiem.apps.uploads.values.tables import Table
from kiemdiem.shell.rows import locked, one_of

MAPPABLE = frozenset({Upload.State.MAPPING, Upload.State.PREVIEW})


@transaction.atomic
def map_columns(
    upload: Upload,
    *,
    register: Register,
    sheet: int,
    mapping: Mapping[int, str],
    is_converted: bool | None,
    actor: Actor,
) -> Upload:
    """The import, about to be checked. is_converted: whether old letters are converted or stay; None: not said."""
    upload = locked(one_of(visible_to(actor), pk=upload.pk))
    if upload.state not in MAPPABLE or not 0 <= sheet < len(upload.tables):
        raise UploadNotThere(file=upload.file_name, state=upload.state_label)
    _refuse_bad_mapping(register, Table.of(upload.tables[sheet]), mapping)
    old = recognised(upload, sheet)
    if old is not None and is_converted is None:
        raise OldLettersUndecided(file=upload.file_name, encoding=NAMES[old])
    upload.old_encoding, upload.is_converted = (old.value, is_converted) if old is not None else ("", None)
    upload.sheet = sheet
    upload.mapping = {str(place): code for place, code in sorted(mapping.items())}
    begin_check(upload, at=actor.at)
    return upload


def begin_check(upload: Upload, *, at: datetime) -> None:
    """Put the import into the state in which a task judges its rows."""
    upload.state, upload.note, upload.done, upload.asked_at = Upload.State.CHECKING, "", 0, at
    upload.beat_at = timezone.now()
    upload.run += 1
    upload.save()


def _refuse_bad_mapping(register: Register, table: Table, mapping: Mapping[int, str]) -> None:
    labels = {column.code: column.label for column in register.columns()}
    places: dict[str, list[int]] = {}
    for place, code in mapping.items():
        places.setdefault(code, []).append(place)
    for code, several in places.items():
        if len(several) > 1:
            columns = ", ".join(address_of(table, place) for place in sorted(several))
            raise ColumnMappedTwice(label=labels.get(code, code), columns=columns)
    for group in register.needs:
        if not any(code in places for code in group):
            raise ColumnNotMapped(label=labels[group[0]])
