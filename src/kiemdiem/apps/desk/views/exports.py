"""A long list on its way to a file: how far it is, and the file."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.access import exports_of, may_fetch
from kiemdiem.apps.desk.errors import ExportOfOtherRoles
from kiemdiem.apps.desk.models import Export
from kiemdiem.apps.desk.queries import export_in_work
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.rows import one_of


@require_safe
def show_export(request: SignedIn, export_id: int) -> HttpResponse:
    """How far it is; the file once it is there, or why there is none."""
    export = one_of(exports_of(request.actor), pk=export_id)
    shown = {"export": export, "work": export_in_work(export), "list": labels.LISTS_TO_TAKE.get(export.list_name, "")}
    return render(request, "desk/export.html", shown)


@require_safe
def export_progress(request: SignedIn, export_id: int) -> HttpResponse:
    """The part of the page that tells how far it is; when it is done the whole page is asked for."""
    work = export_in_work(one_of(exports_of(request.actor), pk=export_id))
    answer = render(request, "desk/_export_progress.html", {"work": work})
    if work.is_finished:
        answer["HX-Refresh"] = "true"
    return answer


@require_safe
def exported_file(request: SignedIn, export_id: int) -> HttpResponseBase:
    """The file, for its owner, as long as he holds the roles under which it was written."""
    export = one_of(exports_of(request.actor), pk=export_id)
    if export.state != Export.State.READY:
        raise NotToBeFound()
    if not may_fetch(export, request.actor):
        raise ExportOfOtherRoles()
    return FileResponse(default_storage.open(export.stored), as_attachment=True, filename=export.file_name)
