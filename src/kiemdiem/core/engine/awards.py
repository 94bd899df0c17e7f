"""Honours: who may be considered, how many, and who has kept it for years running."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kiemdiem.core.engine.answer import AwardState
from kiemdiem.core.engine.groups import Group, Limit, Share, groups_of
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.room import Wanted
from kiemdiem.core.engine.season import PastPeriod
from kiemdiem.core.engine.settle import Settlement
from kiemdiem.core.engine.values import Kleene, both, compare, ends, pair, run
from kiemdiem.core.engine.world import Node, Row, World
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.entries.ratings import Award


@dataclass
class AwardResult:
    """One award for one subject; `years` is how many years running, where the award asks for them.

    counted_in: the year in which the same award counted some of these years already; again: what that means.
    """

    rule: Rule
    node: Node
    state: AwardState
    priority: bool = False
    years: Any = None
    limit: Limit | None = None
    base: Any = None
    used: int = 0
    counted_in: int | None = None
    again: str = "counts"


@dataclass
class AwardGroup:
    """The share of an award in one group."""

    rule: Rule
    group: Group
    limit: Limit
    candidates: list[str]
    chosen: list[str]
    over: int
    used: int = 0


class _NoGroup:
    """Who is in no group is asked of one of which nothing is known."""

    def get(self, name: str) -> None:
        return None


_NO_GROUP = _NoGroup()


@dataclass
class Awards:
    """All awards of a season, in the order of the file; later ones see what earlier ones gave."""

    world: World
    settlement: Settlement
    results: list[AwardResult] = field(default_factory=list)
    groups: list[AwardGroup] = field(default_factory=list)

    def work_out(self) -> None:
        """Fills `results` and `groups`."""
        for rule in self.world.program.awards:
            nodes = [node for node in self.world.nodes if node.kind in rule.entry.for_]
            groups = groups_of(self.world, rule, nodes) if rule.entry.within else []
            group_of = {node.id: group for group in groups for node in group.nodes}
            found: dict[str, AwardResult] = {}
            for node in nodes:
                self.world.env.group = group_of.get(node.id) or _NO_GROUP
                found[node.id] = self._one(rule, node)
            self.world.env.group = None
            self.results += found.values()
            if rule.entry.at_most is not None:
                for group in groups:
                    self._group(rule, group, [found[node.id] for node in group.nodes])
            for result in found.values():
                _hold(result, is_claimed=self._is_proposed(rule, result.node))

    def _one(self, rule: Rule, node: Node) -> AwardResult:
        entry: Award = rule.entry
        fits: Kleene = True
        functions = rule.by_kind[node.kind]
        for name in ("when", "among"):
            if name in functions:
                fits = both(fits, functions[name](node, self.world.env))
        years = None
        counted_in, again = self._counted_in(rule, node), str(self._again(rule))
        if entry.years is not None:
            years = self._years(rule, node, counted_in if again == "not_counted" else None)
            fits = both(fits, compare(">=", years, entry.years))
        priority = functions.get("priority")
        is_first = priority is not None and priority(node, self.world.env) is True
        state: AwardState = "chosen" if self._is_proposed(rule, node) else "candidate"
        if fits is not True:
            state = "incomplete" if fits is None else "not_eligible"
        return AwardResult(rule, node, state, is_first, years, counted_in=counted_in, again=again)

    def _again(self, rule: Rule) -> Any:
        again = rule.entry.again
        return again.options()[self.world.program.options[again.reading]] if isinstance(again, ByReading) else again

    def _counted_in(self, rule: Rule, node: Node) -> int | None:
        """The latest of the years asked about in which this same award was given already."""
        wanted = range(self.world.env.year - int(rule.entry.years or 1) + 1, self.world.env.year)
        held = [row.get("year") for row in node.get("previous") or () if rule.id in (row.get("honours") or ())]
        return max((year for year in held if year in wanted), default=None)

    def _is_proposed(self, rule: Rule, node: Node) -> bool:
        if rule.id in (node.subject.honours or ()):
            return True
        return any(d.kind == "choose" and d.at == rule.id for d in node.subject.decisions)

    def _years(self, rule: Rule, node: Node, after: int | None) -> Any:
        """Years running, this one included as far as it has been won; a year without a record leaves the count open.

        after: the last year that does not count because it has been counted before.
        """
        function: Any = rule.by_kind[node.kind]["each_year"]
        env = self.world.env
        rows: list[Row] = [self._this_year(node)]
        previous = node.get("previous")
        by_year = {row.get("year"): row for row in previous or () if row.get("period") == str(row.get("year"))}
        wanted = int(rule.entry.years or 0)
        blank = PastPeriod("")
        for back in range(1, wanted):
            year = env.year - back
            if after is not None and year <= after:
                break
            row = by_year.get(year)
            if row is None:
                past = PastPeriod(str(year), state="no record") if _is_older(by_year, year) else blank
                row = self._unknown_year(node) if past is blank else self.world.year_row(past, node)
            rows.append(row)
        return run(rows, lambda row: True, lambda row: function(row, env, node))

    def _unknown_year(self, node: Node) -> Row:
        """A year of which nothing is known: neither its level nor its honours."""
        return Row({"level": node.program.level_bits | node.program.none_bit}, node, {}, self.world.env)

    def _this_year(self, node: Node) -> Row:
        mask = self.world.level_at(node, "level")
        past = PastPeriod(str(self.world.env.year), honours=node.get("honours"), state="this year")
        return self.world.year_row(past, node, mask)

    # ------------------------------------------------------------------ shares
    def _group(self, rule: Rule, group: Group, results: Sequence[AwardResult]) -> None:
        least, greatest = self._base(rule, group, results)
        group.base = pair(least, greatest)
        may = [result for result in results if result.state in ("candidate", "chosen")]
        share = Share(
            rule,
            group,
            self.world.env,
            self.world.program.options,
            lambda _chosen, low: least if low else greatest,
            len(may),
            False,
        )
        limit = share.limit()
        ordered = sorted(may, key=lambda result: (not result.priority, self._rank(rule, result.node)))
        chosen = [result for result in may if result.state == "chosen"]
        most = ends(limit.value)[limit.is_unknown] if limit.value is not None else len(may)
        over = max(0, len(chosen) - int(most))
        for result in may:
            result.limit, result.base, result.used = limit, group.base, len(chosen)
            if over and result.state == "chosen":
                result.state = "over_limit"
        self.groups.append(
            AwardGroup(
                rule,
                group,
                limit,
                [result.node.id for result in ordered],
                [] if over else [result.node.id for result in chosen],
                over,
                len(chosen),
            )
        )

    def _rank(self, rule: Rule, node: Node) -> tuple[Any, ...]:
        found = []
        for number in range(len(rule.entry.rank_by)):
            value = rule.by_kind[node.kind][f"rank_by.{number}"](node, self.world.env)
            found.append(-ends(value)[0] if value is not None else 0)
        return tuple(found)

    def _base(self, rule: Rule, group: Group, results: Sequence[AwardResult]) -> tuple[int, int]:
        wanted = rule.entry.of
        if wanted == "in_group":
            return len(group.nodes), len(group.nodes)
        if wanted == "candidates" or wanted is None:
            sure = sum(1 for r in results if r.state in ("candidate", "chosen"))
            return sure, sure + sum(1 for r in results if r.state == "incomplete")
        least = greatest = 0
        for node in group.nodes:
            mask, counted_for = self.world.level_at(node, "level"), Wanted.of(node.program, wanted)
            unrated = counted_for.is_any_level and mask & (mask - 1) and self.settlement.may_stay_unrated(node)
            sure, maybe = counted_for.counts(mask, unrated=bool(unrated))
            least, greatest = least + sure, greatest + maybe
        return least, greatest


def _hold(result: AwardResult, *, is_claimed: bool) -> None:
    """Later awards see an honour that was chosen, not one that is refused; while one that is claimed is open, nothing
    is known of the honours of this year."""
    known = result.node.get("honours")
    if known is None or (is_claimed and result.state == "incomplete"):
        result.node.facts["honours"] = None
        return
    held = [honour for honour in known if honour != result.rule.id]
    if result.state == "chosen":
        held.append(result.rule.id)
    result.node.facts["honours"] = tuple(held)


def _is_older(by_year: dict[Any, Row], year: int) -> bool:
    """Whether the record reaches back beyond this year, so that a gap in it is a gap and not an unknown."""
    return any(isinstance(known, int) and known < year for known in by_year)
