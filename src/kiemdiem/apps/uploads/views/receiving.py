"""Where an import begins: the list of one's own, the template, a file or a pasted block."""

from __future__ import annotations

from itertools import count

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.permissions.actions.export_list import note_export
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.uploads import words
from kiemdiem.apps.uploads.access import registers_of, require_import, visible_to
from kiemdiem.apps.uploads.actions.receive_upload import receive_block, receive_upload
from kiemdiem.apps.uploads.facts.cells import shown_value
from kiemdiem.apps.uploads.forms import BlockForm, UploadForm
from kiemdiem.apps.uploads.jobs import begin_task
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.printing.template_workbook import template_of
from kiemdiem.apps.uploads.queries.standing import known_register, shown_uploads
from kiemdiem.apps.uploads.values.registers import Register

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def uploads(request: SignedIn) -> HttpResponse:
    """One's own imports, the last first, and the registers that take files in."""
    found = shown_uploads(visible_to(request.actor))
    return render(request, "uploads/uploads.html", {"uploads": found, "registers": registers_of(request.actor)})


@require_safe
def start_upload(request: SignedIn, code: str) -> HttpResponse:
    """Where a file is chosen, or a block is pasted."""
    register = require_import(request.actor, known_register(code))
    return _begin(request, register, UploadForm(), BlockForm())


@require_POST
def receive_file(request: SignedIn, code: str) -> HttpResponse:
    """Take a file in."""
    register = require_import(request.actor, known_register(code))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _begin(request, register, form, BlockForm())
    return _received(request, receive_upload(form.cleaned_data["file"], register=register, actor=request.actor))


@require_POST
def paste_block(request: SignedIn, code: str) -> HttpResponse:
    """Take a pasted block in; it goes the same way as a file."""
    register = require_import(request.actor, known_register(code))
    form = BlockForm(request.POST)
    if not form.is_valid():
        return _begin(request, register, UploadForm(), form)
    given = form.cleaned_data
    received = receive_block(
        given["block"], has_headings=given["has_headings"], register=register, actor=request.actor
    )  # fmt: skip
    return _received(request, received)


@require_safe
def upload_template(request: SignedIn, code: str) -> HttpResponse:
    """The empty workbook of a register."""
    register = require_import(request.actor, known_register(code))
    return _workbook(template_of(register), f"mau-{register.code}.xlsx")


@require_safe
def standing_register(request: SignedIn, code: str) -> HttpResponse:
    """The workbook with what the actor may see and write: brought back unchanged, it changes nothing."""
    register = require_import(request.actor, known_register(code))
    columns, number = register.columns(), count()
    rows = (
        [shown_value(column, values.get(column.code)) for column in columns]
        for values, _ in zip(register.listed(request.actor), number, strict=False)
    )  # fmt: skip
    workbook = template_of(register, rows)
    if request.method == "GET":
        written = next(number)  # as many numbers as rows were taken before
        note_export(register.title, rows=written, filters="", by=Permission.VIEW_REGISTERS, actor=request.actor)
    return _workbook(workbook, f"{register.code}.xlsx")


def _begin(request: SignedIn, register: Register, file: UploadForm, block: BlockForm) -> HttpResponse:
    given = {"register": register, "file": file, "pasted": block, "steps": words.STEPS, "columns": register.columns()}
    return render(request, "uploads/start_upload.html", given)


def _received(request: SignedIn, upload: Upload) -> HttpResponse:
    begin_task(upload)
    messages.success(request, words.RECEIVED.format(file=upload.file_name))
    return redirect("show_upload", upload.pk)


def _workbook(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
