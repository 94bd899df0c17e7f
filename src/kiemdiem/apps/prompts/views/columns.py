"""The columns of the lists of prompts and signs."""

from __future__ import annotations

from django.urls import reverse

from kiemdiem.apps.prompts import words
from kiemdiem.apps.prompts.access import is_origin_told
from kiemdiem.apps.prompts.models import PromptReply, ReviewPrompt, TroubleSign
from kiemdiem.apps.prompts.queries.sent import reply_of
from kiemdiem.apps.prompts.queries.states import state_of
from kiemdiem.shell.marks import Link, Soft
from kiemdiem.shell.tables import Column, TableShape

LONGEST_SHOWN = 160


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def _reply(prompt: ReviewPrompt, field: str) -> str:
    found: PromptReply | None = reply_of(prompt)
    return str(getattr(found, field)) if found is not None else ""


def _origin(prompt: ReviewPrompt) -> str:
    """The body that proposed it, where the reader may know; `with_origin_told` says so."""
    return prompt.proposer_told if is_origin_told(prompt) else ""


PROMPTS: TableShape[ReviewPrompt] = TableShape(
    label=words.PROMPTS,
    noun=words.PROMPT,
    order="so",
    order_told=words.ORDER,
    file_name="goi-y-kiem-diem",
    row_name=lambda one: words.NUMBERED.format(number=one.number),
    empty_title=words.NONE_YET,
    empty_text=words.NONE_TEXT,
    columns=(
        Column(
            "doi_tuong",
            words.SUBJECT,
            lambda one: Link(one.subject.name, reverse("prompt", args=[one.pk]), is_name=True),
            exported=lambda one: one.subject.name,
            sort=("subject__sort_key",),
            is_heading=True,
            width=40,
        ),
        Column("so", words.NUMBER, lambda one: one.number, sort=("number",), is_numeric=True),
        Column("van_de", words.MATTER, lambda one: _short(one.matter), exported=lambda one: one.matter, width=60),
        Column("de_xuat", words.PROPOSER, _origin, width=36),
        Column(
            "cap", words.AUTHORITY, lambda one: one.authority_told, sort=("authority__sort_key",), is_default=False,
            width=40,
        ),
        Column("buoc", words.STATE, state_of, exported=lambda one: str(state_of(one)), sort=("state",), width=34),
        Column("van_ban", words.DOCUMENT, lambda one: one.document, is_default=False, width=24),
        Column("ngay_gui", words.DOCUMENT_ON, lambda one: one.document_on, sort=("document_on",), is_default=False),
        Column("giai_trinh", words.REPLY, lambda one: _short(_reply(one, "text")),
               exported=lambda one: _reply(one, "text"), is_default=False, width=60),
        Column("ket_qua", words.RESULT, lambda one: _short(_reply(one, "result")),
               exported=lambda one: _reply(one, "result"), is_default=False, width=60),
    ),
)  # fmt: skip

SIGNS: TableShape[TroubleSign] = TableShape(
    label=words.RECORDED_SIGNS,
    noun=words.SIGN_NOUN,
    order="-ngay",
    order_told=words.SIGN_ORDER,
    file_name="bieu-hien",
    row_name=str,
    empty_title=words.NO_SIGNS,
    empty_text=words.NO_SIGNS_TEXT,
    columns=(
        Column("noi", words.SIGN_UNIT, lambda one: one.unit.name, sort=("unit__sort_key",), is_heading=True, width=40),
        Column("ngay", words.NOTICED_ON, lambda one: one.noticed_on, sort=("noticed_on",), is_numeric=True),
        Column("gi", words.SIGN_WHAT, lambda one: _short(one.what), exported=lambda one: one.what, width=60),
        Column("nguon", words.SIGN_SOURCE, lambda one: one.source, width=36),
        Column(
            "ky",
            words.CAMPAIGN,
            lambda one: one.campaign.name if one.campaign else Soft(words.NOT_TAKEN_UP),
            exported=lambda one: one.campaign.name if one.campaign else "",
            width=30,
        ),
    ),
)
