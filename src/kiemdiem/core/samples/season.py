"""A whole made-up season for a regime: seeded, so that the same seed gives the same roster on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from random import Random
from typing import Any

from kiemdiem.core.regime.entries.ratings import Exemption, Source
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples import words
from kiemdiem.core.samples.ballots import count_votes, level_of
from kiemdiem.core.samples.case import Case
from kiemdiem.core.samples.facts import FactMaker, days_before
from kiemdiem.core.samples.places import PlaceMaker
from kiemdiem.core.samples.special import special_facts
from kiemdiem.core.samples.structure import Structure, structure_of

ONE_IN_MANY_IS_MISSING = 40
YEARS_BEFORE = 5
SEVERAL_FORUMS = 0.1
RELEASED = 0.75
RESTRAINT = 0.09
"""A body that proposes knows the limits, and proposes fewer for the best level than a vote would."""


def make_season(regime: Regime | str, *, seed: int, size: int) -> dict[str, Any]:
    """A season of `size` subjects as the interchange writes it: levels vary, a few facts are missing."""
    loaded = load(regime) if isinstance(regime, str) else regime
    roster = Roster(loaded, seed=seed)
    subjects = [case.as_json() for place in roster.cases(size) for case in place]
    _, end = loaded.review_period()
    season: dict[str, Any] = {
        "regime": loaded.id, "as_of": end.isoformat(), "readings": roster.readings, "subjects": subjects
    }  # fmt: skip
    if roster.bodies:
        season["bodies"] = roster.bodies
    return season


class Roster:
    """A roster in the making, place by place. readings: what is chosen where the regime leaves the choice open."""

    def __init__(self, regime: Regime, *, seed: int) -> None:
        name = f"{regime.id}/{seed}"
        open_questions = regime.readings.keys() - regime.chosen({}).keys()
        self.readings = {name: regime.readings[name].options[0].id for name in sorted(open_questions)}
        structure = structure_of(regime)
        self._places = PlaceMaker(regime, structure, Random(name))
        self._year = _Year(regime, structure, self.readings, name)

    def cases(self, size: int) -> Iterator[list[Case]]:
        """The subjects of each place with their facts and votes, `size` in all."""
        missing = count(1)
        for place in self._places.cases(size):
            for case in place:
                self._year.happen(case)
                if next(missing) % ONE_IN_MANY_IS_MISSING == ONE_IN_MANY_IS_MISSING // 2:
                    self._year.forget(case)
            yield place

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """Bodies outside the roster that its subjects named so far."""
        return [{"id": name, "name": label} | self._year.of_body(name) for name, label in self._places.bodies.items()]


class _Year:
    """What happens to each subject in the year, up to the vote."""

    def __init__(self, regime: Regime, structure: Structure, readings: Mapping[str, str], name: str) -> None:
        self._regime, self._structure, self._name = regime, structure, name
        self._facts = FactMaker(regime, special_facts(regime), readings)
        self._scales = {
            kind.id: tuple(value.code for value in regime.scales[kind.scale].values) if kind.scale else ()
            for kind in regime.kinds.values()
        }
        self._ways: dict[str, set[tuple[str, str]]] = {}
        for source in regime.of("source", Source):
            for kind in source.entry.for_:
                self._ways.setdefault(kind, set()).add((source.entry.by, source.entry.purpose))
        self._releases = [
            (placed.id, placed.entry, str(placed.values.get("when"))) for placed in regime.of("exemption", Exemption)
        ]
        self._end = regime.review_period()[1]
        thresholds = regime.all("threshold")
        self._of_members = {
            kind
            for placed in thresholds
            if "full_members" in str(placed.values.get("of"))
            for kind in placed.values.get("for", ())
        }
        self._last_year = regime.identity.year - 1

    def happen(self, case: Case) -> None:
        """Facts first, the vote after them: a fault shows in the votes.

        Each subject has chances of its own, for its facts and for its vote: a new fact of the regime, or one subject
        more, leaves the rest of the season as it was.
        """
        chance = Random(f"{self._name}/{case.id}/vote")
        self._facts.fill(Random(f"{self._name}/{case.id}/facts"), case)
        is_top = case.kind in self._structure.nested and "superior" not in case.links
        for name in self._structure.amounts_of_bodies & case.facts.keys():
            del case.facts[name]
        if is_top:
            case.facts |= self._amounts(case.kind, case.id)
        codes = self._scales[case.kind]
        ways = self._ways.get(case.kind, set())
        if ("ballot", "rate") in ways:
            case.row |= self._ballot(chance, case, codes)
            if case.kind == "cadre" and chance.random() < SEVERAL_FORUMS:
                case.row = {"ballots": [_in_forum(chance, case, codes, forum) for forum in words.FORUMS]}
        if ("proposal", "rate") in ways:
            case.row["proposed_level"] = codes[level_of(chance.gauss(case.quality - RESTRAINT, 0.06), len(codes))]
        if ("ballot", "propose") in ways:
            votes = count_votes(chance, case.quality, codes, case.voters)
            case.row["ballots"] = [{"forum": words.FORUMS[0], "purpose": "propose"} | votes]
        if codes and chance.random() < 0.12:
            case.row["previous"] = self._previous(chance, case, codes)
        decided = self._released(Random(f"{self._name}/{case.id}/release"), case)
        if decided:
            case.row["decisions"] = decided

    def _released(self, chance: Random, case: Case) -> list[dict[str, Any]]:
        """Decisions of offices to exempt whom one fact makes fit for it: most are recorded, some not yet."""
        return [
            {
                "at": name, "kind": "release", "by": entry.by, "on": days_before(self._end, chance.randint(3, 30)),
                "reason": words.REASON_OF_RELEASE,
            }
            for name, entry, fact in self._releases
            if entry.by and case.kind in entry.for_ and case.facts.get(fact) is True and chance.random() < RELEASED
        ]  # fmt: skip

    def _ballot(self, chance: Random, case: Case, codes: tuple[str, ...]) -> dict[str, Any]:
        absent = sum(chance.random() < 0.04 for _ in range(case.voters)) if case.voters > 4 else 0
        found = count_votes(chance, case.quality, codes, case.voters - absent)
        if case.kind in self._of_members:
            found["full_members"] = case.voters
        return found

    def _previous(self, chance: Random, case: Case, codes: tuple[str, ...]) -> list[dict[str, Any]]:
        rows = []
        for back in range(chance.choice((2, 4, YEARS_BEFORE - 1))):
            level = codes[level_of(chance.gauss(case.quality + 0.05, 0.04), len(codes))]
            rows.append({"period": str(self._last_year - back), "state": "rated", "level": level})
        return rows

    def forget(self, case: Case) -> None:
        """One thing that somebody has not handed in yet: the vote, the proposal, or a fact that is asked for."""
        chance = Random(f"{self._name}/{case.id}/forgotten")
        needed = [name for name in self._facts.needed(case.kind) if name in case.facts]
        for key in ("votes", "proposed_level"):
            if key in case.row and (not needed or chance.random() < 0.7):
                del case.row[key]
                return
        if needed:
            del case.facts[chance.choice(needed)]

    def of_body(self, name: str) -> dict[str, Any]:
        """Facts of a deciding body: how many it may put forward."""
        kinds = [kind for kind in self._regime.kinds if kind in self._structure.nested]
        facts = self._amounts(kinds[0], name) if kinds else {}
        return {"facts": facts} if facts else {}

    def _amounts(self, kind: str, body: str) -> dict[str, Any]:
        """Numbers and shares that a plan leaves to the body: some have entered them."""
        chance = Random(f"{self._name}/{body}/amounts")
        found: dict[str, Any] = {}
        for placed in self._regime.facts:
            fact = placed.entry
            if fact.id in self._structure.amounts_of_bodies and kind in fact.for_ and chance.random() < 0.7:
                found[fact.id] = chance.randint(2, 5) if fact.type == "count" else "0.2"
        return found


def _in_forum(chance: Random, case: Case, codes: tuple[str, ...], forum: str) -> dict[str, Any]:
    """The vote of one of several forums: they see a person differently."""
    around = chance.gauss(case.quality, 0.15)
    return {"forum": forum, "purpose": "rate"} | count_votes(chance, around, codes, case.voters)
