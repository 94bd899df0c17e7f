"""Give one's own view of a list another name."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.desk.access import views_of
from kiemdiem.apps.desk.actions.save_view import fit_name
from kiemdiem.apps.desk.errors import ViewNameTaken
from kiemdiem.apps.desk.models import SavedView
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.rows import one_of


@transaction.atomic
def rename_view(view: SavedView, *, name: str, actor: Actor) -> SavedView:
    """The view under its new name."""
    view = one_of(views_of(actor).select_for_update(), pk=view.pk)
    wanted = fit_name(name)
    if views_of(actor).filter(list=view.list, name=wanted).exclude(pk=view.pk).exists():
        raise ViewNameTaken(name=wanted)
    view.name = wanted
    view.save(update_fields=["name"])
    return view
