"""Runs the examples of a regime on variations of it, the likeliest to tell first, compiling only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kiemdiem.core.engine.answering import Answering
from kiemdiem.core.engine.examples import Trial, failures_of, judge_answer, read_season, trials_of
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.recompile import Recompiler
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.entries.examples import Expected
from kiemdiem.core.regime.regime import Regime

_RENEWED_AFTER = 1_000
"""Variations after which compiled expressions are thrown away: each leaves some behind."""
_IN_WORDS = (
    "reasons", "not_reasons", "why_not", "not_why_not", "assumed", "not_awards", "says", "facts",
)  # fmt: skip
_IN_WORDS_IF_SAID = ("conflicts", "follow_ups", "open_follow_ups", "awards")
"""An empty one says that there must be none."""


@dataclass(frozen=True)
class _Run:
    """One case: its season as the untouched regime reads it (None: refused), the kinds in it, whether words count."""

    trial: Trial
    season: Season | None
    kinds: frozenset[str]
    in_words: bool


@dataclass(frozen=True)
class _Varied:
    """A variation ready to be tried."""

    regime: Regime
    program: Callable[[Season], Program]
    reads_anew: bool

    @cached_property
    def reader(self) -> SeasonReader:
        return SeasonReader(self.regime)


class TrialRuns:
    """The cases of one regime's examples; only those that pass on the regime itself can tell anything."""

    def __init__(self, regime: Regime) -> None:
        self._regime = regime
        self._asks = any(reading.where_options_differ == "ask" for reading in regime.readings.values())
        self._tried = 0
        self._recompiler = Recompiler(regime)
        untouched = self._varied(regime, frozenset(), reads_anew=False)
        self._runs = [run for run in self._readied() if not self._fails(run, untouched)]
        self._by_clause: dict[str, list[int]] = {}
        for number, run in enumerate(self._runs):
            for clause in run.trial.clauses:
                self._by_clause.setdefault(clause, []).append(number)

    def __len__(self) -> int:
        return len(self._runs)

    def _readied(self) -> Iterator[_Run]:
        reader = SeasonReader(self._regime)
        for trial in trials_of(self._regime):
            kinds = frozenset(str(subject.get("kind", "")) for subject in trial.given["subjects"])
            in_words = bool(trial.wanted.refused) or any(_counts_words(one) for one in trial.wanted.expect.values())
            yield _Run(trial, read_season(reader, trial), kinds, in_words or bool(trial.wanted.quotas))

    def told_by(
        self,
        regime: Regime,
        kinds: frozenset[str] | None,
        clauses: Sequence[str] = (),
        *,
        unders: Sequence[Mapping[str, Any]] = (),
        reads_anew: bool = False,
    ) -> str:
        """The first case that comes out otherwise on this variation: `seven-of-ten 2`, or nobody.

        kinds: whose rules differ (None: anyone's); clauses: cases that cite one of these go first; unders: cases
        under other readings than one of these cannot be touched; reads_anew: what is given is read anew too, for facts
        or scales differ.
        """
        self._tried += 1
        if self._tried % _RENEWED_AFTER == 0:
            self._recompiler = Recompiler(self._regime)
        varied = self._varied(regime, kinds, reads_anew=reads_anew or kinds is None)
        for number in self._order(clauses):
            run = self._runs[number]
            if (kinds is not None and not run.kinds & kinds) or (unders and not self._is_under(run, unders)):
                continue
            if self._fails(run, varied):
                return f"{run.trial.id} {run.trial.number}"
        return ""

    def _varied(self, regime: Regime, kinds: frozenset[str] | None, *, reads_anew: bool) -> _Varied:
        return _Varied(regime, self._recompiler.variation(regime, kinds), reads_anew)

    def _is_under(self, run: _Run, unders: Sequence[Mapping[str, Any]]) -> bool:
        """Whether one of these is fulfilled by the readings of a case."""
        options = self._regime.chosen(run.season.readings if run.season is not None else {})
        return any(
            all(
                options.get(name) in ([wanted] if isinstance(wanted, str) else wanted) for name, wanted in under.items()
            )
            for under in unders
        )

    def _order(self, clauses: Sequence[str]) -> Iterator[int]:
        """Cases of the same clauses, then the others."""
        first = dict.fromkeys(number for clause in clauses for number in self._by_clause.get(clause, ()))
        yield from first
        yield from (number for number in range(len(self._runs)) if number not in first)

    def _fails(self, run: _Run, varied: _Varied) -> bool:
        try:
            season = read_season(varied.reader, run.trial) if varied.reads_anew else run.season
            if season is None or run.season is None:
                return season is not run.season or bool(failures_of(varied.regime, varied.reader, run.trial))
            if self._asks:
                answer = rate(varied.regime, season)
            else:
                answer = Answering(varied.program(season), season, None, sentences=run.in_words).answer()
        except Exception:  # a variation on which the program breaks is told apart as well
            return True
        return bool(judge_answer(answer, run.trial))


def _counts_words(wanted: Expected) -> bool:
    return any(getattr(wanted, key) for key in _IN_WORDS) or any(
        getattr(wanted, key) is not None for key in _IN_WORDS_IF_SAID
    )
