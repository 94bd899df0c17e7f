"""What the pages of accounts show, and what their acts ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiemdiem.apps.accounts.models import BackupCode, Session, SignIn
from kiemdiem.apps.journal.models import Chain
from kiemdiem.apps.journal.queries import HOUSE
from kiemdiem.apps.organisations.models import SEPARATOR, Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.users.models import User
from kiemdiem.core.quantities.names import search_key

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


def sessions_of(user: User, *, at: datetime) -> list[Session]:
    """The rows of the user's sessions that have not expired at this moment of the machine's own clock."""
    return list(Session.objects.filter(user=user, expire_date__gt=at))


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


COUNTED = timedelta(hours=1)


def shut_until(address: str | None, *, at: datetime) -> datetime | None:
    """Until when nobody signs in from this address, because too many tries failed there, whatever the names.

    None while it is open: a meeting room may well fail often. Tries of a name that is locked there do not count, so
    that whoever hammers at one account shuts nobody else out. `at` is the machine's own clock.
    """
    most = settings.ENVIRONMENT.address_failures
    if address is None or not most:
        return None
    failed = SignIn.objects.filter(address=address, at__gt=at - COUNTED, event=SignIn.Event.WRONG_PASSWORD)
    newest = list(failed.order_by("-at").values_list("at", flat=True)[:most])
    return newest[-1] + COUNTED if len(newest) == most else None


MATCHES = 20
LAST = "~"  # behind every key of a name, which is made of digits


def narrowed(users: QuerySet[User], *, who: str, unit: str, state: str) -> QuerySet[User]:
    """The accounts that the filters of the list leave. state: "open", "locked", "first", or empty for all."""
    for word in search_key(who).split():
        found = Q(person__search_key__contains=word) | Q(username__startswith=word) | Q(name__icontains=word)
        users = users.filter(found)
    if unit:
        users = users.filter(person__home__search_key__contains=search_key(unit))
    states = {"open": Q(is_active=True), "locked": Q(is_active=False), "first": Q(must_change_password=True)}
    return users.filter(states[state]) if state in states else users


def with_safety(users: QuerySet[User]) -> QuerySet[User]:
    """Each with `has_code`, and with the person and unit that a line of the list names."""
    has_code = Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True))
    order = Coalesce("person__sort_key", Value(LAST))
    return users.annotate(has_code=has_code, order=order).select_related("person__home")


def by_name(users: QuerySet[User], *, most: int) -> list[User]:
    """Some of those with safety, in the order of their names."""
    return list(users.order_by("order", "username")[:most])  # type: ignore[misc]  # `order` was annotated


def units_named(units: QuerySet[Unit], text: str) -> list[Unit]:
    """Some units whose name or code has all words of the text; the uppermost first, without text as well."""
    running = units.filter(ended_on=None)
    for word in search_key(text).split():
        running = running.filter(Q(search_key__contains=word) | Q(code__iexact=word))
    return list(running.order_by("depth", "sort_key", "pk")[:MATCHES])


@dataclass(frozen=True)
class UnitToIssue:
    """A unit with the number of persons at home in it who have no account."""

    unit: Unit
    without_account: int


def units_to_issue(units: list[Unit]) -> list[UnitToIssue]:
    """The same units with their numbers; one query."""
    persons = Person.objects.unscoped("numbers for which no name is told").filter(user=None, left_on=None)
    counts = dict(persons.filter(home__in=units).values_list("home").annotate(count=Count("pk")).order_by())
    return [UnitToIssue(unit, counts.get(unit.pk, 0)) for unit in units]


def home_of(user: User) -> Unit | None:
    """Where the user belongs by the registers."""
    persons = Person.objects.unscoped("the unit of an account that may be seen").select_related("home")
    person = persons.filter(user=user).first()
    return person.home if person else None


def branches_near(units: QuerySet[Unit], *, home: Unit | None, text: str) -> list[Unit]:
    """Of these units: the one where somebody belongs with those above it; where a text is given, those so named."""
    if text or home is None:
        return units_named(units, text)
    keys = [int(key) for key in home.branch.split(SEPARATOR) if key]
    return list(units.filter(pk__in=keys, ended_on=None).order_by("-depth"))
