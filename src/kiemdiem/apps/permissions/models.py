"""Roles, what each may do, and who holds which role on which branch in which term. All of it is declared here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kiemdiem.apps.permissions import labels
from kiemdiem.apps.users.models import User


class Permission(StrEnum):
    """Every act and every kind of reading that not everybody may do."""

    VIEW_REGISTERS = "view_registers"
    EDIT_UNITS = "edit_units"
    EDIT_PEOPLE = "edit_people"
    IMPORT_REGISTERS = "import_registers"
    VIEW_JOURNAL = "view_journal"
    VIEW_GRANTS = "view_grants"
    GRANT_ROLES = "grant_roles"
    SECOND_GRANTS = "second_grants"
    VIEW_ACCOUNTS = "view_accounts"
    ISSUE_ACCOUNTS = "issue_accounts"
    RESET_SECOND_FACTOR = "reset_second_factor"
    VIEW_SYSTEM = "view_system"
    NAME_OFFICE = "name_office"
    SET_REHEARSAL_DAY = "set_rehearsal_day"
    VIEW_CAMPAIGNS = "view_campaigns"
    RUN_CAMPAIGNS = "run_campaigns"
    REPORT_WORK = "report_work"
    RETURN_WORK = "return_work"
    DECIDE_ASSIGNMENTS = "decide_assignments"
    PROPOSE_PROMPTS = "propose_prompts"
    COLLECT_PROMPTS = "collect_prompts"
    DECIDE_PROMPTS = "decide_prompts"
    APPROVE_GROUPS = "approve_groups"
    ISSUE_PLANS = "issue_plans"
    ANSWER_DIFFICULTIES = "answer_difficulties"
    LINK_USERS = "link_users"
    SET_TARGETS = "set_targets"
    WRITE_NOTES = "write_notes"
    APPROVE_TASKS = "approve_tasks"
    APPROVE_MANAGED_TASKS = "approve_managed_tasks"

    @property
    def label(self) -> str:
        return labels.PERMISSIONS[self.value]


class Role(models.TextChoices):
    """The roles of the house. Members and cadres without a role see their own record and do their own work."""

    BOARD = "board", labels.ROLES["board"]
    AUTHORITY = "authority", labels.ROLES["authority"]
    SECRETARY = "secretary", labels.ROLES["secretary"]
    INSPECTOR = "inspector", labels.ROLES["inspector"]
    FOLLOWER = "follower", labels.ROLES["follower"]
    ADMINISTRATOR = "administrator", labels.ROLES["administrator"]


_LEADING = frozenset({Permission.SET_TARGETS, Permission.WRITE_NOTES})
_READING = frozenset({Permission.VIEW_REGISTERS, Permission.VIEW_JOURNAL, Permission.VIEW_CAMPAIGNS})
ROLES: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.BOARD: _READING
        | _LEADING
        | {
            Permission.EDIT_UNITS,
            Permission.EDIT_PEOPLE,
            Permission.IMPORT_REGISTERS,
            Permission.VIEW_GRANTS,
            Permission.GRANT_ROLES,
            Permission.SECOND_GRANTS,
            Permission.VIEW_ACCOUNTS,
            Permission.RESET_SECOND_FACTOR,
            Permission.LINK_USERS,
            Permission.SET_REHEARSAL_DAY,
            Permission.RUN_CAMPAIGNS,
            Permission.RETURN_WORK,
            Permission.PROPOSE_PROMPTS,
            Permission.COLLECT_PROMPTS,
        },
        Role.AUTHORITY: _READING
        | _LEADING
        | {Permission.APPROVE_TASKS, Permission.APPROVE_MANAGED_TASKS, Permission.APPROVE_GROUPS}
        | {Permission.VIEW_GRANTS, Permission.RETURN_WORK}
        | {Permission.DECIDE_ASSIGNMENTS, Permission.DECIDE_PROMPTS, Permission.ISSUE_PLANS}
        | {Permission.ANSWER_DIFFICULTIES},
        Role.SECRETARY: _READING
        | _LEADING
        | {Permission.APPROVE_TASKS}
        | {Permission.EDIT_PEOPLE, Permission.IMPORT_REGISTERS, Permission.REPORT_WORK, Permission.PROPOSE_PROMPTS},
        Role.INSPECTOR: _READING | {Permission.VIEW_GRANTS},
        Role.FOLLOWER: frozenset({Permission.VIEW_CAMPAIGNS}),
        Role.ADMINISTRATOR: frozenset(
            {
                Permission.VIEW_ACCOUNTS,
                Permission.ISSUE_ACCOUNTS,
                Permission.VIEW_SYSTEM,
                Permission.NAME_OFFICE,
                Permission.SET_REHEARSAL_DAY,
            }
        ),
    }
)
# What nobody does for himself, whatever his role.
NEVER_ON_OWN_CASE = frozenset(
    {
        Permission.EDIT_PEOPLE,
        Permission.GRANT_ROLES,
        Permission.SECOND_GRANTS,
        Permission.ISSUE_ACCOUNTS,
        Permission.RESET_SECOND_FACTOR,
        Permission.LINK_USERS,
        Permission.RUN_CAMPAIGNS,
        Permission.SET_TARGETS,
        Permission.WRITE_NOTES,
        Permission.APPROVE_TASKS,
        Permission.APPROVE_MANAGED_TASKS,
        Permission.COLLECT_PROMPTS,
        Permission.DECIDE_PROMPTS,
    }
)
# Roles that hold only when a second person has agreed, and roles whose holders give a six-digit code.
NEEDS_SECOND_PERSON = frozenset({Role.AUTHORITY})
NEEDS_CODE = frozenset({Role.AUTHORITY, Role.ADMINISTRATOR, Role.BOARD})
# The technical administrator stands outside the domain: his role comes from the command line of the machine alone.
OF_THE_DOMAIN = frozenset(Role) - {Role.ADMINISTRATOR}
# Whoever is assigned to a unit in a campaign reads there as long as he is assigned: nobody gives or ends that by hand.
GIVEN_BY_ASSIGNMENT = frozenset({Role.FOLLOWER})
GIVEN_BY_BOARD = OF_THE_DOMAIN - GIVEN_BY_ASSIGNMENT
WHOLE_HOUSE = ""


class Grant(models.Model):
    """A role of a user on a branch, from a day to a day (both included; no last day: until it is ended).

    `branch` is the stored path of a unit, empty for the whole house; `branch_name` is the unit's name, kept along by
    the room of the units when it renames or moves one. `granted_under` and `seconded_under` are the roles by which the
    giver gave it and the second person agreed; none where it came from the command line or by the printed code.
    """

    class State(models.TextChoices):
        WAITING = "waiting", labels.WAITING
        HELD = "held", labels.HELD
        ENDED = "ended", labels.ENDED

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20)
    branch = models.CharField(max_length=300, blank=True, db_index=True)
    branch_name = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    state = models.CharField(max_length=10, default=State.HELD)
    reason = models.TextField(blank=True)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField()
    granted_under = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    seconded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    seconded_at = models.DateTimeField(null=True)
    seconded_under = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=list(Role)), name="grant_is_of_a_known_role"),
            models.CheckConstraint(condition=Q(state__in=["waiting", "held", "ended"]), name="grant_has_a_known_state"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="grant_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(seconded_by=None) | ~Q(seconded_by=F("granted_by")), name="grant_has_two_hands"
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.AUTHORITY, state="held", seconded_by=None), name="authority_is_seconded"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "branch"], condition=~Q(state="ended"), name="grant_runs_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role_label}, {self.branch_name or labels.WHOLE_HOUSE}"

    @property
    def role_label(self) -> str:
        """The role in words; labels stay out of the tables, or every new wording would be a migration."""
        return str(Role(self.role).label)

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)

    @property
    def giving_branch(self) -> str:
        """Where the right of those who gave it and agreed to it was held, the wider of the two.

        Whoever agrees to the role or takes it back needs his right there or above. The whole house where nobody's role
        stands behind it; the unit above where the place has moved away from under those who gave it.
        """
        if self.granted_under is None:
            return WHOLE_HOUSE
        hands = [one.branch for one in (self.granted_under, self.seconded_under) if one is not None]
        above = [branch for branch in hands if self.branch.startswith(branch)]
        return min(above, key=len) if above else _branch_above(self.branch)

    @property
    def giving_name(self) -> str:
        """The name of that place, for a reader."""
        hands = (self.granted_under, self.seconded_under)
        named = {one.branch: one.branch_name for one in hands if one is not None}
        return named.get(self.giving_branch) or labels.WHOLE_HOUSE

    def holds_on(self, day: date) -> bool:
        """Whether the role is held on this day."""
        return self.state == self.State.HELD and self.since <= day and (self.until is None or day <= self.until)


def _branch_above(branch: str) -> str:
    """The stored path of the unit above the one with this path; the whole house above a root."""
    above = branch.rstrip("/").rpartition("/")[0]
    return f"{above}/" if above else WHOLE_HOUSE


class BoardCode(models.Model):
    """The code, printed at installation, by which the first member of the organisation board takes the role."""

    hash = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    used_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"


class BoardCodeTry(models.Model):
    """A code that was typed and not right, as long as it counts against the account and the address it came from."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.user_id} {self.at:%Y-%m-%d %H:%M}"
