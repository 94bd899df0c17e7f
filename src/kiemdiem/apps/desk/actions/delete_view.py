"""Forget one of one's own views of a list."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.desk.access import views_of
from kiemdiem.apps.desk.models import SavedView
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.rows import one_of


@transaction.atomic
def delete_view(view: SavedView, *, actor: Actor) -> None:
    """Nothing hangs on it: the list itself is untouched."""
    one_of(views_of(actor), pk=view.pk).delete()
