"""What each group of a quota comes to: sums in SQL, conditions on its body, places by the rule's own sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.cases.running import Running
from kiemdiem.core.bulk.cases.standings import CaseLimit
from kiemdiem.core.bulk.quotas.bodies import GroupElement, body_fact
from kiemdiem.core.bulk.quotas.limits import GroupNumbers, Places, Steps, places_of
from kiemdiem.core.bulk.quotas.members import CANDIDATES, COUNTS, FLAGS, PARTS, Quota
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.atoms import GapAtom, TruthAtom
from kiemdiem.core.bulk.sql.elements import Place
from kiemdiem.core.bulk.sql.frames import Frame, union
from kiemdiem.core.bulk.sql.measures import Measure, Number, Truth
from kiemdiem.core.bulk.sql.terms import (
    TRUE,
    Term,
    add,
    all_columns,
    choose,
    column,
    compare,
    conj,
    disj,
    fewest,
    has_any,
    inv,
    long,
    meets,
    most,
    mul,
    named,
    number,
    one_if,
    otherwise,
    summed,
    table_as,
    whole,
)
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.values import NOTHING, Pair
from kiemdiem.core.regime.expression import checked as c

Rank = tuple[Fraction, ...]
_FACTS = 1  # of a gap: facts that nobody gave
GROUP_CASES = "group_cases"
_TOGETHER = 2  # above any part of one subject


@dataclass(frozen=True, eq=False)
class GroupResult:
    """One quota in one group, as far as numbers tell it; groups with equal numbers differ by their key alone."""

    rule: Rule
    kinds: tuple[str, ...]
    numbers: GroupNumbers
    places: Places
    is_ranked: bool
    key: tuple[str, ...] = ()

    @property
    def limit(self) -> CaseLimit:
        """The limit as the members of the group see it."""
        limit = self.places.limit
        if limit is None:
            return CaseLimit(0, "", ())
        asks = any(name[0] == "gap" and code & _FACTS for name, code in self.numbers.answers)
        is_pair = isinstance(limit.value, Pair)
        unset, facts = limit.is_unset, limit.unset_facts
        return CaseLimit(int(is_pair), "", limit.clauses, is_unset=unset, unset_facts=facts, asks=is_pair and asks)

    @property
    def is_over(self) -> bool:
        """Whether the office has picked more than it may."""
        return self.places.room is not None and self.places.room.over > 0


@dataclass(frozen=True)
class Groups:
    """The groups of one quota. table: `g`, the columns that name it, and which of the results is its ("result")."""

    table: str
    keys: tuple[str, ...]
    results: tuple[GroupResult, ...]

    def named(self, waves: Running) -> Iterator[tuple[int, GroupResult]]:
        """Each group by its number, under its name."""
        query = exp.select(column("g", "m"), column("result", "m")).from_(table_as(self.table, "m"))
        for at, key in enumerate(self.keys):
            query = query.select(named(column("text", f"t{at}"), f"name{at}"))
            query = query.join(table_as(layout.TEXTS, f"t{at}"), on=meets(key, "m", "number", f"t{at}"))
        for g, result, *key_of in waves.fetch(query):
            yield g, replace(self.results[result], key=tuple(key_of))


@dataclass(frozen=True)
class _Answer:
    """One question that the rule asks of a group: its name, its code as a term, what a code means."""

    name: Any
    term: Term
    meaning: Callable[[int], Any]


class GroupSums:
    """Sums the groups of one quota up and works out the places of each."""

    def __init__(self, quota: Quota, table: str) -> None:
        self._quota, self._waves, self._rule, self._table = quota, quota.waves, quota.rule, table

    def groups(self) -> Groups:
        """Every group of the quota; equal numbers are worked out once."""
        quota = self._quota
        sums, ends, raised = self._sums(), self._ends() if quota.moves else {}, self._raised()
        self._count_cases()
        query = exp.select(
            named(column("g"), "n"), named(most(column("kind")) if quota.is_apart else number(0), "kind")
        )
        query = query.select(*(named(most(column(key)), key) for key in quota.keys))
        query = query.select(*(named(long(summed(mul(term, column("many")))), name) for name, term in sums.items()))
        query = query.select(*(named(term, name) for name, term in {**ends, **raised}.items()))
        same = conj(meets("kind", "m", "kind", "p"), meets("case_number", "m", "case_number", "p"))
        parts = (*FLAGS, *COUNTS, "raises")
        cases = exp.select(all_columns("m"), *(column(name, "p") for name in parts))
        cases = cases.from_(table_as(GROUP_CASES, "m")).join(table_as(PARTS, "p"), on=same)
        self._waves.make("group_parts", query.from_(cases.subquery("c", copy=False)).group_by(column("g"), copy=False))
        self._waves.make("group_sums", self._with_order())
        frame = Frame(exp.select(exp.Star()).from_("group_sums"), self._waves.world.names)
        asked = self._answers(frame)
        names = ["kind", "unranked", *sums, *ends, *raised]
        answers = {f"answer{at}": one.term for at, one in enumerate(asked)}
        wanted = exp.select(named(column("n"), "g"), *map(column, (*quota.keys, *names)))
        wanted = wanted.select(*(named(term, name) for name, term in answers.items()))
        self._waves.make(f"{self._table}_told", wanted.from_(frame.query.subquery("f", copy=False)))
        steps = self._irregular()
        return self._worked_out([*names, *answers], asked, list(raised), steps)

    def _count_cases(self) -> None:
        """group_cases: how many of each case are in each group."""
        quota = self._quota
        members = union([quota.members(at, kind, quota.keys) for at, kind in enumerate(quota.kinds)])
        by_case = [column("g"), column("kind"), column("case_number")]
        if len(quota.kinds) == 1:
            by_case.remove(column("kind"))
        names = [named(column("g") if quota.is_key else most(column(key)), key) for key in quota.keys]
        counted = [named(number(0), "kind")] if len(quota.kinds) == 1 else []
        query = exp.select(*by_case, *counted, *names, named(long(summed(number(1))), "many"))
        query = query.from_(members.subquery("m", copy=False))
        self._waves.make(GROUP_CASES, query.group_by(*by_case))

    def _worked_out(
        self, names: Sequence[str], asked: Sequence[_Answer], raised: Sequence[str], steps: Sequence[tuple[Steps, ...]]
    ) -> Groups:
        """Groups with equal numbers get one result."""
        told = f"{self._table}_told"
        names = [*names, "steps"] if steps else names
        rows = sorted(self._waves.fetch(exp.select(*map(column, names)).distinct().from_(told)))
        columns = [*((f"k_{name}", "BIGINT") for name in names), ("result", "BIGINT")]
        self._waves.tables.load("group_results", columns, [(*row, at) for at, row in enumerate(rows)])
        same = conj(*(meets(name, "m", f"k_{name}", "k") for name in names))
        kept = [column(name, "m") for name in ("g", *self._quota.keys)]
        query = exp.select(*kept, column("result", "k")).from_(table_as(told, "m"))
        self._waves.make(self._table, query.join(table_as("group_results", "k"), on=same))
        self._waves.tables.drop(told)
        results = tuple(self._result(dict(zip(names, row, strict=True)), asked, raised, steps) for row in rows)
        return Groups(self._table, tuple(self._quota.keys), results)

    def _result(
        self,
        told: Mapping[str, int],
        asked: Sequence[_Answer],
        raised: Sequence[str],
        steps: Sequence[tuple[Steps, ...]],
    ) -> GroupResult:
        is_apart = self._quota.is_apart
        kinds = (self._quota.kinds[told["kind"]],) if is_apart else tuple(self._rule.entry.for_)
        answers = tuple((one.name, one.meaning(told[f"answer{at}"])) for at, one in enumerate(asked))
        order = steps[told["steps"]] if told.get("steps", -1) >= 0 else None
        numbers = self._numbers(told, raised, order, answers)
        is_ranked = bool(self._rule.entry.rank_by) and not told["unranked"]
        return GroupResult(self._rule, kinds, numbers, self._places(numbers, kinds), is_ranked)

    def _places(self, numbers: GroupNumbers, kinds: tuple[str, ...]) -> Places:
        waves = self._waves
        return places_of(
            self._rule,
            numbers,
            moves=self._quota.moves,
            env=waves.judge.env,
            options=waves.program.options,
            world=waves.case_world,
            kinds=kinds,
        )

    def _with_order(self) -> exp.Query:
        """The sums of each group, and whether its candidates have no order."""
        sums = exp.select(all_columns("s")).from_(table_as("group_parts", "s"))
        if not self._quota.known:
            return sums.select(named(number(1), "unranked"))
        known = self._quota.doubted()
        unknown = disj(*(compare("=", column(name), number(0)) for name in known))
        if not known or not self._waves.fetch(exp.select(summed(number(1))).from_(CANDIDATES).where(unknown))[0][0]:
            return sums.select(named(number(0), "unranked"))
        stands = conj(compare("=", column("sure"), number(1)), compare("=", column("picked"), number(0)))
        waits = conj(compare("=", column("maybe"), number(1)), compare("=", column("waits"), number(1)))
        rankless = most(one_if(conj(disj(stands, waits), unknown)))
        order = exp.select(column("g"), named(rankless, "unranked")).from_(CANDIDATES).group_by(column("g"), copy=False)
        sums = sums.select(named(otherwise(column("unranked", "o"), number(0)), "unranked"))
        return sums.join(order.subquery("o", copy=False), on=meets("n", "s", "g", "o"), join_type="left")

    # ------------------------------------------------------------------ numbers
    def _sums(self) -> dict[str, Term]:
        sure = compare("=", column("sure"), number(1))
        stands = conj(sure, compare("=", column("picked"), number(0)))
        is_free = inv(sure) if self._quota.moves else TRUE
        return {
            "picked": one_if(compare("=", column("picked"), number(1))),
            "others": one_if(stands),
            "may_be_picked": one_if(compare("=", column("picked"), number(2))),
            "maybe": one_if(compare("=", column("maybe"), number(1))),
            "size": number(1),
            "low": choose([(is_free, column("p_low"))], number(0)),
            "high": choose([(is_free, column("p_high"))], number(0)),
            "base_low": choose([(is_free, column("p_low"))], column("f_low")),
            "base_high": choose([(is_free, column("p_high"))], column("f_high")),
        }

    def _ends(self) -> dict[str, Term]:
        """The most and the least that one of the candidates counts for."""
        sure = compare("=", column("sure"), number(1))
        found: dict[str, Term] = {}
        for name in COUNTS:
            found[f"most_{name}"] = most(choose([(sure, column(name))], number(-1)))
            found[f"least_{name}"] = fewest(choose([(sure, column(name))], number(_TOGETHER)))
        return found

    def _raised(self) -> dict[str, Term]:
        lines = range(len(self._rule.entry.instead))
        return {f"raised{at}": most(one_if(has_any(column("raises"), 1 << at))) for at in lines}

    def _numbers(self, told: Mapping[str, int], raised: Sequence[str], order: Any, answers: Any) -> GroupNumbers:
        candidates = told["picked"] + told["others"]
        if not self._quota.moves:
            order = ()
        elif order is None:
            one = ((told["most_p_low"], told["most_p_high"]), (told["most_f_low"], told["most_f_high"]))
            order = (Steps((one,) * candidates),) if candidates else ()
        bits = sum(told[name] << at for at, name in enumerate(raised))
        fixed = (told["low"], told["high"])
        counts = (told["picked"], told["others"], told["maybe"], told["may_be_picked"], told["size"])
        return GroupNumbers(fixed, order, *counts, bits, answers)

    def _irregular(self) -> list[tuple[Steps, ...]]:
        """The candidates rank by rank of the groups whose candidates do not all count for the same; the groups' own
        table says with "steps" which is whose (-1: all count for the same)."""
        told = f"{self._table}_told"
        if not self._quota.moves:
            return []
        differ = disj(*(compare("<>", column(f"most_{name}"), column(f"least_{name}")) for name in COUNTS))
        some = compare(">", add(column("picked"), column("others")), number(0))
        query = exp.select(column("g"), column("unranked")).from_(told).where(conj(some, differ))
        mixed = dict(self._waves.fetch(query))
        if not mixed:
            return []
        of = self._steps(mixed)
        distinct = list(dict.fromkeys(of.values()))
        place = {steps: at for at, steps in enumerate(distinct)}
        columns = [("k_g", "BIGINT"), ("steps", "BIGINT")]
        self._waves.tables.load("group_steps", columns, [(g, place[steps]) for g, steps in of.items()])
        of_group = exp.select(all_columns("m"), named(otherwise(column("steps", "k"), number(-1)), "steps"))
        of_group = of_group.from_(table_as(told, "m"))
        of_group = of_group.join(table_as("group_steps", "k"), on=meets("g", "m", "k_g", "k"), join_type="left")
        self._waves.make(told, of_group)
        return distinct

    def _steps(self, mixed: Mapping[int, int]) -> dict[int, tuple[Steps, ...]]:
        is_ranked = bool(self._rule.entry.rank_by)
        wanted = ["g", "picked", *COUNTS, *self._quota.ranks]
        query = exp.select(*map(column, wanted)).from_(CANDIDATES).where(compare("=", column("sure"), number(1)))
        steps: dict[int, dict[Any, list[Any]]] = {}
        for g, picked, p_low, p_high, f_low, f_high, *rank in self._waves.fetch(query):
            if g in mixed:
                has_order = is_ranked and not mixed[g]
                key = (0, ()) if picked else (1, rank_of(rank) if has_order else ())
                steps.setdefault(g, {}).setdefault(key, []).append(((p_low, p_high), (f_low, f_high)))
        return {g: tuple(Steps(tuple(sorted(of[key]))) for key in sorted(of)) for g, of in steps.items()}

    # ------------------------------------------------------------------ what the rule asks of the group
    def _answers(self, frame: Frame) -> list[_Answer]:
        quota, rule = self._quota, self._rule

        def of_group(tree: c.GroupFact) -> Measure:
            if tree.name == "base":
                return Number(column("base_low"), column("base_high"), number(1))
            if tree.name == "size":
                return Number(column("size"), column("size"), number(1))
            return body_fact(quota, frame, tree.name)

        place = Place({0: GroupElement(self._waves.world, frame)}, of_group)
        found: list[_Answer] = []
        for name, key in quota.conditions:
            if name in rule.trees:
                kept = frame.keep(self._waves.printer.truth(rule.trees[name], place))
                assert isinstance(kept, Truth)
                atom = TruthAtom(kept)
                found.append(_Answer(key, atom.term, atom.meaning))
                if name != "when":
                    gap = GapAtom(atom)
                    found.append(_Answer(("gap", name), gap.term, gap.meaning))
        entries = (rule.entry, *(rule.entry.instead[at] for at in quota.lines))
        for fact in dict.fromkeys(entry.at_most for entry in entries if isinstance(entry.at_most, str)):
            value = frame.keep(body_fact(quota, frame, fact))
            assert isinstance(value, Number)
            known = [(value.unknown, number(-1)), (value.nothing, number(-2))]
            found.append(_Answer(("fact", fact), choose(known, value.low), _Parts(whole(value.den) or 1)))
        return found


@dataclass(frozen=True)
class _Parts:
    """What the code of a number means: -1 unknown, -2 none, else so many parts of one."""

    den: int

    def __call__(self, code: int) -> Any:
        if code < 0:
            return None if code == -1 else NOTHING
        found = Fraction(int(code), self.den)
        return int(found) if found.denominator == 1 else found


def rank_of(pairs: Sequence[int]) -> Rank:
    """Sort key of the ranks of one candidate, best first."""
    return tuple(-Fraction(int(pairs[at]), int(pairs[at + 1])) for at in range(0, len(pairs), 2))


__all__ = ["GroupResult", "GroupSums", "Groups", "Rank", "rank_of"]
