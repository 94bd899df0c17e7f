"""One's own account: password, sessions, and what is known of it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.accounts.actions.change_password import change_password as change
from kiemdiem.apps.accounts.actions.end_session import end_session as end_one
from kiemdiem.apps.accounts.actions.end_sessions import end_sessions as end
from kiemdiem.apps.accounts.errors import PasswordUnchanged
from kiemdiem.apps.accounts.facts.own_sessions import own_sessions
from kiemdiem.apps.accounts.forms import NewPasswordForm
from kiemdiem.apps.accounts.queries import last_sign_ins, safety_of
from kiemdiem.apps.accounts.views.entering import HOME, THEN
from kiemdiem.apps.accounts.views.gates import Stage, needs_code, open_at
from kiemdiem.apps.accounts.views.present_password import knows_password
from kiemdiem.apps.accounts.views.whys import why_of_code
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.permissions.queries import board_code_waits
from kiemdiem.shell.methods import shown_and_sent


@require_safe
def my_account(request: SignedIn) -> HttpResponse:
    """Name, roles, password, code, open sessions, and the last sign-ins."""
    is_weighty, this = needs_code(request.actor), request.session.session_key
    safety = safety_of(request.user)
    shown = {
        "safety": safety,
        "reasons": why_of_code(request.actor.grants, safety),
        "needs_code": is_weighty,
        "is_demo": settings.ENVIRONMENT.is_demo,
        "sessions": own_sessions(request.user, this=this, is_weighty=is_weighty, at=timezone.now()),
        "sign_ins": last_sign_ins(request.user),
        "grants": request.actor.grants,
        "may_claim": board_code_waits() and not request.actor.grants,
    }
    return render(request, "accounts/my_account.html", shown)


@sensitive_variables("form")
@sensitive_post_parameters("current", "new", "again")
@shown_and_sent
@open_at(Stage.PASSWORD)
def change_password(request: SignedIn) -> HttpResponse:
    """The first time it is forced, and the password that was typed a moment ago is not asked for again."""
    is_first = request.user.must_change_password
    given = request.POST if request.method == "POST" else None
    form = NewPasswordForm(given, user=request.user, is_first=is_first)
    if not form.is_valid() or not _is_changed(request, form):
        return render(request, "accounts/change_password.html", {"form": form, "is_first": is_first})
    messages.success(request, labels.PASSWORD_IS_NEW)
    return redirect(request.session.get(THEN, HOME) if is_first else "my_account")


def _is_changed(request: SignedIn, form: NewPasswordForm) -> bool:
    """Whether it was done; else the form says why not."""
    if "current" in form.fields and not knows_password(request, form):
        return False
    try:
        user = change(request.user, new=form.cleaned_data["new"], actor=request.actor)
    except PasswordUnchanged as fault:
        form.add_error("new", fault.sentence)
        return False
    update_session_auth_hash(request, user)
    return True


@require_POST
def end_session(request: SignedIn) -> HttpResponse:
    """One of the others, by its mark on the page."""
    mark, this = request.POST.get("phien", ""), request.session.session_key
    end_one(request.user, mark=mark, this=this, actor=request.actor, clock=timezone.now())
    messages.success(request, labels.SESSION_IS_ENDED)
    return redirect("my_account")


@require_POST
def end_sessions(request: SignedIn) -> HttpResponse:
    """All but this one."""
    update_session_auth_hash(request, end(request.user, actor=request.actor))
    messages.success(request, labels.SESSIONS_ARE_ENDED)
    return redirect("my_account")
