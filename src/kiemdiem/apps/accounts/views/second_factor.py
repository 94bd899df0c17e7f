"""The six-digit code: setting it up, giving it, and the slip for a lost telephone."""

from __future__ import annotations

import secrets
from base64 import b32encode
from io import BytesIO
from textwrap import wrap

import segno
from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from django_otp import login as remember_device
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.accounts.actions.begin_code import begin_code
from kiemdiem.apps.accounts.actions.check_code import By, check_code
from kiemdiem.apps.accounts.actions.confirm_code import confirm_code as confirm
from kiemdiem.apps.accounts.actions.note_sign_in import note_sign_in
from kiemdiem.apps.accounts.actions.renew_backup_codes import renew_backup_codes as renew
from kiemdiem.apps.accounts.errors import CodeTriedTooOften, NoSecondFactor, WrongCode
from kiemdiem.apps.accounts.forms import CodeForm, FirstCodeForm, PresentPasswordForm
from kiemdiem.apps.accounts.models import SignIn
from kiemdiem.apps.accounts.queries import backup_codes_left, begun_device, confirmed_device, safety_of
from kiemdiem.apps.accounts.views.entering import HOME, THEN
from kiemdiem.apps.accounts.views.gates import Stage, open_at
from kiemdiem.apps.accounts.views.present_password import knows_password
from kiemdiem.apps.accounts.views.whys import why_of_code
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent

QUIET_ZONE, MODULE = 4, 6  # of the picture, as telephones need it


@sensitive_post_parameters("code")
@shown_and_sent
@open_at(Stage.CODE)
def enter_code(request: SignedIn) -> HttpResponse:
    """The second step of signing in."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid() or not _is_right(request, form):
        return render(request, "accounts/enter_code.html", {"form": form, "left": backup_codes_left(request.user)})
    return redirect(request.session.get(THEN, HOME))


def _is_right(request: SignedIn, form: CodeForm) -> bool:
    """Whether the code was right, and is now remembered in the session; else the form says why not."""
    address, now = get_client_ip_address(request), timezone.now()
    try:
        device, by = check_code(request.user, form.cleaned_data["code"], at=now)
    except (WrongCode, CodeTriedTooOften, NoSecondFactor) as fault:
        note_sign_in(SignIn.Event.WRONG_CODE, user=request.user, address=address, at=now)
        form.add_error("code", fault.sentence)
        return False
    event = SignIn.Event.CODE_GIVEN if by == By.CODE else SignIn.Event.BACKUP_CODE_GIVEN
    note_sign_in(event, user=request.user, address=address, at=now)
    _remember(request, device)
    if by == By.BACKUP_CODE:
        _tell_how_many_are_left(request)
    return True


def _remember(request: SignedIn, device: TOTPDevice) -> None:
    remember_device(request, device)
    request.session.cycle_key()


def _tell_how_many_are_left(request: SignedIn) -> None:
    left = backup_codes_left(request.user)
    told = labels.BACKUP_CODE_USED.format(left=left) if left else labels.LAST_BACKUP_CODE_USED
    messages.warning(request, told)


@sensitive_post_parameters("current")
@shown_and_sent
@open_at(Stage.SETTING_UP)
def set_up_code(request: SignedIn) -> HttpResponse:
    """Step 1: what is needed; its button draws a secret. Who has a code already gives his password again."""
    has_code = confirmed_device(request.user) is not None
    form = PresentPasswordForm(request.POST if request.method == "POST" else None)
    is_asked = request.method == "POST" and (not has_code or (form.is_valid() and knows_password(request, form)))
    if not is_asked:
        reasons = why_of_code(request.actor.grants, safety_of(request.user))
        shown = {"steps": labels.STEPS, "form": form if has_code else None, "reasons": reasons}
        return render(request, "accounts/set_up_code.html", shown)
    begin_code(request.user)
    return redirect("confirm_code")


@require_safe
@open_at(Stage.SETTING_UP)
def code_picture(request: SignedIn) -> HttpResponse:
    """The secret as a picture for the telephone, as an answer of its own: the pages allow no pictures within."""
    device = begun_device(request.user)
    if device is None:
        raise NotToBeFound()
    drawn = BytesIO()
    segno.make(device.config_url, error="m").save(drawn, kind="svg", scale=MODULE, border=QUIET_ZONE, light="#fff")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@sensitive_post_parameters("code")
@shown_and_sent
@open_at(Stage.SETTING_UP)
def confirm_code(request: SignedIn) -> HttpResponse:
    """Steps 2 and 3: the first code; then the slip, shown in this one answer."""
    device = begun_device(request.user)
    if device is None:
        return redirect("set_up_code")
    form = FirstCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        codes = _confirmed(request, form)
        if codes:
            return _slip(request, codes, is_first=True)
    key = " ".join(wrap(b32encode(device.bin_key).decode(), 4))
    return render(request, "accounts/confirm_code.html", {"form": form, "key": key, "steps": labels.STEPS})


def _confirmed(request: SignedIn, form: FirstCodeForm) -> tuple[str, ...]:
    """The backup codes, with the device remembered in the session; nothing where the form says what is wrong."""
    chance, typed = secrets.SystemRandom(), form.cleaned_data["code"]
    try:
        device, codes = confirm(request.user, typed=typed, actor=request.actor, chance=chance, clock=timezone.now())
    except (WrongCode, CodeTriedTooOften) as fault:
        form.add_error("code", fault.sentence)
        return ()
    _remember(request, device)
    return codes


@sensitive_post_parameters("current")
@shown_and_sent
def renew_backup_codes(request: SignedIn) -> HttpResponse:
    """Asks for the password; then a new slip, and the old one is void."""
    if confirmed_device(request.user) is None:
        raise NoSecondFactor(user=request.user.name)
    form = PresentPasswordForm(request.POST if request.method == "POST" else None)
    if not form.is_valid() or not knows_password(request, form):
        question = Confirmation(
            title=labels.RENEW_TITLE,
            question=labels.RENEW_QUESTION,
            consequences=labels.RENEW_AFTER,
            action_label=labels.RENEW_TITLE,
            back_url=reverse("my_account"),
            is_grave=False,
        )
        return render(request, "shell/confirm.html", {"confirmation": question, "form": form})
    codes = renew(request.user, actor=request.actor, chance=secrets.SystemRandom())
    return _slip(request, codes, is_first=False)


def _slip(request: SignedIn, codes: tuple[str, ...], *, is_first: bool) -> HttpResponse:
    then = request.session.get(THEN, HOME) if is_first else HOME
    shown = {"codes": codes, "is_first": is_first, "steps": labels.STEPS, "then": then}
    return render(request, "accounts/backup_codes.html", shown)
