"""The columns of the lists of this room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign, Standing
from kiemdiem.apps.campaigns.queries.subject_sheets import kind_label
from kiemdiem.apps.completion import words
from kiemdiem.apps.completion.queries.outstanding import Tally
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.core.regime.regime import Regime
from kiemdiem.shell.days import short_day
from kiemdiem.shell.marks import Link, Soft, State
from kiemdiem.shell.tables import Column, TableShape


def units_shape(campaign: Campaign, counted: Mapping[int, Tally], marks: Mapping[int, datetime]) -> TableShape[Unit]:
    """The units with their numbers. counted and marks: by the key of the unit."""

    def number(name: str) -> Callable[[Unit], int]:
        return lambda unit: int(getattr(counted.get(unit.pk, Tally()), name))

    def mark_of(unit: Unit) -> State | Soft:
        if unit.pk not in marks:
            return Soft(words.NOT_MARKED)
        told = words.MARKED_ON.format(day=short_day(marks[unit.pk]))
        missing = counted.get(unit.pk, Tally()).unexplained
        return State("wait", told, words.MARKED_BUT.format(count=missing)) if missing else State("done", told)

    return TableShape(
        label=words.COMPLETION_LIST,
        noun=words.UNITS_NOUN,
        order="ten",
        order_told=words.UNITS_ORDER,
        file_name="kiem-diem-xong",
        row_name=lambda unit: unit.name,
        empty_title=words.NO_UNIT,
        empty_text=words.NO_UNIT_TEXT,
        columns=(
            Column(
                "ten",
                words.UNIT,
                lambda unit: Link(unit.name, reverse("unit_completion", args=[campaign.pk, unit.pk]), is_name=True),
                exported=lambda unit: unit.name,
                sort=("sort_key",),
                is_heading=True,
                width=44,
            ),
            Column("phai", words.TO_REVIEW, number("wanted"), is_numeric=True),
            Column("da", words.DONE, number("done"), is_numeric=True),
            Column("chua", words.OUTSTANDING, number("outstanding"), is_numeric=True),
            Column("ly_do", words.EXCUSED, number("excused"), is_numeric=True),
            Column("bao", words.MARK, mark_of, width=30),
        ),
    )


def subjects_shape(
    campaign: Campaign, regime: Regime, *, may_record: Callable[[Standing], bool]
) -> TableShape[Standing]:
    """Those who must be reviewed, collectives first."""

    def act_of(standing: Standing) -> Link | None:
        if not (hasattr(standing.subject, "review") and may_record(standing)):
            return None
        return Link(words.TAKE_BACK, reverse("take_back_review", args=[campaign.pk, standing.subject_id]))

    return TableShape(
        label=words.SUBJECTS,
        noun=words.SUBJECTS_NOUN,
        order="ten",
        order_told=words.SUBJECTS_ORDER,
        file_name="phai-kiem-diem",
        row_name=lambda one: one.subject.name,
        empty_title=words.NOBODY,
        empty_text=words.NOBODY_TEXT,
        columns=(
            Column(
                "ten",
                words.SUBJECT,
                lambda one: Link(
                    one.subject.name, reverse("subject", args=[campaign.pk, one.subject_id]), is_name=True
                ),
                exported=lambda one: one.subject.name,
                sort=("is_person", "subject__sort_key"),
                is_heading=True,
                width=44,
            ),
            Column("loai", words.KIND, lambda one: kind_label(regime, one.subject.kind), on_phone="plain", width=26),
            Column("don_vi", words.HOME, home_of, sort=("subject__unit__sort_key",), width=40),
            Column("kiem_diem", words.REVIEW, review_of, width=50),
            Column("viec", words.ACT, act_of, exported=lambda one: None, is_action=True),
        ),
    )


def home_of(standing: Standing) -> str:
    return standing.subject.unit.name if standing.subject.unit else ""


def review_of(standing: Standing) -> State:
    """Reviewed on which day; or not, and why not."""
    subject = standing.subject
    if hasattr(subject, "review"):
        return State("done", words.REVIEWED_ON.format(day=short_day(subject.review.day)), subject.review.paper)
    if hasattr(subject, "excuse"):
        return State("none", words.WITH_REASON, subject.excuse.why)
    return State("soon", words.NOT_YET)
