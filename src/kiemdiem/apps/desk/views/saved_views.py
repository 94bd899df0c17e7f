"""One's own views of lists: keeping one, and the page where they are named, chosen and forgotten."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.access import views_of
from kiemdiem.apps.desk.actions.delete_view import delete_view as delete
from kiemdiem.apps.desk.actions.open_with_view import open_with_view as open_with
from kiemdiem.apps.desk.actions.rename_view import rename_view as rename
from kiemdiem.apps.desk.actions.save_view import save_view as save
from kiemdiem.apps.desk.errors import ViewNameTaken
from kiemdiem.apps.desk.forms import ViewNameForm
from kiemdiem.apps.desk.queries import views_by_list
from kiemdiem.apps.desk.values import address_of
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


@require_POST
def save_view(request: SignedIn) -> HttpResponse:
    """From the list: its own address comes along, and leads back."""
    posted = request.POST
    view = save(
        posted.get("danh_sach", ""),
        name=posted.get("ten", ""),
        asked=QueryDict(posted.get("dieu_kien", "")),
        is_default="mo_san" in posted,
        actor=request.actor,
    )
    messages.success(request, labels.VIEW_IS_SAVED.format(name=view.name))
    return redirect(address_of(view.list, view.query))


@require_safe
def saved_views(request: SignedIn) -> HttpResponse:
    """All of them, list by list."""
    return render(request, "desk/saved_views.html", {"lists": views_by_list(request.actor)})


@shown_and_sent
def rename_view(request: SignedIn, view_id: int) -> HttpResponse:
    """Asks for the name."""
    view = one_of(views_of(request.actor), pk=view_id)
    form = ViewNameForm(request.POST if request.method == "POST" else None, initial={"name": view.name})
    if form.is_valid():
        try:
            rename(view, name=form.cleaned_data["name"], actor=request.actor)
            return redirect("saved_views")
        except ViewNameTaken as fault:
            form.add_error("name", fault.sentence)
    return render(request, "desk/rename_view.html", {"form": form, "view": view})


@require_POST
def open_with_view(request: SignedIn, view_id: int) -> HttpResponse:
    """`mo_san` is 1 where the list shall open with it, 0 where it shall open whole again."""
    is_wanted = request.POST.get("mo_san") == "1"
    view = open_with(one_of(views_of(request.actor), pk=view_id), is_wanted=is_wanted, actor=request.actor)
    told = labels.VIEW_OPENS if is_wanted else labels.VIEW_OPENS_NO_MORE
    messages.success(request, told.format(name=view.name, list=labels.LISTS.get(view.list, "")))
    return redirect("saved_views")


@require_POST
def delete_view(request: SignedIn, view_id: int) -> HttpResponse:
    """Without a question: it is made again in a moment."""
    view = one_of(views_of(request.actor), pk=view_id)
    delete(view, actor=request.actor)
    messages.success(request, labels.VIEW_IS_DELETED.format(name=view.name))
    return redirect("saved_views")
