"""Who reads which part of the journal; and one's own views of lists are one's own."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.desk.models import Export, SavedView
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.journal.queries import operation_codes
from kiemdiem.apps.permissions.access import Actor, may_somewhere, require_somewhere, scope_of
from kiemdiem.apps.permissions.models import Permission


def visible_to(actor: Actor) -> QuerySet[Entry]:
    """The entries of the actor's branches; what was done for the whole house only with the whole house.

    Acts on the machine itself are read by whoever sees how the server does, and nothing else is.
    """
    seen = scope_of(actor, Permission.VIEW_JOURNAL).within("branch")
    if may_somewhere(actor, Permission.VIEW_SYSTEM):
        seen |= Q(act__in=operation_codes())
    return Entry.objects.scoped("the actor's branches, and acts on the machine").filter(seen)


def require_some_reading(actor: Actor) -> None:
    """Refuse where there is no part of the journal that the actor may read.

    Raises:
        MayNot: with the reason.
    """
    if not may_somewhere(actor, Permission.VIEW_SYSTEM):
        require_somewhere(actor, Permission.VIEW_JOURNAL)


def views_of(actor: Actor) -> QuerySet[SavedView]:
    """The views of lists that the actor keeps, and nobody else's."""
    return SavedView.objects.filter(user_id=actor.user_id or 0)


def exports_of(actor: Actor) -> QuerySet[Export]:
    """The lists that the actor had written to files, and nobody else's."""
    return Export.objects.filter(user_id=actor.user_id or 0)


def may_fetch(export: Export, actor: Actor) -> bool:
    """Whether the actor still holds every role under which the file was written: with one less it may tell too much."""
    return set(export.grants) <= {grant.pk for grant in actor.grants}
