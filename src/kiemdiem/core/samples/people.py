"""Invented persons and places from a seeded source of chance."""

from __future__ import annotations

from random import Random

from kiemdiem.core.samples import words

_FAMILIES = [name for name, _ in words.FAMILY_NAMES]
_WEIGHTS = [weight for _, weight in words.FAMILY_NAMES]
_RUNNING: list[int] = [sum(_WEIGHTS[: i + 1]) for i in range(len(_WEIGHTS))]


def person_name(chance: Random) -> str:
    """A full name as people bear it: family, middle, given."""
    family = chance.choices(_FAMILIES, cum_weights=_RUNNING)[0]
    if chance.random() < 0.5:
        return f"{family} {chance.choice(words.MEN_MIDDLE)} {chance.choice(words.MEN_GIVEN)}"
    return f"{family} {chance.choice(words.WOMEN_MIDDLE)} {chance.choice(words.WOMEN_GIVEN)}"


class Places:
    """Invented places, each given once; when the words run out they are numbered."""

    def __init__(self, chance: Random) -> None:
        self._all = [f"{head} {tail}" for head in words.PLACE_HEADS for tail in words.PLACE_TAILS]
        chance.shuffle(self._all)
        self._given = 0

    def next(self) -> str:
        """A place that no other cluster has."""
        round_, index = divmod(self._given, len(self._all))
        self._given += 1
        place = self._all[index]
        return words.NUMBERED_PLACE.format(place=place, number=round_ + 1) if round_ else place
