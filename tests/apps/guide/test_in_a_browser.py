"""The pages of the guide in a browser: no fault of accessibility, no page wider than its window, on desk and phone."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse

from kiemdiem.apps.guide.access import PAGES
from tests.browser import DESK, PHONE, PageAt, axe_faults, scrolls_sideways
from tests.builders.house import make_house
from tests.builders.visiting import Visitor

pytestmark = pytest.mark.slow


def test_every_page_of_the_guide_is_read_on_desk_and_phone(live_server: object, page_at: PageAt) -> None:
    visitor, site = Visitor(), str(live_server)
    visitor.force_login(make_house().administrator)
    page = page_at(DESK)
    page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": visitor.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": site,
            }
        ]
    )
    found: list[str] = []
    for address in (reverse("guide"), *(reverse("guide_page", args=[one.slug]) for one in PAGES)):
        page.goto(site + address)
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 900})
            if scrolls_sideways(page):
                found.append(f"{address} is wider than {width}")
        found += [f"{address}: {fault}" for fault in axe_faults(page)]
    assert found == []
