"""Who is still recorded on a unit that has ended or was parted, and the page on which they move along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from kiemdiem.apps.organisations.access import visible_to as units_visible_to
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.actions import move_people as moving
from kiemdiem.apps.people.errors import UnitGoesOn
from kiemdiem.apps.people.forms.moving import MovePeopleForm, seen_text
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.left_behind import (
    Heirs,
    Left,
    heirs_of,
    kept_by,
    keys_left_on,
    may_be_moved,
    persons_with,
    what_is_left,
)
from kiemdiem.apps.people.queries.moves import Moves, moves_of
from kiemdiem.apps.people.queries.vocabularies import Words, words_of
from kiemdiem.apps.people.views.move_lines import left_lines, move_lines
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.permissions.views.answers import done, said
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of

AGREED = "dong_y"
LISTED = 200
"""So many people stand on the page; all of them may move nevertheless."""


@dataclass(frozen=True)
class _There:
    """The unit with what came after it, the keys of all who are recorded on it, and of these whom the actor keeps."""

    unit: Unit
    heirs: Heirs
    keys: list[int]
    persons: list[Person]

    @property
    def outside(self) -> str:
        more = len(self.keys) - len(self.persons)
        return labels.LEFT_OUTSIDE.format(count=more) if more else ""


@require_safe
def people_left(request: SignedIn, unit_id: int) -> HttpResponse:
    """Who is still recorded on the unit: a part of its page, and a page of its own."""
    unit = one_of(units_visible_to(request.actor), pk=unit_id)
    there = _there(unit, request.actor, Permission.VIEW_REGISTERS)
    may_move = bool(unit.ended_on or there.heirs.units) and may(request.actor, Permission.EDIT_PEOPLE, on=unit)
    context = {"unit": unit, "there": there, "told": _told(there), "may_move": may_move and bool(there.keys)}
    if request.headers.get("HX-Request"):
        answer = render(request, "people/_people_left.html", context)
    else:
        lines = left_lines(what_is_left(there.persons[:LISTED], unit), words_of())
        answer = render(request, "people/people_left.html", {**context, "lines": lines, "crumbs": _crumbs(unit)})
    patch_vary_headers(answer, ["HX-Request"])
    return answer


@shown_and_sent
def move_people(request: SignedIn, unit_id: int) -> HttpResponse:
    """Choose who goes where; see what becomes of each record; agree."""
    unit = one_of(units_visible_to(request.actor), pk=unit_id)
    require(request.actor, Permission.EDIT_PEOPLE, on=unit)
    there, words = _there(unit, request.actor, Permission.EDIT_PEOPLE), words_of()
    left, form = _form(there, words, request)
    context = {"unit": unit, "form": form, "there": there, "crumbs": _crumbs(unit)}
    if not form.is_valid():
        return render(request, "people/move_people.html", {**context, "lines": left_lines(left, words, form)})
    moved = _done(form, unit, request) if AGREED in request.POST else None
    if moved is None:
        return render(request, "people/move_people.html", {**context, **_preview(form, unit, words, request.actor)})
    told = labels.SAID_PEOPLE_MOVED.format(count=len(moved.each), unit=unit.name, what=moving.what_moves(moved))
    return said(request, told, to=reverse("unit", args=[unit.pk]))


def _form(there: _There, words: Words, request: SignedIn) -> tuple[list[Left], MovePeopleForm]:
    """Those who are listed, and the form with the choices for their posts."""
    if there.unit.ended_on is None and not there.heirs.units:
        raise UnitGoesOn(unit=there.unit.name)
    left = what_is_left(there.persons[:LISTED], there.unit)
    form = MovePeopleForm(
        request.POST or None, actor=request.actor, unit=there.unit, heirs=there.heirs, persons=there.persons,
        listed=left, words=words,
    )  # fmt: skip
    return left, form


def _there(unit: Unit, actor: Actor, permission: Permission) -> _There:
    keys = keys_left_on(unit)
    narrowed = may_be_moved(actor) if permission == Permission.EDIT_PEOPLE else kept_by(actor, permission)
    return _There(unit, heirs_of(unit), keys, persons_with(keys, narrowed))


def _done(form: MovePeopleForm, unit: Unit, request: SignedIn) -> Moves | None:
    """What was written; None where it was refused, which the form says now."""
    along, seen = form.along, form.seen_before
    return done(form, lambda: moving.move_people(unit, along, seen=seen, actor=request.actor))


def _preview(form: MovePeopleForm, unit: Unit, words: Words, actor: Actor) -> dict[str, Any]:
    """What the second step shows: the records of each, and what it carries so that nothing changes unseen."""
    along = form.along
    moves = moves_of(unit, along, persons_with(sorted(along.targets), may_be_moved(actor)))
    return {
        "step": 2,
        "along": along,
        "moves": moves,
        "what": moving.what_moves(moves),
        "lines": move_lines(moves, words, most=LISTED),
        "seen": seen_text(moves.seen),
    }


def _told(there: _There) -> str:
    if not there.keys:
        return labels.LEFT_NOBODY
    told = labels.LEFT_PARTED if there.heirs.units else labels.LEFT_LIVING
    return (labels.LEFT_ENDED if there.unit.ended_on else told).format(count=len(there.keys))


def _crumbs(unit: Unit) -> list[Crumb]:
    return [Crumb(unit.name, reverse("unit", args=[unit.pk]))]
