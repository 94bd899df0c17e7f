"""Rate a season under a regime: the one door to the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

from kiemdiem.core.engine import words
from kiemdiem.core.engine.answer import Answer, Reason, SubjectAnswer
from kiemdiem.core.engine.answering import Answering
from kiemdiem.core.engine.compiling import compile_regime
from kiemdiem.core.engine.program import EXCLUDED, Program
from kiemdiem.core.engine.season import Season
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.regime.entries.facts import Reading
from kiemdiem.core.regime.regime import Regime

MAX_COMBINATIONS = 64
_PROGRAMS: dict[tuple[Any, ...], Program] = {}
_KEPT = 32


def program_for(regime: Regime, season: Season, readings: Mapping[str, str]) -> Program:
    """The compiled regime; kept, for the same rules are asked again and again."""
    key = (regime.hash, id(regime), tuple(sorted(readings.items())), season.as_of, season.period)
    found = _PROGRAMS.get(key)
    if found is None:
        if len(_PROGRAMS) >= _KEPT:
            _PROGRAMS.pop(next(iter(_PROGRAMS)))
        printer = next((kept.printer for kept in _PROGRAMS.values() if kept.regime is regime), None)
        found = compile_regime(regime, readings, on=season.as_of, period=season.period, printer=printer)
        _PROGRAMS[key] = found
    return found


def rate(
    regime: Regime,
    season: Season,
    *,
    calendar: Calendar | None = None,
    sentences: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Answer:
    """The answer for every subject of the season.

    sentences: without them only outcomes, levels and ranges are worked out. Equal input gives an equal answer,
    whatever the order of the subjects. A reading that says `where_options_differ = "ask"` is tried under each of
    its options; where the level depends on it, a person decides. progress hears how many subjects are answered, and
    of how many: each is counted once for each combination of options that is tried.
    """
    asked = asked_readings(regime, season)
    others = other_options(regime, season)
    count = len(season.subjects)

    def heard(passes: int) -> Callable[[int], None] | None:
        return None if progress is None else lambda done: progress(passes * count + done, (1 + len(others)) * count)

    program = program_for(regime, season, season.readings)
    answer = Answering(program, season, calendar, sentences=sentences).answer(heard(0))
    for number, options in enumerate(others, start=1):
        program = program_for(regime, season, {**season.readings, **options})
        other = Answering(program, season, calendar, sentences=False).answer(heard(number))
        _join(regime, answer, other, asked)
    return answer


def asked_readings(regime: Regime, season: Season) -> list[Reading]:
    """The readings that are tried under each option: those that say so and that the season leaves open."""
    readings = regime.readings.values()
    return [one for one in readings if one.where_options_differ == "ask" and one.id not in season.readings]


def other_options(regime: Regime, season: Season) -> list[dict[str, str]]:
    """The options of those readings, beside the ones that stand where nobody chooses; each combination once."""
    asked = asked_readings(regime, season)
    return list(_others(asked, regime.chosen(season.readings))) if asked else []


def _others(asked: list[Reading], chosen: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Every other combination of options, up to a bound; beyond it one reading at a time."""
    combinations = 1
    for reading in asked:
        combinations *= len(reading.options)
    if combinations <= MAX_COMBINATIONS:
        for options in product(*[[option.id for option in reading.options] for reading in asked]):
            found = {reading.id: option for reading, option in zip(asked, options, strict=True)}
            if any(chosen.get(key) != value for key, value in found.items()):
                yield found
    else:
        for reading in asked:
            for one in reading.options:
                if chosen.get(reading.id) != one.id:
                    yield {reading.id: one.id}


def _join(regime: Regime, answer: Answer, other: Answer, asked: list[Reading]) -> None:
    for name, mine in answer.subjects.items():
        join_subject(regime, mine, other.subjects[name], asked)


def join_subject(regime: Regime, mine: SubjectAnswer, theirs: SubjectAnswer, asked: list[Reading]) -> None:
    """What one more combination of options adds to the answer for a subject."""
    codes = regime.names.scales.get(regime.names.levels.get(mine.kind, ""), ())
    possible = {*mine.range, *theirs.range}
    mine.range = tuple(item for item in (*codes, "none", *EXCLUDED) if item in possible)
    if (mine.level, mine.outcome) != (theirs.level, theirs.outcome):
        _differ(regime, mine, asked)


def _differ(regime: Regime, mine: SubjectAnswer, asked: list[Reading]) -> None:
    """Two readings, two levels: nobody picks but the office."""
    mine.choices = [level for level in mine.range if level != "none"]
    if mine.outcome == "rated":
        mine.outcome, mine.level = "undetermined", None
    mine.who = mine.who or next((reading.decided_by for reading in asked if reading.decided_by), words.THE_OFFICE)
    scale = regime.scales.get(regime.names.levels.get(mine.kind, ""))
    labels = {value.code: value.label for value in scale.values} if scale is not None else {}
    levels = ", ".join(labels.get(item) or words.OUTCOMES.get(item, item) for item in mine.choices)
    for reading in asked:
        text = words.READINGS_DIFFER.format(question=reading.question, levels=levels)
        reason = Reason(reading.id, reading.clauses, "reading", "asks", text)
        mine.reasons = [*(found for found in mine.reasons if found.rule != reading.id), reason]
