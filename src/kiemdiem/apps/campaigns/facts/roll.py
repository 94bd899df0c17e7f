"""The roll of a campaign, worked out of the registers of its branch on a day."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiemdiem.apps.campaigns.facts.by_hand import lay_over
from kiemdiem.apps.campaigns.models import Campaign, Correction
from kiemdiem.apps.campaigns.queries.group_tables import BASES, base_keys
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.facts.registers import HouseRegisters, house_registers
from kiemdiem.core.bulk.registers.subject_lists import subject_list
from kiemdiem.core.engine.registers.answers import ComputedSubject, Forum, SubjectList, as_json
from kiemdiem.core.engine.registers.plan_bodies import FoundBody, plan_bodies
from kiemdiem.core.regime.regime import Regime

OF_ALL_WHO_ARE_ALIKE = (
    "role",
    "why",
    "rules",
    "clauses",
    "forums",
    "dropped",
    "authorities",
    "polls",
    "rolls",
    "notes",
)
Plain = dict[str, Any]


@dataclass(frozen=True)
class ComputedRow:
    """A subject as it is kept: what is of all who are alike (only its digest), and what its own.

    unit: a code of the house.
    """

    subject: ComputedSubject
    unit: str
    own: Plain
    facts: Plain
    grounds_digest: str
    digest: str

    @property
    def grounds(self) -> Plain:
        """What is of all who are alike, as plain values."""
        return _grounds_of(self.subject)


@dataclass
class Count:
    """How many there are of what; filled while the rows go by.

    lines: kind → how many there are, are reviewed, are rated, have problems; forums: key → sort, of those before which
    somebody is reviewed; bases: what a quota counts together → (kind, which) → how many are rated there.
    """

    subjects: int = 0
    reviewed: int = 0
    rated: int = 0
    deciders: Counter[str] = field(default_factory=Counter)
    lines: dict[str, list[int]] = field(default_factory=dict)
    forums: dict[str, str] = field(default_factory=dict)
    bases: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    with_problems: int = 0
    _base_kinds: Mapping[str, set[str]] = field(default_factory=dict)

    @classmethod
    def under(cls, campaign: Campaign) -> Count:
        """Nothing counted yet; of the bases of its quotas the plan of the campaign says what they are."""
        count = cls()
        count._base_kinds = base_keys(campaign)
        count.bases = {key: Counter() for key in count._base_kinds}
        return count

    def add(self, row: ComputedRow) -> None:
        """Count one more."""
        subject = row.subject
        self.subjects += 1
        self.reviewed += subject.reviewed
        self.rated += subject.rated
        if subject.rated:
            self.deciders[decider_of(subject)] += 1
        self.with_problems += bool(subject.problems)
        line = self.lines.setdefault(subject.kind, [0, 0, 0, 0])
        for place, one in enumerate((True, subject.reviewed, subject.rated, bool(subject.problems))):
            line[place] += one
        if subject.reviewed:
            self.forums |= {forum.id: forum.sort for forum in subject.forums}
        for key, kinds in self._base_kinds.items():
            base = row.facts.get(key)
            if subject.rated and subject.kind in kinds and isinstance(base, str):
                self.bases[key][subject.kind, base] += 1

    def plain(self) -> Plain:
        """As plain values; of those who decide the most frequent first."""
        return {
            "subjects": self.subjects,
            "reviewed": self.reviewed,
            "rated": self.rated,
            "with_problems": self.with_problems,
            "lines": self.lines,
            "forums": dict(Counter(self.forums.values())),
            "bases": {key: {"all": len(found), "largest": _largest(found)} for key, found in self.bases.items()},
            "deciders": dict(self.deciders.most_common()),
        }


def _largest(found: Counter[tuple[str, str]]) -> list[list[Any]]:
    in_order = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return [[kind, base, size] for (kind, base), size in in_order[: BASES + 1]]


@dataclass(frozen=True)
class ComputedRoll:
    """The list of the branch, the registers that it comes from, and the units that the bodies of the plan are."""

    list: SubjectList
    registers: HouseRegisters
    bodies: tuple[FoundBody, ...]
    by_hand: Plain

    def rows(self) -> Iterator[ComputedRow]:
        """Each subject as it is kept, in the order of the list."""
        facts = {str(row["id"]): row for row in self.list.season}
        shared = _SharedDigests()
        for subject in self.list.subjects:
            yield _row(subject, facts.get(subject.id, {}), self.registers.unit_of(subject.unit), shared.of(subject))


def compute_roll(
    regime: Regime,
    *,
    root: Unit,
    as_of: date,
    readings: Mapping[str, str],
    corrections: Iterable[Correction] = (),
    tell: Callable[[int, int], None] | None = None,
) -> ComputedRoll:
    """Who of the branch is reviewed and rated on the day, what was changed by hand laid over it; with the earlier years
    in the rows of the season. tell: hears how many units and persons the registers have, before the rules are applied.

    Raises:
        RegistersRefused: rows that the plan cannot use.
    """
    found = house_registers(regime, day=as_of, unit=root)
    if tell is not None:
        tell(len(found.registers.units), len(found.registers.persons))
    whole, _ = subject_list(regime, found.registers, as_of=as_of, readings=readings, with_season=True)
    own = found.of_branch(whole)
    laid = lay_over(own, corrections, regime, found, as_of=as_of, readings=readings)
    bodies = plan_bodies(regime, found.registers, root=root.code, as_of=as_of, readings=readings)
    return ComputedRoll(found.with_past(laid.subjects), found, tuple(bodies), laid.plain)


class _SharedDigests:
    """The digest of what is of all who are alike, worked out once for them.

    The engine decides once for persons who are alike, so their parts are the same objects; the list keeps them all, and
    an object's identity stands for one content as long as it is kept.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str | int, ...], str] = {}

    def of(self, subject: ComputedSubject) -> str:
        parts = (getattr(subject, name) for name in OF_ALL_WHO_ARE_ALIKE)
        key = tuple(part if isinstance(part, str) else id(part) for part in parts)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = digest_of(_grounds_of(subject))
        return known


def _grounds_of(subject: ComputedSubject) -> Plain:
    return {name: as_json(getattr(subject, name)) for name in OF_ALL_WHO_ARE_ALIKE}


def _row(subject: ComputedSubject, found: Mapping[str, Any], unit: str, shared: str) -> ComputedRow:
    named = ((name, getattr(subject, name)) for name in ("persons", "review_period", "problems"))
    own = {name: as_json(part) for name, part in named if part}
    facts = {key: value for key, value in found.items() if key not in {"id", "kind", "name"}}
    whole = digest_of([subject.reviewed, subject.rated, subject.outcome, shared, own, facts])
    return ComputedRow(subject, unit, own, facts, shared, whole)


def forums_of(grounds: Plain) -> Iterator[Forum]:
    """The forums that grounds name, in their order."""
    for plain in grounds["forums"]:
        yield Forum(**{**plain, **{key: tuple(plain[key]) for key in ("rules", "clauses", "posts", "kinds", "notes")}})


def decider_of(subject: ComputedSubject) -> str:
    """The body that decides the level; empty where nobody is known."""
    found = subject.authority()
    return found.body if found else ""


def digest_of(content: Any) -> str:
    """One number for plain values, in hex; the order of keys does not count."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
