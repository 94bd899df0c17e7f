"""Somebody to sign in as for every role, on every root of the demo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiemdiem.apps.demo import labels
from kiemdiem.apps.demo.layouts import Root
from kiemdiem.apps.demo.queries import usernames_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.permissions.models import NEEDS_SECOND_PERSON, WHOLE_HOUSE, Grant, Role
from kiemdiem.apps.users.models import User

BEGUN = date(2010, 1, 1)
FOLLOWER, LOOKING_AFTER = "follower", "uy_vien_thuong_vu"
ROLES = {
    "board": Role.BOARD,
    "second_board": Role.BOARD,
    "authority": Role.AUTHORITY,
    "secretary": Role.SECRETARY,
    "inspector": Role.INSPECTOR,
}


@dataclass(frozen=True)
class SignIn:
    """Who can sign in to the demo: user name, password, role in words, and the place."""

    username: str
    password: str
    role: str
    place: str


def plant_administrator(at: datetime) -> SignIn:
    """The one who keeps the machine, for the whole house."""
    user = _user(labels.ADMINISTRATOR, labels.CAST["administrator"], at)
    _grant(user, Role.ADMINISTRATOR, None, at)
    return SignIn(user.username, labels.PASSWORD, labels.CAST["administrator"], "")


def plant_cast(root: Root, units: dict[int, Unit], *, at: datetime) -> list[SignIn]:
    """Somebody for every role of a root: people of its registers, the secretary on his own chapter."""
    top = units[id(root.plan)]
    chapter, secretary = _secretary_of(top)
    others = list(
        Person.objects.unscoped("the cast is chosen")
        .select_related("home")
        .filter(home__path__startswith=top.branch, positions=None, full_member_on__isnull=False)
        .order_by("pk")[: len(labels.CAST)]
    )
    found: list[SignIn] = []
    grants: dict[str, Grant] = {}
    for name, username in usernames_of(root.regime).items():
        if name == FOLLOWER:  # there only where a campaign is open in which somebody can be assigned
            continue
        person = secretary if name == "secretary" else others.pop(0)
        user = _user(username, person.full_name, at)
        person.user = user
        person.save(update_fields=["user"])
        if name in ROLES:
            on = chapter if name == "secretary" else top
            grants[name] = _grant(
                user, ROLES[name], on, at, first=grants.get("board"), second=grants.get("second_board")
            )
        place = {"secretary": chapter, "member": person.home}.get(name, top)
        found.append(SignIn(user.username, labels.PASSWORD, labels.CAST[name], place.name))
    return found


def plant_follower(root: Root, unit: Unit, *, at: datetime) -> tuple[SignIn, Person]:
    """One of the standing committee of the root who can sign in; the role comes with what he is assigned to."""
    post = Position.objects.filter(unit=unit, post=LOOKING_AFTER, person__user=None).select_related("person")
    person = post.order_by("pk")[0].person
    person.user = _user(usernames_of(root.regime)[FOLLOWER], person.full_name, at)
    person.save(update_fields=["user"])
    return SignIn(person.user.username, labels.PASSWORD, labels.CAST[FOLLOWER], unit.name), person


def _secretary_of(top: Unit) -> tuple[Unit, Person]:
    """The first grassroots chapter of a root that has a secretary, and its secretary."""
    held = (
        Position.objects.filter(unit__path__startswith=top.branch, unit__body="dang_bo_co_so", standing="head")
        .select_related("unit", "person")
        .order_by("unit__depth", "unit__pk")
        .first()
    )
    if held is None:
        raise ValueError(f"no chapter of {top.name} has a secretary")
    return held.unit, held.person


def _user(username: str, name: str, at: datetime) -> User:
    user = User(username=username, name=name, created_at=at, must_change_password=False)
    user.set_password(labels.PASSWORD)
    user.save(force_insert=True)
    return user


def _grant(
    user: User, role: Role, on: Unit | None, at: datetime, *, first: Grant | None = None, second: Grant | None = None
) -> Grant:
    """A role, given by the first of the board of this root; an authority's also agreed to by the second."""
    agreed = second if role in NEEDS_SECOND_PERSON else None
    return Grant.objects.create(
        user=user,
        role=role,
        branch=on.branch if on else WHOLE_HOUSE,
        branch_name=on.name if on else "",
        since=BEGUN,
        granted_at=at,
        granted_by=first.user if first else None,
        granted_under=first,
        seconded_by=agreed.user if agreed else None,
        seconded_under=agreed,
        seconded_at=at if agreed else None,
    )
