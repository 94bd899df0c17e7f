"""What the pages of an import show, and what a user chose before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse

from kiemdiem.apps.uploads import labels, words
from kiemdiem.apps.uploads.errors import NoRegister
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.values.registers import REGISTERS, Register
from kiemdiem.core.interchange.headings import heading_key
from kiemdiem.core.quantities.numbers import with_points
from kiemdiem.shell.components import Progress
from kiemdiem.shell.marks import State, StateKind
from kiemdiem.shell.turns import is_silent

LOOKED_BACK = 5
MOST_LISTED = 50
LONGEST_NUMBER = 9
WORKING = frozenset({Upload.State.READING, Upload.State.CHECKING, Upload.State.WRITING, Upload.State.TELLING})


def known_headings(upload: Upload) -> dict[str, str]:
    """Key of a heading → code of the column that this user chose for it in his last files."""
    found: dict[str, str] = {}
    last = Upload.objects.filter(user_id=upload.user_id, register=upload.register).exclude(mapping={})
    for tables, sheet, mapping in last.order_by("-pk").values_list("tables", "sheet", "mapping")[:LOOKED_BACK]:
        headings = tables[sheet]["headings"] if sheet < len(tables) else []
        for place, code in mapping.items():
            if int(place) < len(headings) and headings[int(place)]:
                found.setdefault(heading_key(headings[int(place)]), code)
    return found


def known_register(code: str) -> Register:
    """The register with this code.

    Raises:
        NoRegister
    """
    if code not in REGISTERS:
        raise NoRegister()
    return REGISTERS[code]


def newest_key(model: Any) -> int:
    """The last key that a table has given out, so that later rows can be told from earlier ones."""
    return int(model._base_manager.aggregate(newest=Max("pk"))["newest"] or 0)


def has_stopped(upload: Upload) -> bool:
    """Whether the work on an import ended before it was done, by the clock: tasks know no rehearsed day."""
    return upload.state in WORKING and is_silent(upload.beat_at)


def number_in(given: Mapping[str, Any], name: str) -> int | None:
    """A whole number of an address or a form; None where there is none."""
    text = str(given.get(name, ""))
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


@dataclass(frozen=True)
class ShownUpload:
    """A line of the list of imports."""

    upload: Upload
    register: str
    mark: State


def shown_uploads(rows: QuerySet[Upload]) -> list[ShownUpload]:
    """The last imports, with their state as a mark. One query."""
    marks: dict[str, StateKind] = {
        Upload.State.WRITTEN: "done", Upload.State.DROPPED: "none", Upload.State.REFUSED: "late",
        Upload.State.PREVIEW: "soon", Upload.State.MAPPING: "soon",
    }  # fmt: skip
    found = []
    for upload in rows.order_by("-received_at", "-pk")[:MOST_LISTED]:
        title = REGISTERS[upload.register].title if upload.register in REGISTERS else ""
        mark = State(marks.get(upload.state, "doing"), upload.state_label)
        found.append(ShownUpload(upload, title, State("late", labels.STOPPED) if has_stopped(upload) else mark))
    return found


def progress_of(upload: Upload) -> Progress:
    """How far the work on an import has come."""
    sentences = {Upload.State.READING: words.READING, Upload.State.WRITING: words.WRITING}
    sentences[Upload.State.TELLING] = words.TELLING
    sentence = sentences.get(Upload.State(upload.state), words.CHECKING)
    return Progress(
        done=min(upload.done, upload.total),
        total=max(upload.total, 1),
        sentence=sentence.format(file=upload.file_name, done=with_points(upload.done), total=with_points(upload.total)),
        part_url=reverse("upload_progress", args=[upload.pk]),
        is_finished=upload.state not in WORKING,
    )
