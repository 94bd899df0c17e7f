"""The columns of the lists of this room."""

from __future__ import annotations

from django.urls import reverse

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import Campaign, Standing
from kiemdiem.apps.campaigns.queries.subject_sheets import doing_of, kind_label
from kiemdiem.core.regime.regime import Regime
from kiemdiem.shell.marks import Link, Soft, State, StateKind
from kiemdiem.shell.tables import Column, TableShape

STATES: dict[str, StateKind] = {"preparing": "soon", "open": "doing", "closed": "done", "dropped": "none"}
CAMPAIGNS: TableShape[Campaign] = TableShape(
    label=words.CAMPAIGNS,
    noun=words.CAMPAIGN,
    order="-nam",
    file_name="ky-kiem-diem",
    row_name=lambda campaign: campaign.name,
    empty_title=words.NO_CAMPAIGN,
    empty_text=words.NO_CAMPAIGN_TEXT,
    columns=(
        Column(
            "ten",
            words.NAME,
            lambda one: Link(one.name, reverse("campaign", args=[one.pk]), under=one.root.name, is_name=True),
            exported=lambda one: one.name,
            sort=("name",),
            is_heading=True,
            width=50,
        ),
        Column("nam", words.YEAR, lambda one: one.year, sort=("year",), is_numeric=True, on_phone="plain"),
        Column("ke_hoach", words.PLAN, lambda one: one.regime.number, sort=("regime__number",), on_phone="plain"),
        Column("noi", words.ROOT, lambda one: one.root.name, sort=("root__sort_key",), is_default=False, width=40),
        Column("mo", words.OPENED, lambda one: one.opened_on, sort=("opened_on",), is_numeric=True),
        Column("trang_thai", words.STATE, lambda one: state_of(one), exported=lambda one: one.state_label),
    ),
)


def state_of(campaign: Campaign) -> State:
    """The state of a campaign, drawn."""
    return State(STATES[campaign.state], campaign.state_label.capitalize())


def subjects_shape(campaign: Campaign, regime: Regime, *, waiting: bool) -> TableShape[Standing]:
    """The list of subjects; `waiting`: of the roll that waits to be taken."""
    return TableShape(
        label=words.SUBJECTS,
        noun=words.SUBJECT_NOUN,
        order="ten",
        order_told=words.ORDER,
        file_name="doi-tuong",
        row_name=lambda one: one.subject.name,
        empty_title=words.NOBODY,
        empty_text=words.NOBODY_TEXT,
        columns=(
            Column(
                "ten",
                words.SUBJECT,
                lambda one: Link(one.subject.name, url_of(campaign, one, waiting=waiting), is_name=True),
                exported=lambda one: one.subject.name,
                sort=("subject__sort_key",),
                is_heading=True,
                width=44,
            ),
            Column("loai", words.KIND, lambda one: kind_label(regime, one.subject.kind), on_phone="plain", width=26),
            Column("don_vi", words.UNIT, unit_of, sort=("subject__unit__sort_key", "subject__unit_id"), width=40),
            Column("viec", words.RESULT, doing_of, width=28),
            Column("noi", words.FORUMS, forums_of, is_numeric=True, sort=("forums",)),
            Column("cap", words.DECIDED_BY, decider_of, sort=("decided_by",), width=44),
            Column("vuong", words.PROBLEMS, problems_of, exported=lambda one: one.problems, sort=("problems",)),
        ),
    )


def url_of(campaign: Campaign, standing: Standing, *, waiting: bool) -> str:
    """The page of a subject, in the roll in which it is looked at."""
    url = reverse("subject", args=[campaign.pk, standing.subject_id])
    return f"{url}?ban=cho" if waiting else url


def unit_of(standing: Standing) -> str:
    return standing.subject.unit.name if standing.subject.unit else ""


def forums_of(standing: Standing) -> int | Soft | None:
    if not standing.is_reviewed:
        return None
    return standing.forums or Soft(words.NO_PLACE)


def decider_of(standing: Standing) -> str | Soft | None:
    if not standing.is_rated:
        return None
    return standing.decided_by or Soft(words.UNKNOWN_DECIDER)


def problems_of(standing: Standing) -> State | None:
    return State("late", str(standing.problems)) if standing.problems else None
