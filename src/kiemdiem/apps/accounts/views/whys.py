"""Why an account is as it is: open or locked, with or without a code; why nobody comes in for a while."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.accounts.queries import COUNTED, OwnSafety
from kiemdiem.apps.permissions.models import NEEDS_CODE, Grant, Role
from kiemdiem.apps.users.models import User
from kiemdiem.shell.components import Why, WhyStep
from kiemdiem.shell.days import day_and_hour, short_day

_MINUTE = timedelta(minutes=1)


def why_of_account(user: User, grants: Iterable[Grant], safety: OwnSafety) -> Why:
    """State and code of somebody's account; grants: his roles of today that the reader may see."""
    if not user.is_active:
        state = WhyStep("no", labels.WHY_LOCKED)
    elif user.must_change_password:
        state = WhyStep("maybe", labels.WHY_FIRST)
    else:
        state = WhyStep("yes", labels.WHY_OPEN)
    return Why(labels.WHY_ACCOUNT, (state, *_code(grants, safety, labels.WHY_NO_CODE_SEEN)))


def why_of_code(grants: Iterable[Grant], safety: OwnSafety) -> Why:
    """Whether one's own roles ask for a code; grants: those held today."""
    return Why(labels.WHY_CODE, _code(grants, safety, labels.WHY_NO_CODE))


def _code(grants: Iterable[Grant], safety: OwnSafety, not_needed: str) -> tuple[WhyStep, ...]:
    weighty = [str(grant) for grant in grants if grant.role in NEEDS_CODE]
    asking = ", ".join(role.label for role in Role if role in NEEDS_CODE)
    needed = labels.WHY_NEEDS_CODE.format(roles="; ".join(weighty)) if weighty else not_needed.format(roles=asking)
    found = [WhyStep("fact", labels.WHY_DEMO if settings.ENVIRONMENT.is_demo else needed)]
    if safety.has_code:
        found.append(WhyStep("yes", labels.WHY_CODE_THERE.format(on=short_day(safety.set_up_at))))
    elif weighty and not settings.ENVIRONMENT.is_demo:
        found.append(WhyStep("no", labels.WHY_CODE_LACKS))
    return tuple(found)


def why_of_lock(until: datetime | None) -> Why:
    """Why a name is locked at an address, and until when."""
    span = settings.AXES_COOLOFF_TIME
    minutes = span // _MINUTE
    steps = [WhyStep("fact", labels.WHY_LOCK_RULE.format(failures=settings.AXES_FAILURE_LIMIT, minutes=minutes))]
    if until is not None:
        told = {"since": day_and_hour(until - span), "until": day_and_hour(until), "minutes": minutes}
        steps.append(WhyStep("fact", labels.WHY_LOCK_UNTIL.format(**told)))
    return Why(labels.WHY_SHUT, (*steps, WhyStep("fact", labels.WHY_LOCK_ELSEWHERE)))


def why_of_shut_address(until: datetime) -> Why:
    """Why nobody signs in from an address, and until when."""
    told = {
        "failures": settings.ENVIRONMENT.address_failures,
        "minutes": COUNTED // _MINUTE,
        "until": day_and_hour(until),
    }
    steps = (labels.WHY_SHUT_RULE, labels.WHY_SHUT_UNTIL)
    return Why(labels.WHY_SHUT, tuple(WhyStep("fact", one.format(**told)) for one in steps))
