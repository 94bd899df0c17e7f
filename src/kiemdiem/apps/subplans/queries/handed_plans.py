"""The issued plans of a campaign and of the tiers above it, as a package carries them down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.values.packages import Difference, MalformedPart, Matching, Plain
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.subplans import words
from kiemdiem.apps.subplans.models import HandedPlan
from kiemdiem.apps.subplans.queries.tiers import rest_on_one_plan, rows_of, tiers_of
from kiemdiem.shell.days import short_day


@dataclass(frozen=True)
class Handed:
    """One plan of a tier above."""

    number: str
    root_name: str
    issued_on: date
    days: dict[str, dict[str, str]]
    items: list[dict[str, str]]


def write_plans(campaign: Campaign, branch: Unit) -> Plain:
    """Nearest first: the campaign's own issued plan, then those above it, then those that were handed down to it.

    Of a tier under another plan the days stay behind: its rows of the same name are other rows.
    """
    del branch
    found = []
    for tier in tiers_of(campaign):
        if tier.plan is None or tier.plan.issued_on is None:
            continue
        tasks = {row.id: f"{row.number}. {row.task}" for row in rows_of(tier)}
        days = {
            key: {"task": tasks.get(key, key), "day": one.day.isoformat(), "reason": one.reason}
            for key, one in tier.days.items()
            if rest_on_one_plan(campaign, tier.campaign)
        }
        items = [
            {"task": one.task, "body": one.body, "day": one.day.isoformat() if one.day else "", "reason": one.reason}
            for one in tier.items
        ]
        found.append(_plain(tier.plan.number, tier.campaign.root.name, tier.plan.issued_on, days, items))
    handed = HandedPlan.objects.filter(campaign=campaign)
    return found + [_plain(one.number, one.root_name, one.issued_on, one.days, one.items) for one in handed]


def _plain(number: str, root: str, issued_on: date, days: Any, items: Any) -> dict[str, Any]:
    return {"number": number, "root_name": root, "issued_on": issued_on.isoformat(), "days": days, "items": items}


def plans_in(content: Plain) -> list[Handed]:
    """The plans of a content.

    Raises:
        MalformedPart: it is not as `write_plans` makes it.
    """
    try:
        found = [
            Handed(row["number"], row["root_name"], date.fromisoformat(row["issued_on"]), row["days"], row["items"])
            for row in content
        ]
        for one in found:
            _sound(one)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise MalformedPart() from None
    return found


def _sound(one: Handed) -> None:
    """Raises one of the errors above where a text or a day is none."""
    texts = [one.number, one.root_name, *one.days]
    for day in one.days.values():
        date.fromisoformat(day["day"])
        texts += [day["task"], day["reason"]]
    for item in one.items:
        texts += [item["task"], item["body"], item["reason"]]
        if item["day"]:
            date.fromisoformat(item["day"])
    if not all(isinstance(text, str) for text in texts) or not (
        0 < len(one.number) <= 80 and len(one.root_name) <= 200
    ):
        raise ValueError


def compare_plans(campaign: Campaign | None, content: Plain, matching: Matching) -> list[Difference]:
    """The plans that come, change or are taken back."""
    del matching
    here = {one.place: one for one in HandedPlan.objects.filter(campaign=campaign)} if campaign is not None else {}
    found = []
    for place, one in enumerate(plans_in(content)):
        standing = here.pop(place, None)
        if standing is None or not is_same(standing, one):
            before = _told(standing.number, standing.issued_on) if standing is not None else words.NOT_HERE
            comes = words.COMES.format(plan=_told(one.number, one.issued_on), days=len(one.days), items=len(one.items))
            found.append(Difference(one.root_name, before, comes))
    gone = [Difference(one.root_name, _told(one.number, one.issued_on), words.GONE) for one in here.values()]
    return found + gone


def is_same(standing: HandedPlan, one: Handed) -> bool:
    """Whether this plan stands here already, word for word."""
    kept = (standing.number, standing.root_name, standing.issued_on, standing.days, standing.items)
    return kept == (one.number, one.root_name, one.issued_on, one.days, one.items)


def _told(number: str, on: date) -> str:
    return f"{number}, {short_day(on)}"
