"""Each page leads to the part of the guide that is about it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kiemdiem.apps.guide.access import PAGES
from kiemdiem.apps.guide.facts import text_of
from kiemdiem.config.frame import PLACES
from kiemdiem.config.guidance import GUIDANCE, OF_ROOMS, ON_THE_WAY_IN
from kiemdiem.shell.markdown import ANCHOR
from tests.builders.house import House, make_house
from tests.builders.visiting import Visitor, page
from tests.web.every_url import every_url

NAMES = {url.name for url in every_url()}
TEXTS = {one.slug: text_of(one) for one in PAGES}
HIDDEN = {one.slug for one in PAGES if one.is_for_administrators}


@pytest.fixture
def house(db: None) -> House:
    return make_house()


@pytest.fixture
def client() -> Visitor:
    return Visitor()


def test_every_place_of_the_menu_leads_to_its_part_of_the_guide() -> None:
    assert [place.url_name for place in PLACES if place.url_name not in GUIDANCE] == []


def test_the_table_speaks_of_pages_that_there_are() -> None:
    assert ({*GUIDANCE} | ON_THE_WAY_IN) - NAMES == set()
    assert set(OF_ROOMS) <= {url.room for url in every_url()}


def test_every_page_and_every_anchor_is_there_and_open_to_all() -> None:
    led_to = [*GUIDANCE.values(), *((slug, "") for slug in OF_ROOMS.values())]
    for slug, anchor in led_to:
        assert slug in TEXTS.keys() - HIDDEN
        assert not anchor or f"{ANCHOR}{anchor}" in {section.anchor for section in TEXTS[slug].sections}


@pytest.mark.parametrize(
    ("url_name", "part"),
    [
        ("home", "/huong-dan/bat-dau/#muc-viec-cua-toi"),
        ("units", "/huong-dan/don-vi/#muc-tim-va-xem"),
        ("rights_table", "/huong-dan/vai-tro/"),
        ("my_account", "/huong-dan/dang-nhap/#muc-phien-lam-viec"),
        ("guide", "/huong-dan/"),
        ("change_password", "/dang-nhap/huong-dan/#muc-dang-nhap-lan-dau"),
    ],
)
def test_a_page_leads_to_its_part(house: House, client: Visitor, url_name: str, part: str) -> None:
    client.force_login(house.board)
    assert f'<a href="{part}">Hướng dẫn sử dụng</a>' in page(client.get(reverse(url_name)))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url_name", "part"),
    [
        ("sign_in", "/dang-nhap/huong-dan/#muc-dang-nhap-lan-dau"),
        ("forgotten_password", "/dang-nhap/huong-dan/#muc-quen-mat-khau"),
    ],
)
def test_a_stranger_is_led_to_the_page_that_he_may_read(client: Visitor, url_name: str, part: str) -> None:
    assert f'<a href="{part}">Hướng dẫn sử dụng</a>' in page(client.get(reverse(url_name)))


def test_what_was_not_found_leads_to_the_contents(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    shown = client.get("/khong-co-trang-nay/")
    assert shown.status_code == 404
    assert '<a href="/huong-dan/">Hướng dẫn sử dụng</a>' in page(shown)
