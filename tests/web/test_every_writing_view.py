"""Every view that writes leaves an entry in the journal, or stands in the table of exceptions with its reason."""

from __future__ import annotations

from typing import Any

import pytest
from django.forms import BaseForm

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.journal.queries import verify_chains
from tests.web.every_url import NOBODY, Url, Visitors, World, every_url, let_go
from tests.web.filled_forms import FILLED, NO_ACT

WRITING = [url for url in every_url() if url.is_writing]
BY_NAME = {url.name: url for url in WRITING}
REFUSED = 400


@pytest.mark.parametrize("url", WRITING, ids=lambda url: url.name)
def test_it_is_known_what_a_view_that_takes_a_form_writes(url: Url) -> None:
    is_known = (url.name in FILLED) != (url.name in NO_ACT)
    assert is_known, (
        f"{url.name} takes a POST: put a filled form into FILLED of tests/web/filled_forms.py, so that its entry in the"
        " journal is looked for; or, if it is no act, into NO_ACT with the reason"
    )


def test_both_tables_speak_of_views_that_there_are() -> None:
    assert {*FILLED, *NO_ACT} - {url.name for url in WRITING} == set()


def faults_of(answer: Any) -> str:
    """What the page says is wrong, where it shows a form again."""
    form = (answer.context or {}).get("form")
    return str(form.errors.get_json_data()) if isinstance(form, BaseForm) else str(answer.content.decode())


@pytest.mark.parametrize("name", sorted(FILLED))
def test_a_filled_form_leaves_an_entry_in_the_journal_and_nobody_s_form_leaves_none(world: World, name: str) -> None:
    filled = FILLED[name]
    posted = filled.posted(world, name, BY_NAME[name])
    before, address, visitors = Entry.objects.count(), world.address(name, filled.where), Visitors(world)
    visitors.client(NOBODY).post(address, posted)
    assert Entry.objects.count() == before
    answer: Any = visitors.client(filled.by).post(address, posted)
    let_go(answer)
    assert answer.status_code < REFUSED, faults_of(answer)
    assert Entry.objects.count() > before, faults_of(answer)
    assert Entry.objects.latest("pk").actor == world.user(filled.by)
    assert verify_chains() == []
