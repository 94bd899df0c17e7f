"""What each group of a quota comes to: sums in SQL, conditions on its body, places by the rule's own sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.atoms import TruthAtom
from kiemdiem.core.bulk.elements import Place
from kiemdiem.core.bulk.frames import Frame
from kiemdiem.core.bulk.group_bodies import GroupElement, body_fact
from kiemdiem.core.bulk.measures import Measure, Number, Truth
from kiemdiem.core.bulk.quota_limits import GroupNumbers, Places, Steps, places_of
from kiemdiem.core.bulk.quota_members import CANDIDATES, GROUPED, PART, PARTS, GroupKey, Quota
from kiemdiem.core.bulk.terms import (
    TRUE,
    Term,
    all_columns,
    choose,
    column,
    compare,
    conj,
    disj,
    fewest,
    has_any,
    inv,
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
from kiemdiem.core.engine.values import NOTHING
from kiemdiem.core.regime.expression import checked as c

Rank = tuple[Fraction, ...]
_COUNTS = ("p_low", "p_high", "f_low", "f_high")
_TOGETHER = 2  # above any part of one subject


@dataclass(frozen=True, eq=False)
class GroupResult:
    """One quota in one group, as far as numbers tell it."""

    rule: Rule
    key: tuple[str, ...]
    kinds: tuple[str, ...]
    numbers: GroupNumbers
    places: Places
    is_ranked: bool

    @property
    def is_over(self) -> bool:
        """Whether the office has picked more than it may."""
        return self.places.room is not None and self.places.room.over > 0


@dataclass(frozen=True)
class _Answer:
    """One question that the rule asks of a group: its name, its code as a term, what a code means."""

    name: Any
    term: Term
    meaning: Callable[[int], Any]


class GroupSums:
    """Sums the groups of one quota up and works out the places of each."""

    def __init__(self, quota: Quota, keys: Sequence[GroupKey]) -> None:
        self._quota, self._waves, self._rule, self._keys = quota, quota.waves, quota.rule, keys

    def results(self) -> dict[int, GroupResult]:
        """The result of every group, by its number; equal numbers are worked out once."""
        sums, ends, raised = self._sums(), self._ends(), self._raised()
        many = exp.select(*map(column, ("g", "kind", "case_number")), named(summed(number(1)), "many"))
        by_case = [column("g"), column("kind"), column("case_number")]
        self._waves.make("group_cases", many.from_(GROUPED).group_by(*by_case))
        query = exp.select(named(column("g"), "n"))
        query = query.select(*(named(summed(mul(term, column("many"))), name) for name, term in sums.items()))
        query = query.select(*(named(term, name) for name, term in {**ends, **raised}.items()))
        same = conj(meets("kind", "m", "kind", "p"), meets("case_number", "m", "case_number", "p"))
        cases = exp.select(*(column(name, "m") for name in ("g", "many")), *(column(name, "p") for name in PART))
        cases = cases.from_(table_as("group_cases", "m")).join(table_as(PARTS, "p"), on=same)
        self._waves.make("group_parts", query.from_(cases.subquery("c")).group_by(column("g")))
        self._waves.make("group_sums", self._with_keys())
        ends = {"unranked": number(0), **ends}
        frame = Frame(exp.select(exp.Star()).from_("group_sums"), self._waves.world.names)
        asked = self._answers(frame)
        names = [*sums, *ends, *raised]
        answers = [named(one.term, f"answer{at}") for at, one in enumerate(asked)]
        wanted = exp.select(column("n"), *map(column, names), *answers).from_(frame.query.subquery("f"))
        rows = {
            g: (dict(zip(names, values, strict=False)), tuple(values[len(names) :]))
            for g, *values in self._waves.fetch(wanted)
        }
        return self._worked_out(rows, asked, list(raised))

    def _worked_out(
        self,
        rows: Mapping[int, tuple[dict[str, int], tuple[int, ...]]],
        asked: Sequence[_Answer],
        raised: Sequence[str],
    ) -> dict[int, GroupResult]:
        irregular = self._irregular({g: told for g, (told, _) in rows.items()})
        known: dict[Any, tuple[GroupNumbers, Places]] = {}
        found: dict[int, GroupResult] = {}
        for g, (told, codes) in rows.items():
            key = self._keys[g]
            kinds = (self._quota.kinds[key[-1]],) if self._quota.is_apart else tuple(self._rule.entry.for_)
            signature = (tuple(told.values()), codes, irregular.get(g), kinds)
            if signature not in known:
                answers = tuple((one.name, one.meaning(code)) for one, code in zip(asked, codes, strict=True))
                numbers = self._numbers(told, raised, irregular.get(g), answers)
                known[signature] = numbers, self._places(numbers, kinds)
            numbers, places = known[signature]
            is_ranked = bool(self._rule.entry.rank_by) and not told["unranked"]
            within = key[: len(self._rule.entry.within)]
            found[g] = GroupResult(self._rule, within, kinds, numbers, places, is_ranked)
        return found

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

    def _with_keys(self) -> exp.Query:
        """The sums of each group with its keys, and whether its candidates have no order."""
        ranks = range(len(self._rule.entry.rank_by))
        unknown = [compare("=", column(f"known{at}"), number(0)) for at in ranks]
        stands = conj(compare("=", column("sure"), number(1)), compare("=", column("picked"), number(0)))
        waits = conj(compare("=", column("maybe"), number(1)), compare("=", column("waits"), number(1)))
        rankless = most(one_if(conj(disj(stands, waits), disj(*unknown) if unknown else TRUE)))
        order = exp.select(column("g"), named(rankless, "unranked")).from_(CANDIDATES).group_by(column("g"))
        keys = [named(column(f"k_{name}", "k"), name) for name in self._quota.keys]
        return (
            exp.select(all_columns("s"), *keys, named(otherwise(column("unranked", "o"), number(0)), "unranked"))
            .from_(table_as("group_parts", "s"))
            .join(table_as("groups", "k"), on=meets("n", "s", "g", "k"))
            .join(order.subquery("o"), on=meets("n", "s", "g", "o"), join_type="left")
        )

    # ------------------------------------------------------------------ numbers
    def _sums(self) -> dict[str, Term]:
        sure = compare("=", column("sure"), number(1))
        stands = conj(sure, compare("=", column("picked"), number(0)))
        is_free = inv(sure) if self._quota.moves else TRUE
        return {
            "picked": one_if(compare("=", column("picked"), number(1))),
            "others": one_if(stands),
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
        for name in _COUNTS:
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
        return GroupNumbers(fixed, order, told["picked"], told["others"], told["maybe"], told["size"], bits, answers)

    def _irregular(self, rows: Mapping[int, Mapping[str, int]]) -> dict[int, tuple[Steps, ...]]:
        """The candidates rank by rank of the groups whose candidates do not all count for the same."""
        if not self._quota.moves:
            return {}
        mixed = {
            g for g, told in rows.items()
            if told["picked"] + told["others"] and any(told[f"most_{n}"] != told[f"least_{n}"] for n in _COUNTS)
        }  # fmt: skip
        if not mixed:
            return {}
        is_ranked = bool(self._rule.entry.rank_by)
        wanted = ["g", "picked", *_COUNTS, *self._quota.ranks]
        query = exp.select(*map(column, wanted)).from_(CANDIDATES).where(compare("=", column("sure"), number(1)))
        steps: dict[int, dict[Any, list[Any]]] = {}
        for g, picked, p_low, p_high, f_low, f_high, *rank in self._waves.fetch(query):
            if g in mixed:
                has_order = is_ranked and not rows[g]["unranked"]
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


__all__ = ["GroupResult", "GroupSums", "Rank", "rank_of"]
