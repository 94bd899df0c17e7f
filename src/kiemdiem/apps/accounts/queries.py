"""What the pages of accounts show, and what their acts ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Q
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiemdiem.apps.accounts.models import BackupCode, SignIn
from kiemdiem.apps.journal.models import Chain
from kiemdiem.apps.journal.queries import HOUSE
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.users.models import User

LAST_SIGN_INS = 20


def taken_names(stems: Iterable[str], *wanted: str) -> set[str]:
    """User names that are taken among those which begin with one of the stems, and among `wanted`.

    The journal's chain is locked here already and not first by its entry: so of two who issue accounts at the same
    moment, the second sees the names that the first gave away. To be called inside a transaction.
    """
    Chain.objects.select_for_update().get_or_create(name=HOUSE)
    asked = Q(username__in=[one for one in wanted if one])
    for stem in set(stems):
        asked |= Q(username__startswith=stem)
    return set(User.objects.filter(asked).values_list("username", flat=True))


def without_account(unit: Unit, *, with_those_below: bool, most: int) -> list[Person]:
    """Persons at home in the unit who have no account and have not left, in the order of their names."""
    persons = Person.objects.unscoped("the names for which slips are printed; the unit was asked for")
    home = Q(home__path__startswith=unit.branch) if with_those_below else Q(home=unit)
    found = persons.filter(home, user=None, left_on=None).select_related("home").order_by("sort_key", "pk")
    return list(found[:most])


def confirmed_device(user: User) -> TOTPDevice | None:
    """What makes the user's six-digit codes, where it has been set up."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return found


def begun_device(user: User) -> TOTPDevice | None:
    """What is being set up, until the first code proves that the telephone has it."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return found


def backup_codes_left(user: User) -> int:
    """How many backup codes are still good."""
    return BackupCode.objects.filter(user=user, used_at=None).count()


def last_sign_ins(user: User) -> list[SignIn]:
    """The newest lines of the user's log."""
    return list(SignIn.objects.filter(user=user).order_by("-at", "-pk")[:LAST_SIGN_INS])


@dataclass(frozen=True)
class OwnSafety:
    """How an account is kept: since when it has a code, and how many backup codes are left."""

    has_code: bool
    set_up_at: datetime | None
    backup_codes: int


def safety_of(user: User) -> OwnSafety:
    """Two queries."""
    device = confirmed_device(user)
    return OwnSafety(
        has_code=device is not None,
        set_up_at=device.created_at if device else None,
        backup_codes=backup_codes_left(user),
    )


def locked_until(username: str, address: str | None) -> datetime | None:
    """Until when this account is locked at this address, by the last failure that counts."""
    tries = AccessAttempt.objects.filter(username=username, ip_address=address)
    last = tries.aggregate(last=Max("attempt_time"))["last"]
    return last + settings.AXES_COOLOFF_TIME if last else None
