"""The columns of a file of persons."""

from __future__ import annotations

from kiemdiem.apps.organisations.queries.vocabulary import vocabularies
from kiemdiem.apps.people.imports import words
from kiemdiem.apps.people.values.names import LONGEST_NAME
from kiemdiem.apps.uploads.values.registers import Column, Kind

VOCABULARIES = {
    "kind": "membership",
    "contract": "contract",
    "post": "post",
    "service": "service",
    "service_class": "service_class",
}
MAN, WOMAN = "man", "woman"
LONGEST_GIVEN = 20
PERSON_FIELDS = ("born_on", "card_number", "admitted_on", "full_member_on", "service", "service_class", "residence")


def columns() -> tuple[Column, ...]:
    """All of them, with the words that they may hold. One query."""
    lists = vocabularies(*VOCABULARIES.values())

    def text(code: str, label: str, **more: object) -> Column:
        return Column(code, label, aliases=words.ALIASES[code], **more)  # type: ignore[arg-type]  # each is a field

    def chosen(code: str, label: str, note: str = "") -> Column:
        known = lists.pairs(VOCABULARIES[code])
        return text(code, label, kind=Kind.WORD if known else Kind.TEXT, note=note, words=known, longest=60, width=20)

    sexes = ((MAN, words.MAN), (WOMAN, words.WOMAN))
    return (
        text("code", words.CODE, note=words.CODE_NOTE, longest=40, width=14, example="CB000123"),
        text("full_name", words.FULL_NAME, note=words.NAME_NOTE, longest=LONGEST_NAME, width=26,
             example=words.NAME_EXAMPLE),
        text("family_name", words.FAMILY_NAME,
             longest=LONGEST_NAME - LONGEST_GIVEN - 1),
        text("given_name", words.GIVEN_NAME, longest=LONGEST_GIVEN, width=12),
        text("born_on", words.BORN_ON, kind=Kind.DAY, width=13, example="14/02/1971"),
        text("sex", words.SEX, kind=Kind.WORD, words=sexes, width=10, example=words.WOMAN),
        text("card_number", words.CARD_NUMBER, note=words.CARD_NOTE, longest=30, width=16, example="38012345"),
        text("admitted_on", words.ADMITTED_ON, kind=Kind.DAY, width=13, example="03/02/1996"),
        text("full_member_on", words.FULL_MEMBER_ON, kind=Kind.DAY, width=13, example="03/02/1997"),
        text("cell", words.CELL, note=words.CELL_NOTE, width=26, example=words.CELL_EXAMPLE),
        chosen("kind", words.KIND, words.KIND_NOTE),
        text("workplace", words.WORKPLACE, note=words.WORKPLACE_NOTE, width=26),
        chosen("contract", words.CONTRACT),
        chosen("post", words.POST, words.ONE_POST_NOTE),
        text("post_unit", words.POST_UNIT, note=words.POST_UNIT_NOTE, width=26),
        text("job_title", words.JOB_TITLE, longest=120, width=24),
        chosen("service", words.SERVICE),
        chosen("service_class", words.SERVICE_CLASS),
        text("residence", words.RESIDENCE, width=30),
    )  # fmt: skip
