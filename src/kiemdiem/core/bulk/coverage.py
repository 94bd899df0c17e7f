"""How often each rule acted and decided in bulk: each distinct case and answer is looked at once, and multiplied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.awards.run import STATES
from kiemdiem.core.bulk.quotas.run import QuotaRun
from kiemdiem.core.bulk.rating import BulkAnswer
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.terms import column, conj, meets, named, number, otherwise, summed, table_as
from kiemdiem.core.engine.answer import SubjectAnswer
from kiemdiem.core.engine.coverage import Coverage, RuleTally, acting, asked_of, is_gap
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.firing import Mark, mark_of

_PAIR = ("case_number", "answer")
Sizes = Callable[[Sequence[tuple[int, str]]], Mapping[str, int]]


def coverage_in_bulk(found: BulkAnswer, sizes: Sizes) -> tuple[Coverage, SubjectAnswer | None]:
    """The coverage of a run whose tables still lie there, and the answer of the simplest gap.

    sizes: number and id of some subjects → how much was given of each, by its id.
    """
    counting = _Counting(found, sizes)
    coverage = counting.coverage()
    return coverage, counting.gaps[coverage.gaps[0]] if coverage.gaps else None


class _Counting:
    def __init__(self, found: BulkAnswer, sizes: Sizes) -> None:
        self._found, self._waves, self._sizes = found, found.waves, sizes
        self._tally = RuleTally(found.waves.program)
        self._asked = asked_of(found.waves.cased)
        self._kinds: Counter[str] = Counter()
        self.gaps: dict[str, SubjectAnswer] = {}
        self._numbers: list[tuple[int, str]] = []

    def coverage(self) -> Coverage:
        for kind in self._found.answers:
            self._count(kind)
        for run in self._found.awards:
            for kind in run.kinds:
                query = exp.select(column("state"), named(summed(number(1)), "many")).from_(run.table(kind))
                for state, many in self._waves.tables.fetch(query.group_by(column("state"))):
                    self._tally.count_award(run.rule.id, kind, STATES[state], int(many))
        return self._tally.coverage(self._kinds, self._in_order())

    def _count(self, kind: str) -> None:
        """Counts the subjects of a kind, and notes the gaps among them."""
        waves, judge, answers = self._waves, self._waves.judge, self._found.answers[kind]
        runs = [run for run in waves.quotas if kind in run.kinds]
        gaps: set[tuple[int, int]] = set()
        known: dict[int, set[tuple[str, int]]] = {}
        for case, answer, *stands, many in waves.tables.fetch(self._cases(kind, runs)):
            node = waves.cases[kind][case]
            if case not in known:
                known[case] = self._acting(node)
            of_quotas = {mark_of(run.rule) for run, is_so in zip(runs, stands, strict=True) if is_so}
            self._tally.count(answers[answer], known[case] | of_quotas, int(many))
            self._kinds[kind] += int(many)
            if is_gap(node, judge, answers[answer]):
                gaps.add((case, answer))
        for n, name, answer in self._who(kind, gaps) if gaps else ():
            self.gaps[name] = answers[answer]
            self._numbers.append((n, name))

    def _in_order(self) -> list[str]:
        """The gaps, the simplest first."""
        sizes = self._sizes(self._numbers) if self._numbers else {}
        return sorted(self.gaps, key=lambda name: (sizes[name], name))

    def _acting(self, node: Node) -> set[Mark]:
        """The rules whose condition came true in a case, on the ballot that counts.

        Of several that is the one in the subject's own row, for the least favourable lies there, unless another
        forum decides.
        """
        world, kept = self._waves.case_world, node.ballot
        decides = [result.ballot for result in self._waves.judge.attained(node).results]
        own = tuple(node.facts["no ballot"])  # what the votes of the own row come to
        if not any(tuple(world.votes_of.get(id(ballot), ())) == own for ballot in decides if ballot is not None):
            node.ballot = decides[0] if decides else None
        else:
            node.ballot = None
        try:
            return acting(self._asked, node, self._waves.judge)
        finally:
            node.ballot = kept

    def _cases(self, kind: str, runs: list[QuotaRun]) -> exp.Query:
        """Case, answer and whether one stands for a place in each quota, with how many of whom that is so."""
        keys = [column("number", "c"), column("number", "a")]
        query = self._both(kind)
        for at, run in enumerate(runs):
            stands = exp.select(column("n"), named(number(1), "stands")).from_(self._found.standing(run).subquery("s"))
            query = query.join(stands.subquery(f"q{at}"), on=meets("n", "c", "n", f"q{at}"), join_type="left")
            keys.append(otherwise(column("stands", f"q{at}"), number(0)))
        names = [*_PAIR, *(f"stands{at}" for at in range(len(runs)))]
        query = query.select(*(named(key, name) for key, name in zip(keys, names, strict=True)))
        counted = exp.select(*map(column, names), named(summed(number(1)), "many")).from_(query.subquery("k"))
        return counted.group_by(*map(column, names))

    def _both(self, kind: str) -> exp.Select:
        """Each subject's case `c` and answer `a`, nothing selected yet."""
        query = exp.Select().from_(table_as(self._waves.states[kind], "c"))
        return query.join(table_as(f"answer_{kind}", "a"), on=meets("n", "c", "n", "a"))

    def _who(self, kind: str, gaps: set[tuple[int, int]]) -> Iterator[tuple[Any, ...]]:
        """The number, id and answer of the subjects of these cases with these answers."""
        self._waves.tables.load(f"gap_{kind}", [(f"k_{name}", "BIGINT") for name in _PAIR], sorted(gaps))
        same = conj(meets("number", "c", "k_case_number", "g"), meets("number", "a", "k_answer", "g"))
        query = (
            self._both(kind)
            .select(column("n", "c"), column("id", "s"), column("number", "a"))
            .join(table_as(f"gap_{kind}", "g"), on=same)
        )
        query = query.join(table_as(layout.subjects(kind), "s"), on=meets("n", "c", "n", "s"))
        yield from self._waves.tables.fetch(query)


__all__ = ["coverage_in_bulk"]
