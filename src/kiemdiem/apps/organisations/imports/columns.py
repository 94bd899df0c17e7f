"""The columns of a file of units."""

from __future__ import annotations

from kiemdiem.apps.organisations.imports import words
from kiemdiem.apps.organisations.queries.vocabulary import vocabularies
from kiemdiem.apps.uploads.values.registers import Column, Kind

VOCABULARIES = {"body": "body", "agency": "agency", "tier": "tier"}
CHANGEABLE = ("short_name", "body", "agency", "tier", "area", "managed_by", "founded_on")


def columns() -> tuple[Column, ...]:
    """All of them, with the words that they may hold. One query."""
    lists = vocabularies(*VOCABULARIES.values())

    def text(code: str, label: str, **more: object) -> Column:
        return Column(code, label, aliases=words.ALIASES[code], **more)  # type: ignore[arg-type]  # each is a field

    def chosen(code: str, label: str) -> Column:
        known = lists.pairs(VOCABULARIES[code])
        return text(code, label, kind=Kind.WORD if known else Kind.TEXT, words=known, longest=60, width=28)

    return (
        text("code", words.CODE, note=words.CODE_NOTE, longest=40, width=14, example="LG-01"),
        text("name", words.NAME, width=40),
        text("short_name", words.SHORT_NAME, longest=80, width=16),
        text("parent", words.PARENT, note=words.PARENT_NOTE, width=24, example="LG"),
        chosen("body", words.BODY),
        chosen("agency", words.AGENCY),
        chosen("tier", words.TIER),
        text("area", words.AREA, longest=80, width=18),
        text("managed_by", words.MANAGED_BY, longest=80, width=24),
        text("founded_on", words.FOUNDED_ON, kind=Kind.DAY, width=13, example="01/07/1975"),
    )
