"""Plan 61-KH/TU once more, naively: levels and quotas written straight from its clauses, default readings only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

Json = Mapping[str, Any]
BEST, GOOD, DONE, FAILED = "HTXSNV", "HTTNV", "HTNV", "KHTNV"
LEVELS = (BEST, GOOD, DONE, FAILED)
YEAR_END = date(2021, 12, 31)
MOST_WORLDS = 300


@dataclass
class Group:
    """One peer group of one quota: how many count, how many may be chosen, who stands for it, who gets it."""

    members: list[str]
    base: int
    limit: int
    candidates: set[str]
    chosen: set[str]
    tied: set[str]


@dataclass
class World:
    """What comes out once every question to a person is answered in one way."""

    levels: dict[str, str] = field(default_factory=dict)
    tied: set[str] = field(default_factory=set)
    groups: dict[tuple[str, str], Group] = field(default_factory=dict)
    provisional: set[str] = field(default_factory=set)


def worse(left: str, right: str) -> str:
    return max(left, right, key=LEVELS.index)


def six_months_later(day: date) -> date:
    year, month = (day.year, day.month + 6) if day.month <= 6 else (day.year + 1, day.month - 6)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, day.day)


# ---------------------------------------------------------------------- one ballot: KH61-179 to KH61-184
def passes(level: str, votes: Json, took_part: int) -> bool:
    """Whether a level's own sentence holds, as exact fractions of those who took part."""
    if took_part == 0:
        return False
    best, good, done, failed = (Fraction(votes[code], took_part) for code in LEVELS)
    return {
        BEST: best >= Fraction(70, 100),
        GOOD: best + good >= Fraction(60, 100),
        DONE: best + good + done > Fraction(50, 100),
        FAILED: failed >= Fraction(50, 100),
    }[level]


def by_votes(votes: Json, took_part: int, below: str | None = None) -> str | None:
    """The highest level whose sentence holds; none in the gap that invalid papers make (KH61-184)."""
    for level in LEVELS[LEVELS.index(below) + 1 if below else 0 :]:
        if passes(level, votes, took_part):
            return level
    return None


def ballots_of(subject: Json) -> list[Json]:
    own = [subject] if "votes" in subject else []
    return own + [ballot for ballot in subject.get("ballots", ()) if ballot.get("purpose", "rate") == "rate"]


# ---------------------------------------------------------------------- one subject
def excluded(subject: Json) -> str | None:
    facts = subject.get("facts", {})
    if subject["kind"] == "member":
        if facts.get("exempt_from_party_activity") or facts.get("suspended_from_party_activity"):
            return "exempt"  # KH61-033, KH61-203
        if six_months_later(date.fromisoformat(facts["admitted_on"])) > YEAR_END:
            return "reviewed_only"  # KH61-243, KH61-244
    if subject["kind"] == "party_organisation":
        is_new = six_months_later(date.fromisoformat(facts["founded_on"])) > YEAR_END
        return "not_rated" if is_new else None  # KH61-242
    return None


def possible_starts(subject: Json) -> list[str]:
    """What votes or the body that proposes lead to; several where a person must decide."""
    if subject["kind"] in ("party_organisation", "unit"):
        return [subject["proposed_level"]]  # KH61-196, KH61-275
    found = at_each_place(subject)
    if found == {None}:
        return list(LEVELS)  # KH61-184: voted again, or left to the competent level
    return sorted(level for level in found if level)  # KH61-237: several places, several levels


def at_each_place(subject: Json) -> set[str | None]:
    return {by_votes(ballot["votes"], ballot["present_voters"]) for ballot in ballots_of(subject)}


def is_asked(subject: Json) -> bool:
    """Whether a person must decide before the subject has a level."""
    if subject["kind"] in ("party_organisation", "unit"):
        return False
    found = at_each_place(subject)
    return len(found) > 1 or None in found or has_no_working_day(subject)


def has_no_working_day(subject: Json) -> bool:
    facts = subject.get("facts", {})
    return subject["kind"] == "member" and bool(facts.get("maternity_leave") and facts.get("no_day_worked"))


def under_own_ceilings(subject: Json, level: str) -> str:
    facts = subject.get("facts", {})
    if subject["kind"] in ("collective", "cadre", "member") and "criteria_met" in facts:
        level = worse(level, facts["criteria_met"])  # KH61-011, KH61-198, KH61-202
    if subject["kind"] == "member" and facts.get("sick_leave_months", 0) >= 3:
        level = worse(level, DONE)  # KH61-245
    return level


# ---------------------------------------------------------------------- everybody
class Season:
    """A complete season (no fact missing) of kinds, links and groups, as the interchange writes it."""

    def __init__(self, season: Json) -> None:
        self.subjects = {subject["id"]: subject for subject in season["subjects"]}
        self.excluded = {name: out for name, subject in self.subjects.items() if (out := excluded(subject))}
        self.asks_nobody = not any(is_asked(s) for name, s in self.subjects.items() if name not in self.excluded)
        self.rated = [subject for name, subject in self.subjects.items() if name not in self.excluded]

    def worlds(self) -> list[World]:
        """Every way in which the persons asked may answer; empty where there are too many."""
        asked = {subject["id"]: self._answers(subject) for subject in self.rated}
        count = 1
        for answers in asked.values():
            count *= len(answers)
        if count > MOST_WORLDS:
            return []
        return [self._world(dict(zip(asked, told, strict=True))) for told in product(*asked.values())]

    def _answers(self, subject: Json) -> list[str]:
        starts = possible_starts(subject)
        return [*starts, "not_rated"] if has_no_working_day(subject) else starts  # KH61-246

    def _world(self, starts: Mapping[str, str]) -> World:
        world = World()
        for kinds in (("collective",), ("unit",), ("party_organisation",), ("cadre",), ("member",)):
            attained: dict[str, str] = {}
            for subject in self.rated:
                if subject["kind"] in kinds and starts[subject["id"]] != "not_rated":
                    level = under_own_ceilings(subject, starts[subject["id"]])
                    attained[subject["id"]] = self._under_what_he_heads(subject, level, world)
            for key, members in self._groups(attained).items():
                world.groups[key] = self._quota(kinds[0], members, attained, starts, world)
            world.levels |= attained
        return world

    def heads_one_of(self, subject: Json, names: set[str]) -> bool:
        heads = subject.get("heads", [])
        return bool(names & set([heads] if isinstance(heads, str) else heads))

    def _under_what_he_heads(self, subject: Json, level: str, world: World) -> str:
        """KH61-254, KH61-255."""
        if subject["kind"] not in ("cadre", "member"):
            return level
        exempt = [item for item in subject.get("decisions", []) if item["at"] == "newly-arrived-head"]
        if subject.get("facts", {}).get("newly_arrived_unrelated") and exempt:
            return level
        heads = subject.get("heads", [])
        for name in [heads] if isinstance(heads, str) else heads:
            if name in world.levels:
                level = worse(level, world.levels[name])
        return level

    def _groups(self, attained: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for name in attained:
            subject = self.subjects[name]
            place = subject.get("decided_by") or subject.get("group")
            if place is not None:
                found.setdefault((subject["kind"], place), []).append(name)
        return found

    # ------------------------------------------------------------------ KH61-257, KH61-258, KH61-278
    def _quota(
        self, kind: str, members: list[str], attained: dict[str, str], starts: Mapping[str, str], world: World
    ) -> Group:
        candidates = [name for name in members if attained[name] == BEST]
        if kind == "unit":
            base = len(members)
            limit = base * 20 // 100
        else:
            base = sum(1 for name in members if attained[name] in (BEST, GOOD))
            limit = 1 if 1 <= base < 5 else base * 20 // 100
        chosen, tied = self._chosen(kind, candidates, limit)
        for name in candidates:
            if name not in chosen:
                attained[name] = self._next(self.subjects[name], starts[name], world)
        world.tied |= tied
        return Group(members, base, limit, set(candidates), chosen, tied)

    def _chosen(self, kind: str, candidates: list[str], limit: int) -> tuple[set[str], set[str]]:
        """Those who surely get the places, and those among whom a person chooses."""
        if len(candidates) <= limit:
            return set(candidates), set()
        if kind in ("unit", "party_organisation"):
            return set(), set(candidates) if limit else set()  # no votes, no order
        shares = {name: self._share(self.subjects[name]) for name in candidates}
        chosen = {n for n in candidates if sum(shares[o] >= shares[n] for o in candidates) <= limit}
        behind = {n for n in candidates if sum(shares[o] > shares[n] for o in candidates) >= limit}
        return chosen, set(candidates) - chosen - behind

    def _share(self, subject: Json) -> Fraction:
        return min(Fraction(b["votes"][BEST], b["present_voters"]) for b in ballots_of(subject))

    def _next(self, subject: Json, start: str, world: World) -> str:
        """Where one falls who gets no place: the best level that his votes still open."""
        if subject["kind"] in ("unit", "party_organisation"):
            level = GOOD
        else:
            found = [by_votes(b["votes"], b["present_voters"], below=BEST) for b in ballots_of(subject)]
            level = GOOD if None in found else next(iter(found)) or GOOD
        return self._under_what_he_heads(subject, under_own_ceilings(subject, level), world)


def possible(season: Season) -> Iterator[tuple[str, set[str]]]:
    """Subject → every outcome of any world; nothing where there are too many worlds."""
    worlds = season.worlds()
    for name in season.subjects if worlds else ():
        if name in season.excluded:
            yield name, {season.excluded[name]}
            continue
        outcomes: set[str] = set()
        for world in worlds:
            outcomes.add(world.levels.get(name, "not_rated"))
            if name in world.tied:
                outcomes.add(BEST)
        yield name, outcomes
