"""On which day of the demo somebody lives."""

from __future__ import annotations

from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import covers
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.apps.users.models import User


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
