"""The list of accounts, one account, and what is done to another's."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.accounts.access import account_of, history_for, may_on_account, require_on_account, visible_to
from kiemdiem.apps.accounts.actions.lock_account import lock_account as lock
from kiemdiem.apps.accounts.actions.reset_password import reset_password as reset
from kiemdiem.apps.accounts.actions.reset_second_factor import reset_second_factor as reset_code
from kiemdiem.apps.accounts.actions.unlock_account import unlock_account as unlock
from kiemdiem.apps.accounts.forms import AccountFilters, ReasonForm
from kiemdiem.apps.accounts.queries import home_of, last_sign_ins, narrowed, safety_of, with_safety
from kiemdiem.apps.accounts.views.account_table import ACCOUNTS, state_of
from kiemdiem.apps.accounts.views.crumbs import places
from kiemdiem.apps.accounts.views.whys import why_of_account
from kiemdiem.apps.journal.queries import history_of
from kiemdiem.apps.permissions.access import SignedIn, may_somewhere, require_somewhere
from kiemdiem.apps.permissions.access import visible_to as roles_visible_to
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Grant, Permission
from kiemdiem.apps.users.models import User
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables.query import TableQuery
from kiemdiem.shell.tables.table import Table


@require_safe
def accounts(request: SignedIn) -> HttpResponseBase:
    """The accounts of the reader's branches."""
    require_somewhere(request.actor, Permission.VIEW_ACCOUNTS)
    filters = AccountFilters(request.GET)
    rows = narrowed(
        with_safety(visible_to(request.actor)),
        who=filters.chosen("q") or "",
        unit=filters.chosen("don_vi") or "",
        state=filters.chosen("trang_thai") or "",
    )
    table = Table(ACCOUNTS, rows, TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_ACCOUNTS, actor=request.actor)
    may_issue = may_somewhere(request.actor, Permission.ISSUE_ACCOUNTS)
    return render(request, "accounts/accounts.html", {"filters": filters, "accounts": table, "may_issue": may_issue})


@require_safe
def account(request: SignedIn, user_id: int) -> HttpResponse:
    """One account: state, roles and history as far as the reader may see them, sign-ins, and his buttons."""
    user = one_of(visible_to(request.actor), pk=user_id)
    asked = account_of(user)
    may_act = [
        may_on_account(request.actor, one, asked) for one in (Permission.ISSUE_ACCOUNTS, Permission.RESET_SECOND_FACTOR)
    ]
    sees_log = any(may_act) or user == request.user  # who may not act on a weighty account learns not when it sat where
    safety = safety_of(user)
    grants = list(roles_visible_to(request.actor).filter(user=user).exclude(state=Grant.State.ENDED))
    shown = {
        "person": user,
        "places": places("accounts"),
        "state": state_of(user),
        "home": home_of(user),
        "safety": safety,
        "reasons": why_of_account(user, [one for one in grants if one.holds_on(request.actor.today)], safety),
        "sees_log": sees_log,
        "sign_ins": last_sign_ins(user) if sees_log else [],
        "history": history_of(user, only=history_for(request.actor)) if sees_log else (),
        "grants": grants,
        "may_issue": may_act[0],
        "may_reset_code": may_act[1],
        "may_give": may_somewhere(request.actor, Permission.GRANT_ROLES) and user != request.user,
    }
    return render(request, "accounts/account.html", shown)


@shown_and_sent
def lock_account(request: SignedIn, user_id: int) -> HttpResponse:
    """Asks for the reason, then locks."""
    user = one_of(visible_to(request.actor), pk=user_id)
    told = (labels.LOCK_TITLE, labels.LOCK_QUESTION, labels.LOCK_AFTER, labels.LOCKED_NOW)
    return _with_reason(request, user, Permission.ISSUE_ACCOUNTS, lock, told)


@shown_and_sent
def unlock_account(request: SignedIn, user_id: int) -> HttpResponse:
    """Asks for the reason, then opens."""
    user = one_of(visible_to(request.actor), pk=user_id)
    told = (labels.UNLOCK_TITLE, labels.UNLOCK_QUESTION, labels.UNLOCK_AFTER, labels.UNLOCKED_NOW)
    return _with_reason(request, user, Permission.ISSUE_ACCOUNTS, unlock, told, is_grave=False)


@shown_and_sent
def reset_second_factor(request: SignedIn, user_id: int) -> HttpResponse:
    """Asks for the reason, then takes the code away."""
    user = one_of(visible_to(request.actor), pk=user_id)
    told = (labels.RESET_CODE_TITLE, labels.RESET_CODE_QUESTION, labels.RESET_CODE_AFTER, labels.CODE_IS_RESET)
    return _with_reason(request, user, Permission.RESET_SECOND_FACTOR, reset_code, told)


Told = tuple[str, str, tuple[str, ...], str]


def _with_reason(
    request: SignedIn,
    user: User,
    permission: Permission,
    act: Callable[..., object],
    told: Told,
    *,
    is_grave: bool = True,
) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        act(user, reason=form.cleaned_data["reason"], actor=request.actor)
        messages.success(request, told[3].format(user=user.name))
        return redirect("account", user.pk)
    require_on_account(request.actor, permission, account_of(user))
    return render(
        request, "shell/confirm.html", {"confirmation": _question(user, told, is_grave=is_grave), "form": form}
    )


def _question(user: User, told: Told, *, is_grave: bool = True) -> Confirmation:
    title, question, after, _ = told
    return Confirmation(
        title=title,
        question=question.format(user=user.name),
        consequences=tuple(line.format(user=user.name) for line in after),
        action_label=title,
        back_url=reverse("account", args=[user.pk]),
        is_grave=is_grave,
    )


@shown_and_sent
def reset_password(request: SignedIn, user_id: int) -> HttpResponse:
    """Asks; then the slip, in this one answer and never again."""
    user = one_of(visible_to(request.actor), pk=user_id)
    if request.method == "POST":
        slip = reset(user, actor=request.actor, chance=secrets.SystemRandom())
        back = reverse("account", args=[user.pk])
        return render(request, "accounts/slips.html", {"slips": [slip], "back": back, "site": request.get_host()})
    require_on_account(request.actor, Permission.ISSUE_ACCOUNTS, account_of(user))
    told = (labels.RESET_TITLE, labels.RESET_QUESTION, labels.RESET_AFTER, "")
    return render(request, "shell/confirm.html", {"confirmation": _question(user, told)})
