"""What waits for somebody, in the order in which it is due."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from kiemdiem.apps.desk import labels
from kiemdiem.apps.organisations.access import visible_to as units_visible_to
from kiemdiem.apps.people.access import visible_to as people_visible_to
from kiemdiem.apps.permissions.access import Actor, may_somewhere, scope_of
from kiemdiem.apps.permissions.models import Grant, Permission


@dataclass(frozen=True)
class Task:
    """One thing to do: what, about what, and the one button that leads to it. `is_main`: it cannot wait."""

    what: str
    about: str
    button: str
    url: str
    is_main: bool = False


def tasks_of(actor: Actor) -> list[Task]:
    """Everything that waits for the actor; a fixed number of queries."""
    return [*_roles_to_second(actor), *_first_steps(actor)]


def _roles_to_second(actor: Actor) -> list[Task]:
    """Roles that hold only when a second person agrees: neither the giver nor the receiver."""
    if not may_somewhere(actor, Permission.SECOND_GRANTS):
        return []
    scope = scope_of(actor, Permission.SECOND_GRANTS)
    waiting = (
        Grant.objects.filter(scope.within("branch"), state=Grant.State.WAITING)
        .exclude(granted_by=actor.user)
        .exclude(user=actor.user)
        .select_related("user", "granted_by")
        .order_by("granted_at")[: labels.MOST_SHOWN]
    )
    return [
        Task(
            what=labels.SECOND_ROLE.format(role=grant.role_label, user=grant.user.name),
            about=labels.SECOND_ROLE_ABOUT.format(
                place=grant.branch_name, by=grant.granted_by.name if grant.granted_by else ""
            ),
            button=labels.SECOND_ROLE_BUTTON,
            url=reverse("second_role", args=[grant.pk]),
            is_main=True,
        )
        for grant in waiting
    ]


def _first_steps(actor: Actor) -> list[Task]:
    """What an empty house needs first."""
    found = []
    if may_somewhere(actor, Permission.EDIT_UNITS) and not units_visible_to(actor).exists():
        found.append(
            Task(labels.ADD_UNITS, labels.ADD_UNITS_ABOUT, labels.ADD_UNITS_BUTTON, reverse("add_unit"), is_main=True)
        )
    if may_somewhere(actor, Permission.IMPORT_REGISTERS) and not people_visible_to(actor).exists():
        found.append(Task(labels.ADD_PEOPLE, labels.ADD_PEOPLE_ABOUT, labels.ADD_PEOPLE_BUTTON, reverse("uploads")))
    return found
