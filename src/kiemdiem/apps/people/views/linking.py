"""The pages on which an account is tied to the person whose it is, and taken off again."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.urls import reverse

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.access import require_link, visible_to
from kiemdiem.apps.people.actions import link_user as linking
from kiemdiem.apps.people.actions import unlink_user as unlinking
from kiemdiem.apps.people.forms.people import LinkUserForm, UnlinkUserForm
from kiemdiem.apps.people.queries.accounts import users_like
from kiemdiem.apps.people.views.answers import shown
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.permissions.views.answers import done, said
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


@shown_and_sent
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


@shown_and_sent
def unlink_user(request: SignedIn, person_id: int) -> HttpResponse:
    person = one_of(visible_to(request.actor).select_related("home", "user"), pk=person_id)
    require_link(request.actor, person)
    slots = {"person": person.full_name, "user": unlinking.refuse_unlinked(person).username}
    form, back = UnlinkUserForm(request.POST or None), reverse("person", args=[person.pk])
    act = partial(unlinking.unlink_user, person, actor=request.actor)
    if done(form, lambda: act(reason=form.cleaned_data["reason"])) is not None:
        return said(request, labels.SAID_USER_UNLINKED.format(**slots), to=back)
    question = Confirmation(
        title=labels.UNLINK_TITLE,
        question=labels.UNLINK_QUESTION.format(**slots),
        consequences=(labels.UNLINK_AFTER,),
        action_label=labels.UNLINK_TITLE,
        back_url=back,
    )
    return shown(request, "shell/confirm.html", form, person=person, confirmation=question)
