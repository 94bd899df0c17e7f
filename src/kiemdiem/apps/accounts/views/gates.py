"""How far somebody has come in, and which pages are open on the way."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django_otp import DEVICE_ID_SESSION_KEY

from kiemdiem.apps.accounts.queries import confirmed_device
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import NEEDS_CODE
from kiemdiem.apps.users.models import User

View = TypeVar("View", bound=Callable[..., Any])
MARK, NO_TIME = "open_at", "leaves_no_time"


class Stage(Enum):
    """Where somebody stands who has given his password; the value is the url name of the page that leads on.

    The code comes before the new password: whoever printed a new first password for somebody does not get so far.
    """

    CODE = "enter_code"
    PASSWORD = "change_password"
    SETTING_UP = "set_up_code"
    INSIDE = "home"


def open_at(*stages: Stage) -> Callable[[View], View]:
    """Lets a view be reached also by those who stand at these stages; without it, only by those inside."""

    def mark(view: View) -> View:
        setattr(view, MARK, frozenset(stages))
        return view

    return mark


def is_open(view: object, stage: Stage) -> bool:
    """Whether somebody at this stage may reach the view."""
    return stage == Stage.INSIDE or stage in getattr(view, MARK, frozenset())


def leaves_no_time(view: View) -> View:
    """Lets a request for this view leave no trace of its time in the session: for all that concerns a secret ballot."""
    setattr(view, NO_TIME, True)
    return view


def tells_time(view: object) -> bool:
    """Whether the door may note that somebody was there."""
    return not getattr(view, NO_TIME, False)


def stage_of(request: HttpRequest, user: User, actor: Actor) -> Stage:
    """Where the user stands. A query only while he is on the way in."""
    owes_code = needs_code(actor) and not has_given_code(request)
    if owes_code and confirmed_device(user) is not None:
        return Stage.CODE
    if user.must_change_password:
        return Stage.PASSWORD
    return Stage.SETTING_UP if owes_code else Stage.INSIDE


def needs_code(actor: Actor) -> bool:
    """Whether one of the roles that the actor holds today asks for a six-digit code; in a demonstration none does."""
    return not settings.ENVIRONMENT.is_demo and any(grant.role in NEEDS_CODE for grant in actor.grants)


def has_given_code(request: HttpRequest) -> bool:
    """Whether a code was given in this session; a device that is gone since was taken out of it."""
    return DEVICE_ID_SESSION_KEY in request.session
