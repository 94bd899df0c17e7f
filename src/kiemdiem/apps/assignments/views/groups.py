"""A visiting group: its page, how it is drawn up, changed, decided and ended."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.assignments import words
from kiemdiem.apps.assignments.access import groups_visible_to
from kiemdiem.apps.assignments.actions import decide_group as deciding
from kiemdiem.apps.assignments.actions import make_group as making
from kiemdiem.apps.assignments.forms.assigning import DecisionForm, EndForm, GroupForm
from kiemdiem.apps.assignments.models import VisitingGroup
from kiemdiem.apps.assignments.queries.duties import duty_of
from kiemdiem.apps.assignments.views.assigning import cover_of, units_to_offer
from kiemdiem.apps.assignments.views.overview import campaign_of, campaign_to_assign, crumbs_of
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Actor, SignedIn, may
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


def group_of(actor: Actor, campaign: Campaign, group_id: int) -> VisitingGroup:
    """The group where the actor may see it."""
    return one_of(groups_visible_to(actor, campaign).select_related("campaign__root", "decided_by"), pk=group_id)


@require_safe
def visiting_group(request: SignedIn, campaign_id: int, group_id: int) -> HttpResponse:
    """Who goes where, by which decision."""
    found = campaign_of(request.actor, campaign_id)
    group = group_of(request.actor, found, group_id)
    is_running = (found.is_preparing or found.is_open) and not group.is_over
    context = {
        "campaign": found,
        "crumbs": crumbs_of(found),
        "group": group,
        "duty": duty_of(found, group.duty),
        "members": group.members.select_related("person"),
        "covers": group.covers.select_related("unit"),
        "may_edit": is_running and may(request.actor, Permission.RUN_CAMPAIGNS, on=found),
        "may_decide": is_running and not group.is_held and may(request.actor, Permission.DECIDE_ASSIGNMENTS, on=found),
    }
    return render(request, "assignments/visiting_group.html", context)


@shown_and_sent
def make_group(request: SignedIn, campaign_id: int, duty: str) -> HttpResponse:
    """A new group."""
    found = campaign_to_assign(request.actor, campaign_id, Permission.RUN_CAMPAIGNS)
    cover = cover_of(found, duty, by="group")
    form = GroupForm(request.POST or None, units=units_to_offer(cover), actor=request.actor)
    if form.is_valid():
        group = making.make_group(found, duty=duty, given=form.given, actor=request.actor)
        messages.success(request, words.GROUP_SAVED.format(group=group.name, body=cover.duty.decided_by))
        return redirect("visiting_group", found.pk, group.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "cover": cover}
    return render(request, "assignments/group_form.html", context)


@shown_and_sent
def edit_group(request: SignedIn, campaign_id: int, group_id: int) -> HttpResponse:
    """Other members or units."""
    found = campaign_to_assign(request.actor, campaign_id, Permission.RUN_CAMPAIGNS)
    group = group_of(request.actor, found, group_id)
    cover = cover_of(found, group.duty, by="group")
    form = GroupForm(
        request.POST or None, units=units_to_offer(cover), actor=request.actor, initial=_as_it_stands(group)
    )
    if form.is_valid():
        making.edit_group(group, form.given, version=form.cleaned_data["version"], actor=request.actor)
        messages.success(request, words.GROUP_SAVED.format(group=group.name, body=cover.duty.decided_by))
        return redirect("visiting_group", found.pk, group.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "cover": cover, "group": group}
    return render(request, "assignments/group_form.html", context)


def _as_it_stands(group: VisitingGroup) -> dict[str, object]:
    return {
        "version": group.version,
        "name": group.name,
        "members": [one.person for one in group.members.select_related("person")],
        "units": [str(key) for key in group.covers.values_list("unit_id", flat=True)],
    }


@shown_and_sent
def decide_group(request: SignedIn, campaign_id: int, group_id: int) -> HttpResponse:
    """The decision by which the group is set up."""
    found = campaign_to_assign(request.actor, campaign_id, Permission.DECIDE_ASSIGNMENTS)
    group = group_of(request.actor, found, group_id)
    form = DecisionForm(request.POST or None, initial={"decided_on": request.actor.today, "version": group.version})
    if form.is_valid():
        deciding.decide_group(group, actor=request.actor, **form.cleaned_data)
        messages.success(request, words.GROUP_DECIDED.format(group=group.name))
        return redirect("visiting_group", found.pk, group.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "group": group}
    return render(request, "assignments/decide_group.html", context)


@shown_and_sent
def end_group(request: SignedIn, campaign_id: int, group_id: int) -> HttpResponse:
    """A question, then the end."""
    found = campaign_to_assign(request.actor, campaign_id, Permission.RUN_CAMPAIGNS)
    group = group_of(request.actor, found, group_id)
    form = EndForm(request.POST or None)
    if form.is_valid():
        deciding.end_group(group, reason=form.cleaned_data["reason"], actor=request.actor)
        messages.success(request, words.GROUP_ENDED.format(group=group.name))
        return redirect("assignments", found.pk)
    confirmation = Confirmation(
        title=words.END_GROUP_TITLE,
        question=words.END_GROUP_QUESTION.format(group=group.name),
        consequences=words.END_GROUP_AFTER,
        action_label=words.END_GROUP,
        back_url=reverse("visiting_group", args=[found.pk, group.pk]),
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation, "form": form})
