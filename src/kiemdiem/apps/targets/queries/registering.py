"""For which years somebody may register tasks, under which plan, and who decides on them."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.permissions.access import Actor, Place
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.models import RegisteredTask
from kiemdiem.core.regime.entries.yearly import TaskRegistration
from kiemdiem.shell.rows import held_on


@dataclass(frozen=True)
class Registration:
    """An open campaign whose plan lets tasks be registered, and for which year."""

    campaign: Campaign
    entry: TaskRegistration

    @property
    def year(self) -> int:
        return self.campaign.year + (self.entry.for_year == "next")


def registration_for(person: Person) -> Registration | None:
    """The registration that is open for this person: that of the nearest unit above him; None where there is none."""
    ids = [int(one) for one in person.branch.strip("/").split("/") if one]
    running = Campaign.objects.unscoped("whose plan lets tasks be registered").filter(
        root__in=ids, state=Campaign.State.OPEN
    )
    for campaign in running.select_related("regime", "root").defer("regime__files").order_by("-root__depth", "-year"):
        for placed in regime_of(campaign).of("task_registration", TaskRegistration):
            return Registration(campaign, placed.entry)
    return None


def entry_of(task: RegisteredTask) -> TaskRegistration:
    """What the plan says of the registration of this task."""
    found = regime_of(task.campaign).of("task_registration", TaskRegistration)
    return next(placed.entry for placed in found if placed.id == task.registration)


def deciding_on(task: RegisteredTask, actor: Actor) -> tuple[Permission, Place]:
    """Which permission decides on a task, and where: of the campaign's root for the cadres whom its authority manages,
    of the person's own unit for all others; never for himself."""
    managers = set(entry_of(task).managers)
    posts = Position.objects.filter(held_on(actor.today), person=task.person, managed_by__in=managers)
    if managers and posts.exists():
        return Permission.APPROVE_MANAGED_TASKS, Place(task.campaign.root.branch, task.concerned)
    return Permission.APPROVE_TASKS, Place(task.branch, task.concerned)
