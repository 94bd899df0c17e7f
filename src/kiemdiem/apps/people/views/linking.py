"""The page on which an account is tied to the person whose it is."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.access import require_link, visible_to
from kiemdiem.apps.people.actions import link_user as linking
from kiemdiem.apps.people.forms.people import LinkUserForm
from kiemdiem.apps.people.queries.accounts import users_like
from kiemdiem.apps.people.views.answers import done, said, shown
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.shell.rows import one_of


@require_http_methods(["GET", "HEAD", "POST"])
def link_user(request: SignedIn, person_id: int) -> HttpResponse:
    person = one_of(visible_to(request.actor).select_related("home", "user"), pk=person_id)
    require_link(request.actor, person)
    linking.refuse_linked(person)
    form = LinkUserForm(request.POST or None)
    if done(form, lambda: linking.link_user(person, form.cleaned_data["username"], actor=request.actor)) is not None:
        user = form.cleaned_data["username"].username
        words = labels.SAID_USER_LINKED.format(person=person.full_name, user=user)
        return said(request, words, to=reverse("person", args=[person.pk]))
    return shown(request, "people/link_user.html", form, person=person, users=users_like(person))
