"""On which day of the demo somebody lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.demo import labels
from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import covers
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.apps.users.models import User
from kiemdiem.core.regime.entries.identity import Identity
from kiemdiem.core.regime.loader import load


@dataclass(frozen=True)
class Played:
    """Somebody one can sign in as: user name, name, role in words."""

    username: str
    name: str
    role: str


@dataclass(frozen=True)
class Stage:
    """A root of the demo, the plan that it tries, its day, how far its season is, and who plays there."""

    place: str
    plan: str
    day: date
    season: str
    cast: tuple[Played, ...]


def stages() -> list[Stage]:
    """Every root with its cast, in the order of planting. Three queries."""
    campaigns = Campaign.objects.unscoped("how far a root of the demo is")
    begun = set(campaigns.filter(state=Campaign.State.OPEN).values_list("root", flat=True))
    users = {user.username: user for user in User.objects.filter(username__in=_usernames())}
    return [
        Stage(
            place=rehearsal.root.name,
            plan=identity_of(rehearsal.regime).number or identity_of(rehearsal.regime).title,
            day=rehearsal.day,
            season=labels.SEASON_OPEN if rehearsal.root_id in begun else labels.SEASON_NOT_OPEN,
            cast=tuple(
                Played(username, users[username].name, labels.CAST[part])
                for part, username in usernames_of(rehearsal.regime).items()
                if username in users
            ),
        )
        for rehearsal in Rehearsal.objects.select_related("root").order_by("pk")
    ]


@cache
def identity_of(regime: str) -> Identity:
    """Number, title and year of a shipped plan; read once, for a shipped regime does not change."""
    return load(regime).identity


def usernames_of(regime: str) -> dict[str, str]:
    """The user name of each part of the cast on the root of this regime."""
    return {part: f"{word}.{labels.SHORT[regime]}" for part, word in labels.USERNAMES.items()}


def _usernames() -> list[str]:
    return [username for regime in labels.SHORT for username in usernames_of(regime).values()]


def rehearsal_of(user: User) -> Rehearsal | None:
    """The rehearsal of the root on which the user holds a role or is at home; the first one for the whole house."""
    rehearsals = list(Rehearsal.objects.select_related("root").order_by("pk"))
    branches = list(Grant.objects.filter(user=user).exclude(state=Grant.State.ENDED).values_list("branch", flat=True))
    homes = Person.objects.unscoped("where the user himself is at home").filter(user=user)
    branches += [path or "" for path in homes.values_list("home__path", flat=True)]
    for rehearsal in rehearsals:
        if any(branch and covers(rehearsal.branch, branch) for branch in branches):
            return rehearsal
    return rehearsals[0] if rehearsals else None
