"""Which rules of a regime ever act: random seasons are rated under a watch until every rule has been seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from random import Random
from typing import Any

from kiemdiem.core.engine.awards import Awards
from kiemdiem.core.engine.compiling import compile_regime
from kiemdiem.core.engine.judge import Judge
from kiemdiem.core.engine.judgement import in_band
from kiemdiem.core.engine.passing import Pass
from kiemdiem.core.engine.program import KindProgram, PointsBand, Rule, VoteShare
from kiemdiem.core.engine.random_cases import season_maker
from kiemdiem.core.engine.season import Season
from kiemdiem.core.engine.world import Node
from kiemdiem.core.regime.regime import Placed, Regime

Mark = tuple[str, int]
"""A rule by its table and its number in it."""
Probe = Callable[[Node, Judge], bool]
SUBJECTS = 8
WATCHED = (
    "exclusion", "threshold", "band", "requirement", "ground", "ceiling", "exemption", "ask", "quota", "follow_up",
    "award",
)  # fmt: skip
_A_TWENTIETH = Fraction(1, 20)


@dataclass
class Tally:
    """What was seen: rules that acted, subjects tried, and the first case on which the program itself failed."""

    fired: set[Mark] = field(default_factory=set)
    cases: int = 0
    crash: tuple[int, str] | None = None

    def never_fired(self, regime: Regime) -> list[Placed[Any]]:
        """Binding rules that no case made act."""
        return [row for row in watched_rules(regime) if (row.table, row.index) not in self.fired]


def watched_rules(regime: Regime) -> Iterator[Placed[Any]]:
    """The rules that ought to act in some case."""
    for table in WATCHED:
        for row in regime.all(table):
            if getattr(row.entry, "force", "binding") == "binding" and getattr(row.entry, "blank", None) is None:
                yield row


def try_cases(regime: Regime, cases: int, *, seed: int = 0) -> Tally:
    """Rates so many random subjects, in turn under the defaults and under the readings that bring other rules into
    force, each only while one of its rules has not acted; stops early once every rule has."""
    tally = Tally()
    wanted = {(row.table, row.index) for row in watched_rules(regime)}
    watches = [_Watch(regime, options, period, wanted) for options, period in _ways(regime)]
    maker = season_maker(regime)
    seasons = max(1, cases // SUBJECTS)
    number = seed
    while watches and seasons and tally.crash is None:
        watches = [watch for watch in watches if watch.pending(tally.fired)]
        for watch in watches[:seasons]:
            seasons -= 1
            number += 1
            kinds = watch.kinds_of(tally.fired) if number % 2 else None
            season = maker.season(Random(number), SUBJECTS, _A_TWENTIETH, kinds, chosen=watch.options)
            tally.cases += SUBJECTS
            try:
                watch.see(replace(season, period=watch.period), tally.fired)
            except Exception as broken:  # whatever it is, it is told with the seed that shows it
                tally.crash = (number, type(broken).__name__)
                break
    return tally


def _ways(regime: Regime) -> Iterator[tuple[dict[str, str], str]]:
    """The defaults, and for each rule that is not in force under them the options that bring it into force."""
    defaults = regime.chosen({})
    for name, reading in regime.readings.items():
        defaults.setdefault(name, reading.options[0].id)
    seen: list[Mapping[str, str]] = []
    for options in (defaults, *(defaults | _first_under(row) for row in watched_rules(regime))):
        if options not in seen:
            seen.append(options)
            for period in regime.identity.periods:
                yield options, period


def _first_under(row: Placed[Any]) -> dict[str, str]:
    return {name: chosen if isinstance(chosen, str) else chosen[0] for name, chosen in row.entry.under.items()}


class _Watch:
    """One program, and what must be asked of a subject to see whether each rule acts on it."""

    def __init__(self, regime: Regime, options: Mapping[str, str], period: str, wanted: set[Mark]) -> None:
        self.options, self.period = options, period
        program = self._program = compile_regime(regime, options, period=period)
        self._asked: dict[str, list[tuple[Mark, Probe]]] = {
            kind: [(mark, probe) for mark, probe in probes(of_kind) if mark in wanted]
            for kind, of_kind in program.kinds.items()
        }
        grouping = (*program.quotas, *program.awards)
        self._grouped = [(mark_of(rule), rule.entry.for_) for rule in grouping if mark_of(rule) in wanted]

    def pending(self, fired: set[Mark]) -> bool:
        """Whether a rule of this program has not acted yet."""
        return bool(self._kinds(fired))

    def kinds_of(self, fired: set[Mark]) -> Sequence[str]:
        """The kinds that the rules still unseen are about, each twice, with every other kind once."""
        return [*self._kinds(fired) * 2, *self._program.kinds]

    def _kinds(self, fired: set[Mark]) -> list[str]:
        for kind, asked in self._asked.items():
            self._asked[kind] = [(mark, probe) for mark, probe in asked if mark not in fired]
        self._grouped = [(mark, of) for mark, of in self._grouped if mark not in fired]
        return sorted(
            {kind for kind, asked in self._asked.items() if asked} | {k for _, of in self._grouped for k in of}
        )

    def see(self, season: Season, fired: set[Mark]) -> None:
        """Settles a season and notes which of the rules not seen yet act in it."""
        found = Pass(self._program, season, None, skips=True)
        found.settle_all()
        for node in found.world.nodes:
            for mark, probe in self._asked[node.kind]:
                if mark not in fired and probe(node, found.judge):
                    fired.add(mark)
        for quota in found.settlement.quotas:
            if quota.candidates:
                fired.add(mark_of(quota.rule))
        if any(mark[0] == "award" for mark, _ in self._grouped):
            awards = Awards(found.world, found.settlement)
            awards.work_out()
            for award in awards.results:
                if award.state in ("candidate", "chosen", "over_limit"):
                    fired.add(mark_of(award.rule))


def probes(program: KindProgram) -> Iterator[tuple[Mark, Probe]]:
    """For each rule of a kind a question to one subject: does it act here?"""
    plain: list[Rule] = [*program.exclusions, *program.grounds, *program.asks, *program.follow_ups]
    plain += [rule for rules in program.exemptions.values() for rule in rules]
    for rule in plain:
        yield mark_of(rule), _applies(rule)
    for _, rule in program.requirements:
        yield mark_of(rule), _fails(rule)
    for rule in (*program.own_ceilings, *program.linked_ceilings):
        # A ceiling acts where it names one level for somebody, whether he is above it or not.
        yield mark_of(rule), _caps(rule)
    for share in program.thresholds:
        yield mark_of(share.rule), _opens(share)
    for band in program.bands:
        yield mark_of(band.rule), _holds(band)


def _applies(rule: Rule) -> Probe:
    return lambda node, judge: rule.when(node, judge.env) is True


def _fails(rule: Rule) -> Probe:
    return lambda node, judge: judge.requirement_holds(node, rule) is False


def _opens(share: VoteShare) -> Probe:
    return lambda node, judge: judge.threshold_holds(node, share) is True


def _holds(band: PointsBand) -> Probe:
    return lambda node, judge: in_band(band, node.get(band.of)) is True and band.rule.when(node, judge.env) is True


def _caps(rule: Rule) -> Probe:
    def lowers(node: Node, judge: Judge) -> bool:
        if rule.when(node, judge.env) is not True:
            return False
        cap = judge.cap_of(node, rule)
        return cap & (cap - 1) == 0

    return lowers


def mark_of(rule: Rule) -> Mark:
    return rule.placed.table, rule.placed.index
