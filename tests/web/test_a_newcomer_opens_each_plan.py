"""Somebody who has only the user guide opens a season of each plan on the demo: he presses what the guide prints bold,
in its order, and asks subjects of each kind why they are on the list."""

from __future__ import annotations

import re
from dataclasses import replace
from time import monotonic

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.demo import labels
from kiemdiem.apps.demo.actions import plant_demo
from kiemdiem.apps.demo.queries import usernames_of
from kiemdiem.apps.guide.facts import FOLDER
from kiemdiem.core.regime.clause_places import plain_quote
from tests.browser import DESK, PageAt
from tests.builders.house import NOON

pytestmark = pytest.mark.slow
MOST_PAGES = 25
PAPERS = {"kh61_2021": "KH61", "kh75_2022": "KH75", "kh146_2014": "KH146", "kh24_2024": "KH24", "cv789_2023": "CV789"}
BOLD = re.compile(r"\*\*(.+?)\*\*")
GUIDE = (FOLDER / "bat-dau.md").read_text(encoding="utf-8").split("## Bản làm thử")[1]
FIRST, READ, COMPUTE, LOOK, OPEN = (BOLD.findall(step) for step in re.split(r"^\d\. ", GUIDE, flags=re.M)[1:])
OPEN, AGAIN = OPEN[:2], OPEN[2:]
"""What to press at each step; where a season is open already, what to press in place of the first."""


class Newcomer:
    """Goes by visible words alone, and counts the pages."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pages = 0

    def press(self, *words: str) -> None:
        """Links and buttons of the page, by their words; what only a reader of the screen hears may follow."""
        for one in words:
            named = re.compile(rf"^{re.escape(one)}\s*(:|$)")
            within = self.page.get_by_role("main")
            found = within.get_by_role("link", name=named).or_(within.get_by_role("button", name=named))
            with self.page.expect_navigation():
                found.first.click()
            self.pages += 1

    def go(self, place: str) -> None:
        """By the menu."""
        with self.page.expect_navigation():
            self.page.get_by_role("navigation").get_by_role("link", name=place, exact=True).first.click()
        self.pages += 1

    def sign_in(self, site: str, username: str) -> None:
        self.page.goto(site)
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu", exact=True).fill(labels.PASSWORD)
        self.press("Đăng nhập")
        self.pages += 1


def begin(newcomer: Newcomer, code: str) -> Campaign:
    """The first step of the guide, or what it says where the demo has the season open."""
    if Campaign.objects.filter(regime__code=code, state=Campaign.State.OPEN).exists():
        close, close_now, *again = AGAIN
        newcomer.go("Kỳ kiểm điểm")
        newcomer.press("Kỳ kiểm điểm năm 2022", close, close_now)
        newcomer.go("Kỳ kiểm điểm")
        newcomer.press(*again)
    else:
        newcomer.press(*FIRST)
    return Campaign.objects.filter(regime__code=code).latest("pk")


def ask_why(newcomer: Newcomer, campaign: Campaign) -> int:
    """One subject of each kind on the list: its page quotes clauses of the plan, word for word."""
    page, regime, asked = newcomer.page, regime_of(campaign), 0
    held = RollVersion.objects.get(campaign=campaign).counts["lines"]
    for kind in held:
        page.goto(f"{page.url.split('/ky/')[0]}{reverse('subjects', args=[campaign.pk])}?loai={kind}")
        page.locator("main tbody a").first.click()
        why = page.get_by_role("complementary", name="Vì sao là đối tượng")
        expect(why).to_be_visible()
        told = why.inner_text()
        clauses = re.findall(r"\((\w+-\d+)\)", told)
        assert clauses, f"{page.url} names no clause"
        for clause in clauses:
            assert clause.startswith(f"{PAPERS[campaign.regime.code]}-")
            assert " ".join(plain_quote(regime.clauses[clause].quote).split()) in " ".join(told.split())
        newcomer.pages += 2
        asked += 1
    return asked


def test_the_season_of_each_plan_is_opened_by_the_words_of_the_guide(
    live_server: LiveServer,
    page_at: PageAt,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, is_demo=True))
    plant_demo(at=NOON, size="tiny")
    for code in PAPERS:
        begun, newcomer = monotonic(), Newcomer(page_at(DESK))
        newcomer.sign_in(live_server.url, usernames_of(code)["board"])
        campaign = begin(newcomer, code)
        newcomer.press(*READ, *COMPUTE)
        compute_roll_version.call(RollVersion.objects.get(campaign=campaign).pk)
        expect(newcomer.page.get_by_text("Danh sách đã lập, chưa có hiệu lực.")).to_be_visible(timeout=15_000)
        newcomer.press(*LOOK)
        assert ask_why(newcomer, campaign) >= 4
        newcomer.press(campaign.name, *OPEN)
        expect(newcomer.page.get_by_role("status").filter(has_text=f"Đã mở {campaign.name}")).to_be_visible()
        campaign.refresh_from_db()
        assert campaign.state == Campaign.State.OPEN
        assert newcomer.pages <= MOST_PAGES
        took = f"{newcomer.pages} pages, {monotonic() - begun:.1f} s"
        request.node.user_properties.append((code, took))  # stands in the report of the run
