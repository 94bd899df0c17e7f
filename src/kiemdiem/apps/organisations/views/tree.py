"""The tree of today, and the tree as it was on a past day."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.organisations.access import visible_to
from kiemdiem.apps.organisations.forms.tree_day import TreeDay
from kiemdiem.apps.organisations.queries.opened_tree import branch_of, opened_tree
from kiemdiem.apps.organisations.queries.past_tree import past_branch, past_tree
from kiemdiem.apps.organisations.queries.whys import why_of_past_tree
from kiemdiem.apps.organisations.views.lists import may_read
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.shell.rows import one_of


@require_safe
def unit_tree(request: SignedIn) -> HttpResponse:
    """The tree from the reader's roots; with `mo` opened down to that unit, with `ngay` as it was on that day."""
    may_read(request.actor)
    wanted, asked = request.GET.get("mo"), TreeDay(request.GET, today=request.actor.today)
    opened = one_of(visible_to(request.actor), pk=wanted) if wanted else None
    context: dict[str, object] = {"opened": opened, "asked": asked, "day": asked.past_day}
    if asked.past_day is not None:
        tree = past_tree(asked.past_day, wanted=opened, seen_by=request.actor)
        context |= {"tree": tree, "reasons": why_of_past_tree(asked.past_day)}
        return render(request, "organisations/past_tree.html", context)
    context["tree"] = opened_tree(opened, seen_by=request.actor)
    return render(request, "organisations/unit_tree.html", context)


@require_safe
def unit_branch(request: SignedIn, unit_id: int) -> HttpResponse:
    """The units directly below one, as a part of the tree; with `ngay` those that stood there on that day."""
    unit = one_of(visible_to(request.actor), pk=unit_id)
    day = TreeDay(request.GET, today=request.actor.today).past_day
    if day is not None:
        branch = past_branch(unit, day=day, seen_by=request.actor)
        return render(request, "organisations/_past_branch.html", {"branch": branch, "day": day})
    return render(request, "organisations/_branch.html", {"branch": branch_of(unit, seen_by=request.actor)})
