"""The columns of the list of what was changed by hand."""

from __future__ import annotations

from django.urls import reverse

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import Correction
from kiemdiem.apps.campaigns.queries.corrections import HeldCorrections, told
from kiemdiem.shell.days import day_in_hanoi
from kiemdiem.shell.marks import Button, State, StateKind
from kiemdiem.shell.tables import Column, TableShape

STATES: dict[str, tuple[StateKind, str]] = {
    "applied": ("done", words.APPLIED),
    "unfit": ("late", words.UNFIT),
    "waiting": ("wait", words.NOT_YET),
    "revoked": ("none", words.REVOKED),
}


def corrections_shape(held: HeldCorrections, *, can_revoke: bool) -> TableShape[Correction]:
    """The list; `held`: what the newest roll made of them."""
    columns: tuple[Column[Correction], ...] = (
        Column("ten", words.SUBJECT, lambda one: one.name, sort=("name",), is_heading=True, width=40),
        Column("viec", words.WHAT_CHANGED, told, width=44, on_phone="plain"),
        Column("ly_do", words.WHY_CORRECTED, reason_of, width=50),
        Column("van_ban", words.PAPER, lambda one: one.reference or None, width=30),
        Column(
            "co_quan", words.DECIDING, lambda one: one.decided_by.name if one.decided_by else None, is_default=False
        ),
        Column("ai", words.WHO_DID, lambda one: one.made_by.name if one.made_by else None, is_default=False),
        Column("ngay", words.ON_DAY, lambda one: day_in_hanoi(one.made_at), sort=("made_at",), is_numeric=True),
        Column("tinh_trang", words.NOW_IS, lambda one: state_of(one, held), exported=lambda one: label_of(one, held)),
    )
    if can_revoke:
        columns += (Column("rut", words.REVOKE, revoking, is_action=True),)
    return TableShape(
        label=words.CORRECTIONS,
        noun=words.CORRECTION,
        order="-ngay",
        order_told=words.CORRECTION_ORDER,
        file_name="dieu-chinh",
        row_name=lambda one: one.name,
        empty_title=words.NO_CORRECTION,
        empty_text=words.NO_CORRECTION_TEXT,
        columns=columns,
    )


def reason_of(one: Correction) -> str:
    return one.reason if one.is_standing else f"{one.reason} ({words.REVOKED}: {one.revoked_because})"


def state_of(one: Correction, held: HeldCorrections) -> State:
    """Shape and word; why it does not fit stands below."""
    kind, label = STATES[held.state_of(one)]
    return State(kind, label.capitalize(), under=held.unfit.get(one.pk, "") if one.is_standing else "")


def label_of(one: Correction, held: HeldCorrections) -> str:
    _, label = STATES[held.state_of(one)]
    return label


def revoking(one: Correction) -> Button | None:
    if not one.is_standing:
        return None
    return Button(words.REVOKE, reverse("revoke_correction", args=[one.campaign_id, one.pk]), one.name)
