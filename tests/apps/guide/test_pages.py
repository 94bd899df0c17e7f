"""The pages of the guide as files: all of them stand in the contents, and what they point to is there."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from kiemdiem.apps.guide.access import PAGES, SIGNING_IN, GuidePage
from kiemdiem.apps.guide.facts import FOLDER, parts_of, text_of
from tests.architecture.repository import TOP
from tests.architecture.test_templates import faults_in

LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]*))?\)")
by_slug = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)


def source_of(page: GuidePage) -> str:
    return (FOLDER / f"{page.slug}.md").read_text(encoding="utf-8")


def test_every_file_stands_once_in_the_contents() -> None:
    assert sorted(page.slug for page in PAGES) == sorted(file.stem for file in FOLDER.iterdir())


def test_pages_of_one_part_stand_together() -> None:
    parts = [page.part for page in PAGES]
    assert [part for place, part in enumerate(parts) if part in parts[:place] and part != parts[place - 1]] == []


def test_no_page_has_a_copy_beside_the_program() -> None:
    assert [file.name for file in (TOP / "docs" / "nguoi-dung").iterdir()] == ["README.md"]


@by_slug
def test_a_page_begins_with_its_title_and_has_parts(page: GuidePage) -> None:
    assert source_of(page).startswith("# ")
    assert text_of(page).sections[0].level == 1
    assert len(parts_of(page)) >= 2


@by_slug
def test_a_page_obeys_the_content_policy(page: GuidePage) -> None:
    assert faults_in(text_of(page).html) == []


@by_slug
def test_a_link_leads_to_a_page_and_an_anchor_that_are_there(page: GuidePage) -> None:
    for file, anchor in LINK.findall(source_of(page)):
        (led_to,) = (one for one in PAGES if f"{one.slug}.md" == file) if file else (page,)
        assert not anchor or anchor in {section.anchor for section in text_of(led_to).sections}


@by_slug
def test_a_link_leads_to_no_page_that_its_reader_may_not_see(page: GuidePage) -> None:
    hidden = {f"{one.slug}.md" for one in PAGES if one.is_for_administrators}
    assert page.is_for_administrators or hidden.isdisjoint(file for file, _ in LINK.findall(source_of(page)))


def test_the_page_for_strangers_leads_nowhere_inside() -> None:
    assert LINK.findall(source_of(SIGNING_IN)) == []


def test_links_between_pages_lead_to_their_addresses() -> None:
    linking = [page for page in PAGES if LINK.search(source_of(page))]
    assert linking
    assert all(f'href="{reverse("guide")}' in text_of(page).html for page in linking)
