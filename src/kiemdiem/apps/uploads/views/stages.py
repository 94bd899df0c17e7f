"""An import on its way: where it stands, its columns, its preview, its end."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.uploads import words
from kiemdiem.apps.uploads.access import visible_to
from kiemdiem.apps.uploads.actions.confirm_upload import confirm_upload as confirm
from kiemdiem.apps.uploads.actions.continue_upload import continue_upload as continue_
from kiemdiem.apps.uploads.actions.drop_upload import ENDED
from kiemdiem.apps.uploads.actions.drop_upload import drop_upload as drop
from kiemdiem.apps.uploads.actions.map_columns import MAPPABLE
from kiemdiem.apps.uploads.actions.map_columns import map_columns as map_
from kiemdiem.apps.uploads.errors import UploadNotThere
from kiemdiem.apps.uploads.facts.old_letters import old_letters_of
from kiemdiem.apps.uploads.forms import CONVERT, KEEP, MappingForm
from kiemdiem.apps.uploads.jobs import begin_task
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.queries.previews import fault_page, mapping_page, preview_page
from kiemdiem.apps.uploads.queries.standing import has_stopped, known_register, number_in, progress_of
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of

_PAGES = {
    Upload.State.MAPPING: "uploads/map_columns.html",
    Upload.State.PREVIEW: "uploads/preview.html",
    Upload.State.WRITTEN: "uploads/written.html",
    Upload.State.DROPPED: "uploads/ended.html",
    Upload.State.REFUSED: "uploads/ended.html",
}


@require_safe
def show_upload(request: SignedIn, upload_id: int) -> HttpResponse:
    """The page of the step at which the import stands."""
    upload = one_of(visible_to(request.actor), pk=upload_id)
    if upload.state == Upload.State.MAPPING:
        return _mapping(request, upload)
    if upload.state == Upload.State.PREVIEW:
        return _preview(request, upload)
    given = _frame(upload) | {"is_stopped": has_stopped(upload), "work": progress_of(upload)}
    return render(request, _PAGES.get(Upload.State(upload.state), "uploads/working.html"), given)


@require_safe
def upload_progress(request: SignedIn, upload_id: int) -> HttpResponse:
    """The part of the page that tells how far the work has come; when it is done the whole page is asked for."""
    upload = one_of(visible_to(request.actor), pk=upload_id)
    answer = render(request, "uploads/_progress.html", {"work": progress_of(upload)})
    if progress_of(upload).is_finished or has_stopped(upload):
        answer["HX-Refresh"] = "true"
    return answer


@shown_and_sent
def map_columns(request: SignedIn, upload_id: int) -> HttpResponse:
    """Say which column is which; also again, after a preview."""
    upload = one_of(visible_to(request.actor), pk=upload_id)
    if request.method != "POST":
        return _mapping(request, upload)
    page = mapping_page(upload, number_in(request.POST, "sheet"))
    form = MappingForm(request.POST, table=page.table, columns=page.columns, old=old_letters_of(upload, page.sheet))
    if not form.is_valid():
        return _mapping(request, upload, form)
    upload = map_(
        upload,
        register=known_register(upload.register),
        sheet=page.sheet,
        mapping=form.mapping,
        is_converted=form.is_converted,
        actor=request.actor,
    )
    begin_task(upload)
    messages.success(request, words.MAPPED)
    return redirect("show_upload", upload.pk)


@require_POST
def confirm_upload(request: SignedIn, upload_id: int) -> HttpResponse:
    """Have the file written into its register."""
    upload = one_of(visible_to(request.actor), pk=upload_id)
    upload = confirm(upload, register=known_register(upload.register), actor=request.actor)
    begin_task(upload)
    messages.success(request, words.CONFIRMED.format(count=upload.created + upload.updated))
    return redirect("show_upload", upload.pk)


@require_POST
def continue_upload(request: SignedIn, upload_id: int) -> HttpResponse:
    """Have the work go on that was stopped."""
    upload = continue_(one_of(visible_to(request.actor), pk=upload_id), actor=request.actor)
    begin_task(upload)
    messages.success(request, words.CONTINUED.format(file=upload.file_name))
    return redirect("show_upload", upload.pk)


@shown_and_sent
def drop_upload(request: SignedIn, upload_id: int) -> HttpResponse:
    """Ask, then give the import up."""
    upload = one_of(visible_to(request.actor), pk=upload_id)
    if request.method != "POST":
        if upload.state in ENDED:
            raise UploadNotThere(file=upload.file_name, state=upload.state_label)
        return render(request, "shell/confirm.html", {"confirmation": _question(request, upload)})
    begin_task(drop(upload, actor=request.actor))
    messages.success(request, words.DROPPED.format(file=upload.file_name))
    return redirect("uploads")


@require_safe
def remarked_file(request: SignedIn, upload_id: int) -> HttpResponseBase:
    """The user's own file with what is wrong beside each row."""
    upload = one_of(visible_to(request.actor), pk=upload_id)
    if not upload.remarked:
        raise UploadNotThere(file=upload.file_name, state=upload.state_label)
    name = f"{upload.file_name.rpartition('.')[0] or upload.file_name} - {words.WITH_FAULTS}.xlsx"
    return FileResponse(default_storage.open(upload.remarked), as_attachment=True, filename=name)


def _mapping(request: SignedIn, upload: Upload, form: MappingForm | None = None) -> HttpResponse:
    if upload.state not in MAPPABLE:
        raise UploadNotThere(file=upload.file_name, state=upload.state_label)
    chosen = number_in(request.POST, "sheet") if request.method == "POST" else number_in(request.GET, "trang")
    page = mapping_page(upload, chosen)
    old = old_letters_of(upload, page.sheet)
    if form is None:
        initial = {f"c{place}": code for place, code in page.mapping.items()}
        if upload.is_converted is not None:
            initial["old_letters"] = CONVERT if upload.is_converted else KEEP
        form = MappingForm(table=page.table, columns=page.columns, old=old, initial=initial)
    rows = [(form[f"c{place}"], address, heading, texts) for place, address, heading, texts in page.places]
    given = {"page": page, "form": form, "rows": rows, "old": old}
    return render(request, _PAGES[Upload.State.MAPPING], _frame(upload) | given)


def _preview(request: SignedIn, upload: Upload) -> HttpResponse:
    given = _frame(upload)
    given["page"] = preview_page(upload, choice=request.GET.get("dong", ""), page=number_in(request.GET, "trang"))
    given["faults"] = fault_page(upload, page=number_in(request.GET, "loi"))
    return render(request, _PAGES[Upload.State.PREVIEW], given)


def _frame(upload: Upload) -> dict[str, object]:
    return {"upload": upload, "register": known_register(upload.register), "steps": words.STEPS}


def _question(request: SignedIn, upload: Upload) -> Confirmation:
    return Confirmation(
        title=words.DROP_TITLE,
        question=words.DROP_QUESTION.format(file=upload.file_name),
        consequences=(words.DROP_CONSEQUENCE,),
        action_label=words.DROP,
        back_url=reverse("show_upload", args=[upload.pk]),
    )
