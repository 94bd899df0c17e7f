"""Why the page of a unit counts as it does, and why a past tree is as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem.apps.organisations import words
from kiemdiem.apps.organisations.queries.units import UnitSheet
from kiemdiem.core.quantities.numbers import with_points
from kiemdiem.shell.components import Why, WhyStep
from kiemdiem.shell.days import short_day


def why_of_unit(sheet: UnitSheet) -> Why:
    """The numbers of the page, each with what it counts; no query."""
    return Why(words.WHY_UNIT, tuple(_steps(sheet)))


def _steps(sheet: UnitSheet) -> Iterator[WhyStep]:
    yield WhyStep("fact", words.WHY_BELOW.format(count=with_points(sheet.below)))
    direct = words.WHY_DIRECT.format(count=with_points(sheet.children_count))
    led = words.WHY_LED.format(count=len(sheet.bodies)) if sheet.bodies else ""
    yield WhyStep("fact", f"{direct}{led}.")
    if sheet.hanging:
        told = ", ".join(f"{with_points(one.count)} {one.told}" for one in sheet.hanging)
        yield WhyStep("fact", words.WHY_HANGING.format(told=told))
    if sheet.unit.ended_on is None and (sheet.hanging or sheet.children_count or sheet.bodies):
        yield WhyStep("fact", words.WHY_CANNOT_END)


def why_of_past_tree(day: date) -> Why:
    """From what a tree of a day is made."""
    steps = (words.WHY_PLACE_THEN, words.WHY_THERE_THEN, words.WHY_SEEN_NOW)
    return Why(
        words.WHY_PAST.format(day=short_day(day)),
        tuple(WhyStep("fact", one.format(day=short_day(day))) for one in steps),
    )
