"""Somebody who has a keyboard and no mouse: goes by Tab, sees at each step where he is, and types."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# What has the focus: its name as it is read out, and whether one can see that it has it.
FOCUSED = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return {name: "", isVisible: false, isNowhere: true};
    const marked = [here, here.closest(".choice, .check, .check-cell"), here.parentElement].some(
        (part) => part && getComputedStyle(part).outlineStyle !== "none"
            && parseFloat(getComputedStyle(part).outlineWidth) >= 2);
    const box = here.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
    const above = document.elementFromPoint(x, y);
    const isFree = above !== null && (here.contains(above) || above.contains(here));
    const labels = [...(here.labels || [])].map((label) => label.innerText);
    const name = here.getAttribute("aria-label") || labels.join(" ") || here.innerText || "";
    return {
        name: name.trim(), isNowhere: false, isVisible: marked && inside && isFree && box.width > 0 && box.height > 0,
        told: here.outerHTML.slice(0, 200),
    };
}"""
MOST_STEPS = 120


class Keyboard:
    """A page, driven by its keyboard alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def here(self) -> str:
        """The name of what has the focus, which one can see."""
        found: dict[str, Any] = self.page.evaluate(FOCUSED)
        assert not found["isNowhere"], f"the focus is lost on {self.page.url}"
        assert found["isVisible"], f"nobody sees the focus on {found['told']}"
        return str(found["name"])

    def go_to(self, name: str) -> None:
        """Tab until what has this name has the focus; at each step one sees where one is."""
        passed: list[str] = []
        for _ in range(MOST_STEPS):
            self.press("Tab")
            found: dict[str, Any] = self.page.evaluate(FOCUSED)
            if found["isNowhere"]:  # between the end of the page and its beginning
                continue
            passed.append(self.here())
            if passed[-1].startswith(name):
                return
        raise AssertionError(f"no Tab leads to {name!r} on {self.page.url}: {passed}")

    def fill(self, name: str, text: str) -> None:
        """Go to a field and write it anew."""
        self.go_to(name)
        self.press("Control+a")
        self.type(text)

    def follow(self, name: str) -> None:
        """Go to a link or button and use it; another page is opened."""
        self.go_to(name)
        with self.page.expect_navigation():
            self.press("Enter")

    def send(self) -> None:
        """Send the form of the field in which one is."""
        with self.page.expect_navigation():
            self.press("Enter")
