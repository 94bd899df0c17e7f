"""The words of the registers, and the table of decentralisation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kiemdiem.apps.organisations import words as said
from kiemdiem.apps.organisations.access import deciders_visible_to
from kiemdiem.apps.organisations.actions import add_decider as adding_decider
from kiemdiem.apps.organisations.actions import add_word as adding_word
from kiemdiem.apps.organisations.actions import end_decider as ending_decider
from kiemdiem.apps.organisations.actions import load_words as loading
from kiemdiem.apps.organisations.actions import offer_word as offering
from kiemdiem.apps.organisations.forms.tables import AddDeciderForm, AddWordForm, EndDeciderForm
from kiemdiem.apps.organisations.models import Word
from kiemdiem.apps.organisations.queries.vocabulary import all_words, vocabularies
from kiemdiem.apps.organisations.views.columns import deciders_shape
from kiemdiem.apps.organisations.views.lists import may_read
from kiemdiem.apps.permissions.access import HOUSE, SignedIn, may, may_somewhere, require, require_somewhere
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Table, TableQuery


@require_safe
def words(request: SignedIn) -> HttpResponse:
    """Every vocabulary, with the words of one of them."""
    may_read(request.actor)
    lists = all_words()
    shown = next((one for one in lists if one.vocabulary == request.GET.get("danh_muc")), lists[0])
    can_edit = may(request.actor, Permission.EDIT_UNITS, on=HOUSE)
    return render(request, "organisations/words.html", {"lists": lists, "shown": shown, "can_edit": can_edit})


@require_POST
def load_words(request: SignedIn) -> HttpResponse:
    """Take over the words that come with the program."""
    loaded = loading.load_words(actor=request.actor)
    messages.success(request, said.WORDS_LOADED.format(added=loaded.added, changed=loaded.changed))
    return redirect("words")


@shown_and_sent
def add_word(request: SignedIn) -> HttpResponse:
    """A word of the office's own."""
    require(request.actor, Permission.EDIT_UNITS, on=HOUSE)
    form = AddWordForm(request.POST or None, initial={"vocabulary": request.GET.get("danh_muc")})
    if form.is_valid():
        word = adding_word.add_word(actor=request.actor, **form.cleaned_data)
        messages.success(request, said.WORD_ADDED.format(word=word.label))
        return redirect(f"{request.path.removesuffix('them/')}?danh_muc={word.vocabulary}")
    return render(request, "organisations/add_word.html", {"form": form})


@require_POST
def offer_word(request: SignedIn, word_id: int) -> HttpResponse:
    """Offer a word again, or no longer."""
    word = one_of(Word.objects.all(), pk=word_id)
    is_wanted = request.POST.get("cho_chon") == "1"
    offering.offer_word(word, offered=is_wanted, actor=request.actor)
    told = said.WORD_OFFERED if is_wanted else said.WORD_WITHDRAWN
    messages.success(request, told.format(word=word.label))
    return redirect(f"{request.path.rpartition(str(word_id))[0]}?danh_muc={word.vocabulary}")


@require_safe
def deciders(request: SignedIn) -> HttpResponseBase:
    """Which body decides on which unit and which post."""
    may_read(request.actor)
    can_add, query = may_somewhere(request.actor, Permission.EDIT_UNITS), TableQuery.of(request)
    shape = deciders_shape(vocabularies("post", "delegation"), can_end=can_add and not query.export)
    table = Table(shape, deciders_visible_to(request.actor).select_related("unit"), query)
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters="", by=Permission.VIEW_REGISTERS, actor=request.actor)
    return render(request, "organisations/deciders.html", {"deciders": table, "can_add": can_add})


@shown_and_sent
def add_decider(request: SignedIn) -> HttpResponse:
    """A row of the table."""
    require_somewhere(request.actor, Permission.EDIT_UNITS)
    known = vocabularies("post", "delegation")
    form = AddDeciderForm(request.POST or None, actor=request.actor, known=known)
    if form.is_valid():
        adding_decider.add_decider(form.new, actor=request.actor)
        messages.success(request, said.DECIDER_ADDED)
        return redirect("deciders")
    return render(request, "organisations/add_decider.html", {"form": form})


@shown_and_sent
def end_decider(request: SignedIn, decider_id: int) -> HttpResponse:
    """The last day of a row."""
    row = one_of(deciders_visible_to(request.actor).select_related("unit"), pk=decider_id)
    require(request.actor, Permission.EDIT_UNITS, on=row.unit or HOUSE)
    form = EndDeciderForm(request.POST or None, initial={"on": request.actor.today})
    if form.is_valid():
        ending_decider.end_decider(row, actor=request.actor, **form.cleaned_data)
        messages.success(request, said.DECIDER_ENDED)
        return redirect("deciders")
    return render(request, "organisations/end_decider.html", {"form": form, "row": row})
