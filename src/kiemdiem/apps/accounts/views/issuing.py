"""First accounts: for the persons of a unit, or for somebody who stands in no register."""

from __future__ import annotations

import secrets

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.accounts.access import units_for
from kiemdiem.apps.accounts.actions.add_account import add_account as add
from kiemdiem.apps.accounts.actions.issue_accounts import MOST
from kiemdiem.apps.accounts.actions.issue_accounts import issue_accounts as issue
from kiemdiem.apps.accounts.errors import AccountWithoutName, UsernameTaken, UsernameUnfit
from kiemdiem.apps.accounts.facts.slips import Slip
from kiemdiem.apps.accounts.forms import IssueForm, NewAccountForm, UnitSearch
from kiemdiem.apps.accounts.queries import units_named, units_to_issue, without_account
from kiemdiem.apps.accounts.views.crumbs import places
from kiemdiem.apps.permissions.access import HOUSE, SignedIn, require, require_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables.query import TableQuery


@require_safe
def choose_unit(request: SignedIn) -> HttpResponse:
    """Where accounts are to be issued."""
    require_somewhere(request.actor, Permission.ISSUE_ACCOUNTS)
    search = UnitSearch(request.GET)
    found = units_named(units_for(request.actor, Permission.ISSUE_ACCOUNTS), search.chosen("q") or "")
    shown = {"search": search, "query": TableQuery.of(request), "units": units_to_issue(found)}
    return render(request, "accounts/choose_unit.html", {**shown, "places": places("accounts")})


@shown_and_sent
def issue_accounts(request: SignedIn, unit_id: int) -> HttpResponse:
    """Asks; then the slips, in this one answer. Sent again, it finds nobody left and makes nothing."""
    unit = one_of(units_for(request.actor, Permission.ISSUE_ACCOUNTS), pk=unit_id)
    form = IssueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with_those_below = form.cleaned_data["with_those_below"]
        chance = secrets.SystemRandom()
        slips = issue(unit, with_those_below=with_those_below, actor=request.actor, chance=chance)
        return _slips(request, slips)
    persons = without_account(unit, with_those_below=False, most=MOST + 1)
    shown = {"unit": unit, "persons": persons, "form": form, "places": places("accounts", "choose_unit")}
    return render(request, "accounts/issue_accounts.html", shown)


@shown_and_sent
def add_account(request: SignedIn) -> HttpResponse:
    """One account by hand; then its slip, in this one answer."""
    require(request.actor, Permission.ISSUE_ACCOUNTS, on=HOUSE)
    form = NewAccountForm(request.POST if request.method == "POST" else None)
    slip = _added(request, form) if form.is_valid() else None
    if slip is not None:
        return _slips(request, (slip,))
    return render(request, "accounts/add_account.html", {"form": form, "places": places("accounts")})


def _added(request: SignedIn, form: NewAccountForm) -> Slip | None:
    given, chance = form.cleaned_data, secrets.SystemRandom()
    try:
        return add(given["name"], username=given["username"], actor=request.actor, chance=chance)
    except AccountWithoutName as fault:
        form.add_error("name", fault.sentence)
    except (UsernameTaken, UsernameUnfit) as fault:
        form.add_error("username", fault.sentence)
    return None


def _slips(request: SignedIn, slips: tuple[Slip, ...]) -> HttpResponse:
    shown = {"slips": slips, "back": reverse("accounts"), "site": request.get_host()}
    return render(request, "accounts/slips.html", shown)
