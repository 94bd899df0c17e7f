"""Whose accounts may be seen, and on whose one may act."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from kiemdiem.apps.journal.entries import Author
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor, Place, decide, require, scope_of
from kiemdiem.apps.permissions.models import Grant, Permission
from kiemdiem.apps.users.models import User

ACTS_ON_ACCOUNTS, ACTS_ON_ROLES = "accounts.", "permissions."


@dataclass(frozen=True)
class Account:
    """A user as rights ask for him: where he belongs, and the branches of his roles.

    Whoever acts on the account must hold his right on all of them: the board of a commune does not lay hands on the
    account of the province's board, or of a secretary above, because its holder lives there.
    """

    user: User
    branch: str
    roles_on: tuple[str, ...]

    @property
    def concerned(self) -> frozenset[int]:
        """It is his own case."""
        return frozenset({self.user.pk})

    @property
    def places(self) -> tuple[Place, ...]:
        """Everywhere that a right on this account must hold."""
        return tuple(Place(branch, self.concerned) for branch in dict.fromkeys((self.branch, *self.roles_on)))


def account_of(user: User) -> Account:
    """The user with his places; somebody who stands in no register belongs to the whole house. Two queries."""
    person = (
        Person.objects.unscoped("to find the branch of an account").filter(user=user).select_related("home").first()
    )
    running = Grant.objects.filter(user=user).exclude(state=Grant.State.ENDED)
    return Account(
        user=user,
        branch=person.home.branch if person else "",
        roles_on=tuple(sorted(running.values_list("branch", flat=True))),
    )


def may_on_account(actor: Actor, permission: Permission, account: Account) -> bool:
    """Whether a button is shown; the action asks again."""
    return all(decide(actor, permission, on=place).is_allowed for place in account.places)


def require_on_account(actor: Actor, permission: Permission, account: Account) -> Author:
    """Who acts on this account, in the words of the journal.

    Raises:
        MayNot: the right does not hold on all of the account's places, or it is the actor's own.
    """
    authors = [require(actor, permission, on=place) for place in account.places]
    return authors[0]


def visible_to(actor: Actor) -> QuerySet[User]:
    """The accounts of those who belong to the actor's branches; of nobody where he may see no accounts."""
    scope = scope_of(actor, Permission.VIEW_ACCOUNTS)
    return User.objects.filter(scope.within("person__home__path"))


def history_for(actor: Actor) -> Q:
    """Of the journal of an account that the actor sees, what he reads.

    The acts on the account itself: they are the work of whoever keeps accounts. Of roles those on the branches where he
    may see who holds what, and of all others those on the branches whose journal he reads.
    """
    journal, roles = scope_of(actor, Permission.VIEW_JOURNAL), scope_of(actor, Permission.VIEW_GRANTS)
    if journal.is_whole:
        return Q()
    of_roles = Q(act__startswith=ACTS_ON_ROLES) & roles.within("branch")
    return Q(act__startswith=ACTS_ON_ACCOUNTS) | of_roles | journal.within("branch")


def units_for(actor: Actor, permission: Permission) -> QuerySet[Unit]:
    """The units on which the actor may do this, by name alone: whoever issues accounts need not read the registers."""
    scope = scope_of(actor, permission)
    return Unit.objects.scoped("names of the units on which this may be done").filter(scope.within("path"))
