"""The roll of a campaign as a package carries it, and how it differs from the one that holds here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Standing, holding
from kiemdiem.apps.campaigns.values.packages import Difference, MalformedPart, Matching, Plain
from kiemdiem.apps.organisations.models import Unit

AT_ONCE = 2_000
MOST_OF_ONE = 1_000
_TEXTS = ("key", "kind", "name", "unit", "person", "outcome", "why", "decided_by", "digest")
_LONGEST = {"key": 160, "kind": 40, "name": 200, "outcome": 30, "decided_by": 200, "digest": 64}


@dataclass(frozen=True)
class HandedSubject:
    """A subject with what holds of it. unit, person: codes of the sender; grounds: their digest."""

    key: str
    kind: str
    name: str
    unit: str
    person: str
    is_reviewed: bool
    is_rated: bool
    outcome: str
    why: str
    decided_by: str
    forums: int
    problems: int
    own: Mapping[str, Any]
    facts: Mapping[str, Any]
    grounds: str
    digest: str


def write_roll(campaign: Campaign, branch: Unit) -> Plain:
    """The roll that holds, of this branch: subjects, the grounds they rest on, names of the units."""
    standings = (
        Standing.objects.unscoped("a package of the branch")
        .filter(holding(campaign.roll), subject__campaign=campaign, subject__unit__path__startswith=branch.branch)
        .select_related("subject__unit", "subject__person")
        .order_by("subject__key")
    )
    keys = dict(campaign.grounds.values_list("pk", "digest"))
    subjects: list[dict[str, Any]] = []
    units: dict[str, str] = {}
    for one in standings.iterator(chunk_size=AT_ONCE):
        subjects.append(_written(one, keys[one.grounds_id]))
        if one.subject.unit is not None:
            units[one.subject.unit.code] = one.subject.unit.name
    used = {one["grounds"] for one in subjects}
    roll = campaign.rolls.filter(number=campaign.roll, state=RollVersion.State.TAKEN).first()
    return {
        "bodies": _bodies(roll, branch) if roll is not None else [],
        "as_of": roll.as_of.isoformat() if roll is not None else "",
        "subjects": subjects,
        "grounds": {one.digest: one.content for one in campaign.grounds.all() if one.digest in used},
        "units": units,
    }


def _bodies(roll: RollVersion, branch: Unit) -> list[dict[str, str]]:
    """Which units of the branch the bodies of the plan are."""
    rows = roll.body_units.filter(unit__path__startswith=branch.branch).order_by("body", "unit__code")
    names = ("body", "unit__code", "name")
    return [{"body": body, "unit": unit, "name": name} for body, unit, name in rows.values_list(*names)]


def bodies_in(content: Plain) -> list[tuple[str, str, str]]:
    """Body of the plan, code of a unit, its name.

    Raises:
        MalformedPart: it is not as `write_roll` makes it.
    """
    try:
        found = [(row["body"], row["unit"], row["name"]) for row in content["bodies"]]
    except (KeyError, TypeError):
        raise MalformedPart() from None
    if not all(isinstance(text, str) for row in found for text in row):
        raise MalformedPart()
    return found


def _written(one: Standing, grounds: str) -> dict[str, Any]:
    subject = one.subject
    return {
        "key": subject.key,
        "kind": subject.kind,
        "name": subject.name,
        "unit": subject.unit.code if subject.unit else "",
        "person": subject.person.code if subject.person else "",
        "is_reviewed": one.is_reviewed,
        "is_rated": one.is_rated,
        "outcome": one.outcome,
        "why": one.why,
        "decided_by": one.decided_by,
        "forums": one.forums,
        "problems": one.problems,
        "own": one.own,
        "facts": one.facts,
        "grounds": grounds,
        "digest": one.digest,
    }


def subjects_in(content: Plain) -> list[HandedSubject]:
    """The subjects of a content, each key once.

    Raises:
        MalformedPart: it is not as `write_roll` makes it.
    """
    try:
        found = [HandedSubject(**row) for row in content["subjects"]]
        grounds = content["grounds"]
    except (KeyError, TypeError):
        raise MalformedPart() from None
    if not isinstance(grounds, dict) or len({one.key for one in found}) != len(found):
        raise MalformedPart()
    for one in found:
        if not _is_sound(one) or one.grounds not in grounds:
            raise MalformedPart()
    return found


def _is_sound(one: HandedSubject) -> bool:
    texts = all(isinstance(getattr(one, name), str) for name in (*_TEXTS, "grounds"))
    short = texts and all(len(getattr(one, name)) <= most for name, most in _LONGEST.items())
    flags = all(isinstance(getattr(one, name), bool) for name in ("is_reviewed", "is_rated"))
    counts = all(_is_count(count) for count in (one.forums, one.problems))
    return short and flags and counts and isinstance(one.own, dict) and isinstance(one.facts, dict)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < MOST_OF_ONE


def units_in(content: Plain) -> Mapping[str, str]:
    """Codes of units with the names that the sender has for them."""
    units = content.get("units") if isinstance(content, dict) else None
    if not isinstance(units, dict) or not all(isinstance(name, str) for name in units.values()):
        raise MalformedPart()
    return units


def persons_in(content: Plain) -> Sequence[str]:
    """Codes of persons."""
    return [one.person for one in subjects_in(content) if one.person]


def standing_digests(campaign: Campaign) -> dict[str, tuple[str, str]]:
    """Key of a subject → its name and the digest of what holds of it here."""
    found = Standing.objects.unscoped("compared with a package").filter(
        holding(campaign.roll), subject__campaign=campaign
    )
    rows = found.values_list("subject__key", "subject__name", "digest").iterator(chunk_size=AT_ONCE)
    return {key: (name, digest) for key, name, digest in rows}


def compare_roll(campaign: Campaign | None, content: Plain, matching: Matching) -> list[Difference]:
    """The subjects that come, change or go."""
    here = standing_digests(campaign) if campaign is not None else {}
    found: list[Difference] = []
    for one in subjects_in(content):
        name, digest = here.pop(one.key, ("", ""))
        comes = words.TO_REVIEW[one.is_reviewed, one.is_rated]
        if not digest:
            found.append(Difference(one.name, words.NOT_HERE, comes))
        elif digest != one.digest:
            found.append(Difference(one.name, name, comes))
    found += [Difference(name, words.ON_THE_ROLL, words.NO_LONGER) for name, _ in here.values()]
    return found
