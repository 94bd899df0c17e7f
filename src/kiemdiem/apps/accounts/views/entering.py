"""Coming in and going out."""

from __future__ import annotations

from datetime import datetime

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.accounts.actions.note_sign_in import note_sign_in, note_try
from kiemdiem.apps.accounts.facts.devices import device_of
from kiemdiem.apps.accounts.facts.limits import Ended, begin
from kiemdiem.apps.accounts.forms import SignInForm
from kiemdiem.apps.accounts.models import SignIn
from kiemdiem.apps.accounts.queries import locked_until, shut_until
from kiemdiem.apps.accounts.views.gates import Stage, open_at
from kiemdiem.apps.accounts.views.whys import why_of_lock, why_of_shut_address
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.users.models import User
from kiemdiem.shell.methods import shown_and_sent

HOME = "/"
THEN = "then"  # in the session: the page that was asked for before signing in
TOO_MANY = 429


@sensitive_variables("form")
@sensitive_post_parameters("password")
@shown_and_sent
@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """One answer for an unknown name, a wrong password and a locked account; they take the same time, too."""
    if isinstance(request.user, User):
        return redirect(_asked_for(request))
    form = SignInForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, form)
    shut = shut_until(get_client_ip_address(request), at=timezone.now())
    if shut is not None:
        return _shut(request, shut)
    user = authenticate(request, **form.cleaned_data)
    return _come_in(request, user) if isinstance(user, User) else _stay_out(request, form)


def _come_in(request: HttpRequest, user: User) -> HttpResponse:
    login(request, user)  # gives the session another key: one that somebody planted before is worth nothing
    now = timezone.now()
    begin(request.session, at=now, device=device_of(request.headers.get("User-Agent", "")))
    request.session[THEN] = _asked_for(request)
    note_sign_in(SignIn.Event.SIGNED_IN, user=user, address=get_client_ip_address(request), at=now)
    return redirect(request.session[THEN])


def _stay_out(request: HttpRequest, form: SignInForm) -> HttpResponse:
    username = form.cleaned_data["username"]
    event = SignIn.Event.LOCKED_OUT if request.axes_locked_out else SignIn.Event.WRONG_PASSWORD  # type: ignore[attr-defined]  # django-axes' own
    note_try(event, username=username, address=get_client_ip_address(request), at=timezone.now())
    failures = int(request.axes_failures_since_start or 0)  # type: ignore[attr-defined]  # as above
    return _page(request, form, failures=failures, left=max(0, settings.AXES_FAILURE_LIMIT - failures))


def _page(request: HttpRequest, form: SignInForm, **told: int) -> HttpResponse:
    ended = request.GET.get(Ended.__name__.lower(), "")
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60
    return render(request, "accounts/sign_in.html", {"form": form, "ended": ended, "minutes": minutes, **told})


def _asked_for(request: HttpRequest) -> str:
    """The page of ours that was asked for; the first page where it is none or not ours."""
    page = request.GET.get(REDIRECT_FIELD_NAME, "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    is_path = page.startswith("/")  # a bare word would be taken for the name of a url
    return page if is_ours and is_path else HOME


def locked_out(request: HttpRequest, answer: HttpResponse | None, credentials: dict[str, str]) -> HttpResponse:
    """What django-axes answers with where an account is locked at this address."""
    username = (credentials or {}).get("username") or ""
    until = locked_until(username, get_client_ip_address(request))
    shown = {"until": until, "failures": settings.AXES_FAILURE_LIMIT, "reasons": why_of_lock(until)}
    return render(request, "accounts/locked_out.html", shown, status=TOO_MANY)


def _shut(request: HttpRequest, until: datetime) -> HttpResponse:
    """An address from which many names were tried: nobody is let in from there for a while, whatever is typed."""
    failures = settings.ENVIRONMENT.address_failures
    shown = {"until": until, "failures": failures, "reasons": why_of_shut_address(until)}
    return render(request, "accounts/shut_address.html", shown, status=TOO_MANY)


@require_safe
@login_not_required
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """What to do; there is no e-mail that could help."""
    return render(request, "accounts/forgotten_password.html")


@require_POST
@open_at(Stage.CODE, Stage.PASSWORD, Stage.SETTING_UP)
def sign_out(request: SignedIn) -> HttpResponse:
    """Only by a form of ours: no page elsewhere can sign anybody out by a link or a picture."""
    note_sign_in(SignIn.Event.SIGNED_OUT, user=request.user, address=get_client_ip_address(request), at=timezone.now())
    logout(request)
    messages.success(request, labels.SIGNED_OUT)
    return redirect("sign_in")
