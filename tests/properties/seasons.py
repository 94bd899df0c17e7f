"""Random seasons of any regime, made from its declarations alone: on the borders, with gaps, in order and out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from tests.properties.season_subjects import Mood, SubjectMaker
from tests.properties.values import OUTSIDE, Json, ValueMaker


class SeasonMaker(ValueMaker):
    """Makes seasons of one regime as the interchange writes them."""

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
        subjects = SubjectMaker(self, chance, mood, season)
        for subject in season["subjects"]:
            subjects.fill(subject)
        if chance.random() < mood.bodies:
            season["bodies"] = [self._body(chance, name, told) for name in OUTSIDE]
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


__all__ = ["Json", "Mood", "SeasonMaker"]
