"""Giving a role: to whom, which, where, and for which term. The act itself belongs to the room of rights."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.accounts.access import units_for, visible_to
from kiemdiem.apps.accounts.forms import AccountFilters, GiveRoleForm, UnitSearch
from kiemdiem.apps.accounts.queries import branches_near, by_name, home_of, narrowed, with_safety
from kiemdiem.apps.accounts.views.crumbs import places
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import SignedIn, require_somewhere, scope_of
from kiemdiem.apps.permissions.actions.give_role import NewGrant
from kiemdiem.apps.permissions.actions.give_role import give_role as give
from kiemdiem.apps.permissions.errors import RoleHeldAlready, RoleNotGiven, TermEndsBeforeItBegins
from kiemdiem.apps.permissions.models import Grant, Permission, Role
from kiemdiem.apps.users.models import User
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of

WHOLE = "0"  # what the form calls the whole house
AT_ONCE = 20


@require_safe
def choose_holder(request: SignedIn) -> HttpResponse:
    """To whom: somebody with an account, found by name."""
    require_somewhere(request.actor, Permission.GRANT_ROLES)
    search = AccountFilters(request.GET)
    who, unit = search.chosen("q") or "", search.chosen("don_vi") or ""
    users = with_safety(visible_to(request.actor)).filter(is_active=True).exclude(pk=request.user.pk)
    found = by_name(narrowed(users, who=who, unit=unit, state=""), most=AT_ONCE) if who or unit else []
    shown = {"search": search, "users": found, "most": AT_ONCE, "is_asked": bool(who or unit)}
    return render(request, "accounts/choose_holder.html", {**shown, "places": places("roles")})


@shown_and_sent
def give_role(request: SignedIn, user_id: int) -> HttpResponse:
    """Which role, where, for which term."""
    require_somewhere(request.actor, Permission.GRANT_ROLES)
    user = one_of(visible_to(request.actor), pk=user_id)
    search = UnitSearch(request.GET)
    units = {str(unit.pk): unit for unit in _units(request, user, search.chosen("q") or "")}
    given = request.POST if request.method == "POST" else None
    form = GiveRoleForm(given, branches=_choices(request, units), initial={"since": request.actor.today})
    grant = _given(request, user, form, units) if form.is_valid() else None
    if grant is None:
        shown = {"person": user, "form": form, "search": search, "places": places("roles", "choose_holder")}
        return render(request, "accounts/give_role.html", shown)
    told = labels.ROLE_WAITS_NOW if grant.state == Grant.State.WAITING else labels.ROLE_GIVEN_NOW
    messages.success(request, told.format(role=grant.role_label, user=user.name))
    return redirect("roles")


def _units(request: SignedIn, user: User, text: str) -> list[Unit]:
    """The units near the user's own, or those that were looked for, as far as roles may be given there."""
    return branches_near(units_for(request.actor, Permission.GRANT_ROLES), home=home_of(user), text=text)


def _choices(request: SignedIn, units: dict[str, Unit]) -> list[tuple[str, str]]:
    whole = [(WHOLE, labels.WHOLE_HOUSE)] if scope_of(request.actor, Permission.GRANT_ROLES).is_whole else []
    return [*whole, *((key, unit.name) for key, unit in units.items())]


def _given(request: SignedIn, user: User, form: GiveRoleForm, units: dict[str, Unit]) -> Grant | None:
    """The role, given; or nothing where the form says why not."""
    typed = form.cleaned_data
    new = NewGrant(
        role=Role(typed["role"]),
        on=None if typed["branch"] == WHOLE else units[typed["branch"]],
        since=typed["since"],
        until=typed["until"],
        reason=typed["reason"],
    )
    try:
        return give(new, to=user, actor=request.actor)
    except TermEndsBeforeItBegins as fault:
        form.add_error("until", fault.sentence)
    except (RoleHeldAlready, RoleNotGiven) as fault:
        form.add_error("role", fault.sentence)
    return None
