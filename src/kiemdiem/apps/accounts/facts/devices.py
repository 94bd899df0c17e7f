"""From what somebody signed in: the family of the system and of the browser, and nothing more that a browser tells."""

from __future__ import annotations

from kiemdiem.apps.accounts import labels

LONGEST = 512  # of what a browser says of itself
# The first mark that is found decides: most browsers also name those that they want to be taken for.
SYSTEMS = (
    ("Windows", "windows"),
    ("CrOS", "chromeos"),
    ("iPhone", "iphone"),
    ("iPad", "ipad"),
    ("Android", "android"),
    ("Macintosh", "macos"),
    ("Linux", "linux"),
)
BROWSERS = (
    ("coc_coc_browser", "coc_coc"),
    ("Edg", "edge"),
    ("OPR/", "opera"),
    ("SamsungBrowser", "samsung"),
    ("Firefox", "firefox"),
    ("FxiOS", "firefox"),
    ("CriOS", "chrome"),
    ("Chrome", "chrome"),
    ("Safari", "safari"),
)


def device_of(user_agent: str) -> str:
    """The code of a device, `windows chrome`; a part that is not known is "-"."""
    said = user_agent[:LONGEST]
    return f"{_first(SYSTEMS, said)} {_first(BROWSERS, said)}"


def device_in_words(code: str) -> str:
    """The device of this code as a person calls it."""
    system, _, browser = code.partition(" ")
    named = labels.SYSTEMS.get(system, labels.OTHER_SYSTEM), labels.BROWSERS.get(browser, labels.OTHER_BROWSER)
    return labels.DEVICE.format(system=named[0], browser=named[1])


def _first(marks: tuple[tuple[str, str], ...], said: str) -> str:
    return next((code for mark, code in marks if mark in said), "-")
