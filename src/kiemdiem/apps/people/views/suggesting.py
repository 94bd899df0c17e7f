"""The suggestions while one types whom one means."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.listing import main_post
from kiemdiem.apps.people.queries.suggesting import Suggested, people_suggested, typed
from kiemdiem.apps.permissions.access import SignedIn, require_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.numbers import with_points
from kiemdiem.shell.suggesting import Suggestion


@require_safe
def suggest_people(request: SignedIn) -> HttpResponse:
    """The persons who may be meant by what stands in the field `o`, as options of its list."""
    require_somewhere(request.actor, Permission.VIEW_REGISTERS)
    name = request.GET.get("o", "")
    text = request.GET.get(name, "")
    found = people_suggested(text, seen_by=request.actor)
    told = _told(found) if text.strip() else ""
    context = {"suggestions": [_suggestion(one) for one in found.persons], "name": name, "told": told}
    return render(request, "shell/forms/suggestions.html", context)


def _told(found: Suggested) -> str:
    if not found.persons:
        return labels.NOBODY_SUGGESTED
    if found.more is None:
        return labels.MANY_MORE_SUGGESTED
    return labels.MORE_SUGGESTED.format(more=with_points(found.more)) if found.more else ""


def _suggestion(person: Person) -> Suggestion:
    post = main_post(person)
    born = str(person.born_on.year) if person.born_on else ""
    parts = (person.code, born, post.title if post else "", person.home.name)
    return Suggestion(person.pk, typed(person), person.full_name, " · ".join(part for part in parts if part))
