"""Compiles a variation of a regime again, only the kinds that a change touches; expressions are compiled once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from kiemdiem.core.engine.compiling import Compiler
from kiemdiem.core.engine.printer import Printer
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.regime import Regime

Key = tuple[tuple[tuple[str, str], ...], date | None, str | None]
"""Readings, day and kind of period under which a program was compiled."""


class Recompiler:
    """Keeps the programs of one regime under each set of readings, and makes those of its variations from them."""

    def __init__(self, regime: Regime) -> None:
        self._regime = regime
        self._printer = Printer(regime.names)
        self._programs: dict[Key, Program] = {}

    def variation(self, regime: Regime, kinds: frozenset[str] | None) -> Callable[[Season], Program]:
        """The programs of a variation in which only rules and facts of these kinds are changed (None: anything)."""
        made: dict[Key, Program] = {}

        def program(season: Season) -> Program:
            key = (tuple(sorted(season.readings.items())), season.as_of, season.period)
            if key not in made:
                made[key] = self._program(regime, season.readings, season.as_of, season.period, kinds)
            return made[key]

        return program

    def _program(
        self,
        regime: Regime,
        readings: Mapping[str, str],
        on: date | None,
        period: str | None,
        kinds: frozenset[str] | None,
    ) -> Program:
        if kinds is None or regime.names != self._regime.names:
            printer = self._printer if regime.names == self._regime.names else Printer(regime.names)
            return self._compiler(regime, readings, on, period, printer).program()
        key = (tuple(sorted(readings.items())), on, period)
        base = self._programs.get(key)
        if base is None:
            compiler = self._compiler(self._regime, readings, on, period, self._printer)
            base = self._programs[key] = compiler.program()
        compiler = self._compiler(regime, readings, on, period, self._printer)
        return compiler.variation(base, kinds)

    def _compiler(
        self, regime: Regime, readings: Mapping[str, str], on: date | None, period: str | None, printer: Printer
    ) -> Compiler:
        return Compiler(regime, regime.chosen(readings), on, period, printer)
