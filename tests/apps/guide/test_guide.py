"""The guide as pages: who reads which, what is found, and where one goes on."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from kiemdiem.apps.guide.access import PAGES
from kiemdiem.apps.guide.facts import search, text_of
from tests.builders.house import House
from tests.builders.visiting import Visitor, page

FOR_ALL = [one for one in PAGES if not one.is_for_administrators]
ROLES = ("board", "authority", "secretary", "inspector", "administrator", "member")
NEXT, BEFORE = re.compile(r'href="([^"]*)" rel="next"'), re.compile(r'href="([^"]*)" rel="prev"')
HIDDEN = [one.slug for one in PAGES if one.is_for_administrators]


@pytest.mark.parametrize("role", ROLES)
def test_everybody_reads_the_guide_and_administrators_what_is_about_the_machine(
    house: House, client: Visitor, role: str
) -> None:
    client.force_login(house.cast[role])
    shown = page(client.get(reverse("guide")))
    answers = {one.slug: client.get(reverse("guide_page", args=[one.slug])).status_code for one in PAGES}
    wanted = 200 if role == "administrator" else 404
    assert answers == {one.slug: wanted if one.is_for_administrators else 200 for one in PAGES}
    assert [slug for slug in HIDDEN if reverse("guide_page", args=[slug]) in shown] == (HIDDEN if wanted == 200 else [])


@pytest.mark.django_db
def test_a_stranger_reads_how_to_sign_in_and_nothing_else(client: Visitor) -> None:
    shown = client.get(reverse("sign_in_guide"))
    assert "Đăng nhập lần đầu" in page(shown)
    assert reverse("guide") not in page(shown).replace(reverse("sign_in_guide"), "")
    for address in (reverse("guide"), reverse("guide_page", args=["dang-nhap"])):
        assert client.get(address)["Location"].startswith(reverse("sign_in"))


@pytest.mark.parametrize("asked", ["chuyen sinh hoat", "CHUYỂN SINH HOẠT", "sinh hoat  chuyen"])
def test_a_heading_is_found_with_marks_or_without_in_any_order(asked: str) -> None:
    first = search(FOR_ALL, asked)[0]
    assert (first.page.slug, first.section.anchor) == ("can-bo-dang-vien", "muc-chuyen-sinh-hoat-dang")


def test_a_heading_comes_before_what_stands_below_another() -> None:
    found = search(FOR_ALL, "nhat ky")
    assert found[0].page.slug == "nhat-ky"
    assert len({one.page.slug for one in found}) > 1


def test_what_is_for_administrators_is_not_found_by_others() -> None:
    assert {one.page.slug for one in search(PAGES, "postgresql")} & set(HIDDEN)
    assert {one.page.slug for one in search(FOR_ALL, "postgresql")} & set(HIDDEN) == set()


def test_nothing_is_found_for_words_that_no_section_holds() -> None:
    assert (search(PAGES, "xyzzy"), search(PAGES, "  ")) == ([], [])


def test_the_page_says_what_was_found_or_that_nothing_was(house: House, client: Visitor) -> None:
    client.force_login(house.member)
    found = page(client.get(reverse("guide"), {"tim": "bon buoc"}))
    assert f"{reverse('guide_page', args=['nhap-excel'])}#muc-bon-buoc" in found
    assert "Hướng dẫn chưa nói đến điều này" in page(client.get(reverse("guide"), {"tim": "xyzzy"}))
    assert "Lập cơ quan trên máy" in page(client.get(reverse("guide"), {"tim": ""}))


def test_each_page_leads_to_the_one_before_and_the_one_after(house: House, client: Visitor) -> None:
    client.force_login(house.administrator)
    addresses = [reverse("guide_page", args=[one.slug]) for one in PAGES]
    shown = [page(client.get(address)) for address in addresses]
    assert [NEXT.findall(one) for one in shown] == [*([address] for address in addresses[1:]), []]
    assert [BEFORE.findall(one) for one in shown] == [[], *([address] for address in addresses[:-1])]


def test_a_page_is_made_without_a_query_of_its_own(
    house: House, client: Visitor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(house.member)
    text_of(PAGES[0])
    client.get(reverse("guide"))  # a session notes when it began
    with django_assert_num_queries(4):  # session, user, roles; the name of the office in the frame
        client.get(reverse("guide_page", args=["don-vi"]))
