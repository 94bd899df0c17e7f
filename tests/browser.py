"""A browser for tests: Debian's Chromium by playwright, and axe on what it shows.

Own fixtures, because those of pytest-playwright turn warnings into errors. A plugin of all tests: playwright runs once
in a process, and a fixture that is imported is another one in each room.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any, cast
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Playwright, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
# Chromium hears the last of two such lists alone, so what playwright turns off stands here again. The suggestions of
# the address bar, which nobody sees here, are a page of their own that each new page would load beside it.
TURNED_OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(TURNED_OFF)}",
)
DESK, PHONE = 1280, 390
HEIGHT = 900
CLOSING = 30.0  # seconds; it takes a few hundredths
PageAt = Callable[[int], Page]
AXE = Axe().axe_script
AXE_FAULTS = """axe.run({resultTypes: ["violations"]}).then(
    found => found.violations.map(fault => `${fault.id}: ${fault.nodes[0].html}`))"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for the browser, at any distance, carries its mark."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


class Chromium:
    """One browser for many tests. Once in some hundred tests Chromium never answers that a context be closed, for which
    playwright would wait for ever: then it is killed, and whoever asks next gets a new one."""

    def __init__(self, playwright: Playwright) -> None:
        self._playwright = playwright
        self._mark = ""
        self._is_killed = False
        self._started = self._start()

    def _start(self) -> Browser:
        self._mark = f"--started-by-tests={uuid4().hex}"  # by which its processes are found; Chromium leaves it alone
        self._is_killed = False
        return self._playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*FLAGS, self._mark])

    def new_context(self, **how: Any) -> BrowserContext:
        """A context of a browser that lives."""
        if self._is_killed:
            self._started = self._start()
        return self._started.new_context(**how)

    def close(self, what: BrowserContext | None = None) -> None:
        """Close a context, or the browser itself; at the latest after CLOSING it is so."""
        last = Timer(CLOSING, self._kill)
        last.start()
        try:
            (what or self._started).close()
        except Error:
            if not self._is_killed:
                raise
        finally:
            last.cancel()

    def _kill(self) -> None:
        self._is_killed = True
        self.signal(signal.SIGKILL)

    def signal(self, which: signal.Signals) -> None:
        """Send a signal to each of its processes."""
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if self._mark.encode() in (folder / "cmdline").read_bytes():
                    os.kill(int(folder.name), which)


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """One Chromium for all tests of a worker."""
    if not CHROMIUM.exists():
        pytest.fail("Chromium is missing: make system-deps installs it")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs in this thread; Django is not called in it
    with sync_playwright() as playwright:
        started = Chromium(playwright)
        yield started
        started.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page_at(browser: Chromium) -> Iterator[PageAt]:
    """A page so many pixels wide; a fault in a script or a thing that the content policy refuses fails the test."""
    opened: list[tuple[Page, list[str]]] = []

    def open_page(width: int) -> Page:
        page = browser.new_context(viewport={"width": width, "height": HEIGHT}, locale="vi-VN").new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if is_fault(said, page) else None)
        opened.append((page, faults))
        return page

    yield open_page
    told = [fault for _, faults in opened for fault in faults]
    for page, _ in opened:
        with suppress(Error):  # of a browser that was killed
            page.unroute_all(behavior="ignoreErrors")  # a handler that still waits would keep the page from closing
        browser.close(page.context)
    assert told == []


def is_fault(said: ConsoleMessage, page: Page) -> bool:
    """Whether the console tells of a fault; that the page itself is a refusal is none."""
    is_refusal = said.text.startswith("Failed to load resource") and said.location.get("url") == page.url
    return said.type == "error" and not is_refusal


def axe_faults(page: Page) -> list[str]:
    """What axe finds on the page: the rule, and the first element that breaks it."""
    if not page.evaluate("'axe' in window"):  # half a megabyte, brought once for all widths of a page
        page.evaluate(AXE)
    return cast(list[str], page.evaluate(AXE_FAULTS))


def scrolls_sideways(page: Page) -> bool:
    """Whether the page itself is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
