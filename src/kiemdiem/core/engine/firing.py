"""Which rules of a regime ever act: random seasons are rated under a watch until every rule has been seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any

from kiemdiem.core.engine.answering import Pass
from kiemdiem.core.engine.awards import Awards
from kiemdiem.core.engine.judgement import in_band
from kiemdiem.core.engine.program import KindProgram, Program, Rule, compile_regime
from kiemdiem.core.engine.random_cases import season_maker
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.regime import Placed, Regime

Mark = tuple[str, int]
"""A rule by its table and its number in it."""
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
    """Rates so many random subjects, part under the defaults, part under the readings that bring other rules into
    force; stops early once every rule has acted."""
    tally = Tally()
    wanted = {(row.table, row.index) for row in watched_rules(regime)}
    ways = list(_ways(regime))
    seasons = max(1, cases // SUBJECTS)
    for number, (options, period) in enumerate(ways):
        share = seasons // len(ways) + (number < seasons % len(ways))
        watch = _Watch(compile_regime(regime, options, period=period), tally.fired)
        for turn in range(share):
            if wanted <= tally.fired or tally.crash is not None:
                return tally
            _one(regime, watch, tally, wanted, seed=seed + number + turn * len(ways), options=options)
    return tally


def _one(
    regime: Regime, watch: _Watch, tally: Tally, wanted: set[Mark], *, seed: int, options: Mapping[str, str]
) -> None:
    chance = Random(seed)
    kinds = watch.kinds_of(wanted - tally.fired) if seed % 2 else None
    season = season_maker(regime).season(chance, SUBJECTS, _A_TWENTIETH, kinds)
    tally.cases += SUBJECTS
    try:
        watch.see(season)
    except Exception as broken:  # whatever it is, it is told with the seed that shows it
        tally.crash = (seed, type(broken).__name__)


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
    """One program whose rules report when they act."""

    def __init__(self, program: Program, fired: set[Mark]) -> None:
        self._program, self._fired = program, fired
        self._kinds: dict[Mark, set[str]] = {}
        for kind in program.kinds.values():
            self._watch_kind(kind)
        for rule in (*program.quotas, *program.awards):
            self._kinds.setdefault(_mark(rule), set()).update(rule.entry.for_)

    def kinds_of(self, marks: set[Mark]) -> Sequence[str] | None:
        """The kinds that the rules still unseen are about, with every other kind once; None where there are none."""
        kinds = sorted({kind for mark in marks for kind in self._kinds.get(mark, ())})
        return [*kinds, *kinds, *self._program.kinds] if kinds else None

    def _watch_kind(self, program: KindProgram) -> None:
        plain: list[Rule] = [*program.exclusions, *program.grounds, *program.asks, *program.follow_ups]
        plain += [rule for rules in program.exemptions.values() for rule in rules]
        for rule in plain:
            self._note(rule, "when", lambda found: found is True)
        for _, rule in program.requirements:
            self._note(rule, "holds", lambda found: found is False)
        for rule in (*program.own_ceilings, *program.linked_ceilings):
            if "when" in rule.functions:
                self._note(rule, "when", lambda found: found is True)
            elif "at_most" in rule.functions:
                self._note(rule, "at_most", lambda found: found & (found - 1) == 0)
            else:
                self._fired.add(_mark(rule))
        for share in program.thresholds:
            self._kinds.setdefault(_mark(share.rule), set()).add(program.kind)
        for band in program.bands:
            self._kinds.setdefault(_mark(band.rule), set()).add(program.kind)

    def _note(self, rule: Rule, name: str, acts: Callable[[Any], bool]) -> None:
        """Puts a function in the place of a rule's own that reports and answers the same."""
        self._kinds.setdefault(_mark(rule), set()).add(rule.kind)
        functions, mark, fired = rule.functions, _mark(rule), self._fired
        assert isinstance(functions, dict)
        own = functions[name]

        def watched(*arguments: Any) -> Any:
            found = own(*arguments)
            if acts(found):
                fired.add(mark)
            return found

        functions[name] = watched

    def see(self, season: Season) -> None:
        """Settles a season and notes what acted in it."""
        found = Pass(self._program, season, None, skips=True)
        found.settle_all()
        for node in found.world.nodes:
            judgement = found.judge.own(node)
            for result in judgement.results:
                for share in node.program.thresholds:
                    if result.opens[share.level] is True:
                        self._fired.add(_mark(share.rule))
            for band in node.program.bands:
                if in_band(band, node.get(band.of)) is True and band.rule.when(node, found.world.env) is True:
                    self._fired.add(_mark(band.rule))
        for quota in found.settlement.quotas:
            if quota.candidates:
                self._fired.add(_mark(quota.rule))
        if self._program.awards:
            awards = Awards(found.world, found.settlement)
            awards.work_out()
            for award in awards.results:
                if award.state in ("candidate", "chosen", "over_limit"):
                    self._fired.add(_mark(award.rule))


def _mark(rule: Rule) -> Mark:
    return rule.placed.table, rule.placed.index
