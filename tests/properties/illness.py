"""Leave by illness: a month more, a stretch more in the register or a longer one never gives a better level."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.properties.directions import BETTER, never_better, with_facts
from tests.properties.rating import regime
from tests.properties.seasons import Json

_LENGTHS = (1, 29, 30, 31, 59, 60, 61, 62, 62, 88, 89, 90, 91, 92, 93)
_LONG = (88, 89, 90, 91, 92, 93, 120)
_MONTHS = (0, 1, 2, 2, 2, 3, 11)


def knows_sick_leave(name: str) -> bool:
    """Whether sick leave counts under a regime."""
    return any("sick_leave_months" in facts for (other, _), facts in BETTER.items() if other == name)


def more_sick_leave_never_raises(name: str, season: Json, chance: Random) -> bool:
    subjects = season["subjects"]
    may = [at for at, one in enumerate(subjects) if "sick_leave_months" in BETTER.get((name, one["kind"]), {})]
    chance.shuffle(may)
    return sum(_is_no_better_when_ill(name, season, at, chance) for at in may[:6]) > 0


def _is_no_better_when_ill(name: str, season: Json, at: int, chance: Random) -> bool:
    subjects = season["subjects"]
    way = chance.random()
    if way < 0.2:
        less, more = _entered(chance)
    elif way < 0.5:
        less, more = _over_a_border(name, chance)
    else:
        less, more = _from_register(name, chance, subjects[at].get("facts", {}).get("leaves", []))
    worse, better = (with_facts(name, season, at, facts) for facts in (more, less))
    never_better(name, subjects[at]["kind"], worse, better, (less, more))
    return bool(worse.own and better.own)


def _entered(chance: Random) -> tuple[Json, Json]:
    """The number of months entered, and one with more."""
    months = chance.choice(_MONTHS)
    less, more = ({"sick_leave_months": number, "leaves": None} for number in (months, months + 1))
    return less, more


def _from_register(name: str, chance: Random, known: list[Json]) -> tuple[Json, Json]:
    """Leave of any kind as registered with some sick leave, and the same with a stretch more or a longer one."""
    few = [_stretch(name, chance) for _ in range(chance.choice((0, 1, 1, 2)))]
    many = [dict(row) for row in few]
    if many and chance.random() < 0.5:
        row = chance.choice(many)
        row["until"] = (date.fromisoformat(row["until"]) + timedelta(chance.choice((1, 2, 15, 31)))).isoformat()
    else:
        many.append(_stretch(name, chance))
    less, more = ({"sick_leave_months": None, "leaves": [*known, *rows]} for rows in (few, many))
    return less, more


def _over_a_border(name: str, chance: Random) -> tuple[Json, Json]:
    """A long stretch up to the first or the last day of the period, and the same reaching over that day."""
    first, last = regime(name).review_period()
    length, beyond = timedelta(chance.choice(_LONG) - 1), timedelta(chance.choice((1, 2, 31, 200)))
    inside, across = (
        ((first, first + length), (first - beyond, first + length))
        if chance.random() < 0.5
        else ((last - length, last), (last - length, last + beyond))
    )
    less, more = ({"sick_leave_months": None, "leaves": [_sick(*days)]} for days in (inside, across))
    return less, more


def _stretch(name: str, chance: Random) -> Json:
    first, last = regime(name).review_period()
    length = timedelta(chance.choice(_LENGTHS) - 1)
    start = first + timedelta(chance.choice((-40, 0, 31, chance.randint(0, (last - first).days))))
    if chance.random() < 0.3:  # near the end of the period: lengthened it sticks out
        start = last - length - timedelta(chance.choice((0, 0, 1, 14)))
    return _sick(start, start + length)


def _sick(start: date, end: date) -> Json:
    return {"kind": "sick", "from": start.isoformat(), "until": end.isoformat()}
