"""Let a list open with one of one's own views, or with all of it again."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.desk.access import views_of
from kiemdiem.apps.desk.models import SavedView
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.rows import one_of


@transaction.atomic
def open_with_view(view: SavedView, *, is_wanted: bool, actor: Actor) -> SavedView:
    """The view; no other of its list is opened first any more."""
    view = one_of(views_of(actor).select_for_update(), pk=view.pk)
    views_of(actor).filter(list=view.list).exclude(pk=view.pk).update(is_default=False)
    view.is_default = is_wanted
    view.save(update_fields=["is_default"])
    return view
