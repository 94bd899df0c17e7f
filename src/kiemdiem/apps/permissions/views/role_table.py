"""The columns of the list of roles."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, decide_on_grant
from kiemdiem.apps.permissions.models import GIVEN_BY_BOARD, Grant, Permission
from kiemdiem.shell.days import short_day
from kiemdiem.shell.marks import Link, Soft, State
from kiemdiem.shell.tables.columns import Column
from kiemdiem.shell.tables.table import TableShape


def buttons(grant: Grant, actor: Actor) -> SafeString:
    """The buttons of a line; each carries the name of its line for those who cannot see it."""
    named = f"{grant.user.name}, {grant.role_label}"
    return format_html_join(
        " ",
        '<a class="btn" href="{}" data-dialog>{}<span class="visually-hidden"> {}</span></a>',
        ((url, label, named) for url, label in _links(grant, actor)),
    )


def _links(grant: Grant, actor: Actor) -> list[tuple[str, str]]:
    found = []
    if grant.state == Grant.State.WAITING and _may_second(grant, actor):
        found.append((reverse("second_role", args=[grant.pk]), labels.SECOND))
    if grant.state != Grant.State.ENDED and grant.role in GIVEN_BY_BOARD and _may_end(grant, actor):
        found.append((reverse("end_role", args=[grant.pk]), labels.END))
    return found


def _may_second(grant: Grant, actor: Actor) -> bool:
    is_allowed = decide_on_grant(actor, Permission.SECOND_GRANTS, grant).is_allowed
    return is_allowed and actor.user_id not in {grant.granted_by_id, grant.user_id}


def _may_end(grant: Grant, actor: Actor) -> bool:
    return decide_on_grant(actor, Permission.GRANT_ROLES, grant).is_allowed


def role_shape(actor: Actor) -> TableShape[Grant]:
    """The list as this reader sees it: states as of his day, buttons that are his."""
    return TableShape(
        label=labels.ROLE_LIST,
        noun=labels.ROLE_NOUN,
        order="trang_thai",
        order_told=labels.ORDER_OF_ROLES,
        file_name="vai-tro",
        row_name=lambda grant: f"{grant.user.name}, {grant}",
        empty_title=labels.NO_ROLES_YET,
        empty_text=labels.NO_ROLES_YET_TEXT,
        columns=(
            Column("nguoi", labels.HOLDER, _holder, sort=("user__username",), is_heading=True, width=28),
            Column("vai_tro", labels.ROLE, lambda grant: grant.role_label, sort=("role",), on_phone="plain"),
            Column("noi", labels.BRANCH, lambda grant: grant.branch_name or labels.WHOLE_HOUSE, sort=("branch_name",)),
            Column("tu", labels.SINCE, lambda grant: grant.since, sort=("since",)),
            Column("den", labels.UNTIL, lambda grant: grant.until or Soft(labels.NO_LAST_DAY), sort=("until",)),
            Column("trang_thai", labels.STATE, lambda grant: _state(grant, actor), sort=("place", "user__username")),
            Column("nguoi_giao", labels.GRANTED_BY, _giver, is_default=False),
            Column("nguoi_dong_y", labels.SECONDED_BY, _seconder, is_default=False),
            Column("can_cu", labels.BASIS, lambda grant: grant.reason, is_default=False, width=40),
            Column("viec", labels.ACTS, lambda grant: buttons(grant, actor), is_action=True),
        ),
    )


def _holder(grant: Grant) -> Link:
    return Link(grant.user.name, reverse("rights_of", args=[grant.user_id]), under=grant.user.username, is_name=True)


def _giver(grant: Grant) -> str:
    return grant.granted_by.name if grant.granted_by else labels.BY_CODE


def _seconder(grant: Grant) -> str:
    return grant.seconded_by.name if grant.seconded_by else ""


def _state(grant: Grant, actor: Actor) -> State:
    if grant.state == Grant.State.ENDED:
        return State("none", labels.ENDED_ON.format(on=short_day(grant.ended_at)))
    if grant.until is not None and grant.until < actor.today:
        return State("none", labels.OVER.format(until=short_day(grant.until)))
    if grant.state == Grant.State.WAITING:
        return State("wait", labels.WAITING)
    if grant.since > actor.today:
        return State("soon", labels.NOT_BEGUN.format(since=short_day(grant.since)))
    return State("done", labels.HELD)
