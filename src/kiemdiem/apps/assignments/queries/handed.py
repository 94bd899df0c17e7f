"""Who looks after the units of a branch, as a package carries it down: in words, for it gives nobody access there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemdiem.apps.assignments import words
from kiemdiem.apps.assignments.models import LONGEST_TEXT, Assignment, GroupUnit, HandedAssignment, State
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.handed_rolls import units_in
from kiemdiem.apps.campaigns.values.packages import Difference, MalformedPart, Matching, Plain
from kiemdiem.apps.organisations.models import Unit

LONGEST_WHO, LONGEST_DUTY = 4_000, 80


@dataclass(frozen=True)
class Handed:
    """Who looks after the unit with this code."""

    unit: str
    duty: str
    who: str
    decision: str
    decided_on: date | None


def write_assignments(campaign: Campaign, branch: Unit) -> Plain:
    """What holds for the units of this branch; drafts and what is over stay behind, and so do other units."""
    assigned = Assignment.objects.unscoped("a package of the branch").filter(
        campaign=campaign, state=State.HELD, unit__path__startswith=branch.branch
    )
    covered = GroupUnit.objects.filter(
        group__campaign=campaign, group__state=State.HELD, unit__path__startswith=branch.branch
    ).select_related("unit", "group")
    handed = campaign.handed_assignments.filter(unit__path__startswith=branch.branch).select_related("unit")
    found = [
        *(_told(one.unit, one.duty, one.person.full_name, one) for one in assigned.select_related("unit", "person")),
        *(
            _told(one.unit, one.group.duty, _group(one), one.group)
            for one in covered.prefetch_related("group__members__person")
        ),
        *(_told(one.unit, one.duty, one.who, one) for one in handed),
    ]
    found.sort(key=lambda row: (row[0].code, row[1]["duty"], row[1]["who"]))
    return {"rows": [row for _, row in found], "units": {unit.code: unit.name for unit, _ in found}}


def _group(covered: GroupUnit) -> str:
    members = "; ".join(str(one) for one in covered.group.members.all())
    return words.GROUP_TOLD.format(group=covered.group.name, members=members)


def _told(unit: Unit, duty: str, who: str, decided: Any) -> tuple[Unit, dict[str, str]]:
    day = decided.decided_on.isoformat() if decided.decided_on else ""
    return unit, {"unit": unit.code, "duty": duty, "who": who, "decision": decided.decision, "decided_on": day}


def assignments_in(content: Plain) -> list[Handed]:
    """The rows of a content.

    Raises:
        MalformedPart: it is not as `write_assignments` makes it.
    """
    try:
        return [_read(row) for row in content["rows"]]
    except (AttributeError, KeyError, TypeError, ValueError):
        raise MalformedPart() from None


def _read(row: Plain) -> Handed:
    """Raises one of the errors above where a text or a day is none, or too long."""
    names = ("unit", "duty", "who", "decision", "decided_on")
    unit, duty, who, decision, day = (row[name] for name in names)
    if not all(isinstance(row[name], str) for name in names):
        raise TypeError
    if len(duty) > LONGEST_DUTY or len(decision) > LONGEST_TEXT or not 0 < len(who) <= LONGEST_WHO:
        raise ValueError
    return Handed(unit, duty, who, decision, date.fromisoformat(day) if day else None)


def matched(content: Plain, matching: Matching) -> dict[tuple[int, Handed], None]:
    """The rows for units of this house, each with the key of its unit, once, in their order."""
    rows = assignments_in(content)
    return {(matching.units[one.unit], one): None for one in rows if one.unit in matching.units}


def handed_here(campaign: Campaign) -> dict[tuple[int, Handed], HandedAssignment]:
    """What came down before, in the same words."""
    rows = campaign.handed_assignments.select_related("unit")
    return {(one.unit_id, Handed(one.unit.code, one.duty, one.who, one.decision, one.decided_on)): one for one in rows}


def compare_assignments(campaign: Campaign | None, content: Plain, matching: Matching) -> list[Difference]:
    """Who comes and who no longer looks after a unit."""
    here = handed_here(campaign) if campaign is not None else {}
    came = matched(content, matching)
    names = units_in(content)
    found = [Difference(names.get(one.unit, one.unit), words.NOT_HERE, one.who) for key, one in came
             if (key, one) not in here]  # fmt: skip
    return found + [Difference(one.unit.name, one.who, words.GONE) for key, one in here.items() if key not in came]
