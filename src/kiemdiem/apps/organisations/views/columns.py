"""The columns of the lists of this room."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from kiemdiem.apps.organisations import words
from kiemdiem.apps.organisations.models import Decider, Unit
from kiemdiem.apps.organisations.queries.units import kind_of
from kiemdiem.apps.organisations.queries.vocabulary import Vocabularies
from kiemdiem.shell.days import short_day
from kiemdiem.shell.marks import Link, Soft, State
from kiemdiem.shell.tables import Column, TableShape


def units_shape(known: Vocabularies) -> TableShape[Unit]:
    """The list of units, with the words read for this page."""
    return TableShape(
        label=words.UNITS,
        noun=words.UNIT,
        order="ten",
        order_told=words.ORDER,
        file_name="don-vi",
        row_name=lambda unit: unit.name,
        empty_title=words.EMPTY_TITLE,
        empty_text=words.EMPTY_TEXT,
        columns=(
            Column(
                "ten",
                words.NAME,
                lambda unit: Link(unit.name, url_of(unit), under=unit.short_name, is_name=True),
                exported=lambda unit: unit.name,
                sort=("sort_key",),
                is_heading=True,
                width=50,
            ),
            Column("ma", words.CODE, lambda unit: unit.code, sort=("code",), on_phone="plain"),
            Column("loai", words.KIND, lambda unit: kind_of(unit, known), on_phone="plain", width=34),
            Column("cap", words.TIER, lambda unit: known.label("tier", unit.tier), on_phone="hidden", is_default=False),
            Column("tren", words.PARENT, parent_of, sort=("parent__sort_key",), width=40),
            Column("dia_ban", words.AREA, lambda unit: unit.area, is_default=False),
            Column("dien", words.MANAGED_BY, lambda unit: unit.managed_by, is_default=False, width=30),
            Column(
                "lap",
                words.FOUNDED,
                lambda unit: unit.founded_on,
                is_numeric=True,
                sort=("founded_on",),
                is_default=False,
                on_phone="hidden",
            ),
            Column("con", words.STATE, state_of, exported=lambda unit: str(state_of(unit)), sort=("ended_on",)),
        ),
    )


def deciders_shape(known: Vocabularies, *, can_end: bool) -> TableShape[Decider]:
    """The table of decentralisation; `can_end`: each row that holds leads to the page on which it is ended."""
    ending = (Column("thoi", words.END_DECIDER, end_link, on_phone="plain"),) if can_end else ()
    return TableShape(
        label=words.DECIDERS,
        noun=words.DECIDER,
        order="cap",
        row_name=lambda row: row.body,
        file_name="phan-cap",
        empty_title=words.NO_DECIDER,
        empty_text=words.NO_DECIDER_TEXT,
        columns=(
            Column("cap", words.DECIDING_BODY, lambda row: row.body, sort=("body", "pk"), is_heading=True, width=40),
            Column("don_vi", words.DECIDED_UNIT, unit_of, sort=("unit__sort_key",), width=40),
            Column("chuc_vu", words.POST, lambda row: known.label("post", row.post), sort=("post",)),
            Column("cach", words.HOW, lambda row: known.label("delegation", row.how)),
            Column("can_cu", words.BASIS, lambda row: row.basis, width=30),
            Column("han", words.STATE, span_of, exported=lambda row: str(span_of(row)), sort=("until", "since")),
            *ending,
        ),
    )


def url_of(unit: Unit) -> str:
    return reverse("unit", args=[unit.pk])


def parent_of(unit: Unit) -> str:
    return unit.parent.name if unit.parent else ""


def unit_of(row: Decider) -> Link | Soft:
    return Link(row.unit.name, url_of(row.unit)) if row.unit else Soft(words.EVERYWHERE)


def state_of(unit: Unit) -> State:
    """Whether the unit is at work, or since when it is no more."""
    if unit.ended_on is None:
        return State("done", words.LIVING)
    return State("none", words.ENDED_ON.format(on=short_day(unit.ended_on)))


def span_of(row: Decider) -> State:
    """From when and to when a row holds."""
    if row.until is not None:
        return State("none", words.HELD_UNTIL.format(until=short_day(row.until)))
    return State("done", words.HOLDS, under=since_of(row.since))


def since_of(since: date | None) -> str:
    return words.HOLDS_SINCE.format(since=short_day(since)) if since else ""


def end_link(row: Decider) -> Link | None:
    return None if row.until else Link(words.END_DECIDER, reverse("end_decider", args=[row.pk]))
