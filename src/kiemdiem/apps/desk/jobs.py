"""What a task does with a long list: it asks the list's own page for it once more, in the name of its reader.

So there is one place that says what a list shows, to whom, and what its file looks like. A task that is killed is begun
again; it writes the whole file anew.
"""

from __future__ import annotations

from functools import partial

from django.http import FileResponse, QueryDict
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse
from django.utils import timezone
from django_tasks import task

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.actions.write_down_export import keep_export, refuse_export, tell_export
from kiemdiem.apps.desk.models import Export
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.permissions.queries import actor_of
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.scoping import watched
from kiemdiem.shell.tables.export import told_to
from kiemdiem.shell.tables.query import EXPORT


@task()
def write_export(export_id: int) -> None:
    """Write the file, where it still waits to be written."""
    export = Export.objects.select_related("user").filter(pk=export_id, state=Export.State.WAITING).first()
    if export is None:
        return
    request = request_of(export)
    try:
        with watched(), told_to(partial(tell_export, export)):
            match = resolve(request.path)
            answer = match.func(request, **match.kwargs)
        _keep(export, answer, request)
    except HouseError as fault:
        refuse_export(export, note=fault.sentence, clock=timezone.now())
        return
    except Exception:
        refuse_export(export, note=labels.EXPORT_BROKE, clock=timezone.now())
        raise


def _keep(export: Export, answer: HttpResponseBase, request: SignedIn) -> None:
    assert isinstance(answer, FileResponse), "a list that is asked for as a file answers with one"
    file = answer.file_to_stream
    assert file is not None, "it is kept in a file of the system until it is handed out"
    with file:
        keep_export(export, file, name=answer.filename, grants=request.actor.grants, clock=timezone.now())


def request_of(export: Export) -> SignedIn:
    """The request as its reader made it, with the roles that he holds at that moment."""
    request = SignedIn()
    request.method, request.path = "GET", reverse(export.list_name, kwargs=export.place)
    asked = QueryDict(export.query, mutable=True)
    asked[EXPORT] = export.kind
    request.GET = QueryDict(asked.urlencode())
    request.user, request.now = export.user, export.asked_at
    request.actor = actor_of(export.user, at=export.asked_at)
    return request
