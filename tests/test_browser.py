"""The browser of the tests."""

from __future__ import annotations

import signal

import pytest

from tests import browser as the_browser
from tests.browser import Chromium


def test_a_browser_that_closes_nothing_is_killed_and_whoever_asks_next_gets_another(
    browser: Chromium, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(the_browser, "CLOSING", 0.5)
    context = browser.new_context()
    context.new_page().set_content("<p>một</p>")
    browser.signal(signal.SIGSTOP)
    browser.close(context)
    page = browser.new_context().new_page()
    page.set_content("<p>hai</p>")
    assert page.inner_text("p") == "hai"
    browser.close(page.context)
