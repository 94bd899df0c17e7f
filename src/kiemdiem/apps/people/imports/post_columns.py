"""The columns of a file of posts: whose it is, and what stands in the record of a post."""

from __future__ import annotations

from dataclasses import replace

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.imports import words
from kiemdiem.apps.people.imports.columns import columns as person_columns
from kiemdiem.apps.uploads.values.registers import Column, Kind

WHOSE = ("code", "full_name", "family_name", "given_name", "born_on", "card_number")
# Column → field of the record; the unit and the post tell one record from another and never change by a file.
FIELDS = {
    "job_title": "title",
    "standing": "standing",
    "is_main": "is_main",
    "is_presiding": "is_presiding",
    "is_full_time": "is_full_time",
    "managed_by": "managed_by",
    "since": "since",
    "until": "until",
}
DAYS = frozenset({"since", "until"})


def post_columns() -> tuple[Column, ...]:
    """All of them, with the words that they may hold. One query."""
    known = {column.code: column for column in person_columns()}
    names = labels.RECORD_FIELDS

    def told(code: str, kind: Kind, **more: object) -> Column:
        return Column(code, names[code], kind, aliases=words.POST_ALIASES[code], **more)  # type: ignore[arg-type]  # each is a field

    return (
        *(replace(known[code], note=words.POST_PERSON_NOTE if code == "code" else "") for code in WHOSE),
        replace(known["post"], note=words.POST_NOTE),
        replace(known["post_unit"], note=words.POST_PLACE_NOTE, aliases=(*known["post_unit"].aliases, words.UNIT)),
        known["job_title"],
        told("standing", Kind.WORD, words=tuple(labels.STANDINGS.items())),
        told("is_main", Kind.YES_NO, note=words.MAIN_NOTE, width=12),
        told("is_presiding", Kind.YES_NO, width=12),
        told("is_full_time", Kind.YES_NO, width=12),
        told("managed_by", Kind.TEXT, longest=80, width=20),
        told("since", Kind.DAY, width=13, example="01/07/2020"),
        told("until", Kind.DAY, note=words.UNTIL_NOTE, width=13),
    )
