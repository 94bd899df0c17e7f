"""What each role may do, what one person may do and why, and the first of the board."""

from __future__ import annotations

from dataclasses import replace

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import SignedIn, scope_of, visible_to
from kiemdiem.apps.permissions.actions.claim_board import claim_board as claim
from kiemdiem.apps.permissions.errors import CodeTriedTooOften, NoSuchCode
from kiemdiem.apps.permissions.forms import BoardCodeForm
from kiemdiem.apps.permissions.models import GIVEN_BY_BOARD, NEEDS_CODE, NEEDS_SECOND_PERSON, Grant, Permission, Role
from kiemdiem.apps.permissions.queries import actor_of, matrix
from kiemdiem.apps.permissions.queries import rights_of as rights
from kiemdiem.apps.users.models import User
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


@require_safe
def rights_table(request: SignedIn) -> HttpResponse:
    """The declared table, for everybody who is in: it holds no name."""
    heads = [
        (role.label, labels.ROLE_NOTES[role.value], role in NEEDS_CODE, role in NEEDS_SECOND_PERSON) for role in Role
    ]
    return render(request, "permissions/rights_table.html", {"heads": heads, "lines": matrix()})


@require_safe
def rights_of(request: SignedIn, user_id: int) -> HttpResponse:
    """Everything that somebody may do today, by the roles of his that the reader may see."""
    seen = visible_to(request.actor).filter(user=user_id)
    users = User.objects.filter(pk=user_id)
    if user_id != request.user.pk and not scope_of(request.actor, Permission.VIEW_GRANTS).is_whole:
        users = users.filter(pk__in=seen.values("user"))
    user = one_of(users)
    holding = actor_of(user, at=request.now)
    holding = replace(holding, grants=tuple(one for one in holding.grants if one.pk in {row.pk for row in seen}))
    shown = {"person": user, "rights": rights(holding), "grants": holding.grants, "is_own": user == request.user}
    shown["may_leave"] = [one for one in seen if shown["is_own"] and _can_be_left(one)]
    return render(request, "permissions/rights_of.html", shown)


def _can_be_left(grant: Grant) -> bool:
    return grant.state != Grant.State.ENDED and grant.role in GIVEN_BY_BOARD


@sensitive_post_parameters("code")
@shown_and_sent
def claim_board(request: SignedIn) -> HttpResponse:
    """The first of the board takes the role by the code that was printed at installation."""
    form = BoardCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            code, address = form.cleaned_data["code"], get_client_ip_address(request)
            claim(request.user, code=code, address=address, actor=request.actor, clock=timezone.now())
        except (NoSuchCode, CodeTriedTooOften) as fault:
            form.add_error("code", fault.sentence)
        else:
            messages.success(request, labels.CLAIMED)
            return redirect("/")
    return render(request, "permissions/claim_board.html", {"form": form})
