"""Random seasons of any regime, made from its declarations alone: on the borders, with gaps, in order and out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

from kiemdiem.core.engine.cells import BadValue
from kiemdiem.core.engine.given_names import GivenNames
from kiemdiem.core.regime.entries.facts import ByReading, Column, Fact
from kiemdiem.core.regime.entries.identity import Vocabulary
from kiemdiem.core.regime.entries.ratings import Ask, Award, Ground, Quota, Score, Source, Threshold
from kiemdiem.core.regime.regime import Regime, in_force
from tests.properties.literals import Literals

_PERIOD = re.compile(r"\d{4}(-Q[1-4])?")
_OUTSIDE = ("Z1", "Z2")

Json = dict[str, Any]


@dataclass(frozen=True)
class Mood:
    """How a season is: how often a place is empty, how alike its subjects are, whether offices have decided."""

    gaps: float = 0.1
    alike: float = 0.6
    decided: float = 0.1
    bodies: float = 0.2


class SeasonMaker:
    """Makes seasons of one regime as the interchange writes them."""

    def __init__(self, regime: Regime) -> None:
        self.regime = regime
        self.literals = Literals(regime)
        self.names = GivenNames(regime)
        self._facts: dict[tuple[Any, ...], list[Fact]] = {}
        self._codes = {scale.id: tuple(v.code for v in scale.values) for scale in regime.scales.values()}
        self._words = {p.id: tuple(v.code for v in p.entry.values) for p in regime.of("vocabulary", Vocabulary)}
        years = [str(regime.identity.year - back) for back in range(1, 6)]
        self._periods = sorted({*years, *(t for t in self.literals.texts if _PERIOD.fullmatch(t))}, reverse=True)
        self._honours = sorted({p.id for p in regime.of("award", Award)})

    # ------------------------------------------------------------------ what may be given
    @property
    def link_keys(self) -> tuple[str, ...]:
        """Relations and keys of groups."""
        return self.names.link_keys

    def facts_of(self, kind: str, options: Mapping[str, str]) -> list[Fact]:
        """The facts that may be given of a kind under these options."""
        key = (kind, *sorted(options.items()))
        found = self._facts.get(key)
        if found is None:
            found = self._facts[key] = []
            for name in dict.fromkeys(placed.id for placed in self.regime.facts):
                with suppress(BadValue):
                    found.append(self.names.fact(name, kind, options))
        return found

    def codes_of(self, kind: str) -> tuple[str, ...]:
        """The levels of a kind, best first."""
        return self._codes.get(self.regime.kinds[kind].scale or "", ())

    # ------------------------------------------------------------------ a season
    def season(
        self,
        chance: Random,
        *,
        most: int = 8,
        mood: Mood | None = None,
        kinds: Sequence[str] = (),
        favourite: str = "",
        period: str | None = None,
        readings: float = 0.3,
    ) -> Json:
        """A season of up to `most` subjects; `readings`: how often another option than the default is chosen."""
        mood = mood or self.mood(chance)
        told = {}
        for reading in self.regime.readings.values():
            if reading.id not in self.regime.chosen({}) or (readings and chance.random() > 1 - readings):
                told[reading.id] = chance.choice(reading.options).id
        season: Json = {"subjects": [], "readings": told}
        if period or (len(self.regime.identity.periods) > 1 and chance.random() > 0.3):
            season["period"] = period or chance.choice(self.regime.identity.periods)
        if chance.random() > 0.9:
            season["as_of"] = chance.choice(self.literals.days).isoformat()
        of_kinds = list(kinds) or list(self.regime.kinds)
        favourite = favourite or chance.choice(of_kinds)
        count = chance.randint(1, most)
        for number in range(count):
            kind = chance.choice(of_kinds) if chance.random() > 0.5 else favourite
            season["subjects"].append({"id": f"S{number + 1}", "kind": kind})
        subjects = _Subjects(self, chance, mood, season)
        for subject in season["subjects"]:
            subjects.fill(subject)
        if chance.random() < mood.bodies:
            season["bodies"] = [self._body(chance, name, told) for name in _OUTSIDE]
        return season

    def mood(self, chance: Random) -> Mood:
        """A mood of any sort."""
        return Mood(
            gaps=chance.choice((0.0, 0.1, 0.4)),
            alike=chance.choice((0.3, 0.7, 0.9)),
            decided=chance.choice((0.0, 0.0, 0.3)),
            bodies=chance.choice((0.0, 0.5)),
        )

    def _body(self, chance: Random, name: str, told: Mapping[str, str]) -> Json:
        body: Json = {"id": name, "name": f"Nơi {name}"}
        kind = chance.choice(list(self.regime.kinds))
        if self.codes_of(kind) and chance.random() > 0.3:
            body["level"] = chance.choice(self.codes_of(kind))
        facts = {}
        for fact in self.facts_of(kind, self.regime.chosen(told)):
            if chance.random() > 0.7:
                facts[fact.id] = self.value(chance, fact, [name])
        return body | ({"facts": facts} if facts else {})

    # ------------------------------------------------------------------ single values
    def value(self, chance: Random, fact: Fact | Column, ids: Sequence[str]) -> Any:
        """A value that the declaration allows, most often one on a border of a rule."""
        match fact.type:
            case "yes_no":
                return chance.choice((False, True))
            case "count" | "number" | "share":
                return self._number(chance, fact)
            case "date":
                return chance.choice(self.literals.days).isoformat()
            case "scale":
                return chance.choice(self._codes[fact.scale or ""])
            case "texts":
                words = self._words_for(fact)
                return [word for word in words if chance.random() > 0.7]
            case "table":
                assert isinstance(fact, Fact)
                if fact.id == "marks":
                    return self._marks(chance, fact)
                return [self._row(chance, fact, ids) for _ in range(chance.choice((0, 1, 1, 2, 3)))]
            case "unit":
                return chance.choice([*ids, *_OUTSIDE])
        return chance.choice(self._words_for(fact))

    def _words_for(self, fact: Fact | Column) -> tuple[str, ...]:
        if fact.vocabulary:
            return self._words[fact.vocabulary]
        return ("lời ghi", *sorted(word for word in self.literals.texts if word))

    def _row(self, chance: Random, fact: Fact, ids: Sequence[str]) -> Json:
        return {
            column.id: self.value(chance, column, ids)
            for column in fact.columns
            if column.equals is None and chance.random() > 0.1
        }

    def _marks(self, chance: Random, fact: Fact) -> list[Json]:
        """Marks on the lines of a score sheet, each line at most once."""
        found: list[Json] = []
        for sheet in self.regime.of("score", Score):
            for line in sheet.entry.criteria:
                if chance.random() > 0.8:
                    continue
                row: Json = {"criterion": line.id}
                least, most = (line.min.value if line.min is not None else Fraction(0)), line.max.value
                for column in fact.columns:
                    if column.id != "criterion" and chance.random() > 0.1:
                        mark = most if chance.random() > 0.5 else least + (most - least) * chance.randint(0, 10) / 10
                        row[column.id] = _decimal(mark, column.places)
                found.append(row)
        return found

    def _number(self, chance: Random, fact: Fact | Column) -> int | str:
        least, greatest = (fact.range[0].value, fact.range[1].value) if fact.range else (Fraction(0), Fraction(20))
        places = 0 if fact.type == "count" else fact.places
        step = Fraction(1, 10**places)
        borders = sorted(n for n in self.literals.numbers.get(fact.id, ()) if least <= n <= greatest)
        if borders and chance.random() > 0.2:
            found = chance.choice(borders) + chance.choice((0, -1, 1)) * step
        else:
            found = least + step * chance.randint(0, min(1_000, int((greatest - least) / step)))
        found = min(max(found, least), greatest)
        found = Fraction((found / step).__floor__()) * step
        return int(found) if found.denominator == 1 else _decimal(found, places)

    def past(self, chance: Random, kind: str) -> list[Json]:
        """Some earlier periods, with gaps and states."""
        found: list[Json] = []
        whole = chance.random() > 0.6  # every period rated, and well
        least = chance.choice((750, 860, 890)) if whole else 0
        for period in self._periods:
            if not whole and chance.random() > 0.75:
                continue
            state = "rated" if whole or chance.random() > 0.2 else "not_rated"
            row: Json = {"period": period, "state": state}
            if state == "rated":
                best = whole or chance.random() > 0.4
                row["level"] = chance.choice(self.codes_of(kind)[:2] if best else self.codes_of(kind))
                row["score"] = _decimal(Fraction(chance.randint(least, 1000), 10), 1)
            if self._honours and chance.random() > 0.5:
                row["honours"] = self.honours(chance)
            if not whole and chance.random() > 0.9:
                del row["state"]
            found.append(row)
        return found

    def honours(self, chance: Random) -> list[str]:
        """What a subject is honoured with this year."""
        return [name for name in self._honours if chance.random() > 0.45]


def _decimal(value: Fraction, places: int) -> str:
    scaled = int(value * 10**places)
    sign, digits = ("-" if scaled < 0 else ""), str(abs(scaled)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


class _Subjects:
    """Fills the subjects of one season."""

    def __init__(self, maker: SeasonMaker, chance: Random, mood: Mood, season: Json) -> None:
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
                    subject[key] = chance.choice(("G1", "G1", "G1", "G2", *_OUTSIDE))
                continue
            fitting = [
                other["id"]
                for other in self._season["subjects"]
                if other["kind"] in relation.to and self._may_lead(key, subject, other)
            ]
            fitting += _OUTSIDE if self._mood.bodies or not fitting else ()
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
