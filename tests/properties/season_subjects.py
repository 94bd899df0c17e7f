"""Random subjects of any regime: links, facts with gaps, votes near their thresholds, decisions that may be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from kiemdiem.core.regime.entries.facts import ByReading, Fact
from kiemdiem.core.regime.entries.ratings import Ask, Ground, Quota, Source, Threshold
from kiemdiem.core.regime.regime import in_force
from tests.properties.values import OUTSIDE, Json, ValueMaker


@dataclass(frozen=True)
class Mood:
    """How a season is: how often a place is empty, how alike its subjects are, whether offices have decided."""

    gaps: float = 0.1
    alike: float = 0.6
    decided: float = 0.1
    bodies: float = 0.2


class SubjectMaker:
    """Fills the subjects of one season."""

    def __init__(self, maker: ValueMaker, chance: Random, mood: Mood, season: Json) -> None:
        self._maker, self._chance, self._mood, self._season = maker, chance, mood, season
        self._options = maker.regime.chosen(season["readings"])
        self._ids = [subject["id"] for subject in season["subjects"]]
        self._number = {name: place for place, name in enumerate(self._ids)}
        self._usual: dict[tuple[str, str], Any] = {}
        self._targets: dict[str, str] = {}

    def fill(self, subject: Json) -> None:
        kind, chance, mood = subject["kind"], self._chance, self._mood
        self._link(subject)
        facts = {}
        for fact in self._maker.facts_of(kind, self._options):
            silent = fact.absent != "unknown"
            if chance.random() < (max(mood.gaps, 0.5) if silent else mood.gaps):
                continue
            facts[fact.id] = self._value(kind, fact)
        if facts:
            subject["facts"] = facts
        codes = self._maker.codes_of(kind)
        if not codes:
            return
        self._votes(subject, codes)
        if chance.random() >= mood.gaps:
            subject["proposed_level"] = self._usual_level(kind, codes)
        if chance.random() >= max(mood.gaps, 0.2):
            subject["previous"] = self._maker.past(chance, kind)
        if chance.random() > 0.7:
            subject["honours"] = self._maker.honours(chance)
        if chance.random() < mood.decided:
            subject["decided_level"] = chance.choice(codes)
        if chance.random() < mood.decided:
            subject["decisions"] = self._decisions(kind, codes)

    # ------------------------------------------------------------------ facts
    def _value(self, kind: str, fact: Fact) -> Any:
        key = (kind, fact.id)
        if key not in self._usual:
            self._usual[key] = self._maker.value(self._chance, fact, self._ids)
        if self._chance.random() < self._mood.alike:
            return self._usual[key]
        return self._maker.value(self._chance, fact, self._ids)

    def _usual_level(self, kind: str, codes: Sequence[str]) -> str:
        if self._chance.random() < self._mood.alike:
            return codes[0]
        return str(self._chance.choice(codes))

    # ------------------------------------------------------------------ links
    def _link(self, subject: Json) -> None:
        kind, chance = subject["kind"], self._chance
        relations = self._maker.regime.names.relations.get(kind, {})
        back = {p.entry.inverse for p in self._maker.regime.all("relation")}  # type: ignore[attr-defined]
        for key in self._maker.link_keys:
            if chance.random() < 0.25:
                continue
            relation = relations.get(key)
            if relation is None or key in back:
                if key not in self._maker.names.relations:
                    subject[key] = chance.choice(("G1", "G1", "G1", "G2", *OUTSIDE))
                continue
            fitting = [
                other["id"]
                for other in self._season["subjects"]
                if other["kind"] in relation.to and self._may_lead(key, subject, other)
            ]
            fitting += OUTSIDE if self._mood.bodies or not fitting else ()
            if not fitting:
                continue
            usual = self._targets.setdefault(f"{kind}.{key}", fitting[0])
            target = usual if usual in fitting and chance.random() < 0.7 else chance.choice(fitting)
            if relation.many and chance.random() > 0.7:
                subject[key] = sorted({target, chance.choice(fitting)})
            else:
                subject[key] = target

    def _may_lead(self, key: str, subject: Json, other: Json) -> bool:
        if other["kind"] == subject["kind"]:
            return self._number[other["id"]] < self._number[subject["id"]]
        return True

    # ------------------------------------------------------------------ votes
    def _votes(self, subject: Json, codes: Sequence[str]) -> None:
        chance = self._chance
        if chance.random() < self._mood.gaps / 2:
            return
        if chance.random() > 0.9:
            forums = ("nơi X", "nơi Y")
            subject["ballots"] = [
                {"forum": forum, "purpose": chance.choice(("rate", "rate", "propose"))} | self._ballot(subject, codes)
                for forum in forums
            ]
        else:
            subject.update(self._ballot(subject, codes))

    def _ballot(self, subject: Json, codes: Sequence[str]) -> Json:
        chance = self._chance
        voters = chance.choice((10, 3, 6, 9, 11, 12, 30, 999, 999)) if chance.random() > 0.3 else chance.randint(1, 40)
        counts = self._counts(subject["kind"], codes, voters)
        found: Json = {
            "votes": {code: count for code, count in counts.items() if chance.random() >= self._mood.gaps / 2},
            "present_voters": voters,
            "full_members": voters + chance.choice((0, 0, 0, 1, 3)),
        }
        for key in ("present_voters", "full_members"):
            if chance.random() < self._mood.gaps / 2:
                del found[key]
        if "present_voters" not in found and "full_members" in found:
            found["full_members"] = max(found["full_members"], sum(found["votes"].values()))
        return found

    def _counts(self, kind: str, codes: Sequence[str], voters: int) -> dict[str, int]:
        chance = self._chance
        counts = dict.fromkeys(codes, 0)
        shares = [
            placed.entry for placed in self._maker.regime.of("threshold", Threshold)
            if kind in placed.entry.for_ and in_force(placed.entry, self._options)
        ]  # fmt: skip
        left = voters
        if shares and chance.random() > 0.4:
            share = chance.choice(shares)
            bound = share.at_least if share.at_least is not None else share.above
            assert bound is not None
            wanted = (bound.value * voters).__floor__() + chance.choice((0, 0, 1, -1, 2))
            wanted = min(max(wanted, 0), voters)
            at = codes.index(share.level)
            above = self._plain(share.votes) == "this_level_or_better"
            better = chance.randint(0, wanted) if above and at else 0
            counts[codes[at]] += wanted - better
            counts[codes[max(at - 1, 0)]] += better
            left = voters - wanted
            order = [*codes[at + 1 :], "", *codes[at + 1 :]]
        else:
            order = [codes[0]] * 6 + [*codes, ""] if chance.random() < self._mood.alike else [*codes, ""]
        while left:
            part = chance.randint(1, left)
            at_level = chance.choice(order)
            if at_level:
                counts[at_level] += part
            left -= part
        return counts

    def _plain(self, value: Any) -> Any:
        return value.options()[self._options[value.reading]] if isinstance(value, ByReading) else value

    # ------------------------------------------------------------------ decisions
    def _decisions(self, kind: str, codes: Sequence[str]) -> list[Json]:
        regime, chance = self._maker.regime, self._chance
        may: list[tuple[str, str, str]] = []
        for source in regime.of("source", Source):
            if kind in source.entry.for_:
                may.append((source.id, "choose_level", source.entry.who))
        for ask in regime.of("ask", Ask):
            if kind in ask.entry.for_:
                may.append((ask.id, "choose_level", ask.entry.who))
        for ground in regime.of("ground", Ground):
            if kind in ground.entry.for_ and ground.entry.release is not None:
                may.append((ground.id, "release", ground.entry.release.by))
        for quota in regime.of("quota", Quota):
            if kind in quota.entry.for_:
                may.append((quota.id, "choose", quota.entry.who))
                may += [(quota.id, "raise", line.by) for line in quota.entry.instead if line.by]
        found: list[Json] = []
        for at, what, who in may:
            if chance.random() > 0.5:
                continue
            row: Json = {"at": at, "kind": what, "by": who if chance.random() > 0.15 else "ai đó"}
            if what == "choose_level":
                row["level"] = chance.choice((*codes, "not_rated"))
            if chance.random() > 0.15:
                row["reason"] = "có lý do"
            found.append({key: value for key, value in row.items() if value})
        return found
