"""Random seasons for any regime, made to hit its bounds: seeded, so that the same seed gives the same season."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any

from kiemdiem.core.engine.edges import edges_of
from kiemdiem.core.engine.random_values import FactChooser, below
from kiemdiem.core.engine.season import Ballot, Body, Decision, PastPeriod, Purpose, Season, Subject
from kiemdiem.core.regime.entries.identity import Relation
from kiemdiem.core.regime.entries.ratings import Ask, Award, Ground, Quota, Source, Threshold
from kiemdiem.core.regime.regime import Regime

A_TENTH = Fraction(1, 10)
MOST_VOTERS = 20
_KEPT = 8
_GROUPS = ("G1", "G2")
_MAKERS: dict[int, SeasonMaker] = {}


def random_season(
    regime: Regime,
    chance: Random,
    *,
    subjects: int = 8,
    missing: Fraction = A_TENTH,
    kinds: Sequence[str] | None = None,
    any_reading: bool = False,
) -> Season:
    """A season of so many subjects, each place of which is empty with the chance `missing`.

    kinds: the kinds to choose from (all); any_reading: options of readings are chosen too, not only the defaults.
    """
    return season_maker(regime).season(chance, subjects, missing, kinds, any_reading=any_reading)


def season_maker(regime: Regime) -> SeasonMaker:
    """The maker for a regime; a few are kept, for the bounds of a regime are worked out once."""
    found = _MAKERS.get(id(regime))
    if found is None or found.regime is not regime:
        if len(_MAKERS) >= _KEPT:
            _MAKERS.clear()
        found = _MAKERS[id(regime)] = SeasonMaker(regime)
    return found


class SeasonMaker:
    """Makes seasons for one regime."""

    def __init__(self, regime: Regime) -> None:
        self.regime = regime
        edges = edges_of(regime)
        self._facts = FactChooser(regime, edges)
        self._shares = sorted(edges.shares)
        self._scores = sorted({bound for bounds in edges.numbers.values() for bound in bounds}) or [Fraction(1)]
        self._periods = sorted(edges.words.get("period", ()), reverse=True)
        self._levels = {kind: regime.names.scales[scale] for kind, scale in regime.names.levels.items()}
        self._relations = {
            kind: [r for r in regime.names.relations.get(kind, {}).values() if self._is_forward(kind, r.name)]
            for kind in regime.kinds
        }
        self._group_keys = self._keys()
        self._limits = sorted(self._limit_facts())
        self._honours = tuple(dict.fromkeys(placed.id for placed in regime.of("award", Award)))
        self._by = {kind: self._ways(kind) for kind in regime.kinds}
        self._asks = self._questions()
        self._readings = regime.readings
        self._defaults = regime.chosen({})

    def _is_forward(self, kind: str, name: str) -> bool:
        return any(
            name == placed.entry.id and kind in placed.entry.from_ for placed in self.regime.of("relation", Relation)
        )

    def _grouping(self) -> list[Quota | Award]:
        quotas: list[Quota | Award] = [placed.entry for placed in self.regime.of("quota", Quota)]
        return quotas + [placed.entry for placed in self.regime.of("award", Award)]

    def _keys(self) -> dict[str, list[str]]:
        """Kind → keys of groups that are neither relations nor facts of it."""
        found: dict[str, list[str]] = {kind: [] for kind in self.regime.kinds}
        names = self.regime.names
        for entry in self._grouping():
            for kind in entry.for_:
                for key in entry.within:
                    taken = key == "person" or key in names.relations.get(kind, {}) or key in names.facts.get(kind, {})
                    if not taken and key not in found[kind]:
                        found[kind].append(key)
        return found

    def _limit_facts(self) -> set[str]:
        found: set[str] = set()
        for entry in self._grouping():
            limits = [entry.at_most, *(instead.at_most for instead in entry.instead)]
            found |= {limit for limit in limits if isinstance(limit, str)}
        return found

    def _ways(self, kind: str) -> frozenset[str]:
        ways = {placed.entry.by for placed in self.regime.of("source", Source) if kind in placed.entry.for_}
        has_thresholds = any(kind in placed.entry.for_ for placed in self.regime.of("threshold", Threshold))
        return frozenset(ways | {"ballot"} if has_thresholds else ways)

    def _questions(self) -> list[tuple[str, Any, tuple[str, ...], str]]:
        """Where a person may decide: rule, kind of decision, what he may choose, who he is."""
        found: list[tuple[str, Any, tuple[str, ...], str]] = []
        for placed in self.regime.of("ask", Ask):
            choices = tuple(choice for choice in placed.entry.between if choice != "as_computed")
            found.append((placed.id, "choose_level", choices, placed.entry.who))
        for ground in self.regime.of("ground", Ground):
            if ground.entry.release is not None:
                found.append((ground.id, "release", (), ground.entry.release.by))
        for quota in self.regime.of("quota", Quota):
            found.append((quota.id, "choose", (), quota.entry.who))
            found += [(quota.id, "raise", (), instead.by) for instead in quota.entry.instead if instead.by]
        return found

    # ------------------------------------------------------------------ one season
    def season(
        self,
        chance: Random,
        subjects: int,
        missing: Fraction,
        kinds: Sequence[str] | None = None,
        *,
        any_reading: bool = False,
        chosen: Mapping[str, str] | None = None,
    ) -> Season:
        """A season; see `random_season`. chosen: options of readings that are not open to chance."""
        readings = self._options(chance, any_reading) | dict(chosen or {})
        options = self._defaults | readings

        threshold = missing.numerator / missing.denominator

        def given() -> bool:
            return chance.random() >= threshold

        known = list(kinds or self.regime.kinds)
        of_kinds = [known[below(chance, len(known))] for _ in range(subjects)]
        ids = [f"S{number}" for number in range(1, subjects + 1)]
        is_good_year = not below(chance, 3)
        made = [
            self._subject(chance, number, of_kinds, ids, options, given, is_good_year) for number in range(subjects)
        ]
        period = chance.choice(self.regime.identity.periods)
        return Season(tuple(made), self._bodies(chance, given), None, readings, period=period)

    def _options(self, chance: Random, any_reading: bool) -> dict[str, str]:
        """Options for readings without a default, and, where any reading goes, for about half of the others."""
        found: dict[str, str] = {}
        for name, reading in self._readings.items():
            if name not in self._defaults or (any_reading and below(chance, 2)):
                found[name] = reading.options[below(chance, len(reading.options))].id
        return found

    def _subject(
        self,
        chance: Random,
        number: int,
        kinds: Sequence[str],
        ids: Sequence[str],
        options: Mapping[str, str],
        given: Callable[[], bool],
        is_good_year: bool,
    ) -> Subject:
        """One subject; in a good year most votes are for the best level, and registers hold nothing."""
        kind, name = kinds[number], ids[number]
        codes = self._levels.get(kind, ())
        ways = self._by[kind]
        return Subject(
            id=name,
            kind=kind,
            person=f"P{1 + below(chance, len(ids))}",
            facts=self._facts.facts(chance, kind, options, ids, given, is_good_year=is_good_year),
            links=self._links(chance, number, kinds, ids, given),
            ballots=self._ballots(chance, codes, given, is_good_year) if "ballot" in ways else (),
            previous=self._previous(chance, codes) if codes and given() else None,
            honours=self._some_honours(chance) if given() else None,
            proposed_level=self._level(chance, codes, is_good_year) if "proposal" in ways and given() else None,
            decided_level=self._level(chance, codes, is_good_year) if codes and not below(chance, 12) else None,
            decisions=self._decisions(chance) if codes else (),
        )

    def _level(self, chance: Random, codes: Sequence[str], is_good_year: bool) -> str | None:
        if not codes:
            return None
        return codes[0] if is_good_year and below(chance, 4) else codes[below(chance, len(codes))]

    def _links(
        self, chance: Random, number: int, kinds: Sequence[str], ids: Sequence[str], given: Callable[[], bool]
    ) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for relation in self._relations[kinds[number]]:
            # Only to those made before: no chain of superiors closes in a circle.
            targets = [ids[other] for other in range(number) if kinds[other] in relation.to] or [chance.choice(_GROUPS)]
            if given():
                many = min(len(targets), chance.randint(1, 2) if relation.many else 1)
                found[relation.name] = tuple(sorted(chance.sample(targets, many)))
        for key in self._group_keys[kinds[number]]:
            if given():
                found[key] = (chance.choice(_GROUPS),)
        return found

    def _bodies(self, chance: Random, given: Callable[[], bool]) -> tuple[Body, ...]:
        return tuple(
            Body(name, facts={limit: below(chance, 5) for limit in self._limits if given()}) for name in _GROUPS
        )

    # ------------------------------------------------------------------ ballots
    def _ballots(
        self, chance: Random, codes: Sequence[str], given: Callable[[], bool], is_good_year: bool
    ) -> tuple[Ballot, ...]:
        purposes: list[Purpose] = ["rate"]
        if not below(chance, 8):
            purposes.append(chance.choice(("rate", "propose", "poll")))
        return tuple(
            self._ballot(chance, codes, given, f"F{number}" if len(purposes) > 1 else "", purpose, is_good_year)
            for number, purpose in enumerate(purposes)
        )

    def _ballot(
        self,
        chance: Random,
        codes: Sequence[str],
        given: Callable[[], bool],
        forum: str,
        purpose: Purpose,
        is_good_year: bool,
    ) -> Ballot:
        """A count whose votes for one level, or for it and better ones, often lie at a bound."""
        voters = below(chance, MOST_VOTERS + 1 if below(chance, 3) else 7)
        counts = [0] * len(codes)
        left = voters
        if is_good_year and codes and below(chance, 4):
            counts[0] = left
            left = 0
        elif self._shares and codes and below(chance, 3):
            level = below(chance, len(codes))
            at_bound = self._shares[below(chance, len(self._shares))] * voters
            taken = min(left, max(0, at_bound.__ceil__() + below(chance, 3) - 1))
            best = below(chance, level + 1) if below(chance, 2) else level
            counts[best] += taken // 2
            counts[level] += taken - taken // 2
            left -= taken
        while left and codes:
            some = 1 + below(chance, left)
            if below(chance, 10):
                counts[below(chance, len(codes))] += some
            left -= some
        members = voters + (0, 0, 1, 2, voters)[below(chance, 5)]
        return Ballot(
            votes={code: count for code, count in zip(codes, counts, strict=True) if given()},
            present_voters=voters if given() else None,
            full_members=members if given() else None,
            forum=forum,
            purpose=purpose,
        )

    # ------------------------------------------------------------------ earlier years, decisions
    def _some_honours(self, chance: Random) -> tuple[str, ...]:
        return tuple(honour for honour in self._honours if not below(chance, 3))

    def _previous(self, chance: Random, codes: Sequence[str]) -> tuple[PastPeriod, ...]:
        """The periods that rules name and the years before this one, newest first; often all alike."""
        year = self.regime.identity.year
        names = [*self._periods, *(str(year - back) for back in range(1, 1 + below(chance, 6)))]
        are_alike = below(chance, 3) > 0
        level = codes[0] if below(chance, 2) else codes[below(chance, len(codes))]
        score = self._scores[below(chance, len(self._scores))]
        found = []
        for name in names:
            if not are_alike:
                level = codes[below(chance, len(codes))]
                score = self._scores[below(chance, len(self._scores))]
            honours = self._honours if below(chance, 4) else self._some_honours(chance)
            state = "rated" if below(chance, 8) else "deferred"
            found.append(PastPeriod(name, level, state, score, honours))
        return tuple(found)

    def _decisions(self, chance: Random) -> tuple[Decision, ...]:
        if not self._asks or below(chance, 6):
            return ()
        rule, kind, choices, who = chance.choice(self._asks)
        level = chance.choice(choices) if choices else None
        return (Decision(rule, kind, level, who if below(chance, 4) else "", None, "reason"),)
