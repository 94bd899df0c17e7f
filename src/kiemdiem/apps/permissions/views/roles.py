"""Who holds what where; agreeing, taking back, laying down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import (
    Actor,
    Place,
    SignedIn,
    may_somewhere,
    require_on_grant,
    require_somewhere,
    visible_to,
    widest_of,
)
from kiemdiem.apps.permissions.actions.end_role import end_role as end
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.actions.leave_role import leave_role as leave
from kiemdiem.apps.permissions.actions.second_role import second_role as second
from kiemdiem.apps.permissions.errors import LastOfTheBoard
from kiemdiem.apps.permissions.forms import ALL, OVER, WAITING, EndRoleForm, RoleFilters
from kiemdiem.apps.permissions.models import Grant, Permission
from kiemdiem.apps.permissions.queries import in_order_of_work, narrowed, origin_of_own_role
from kiemdiem.apps.permissions.views.role_table import role_shape
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables.query import TableQuery
from kiemdiem.shell.tables.table import Table

STATES = {WAITING: "waiting", OVER: "over", ALL: "all"}


@require_safe
def roles(request: SignedIn) -> HttpResponseBase:
    """The list; what waits for a second person comes first."""
    require_somewhere(request.actor, Permission.VIEW_GRANTS)
    filters = RoleFilters(request.GET)
    rows = narrowed(
        in_order_of_work(visible_to(request.actor)),
        who=filters.chosen("q") or "",
        role=filters.chosen("vai_tro") or "",
        branch=filters.chosen("don_vi") or "",
        state=STATES.get(filters.chosen("trang_thai") or "", "running"),
        on=request.actor.today,
    )
    table = Table(role_shape(request.actor), rows, TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_GRANTS, actor=request.actor)
    may_give = may_somewhere(request.actor, Permission.GRANT_ROLES)
    return render(request, "permissions/roles.html", {"filters": filters, "roles": table, "may_give": may_give})


@shown_and_sent
def second_role(request: SignedIn, grant_id: int) -> HttpResponse:
    """Asks, and says whose hands these are; then agrees."""
    grant = one_of(in_order_of_work(visible_to(request.actor)), pk=grant_id)
    if request.method == "POST":
        second(grant, actor=request.actor)
        messages.success(request, labels.SECONDED.format(**_slots(grant)))
        return redirect("roles")
    require_on_grant(request.actor, Permission.SECOND_GRANTS, grant)
    question = Confirmation(
        title=labels.SECOND_TITLE,
        question=labels.SECOND_QUESTION.format(**_slots(grant)),
        consequences=(labels.SECOND_AFTER.format(**_slots(grant)), *_hands_told(grant, request.actor)),
        action_label=labels.SECOND,
        back_url=reverse("roles"),
        is_grave=False,
    )
    return render(request, "shell/confirm.html", {"confirmation": question})


@shown_and_sent
def end_role(request: SignedIn, grant_id: int) -> HttpResponse:
    """Asks for the reason, then takes the role back."""
    grant = one_of(in_order_of_work(visible_to(request.actor)), pk=grant_id)
    form = EndRoleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        end(grant, reason=form.cleaned_data["reason"], actor=request.actor)
        messages.success(request, labels.ENDED_NOW.format(**_slots(grant)))
        return redirect("roles")
    require_on_grant(request.actor, Permission.GRANT_ROLES, grant)
    question = Confirmation(
        title=labels.END_TITLE,
        question=labels.END_QUESTION.format(**_slots(grant)),
        consequences=(labels.END_AFTER.format(**_slots(grant)),),
        action_label=labels.END_TITLE,
        back_url=reverse("roles"),
    )
    return render(request, "shell/confirm.html", {"confirmation": question, "form": form})


@shown_and_sent
def leave_role(request: SignedIn, grant_id: int) -> HttpResponse:
    """Asks the holder for the reason, then ends his own role."""
    grant = one_of(in_order_of_work(visible_to(request.actor)).filter(user=request.user), pk=grant_id)
    form = EndRoleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            leave(grant, reason=form.cleaned_data["reason"], actor=request.actor)
        except LastOfTheBoard as fault:
            form.add_error(None, fault.sentence)
        else:
            messages.success(request, labels.LEFT_NOW.format(**_slots(grant)))
            return redirect("rights_of", user_id=request.user.pk)
    question = Confirmation(
        title=labels.LEAVE_TITLE,
        question=labels.LEAVE_QUESTION.format(**_slots(grant)),
        consequences=(labels.LEAVE_AFTER, labels.LEAVE_BACK),
        action_label=labels.LEAVE_TITLE,
        back_url=reverse("rights_of", args=[request.user.pk]),
    )
    return render(request, "shell/confirm.html", {"confirmation": question, "form": form})


def _hands_told(grant: Grant, actor: Actor) -> tuple[str, ...]:
    """From whom the proposer's role and the reader's own came: whoever agrees knows whether both hands are one."""
    own = widest_of(actor, Permission.SECOND_GRANTS, on=Place(grant.branch))
    proposer = origin_of_own_role(grant.granted_under, proposed_by=grant.granted_by_id)
    told = (
        labels.PROPOSERS_ROLE.format(origin=proposer, **_slots(grant)),
        labels.OWN_ROLE.format(origin=origin_of_own_role(own, proposed_by=grant.granted_by_id)),
    )
    is_of_one_hand = own is not None and own.granted_by_id is not None and own.granted_by_id == grant.granted_by_id
    return (*told, labels.ONE_HAND) if is_of_one_hand else told


def _slots(grant: Grant) -> dict[str, str]:
    return {
        "role": grant.role_label,
        "branch": grant.branch_name or labels.WHOLE_HOUSE,
        "user": grant.user.name,
        "giver": grant.granted_by.name if grant.granted_by else labels.COMMAND_LINE,
    }
