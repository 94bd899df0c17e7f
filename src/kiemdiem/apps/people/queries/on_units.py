"""What of this room hangs on units, for the room of the units, which cannot look up here."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.neighbours import Hanging
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.models import Employment, Membership, Person, Position


def hanging_on_units(units: QuerySet[Unit]) -> Sequence[Hanging]:
    """Members, posts, workers and records of today on these units, each with its number. Four queries."""
    at_home = Person.objects.unscoped("only counted").filter(home__in=units, left_on=None)
    return [
        Hanging(Membership.objects.filter(cell__in=units, until=None).count(), labels.MEMBERS_OF_UNIT),
        Hanging(Position.objects.filter(unit__in=units, until=None).count(), labels.POSTS_OF_UNIT),
        Hanging(Employment.objects.filter(unit__in=units, until=None).count(), labels.WORKERS_OF_UNIT),
        Hanging(at_home.count(), labels.RECORDS_OF_UNIT),
    ]
