"""Which units came up in which: chains of mergers, and divisions after which the old unit is no more.

A unit that was divided and lives on keeps its own work; one that ended left it to each of its parts, for no register
says which part took what.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q

from kiemdiem.apps.organisations.models import Succession, Unit
from kiemdiem.apps.permissions.access import Scope

_LEFT = Q(how=Succession.How.MERGED) | Q(how=Succession.How.SPLIT, before__ended_on__isnull=False)


def left_to(units: Iterable[int]) -> set[int]:
    """The units whose work came to these, over as many steps as the register tells. One query for each step."""
    known = set(units)
    found: set[int] = set()
    waiting = set(known)
    while waiting:
        rows = Succession.objects.filter(_LEFT, after__in=waiting).values_list("before_id", flat=True)
        waiting = set(rows) - found - known
        found |= waiting
    return found


def left_to_bodies(body: Unit) -> set[int]:
    """The bodies of the same sort that led the units which came up in the one that this body leads."""
    if body.of_id is None or not body.body:
        return set()
    led = Unit.objects.unscoped("whose work a body answers for").filter(of__in=left_to([body.of_id]))
    return set(led.filter(body=body.body).values_list("pk", flat=True))


def left_within(scope: Scope) -> set[int]:
    """Divided units outside these branches whose work came to units inside. Two queries, and one more for each step.

    A merged unit stands below its successor, so it is inside already.
    """
    divided = Succession.objects.filter(scope.within("after__path"), _LEFT, how=Succession.How.SPLIT)
    first = set(divided.values_list("before_id", flat=True))
    return first | left_to(first)


def took_over(unit: Unit) -> Sequence[Unit]:
    """The living units to which the work of a unit came; none where it lives itself. One query for each step."""
    found: dict[int, Unit] = {}
    asked, waiting = {unit.pk}, {unit.pk}
    while waiting:
        rows = Succession.objects.filter(_LEFT, before__in=waiting).select_related("after").order_by("on", "pk")
        waiting = set()
        for row in rows:
            if row.after.ended_on is None:
                found[row.after_id] = row.after
            elif row.after_id not in asked:
                waiting.add(row.after_id)
        asked |= waiting
    return tuple(found.values())
