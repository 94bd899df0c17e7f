"""Under which readings a rule is in force, and which combinations of options need a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

from pydantic import BaseModel

from kiemdiem.core.regime.checks import words
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.regime import Placed, Regime, in_force

MOST_COMBINATIONS = 64
Options = Mapping[str, str]


def readings_of(value: object) -> Iterator[str]:
    """The readings on which an entry, or anything inside it, depends."""
    if isinstance(value, ByReading):
        yield value.reading
    elif isinstance(value, BaseModel):
        yield from getattr(value, "under", {})
        for name in type(value).model_fields:
            yield from readings_of(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from readings_of(item)


def combinations(regime: Regime, rows: Iterable[Placed[Any]]) -> list[Options]:
    """Options of the readings on which these rows depend, the defaults first: every combination, beyond a
    bound one at a time."""
    names = [
        name for name in dict.fromkeys(n for row in rows for n in readings_of(row.entry)) if name in regime.readings
    ]
    choices = [[option.id for option in regime.readings[name].options] for name in names]
    number = 1
    for options in choices:
        number *= len(options)
    defaults = regime.chosen({})
    if number <= MOST_COMBINATIONS:
        every = [dict(zip(names, chosen, strict=True)) for chosen in product(*choices)]
        return sorted(every, key=lambda options: sum(defaults.get(name) != options[name] for name in names))
    usual = {name: defaults.get(name, options[0]) for name, options in zip(names, choices, strict=True)}
    single = [usual | {name: option} for name, options in zip(names, choices, strict=True) for option in options]
    return [dict(chosen) for chosen in dict.fromkeys(tuple(sorted(one.items())) for one in single)]


def of_kind(regime: Regime, table: str, shape: type[Any], kind: str) -> list[Placed[Any]]:
    """The binding rules of a table for a kind, whatever the readings."""
    return [row for row in regime.of(table, shape) if kind in row.entry.for_ and row.entry.force == "binding"]


def in_force_under(rows: Sequence[Placed[Any]], options: Options, period: str, longest: str) -> list[Placed[Any]]:
    """Those of the rows that hold under these options in this kind of period."""
    return [row for row in rows if in_force(row.entry, options) and (row.entry.period or longest) == period]


def periods_of(regime: Regime, rows: Iterable[Placed[Any]]) -> list[str]:
    """The kinds of period that these rows are about."""
    longest = regime.identity.periods[-1]
    return list(dict.fromkeys(row.entry.period or longest for row in rows))


def overlap(first: Any, second: Any) -> bool:
    """Whether two rules can be in force on one day."""
    start = max(getattr(first, "from_", None) or date.min, getattr(second, "from_", None) or date.min)
    end = min(getattr(first, "until", None) or date.max, getattr(second, "until", None) or date.max)
    return start <= end


def plain(value: Any, options: Options) -> Any:
    """A value, or what stands for it under these options."""
    return value.options()[options[value.reading]] if isinstance(value, ByReading) else value


def under(options: Options, regime: Regime) -> str:
    """The options that are not the defaults, as a half-sentence."""
    defaults = regime.chosen({})
    told = [f"{name} = {option}" for name, option in options.items() if defaults.get(name) != option]
    return words.UNDER.format(options=", ".join(told)) if told else ""
