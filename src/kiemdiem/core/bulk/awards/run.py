"""Awards in bulk, in the order of the file: states of cases, shares of groups, and what later awards see of it.

awarded_A_K: n, the case of the subject for the A-th award, the result of its group (-1: none), its state (a place in
STATES).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from sqlglot import exp

from kiemdiem.core.bulk.awards.cases import ASKED, CLAIMED, COUNTED, HIGH, LOW, CaseAwards
from kiemdiem.core.bulk.awards.years import Streak, lay_out_years, streak
from kiemdiem.core.bulk.cases.program import key_of
from kiemdiem.core.bulk.cases.running import Running
from kiemdiem.core.bulk.cases.standings import Part
from kiemdiem.core.bulk.cases.states import CASE, Carried
from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.quotas.bodies import body_fact
from kiemdiem.core.bulk.quotas.groups import Groups, GroupSums
from kiemdiem.core.bulk.quotas.members import CANDIDATES, Quota
from kiemdiem.core.bulk.quotas.ranks import rank_columns
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.atoms import Packing, TruthAtom
from kiemdiem.core.bulk.sql.elements import Place, SubjectElement
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.measures import NOT_KNOWN, Measure, settled
from kiemdiem.core.bulk.sql.terms import (
    choose,
    column,
    compare,
    conj,
    disj,
    meets,
    named,
    number,
    of_table,
    one_if,
    otherwise,
    summed,
    table_as,
)
from kiemdiem.core.engine.answer import AwardState
from kiemdiem.core.engine.awards import AwardResult
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.regime.expression import checked as c

STATES: tuple[AwardState, ...] = get_args(AwardState)
_NO_GROUP = -1


@dataclass(frozen=True, eq=False)
class Share(Quota):
    """The share of an award in its groups; the base counts what has been settled."""

    states: dict[str, str]
    ranked: dict[str, Carried]
    results: dict[str, dict[int, AwardResult]]
    judged: CaseAwards

    @property
    def moves(self) -> bool:
        return False

    @property
    def conditions(self) -> list[tuple[str, Any]]:
        """The `when` of an award is asked of each subject."""
        return [(f"instead.{at}.when", ("instead", at)) for at in self.lines]

    def state_of(self, kind: str) -> str:
        return self.states[kind]

    def carried(self, kind: str) -> Carried:
        return self.ranked[kind]

    def cases_of(self, kind: str) -> Mapping[int, AwardResult]:
        return self.results[kind]

    def part(self, node: Any) -> Part:
        return self.judged.part(node)


@dataclass(eq=False)
class AwardRun:
    """One award over all its kinds; at: its place in the order. groups: what its share comes to in each group, if any.

    candidates_A tells the rank of each candidate; awarded_A_K the group of each subject, and where it stands.
    """

    waves: Running
    judged: CaseAwards
    rule: Rule
    at: int
    states: dict[str, str] = field(default_factory=dict)
    results: dict[str, dict[int, AwardResult]] = field(default_factory=dict)
    carried: dict[str, Carried] = field(default_factory=dict)
    groups: Groups | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in self.rule.entry.for_ if kind in self.waves.populated)

    @property
    def has_share(self) -> bool:
        return bool(self.rule.entry.within) and self.rule.entry.at_most is not None

    @property
    def candidates(self) -> str:
        return f"candidates_{self.at}"

    def table(self, kind: str) -> str:
        return f"awarded_{self.at}_{kind}"

    def run(self) -> None:
        for kind in self.kinds:
            self._judge(kind)
        if self.has_share:
            share = self._share()
            share.lay_out()
            self.groups = GroupSums(share, f"award_groups_{self.at}").groups()
            may = exp.select(*map(column, ("n", "kind", "g", "picked", *share.ranks))).from_(CANDIDATES)
            self.waves.make(self.candidates, may)
            self.waves.tables.drop(CANDIDATES)
        for kind in self.kinds:
            self._tell(kind)
        for kind in self.kinds:
            self._hold(kind)

    def _share(self) -> Share:
        return Share(self.waves, self.rule, self.kinds, self.states, self.carried, self.results, self.judged)

    # ------------------------------------------------------------------ cases
    def _judge(self, kind: str) -> None:
        """The case of each subject for this award."""
        waves, cases = self.waves, self.waves.cases[kind]
        subject = waves.in_cases(kind)
        packing = Packing.of(self._atoms(kind, subject))
        years = self._years(subject)
        ranks = rank_columns(self.rule, subject) if self.has_share else {}
        packs = [named(of_table("s", term), f"p{at}") for at, term in enumerate(packing.terms())]
        numbers = {"low": years.low, "high": years.high, "counted": years.counted}
        told = [named(of_table("s", term), name) for name, term in {**numbers, **ranks}.items()]
        groups = [layout.grouping(name) for name in self.rule.entry.within] if self.has_share else []
        query = exp.select(
            column("n", "s"), named(column(CASE, "s"), "number"), *(column(name, "s") for name in groups)
        )
        query = query.select(*packs, *told).from_(subject.frame.query.subquery("s", copy=False))
        table = waves.fresh(f"asked_{kind}")
        waves.make_of_subjects(kind, table, query, column("n", "s"))
        names = ["number", *(f"p{at}" for at in range(packing.width)), *numbers]

        def make(row: tuple[Any, ...]) -> AwardResult:
            case, *packed = row[: 1 + packing.width]
            low, high, counted = row[1 + packing.width :]
            answers = packing.unpack(packed) | {LOW: low, HIGH: high, COUNTED: counted}
            node = waves.case_world.again(cases[case], waves.name(kind), answers)
            waves.settlement.standings[node.id] = waves.settlement.of(cases[case])
            return self.judged.result(self.rule, node)

        self.carried[kind] = Carried((*groups, *ranks))
        columns = [(name, "BIGINT") for name in names]
        found = waves.number_rows(kind, table, columns, make, self.carried[kind])
        self.states[kind], self.results[kind] = found

    def _atoms(self, kind: str, subject: SubjectElement) -> dict[Any, Any]:
        trees = self.waves.program.regime.tree(self.rule.placed).fields
        place = Place({0: subject}, lambda tree: self._of_group(subject, tree))
        empty = getattr(self.rule.entry, "when_empty", "fails")
        found: dict[Any, Any] = {
            key_of(self.rule, name): TruthAtom(self.waves.printer.truth(trees[name, kind], place, empty))
            for name in ASKED if (name, kind) in trees
        }  # fmt: skip
        found[CLAIMED] = TruthAtom(settled(column(self._flag(kind))))
        return found

    def _of_group(self, subject: SubjectElement, tree: c.GroupFact) -> Measure:
        """What is asked of the group that a subject is in; its base is not known yet."""
        if tree.name == "base":
            return NOT_KNOWN
        if tree.name == "size":
            raise NotInBulk("group.size of one subject")
        return body_fact(Quota(self.waves, self.rule, (subject.kind,)), subject.frame, tree.name)

    def _years(self, subject: SubjectElement) -> Streak:
        if self.rule.entry.years is None:
            return Streak(number(0), number(0), number(0))
        return streak(self.waves, self.rule, subject, leaves_out=self.judged.again(self.rule) == "not_counted")

    def _flag(self, kind: str) -> str:
        """The column of the subjects that says who is put forward."""
        if "honours" not in self.waves.program.names.facts[kind]:
            raise NotInBulk(f"{self.rule.id} of {kind}")
        shelf = self.waves.world.layout.fact(kind, "honours")
        return f"{shelf.name}_w{shelf.words.index(self.rule.id)}"

    # ------------------------------------------------------------------ what becomes of it
    def _tell(self, kind: str) -> None:
        """awarded_A_K."""
        chosen, over = STATES.index("chosen"), STATES.index("over_limit")
        rows = []
        for at, case in self.results[kind].items():
            is_open = case.state == "incomplete" and self.judged.is_claimed(self.rule, case.node)
            rows.append((at, STATES.index(case.state), int(is_open), int(self.judged.is_entered(case.node))))
        names = ("case_number", "state", "is_open", "entered")
        columns = [(name, "BIGINT") for name in names]
        self.waves.tables.load(f"award_{kind}", columns, rows)
        query = exp.select(column("n", "c"), column("number", "c"), column("is_open", "s"))
        query = query.from_(table_as(self.states[kind], "c"))
        query = query.join(table_as(f"award_{kind}", "s"), on=meets("number", "c", "case_number", "s"))
        state, result = column("state", "s"), number(_NO_GROUP)
        if self.groups is not None:
            query, group = self._share().grouped(query, self.kinds.index(kind))
            overs = [(at, int(found.is_over)) for at, found in enumerate(self.groups.results)]
            self.waves.tables.load("result_over", [("at", "BIGINT"), ("is_over", "BIGINT")], overs)
            groups = exp.select(column("g", "g"), column("result", "g"), column("is_over", "r"))
            groups = groups.from_(table_as(self.groups.table, "g"))
            groups = groups.join(table_as("result_over", "r"), on=meets("result", "g", "at", "r"))
            same = exp.EQ(this=group, expression=column("g", "o"))
            query = query.join(groups.subquery("o", copy=False), on=same, join_type="left")
            is_over = compare("=", otherwise(column("is_over", "o"), number(0)), number(1))
            state = choose([(conj(is_over, compare("=", state, number(chosen))), number(over))], state)
            result = otherwise(column("result", "o"), number(_NO_GROUP))
        # Most hold what was entered: only the others are looked at when later awards ask for honours.
        entered, held = column("entered", "s"), one_if(compare("=", state, number(chosen)))
        differs = disj(compare("=", column("is_open", "s"), number(1)), compare("<>", held, entered))
        query = query.select(named(result, "result"), named(state, "state"), named(one_if(differs), "differs"))
        self.waves.make(self.table(kind), query)
        self.waves.drop(self.states[kind])

    def _hold(self, kind: str) -> None:
        """The honours that later awards see: one that is chosen, not one refused; unknown while a claimed one is.

        The table holds only those for whom they are others than entered.
        """
        world, waves = self.waves.world, self.waves
        differs = compare("=", column("differs"), number(1))
        changed = exp.select(exp.Star()).from_(self.table(kind)).where(differs)
        if not waves.fetch(exp.select(summed(number(1))).from_(changed.subquery("a", copy=False)))[0][0]:
            return
        mine, before = self._flag(kind), world.honoured.get(kind)
        state, *flags = [held.name for held in world.layout.fact(kind, "honours").columns()]
        query = exp.select(column("n", "h")).from_(table_as(layout.subjects(kind), "h"))
        query = query.join(changed.subquery("a", copy=False), on=meets("n", "h", "n", "a"))
        held = {name: column(name, "h") for name in (state, *flags)}
        if before is not None:
            query = query.join(table_as(before, "b"), on=meets("n", "h", "n", "b"), join_type="left")
            held = {name: otherwise(column(name, "b"), term) for name, term in held.items()}
        is_open = compare("=", column("is_open", "a"), number(1))
        held[state] = choose([(is_open, number(layout.UNKNOWN))], held[state])
        held[mine] = compare("=", column("state", "a"), number(STATES.index("chosen")))
        rows = [query.select(*(named(term, name) for name, term in held.items()))]
        if before is not None:
            same = meets("n", "b", "n", "a")
            rest = exp.select(*(column(name, "b") for name in ("n", *held))).from_(table_as(before, "b"))
            rest = rest.join(table_as(self.table(kind), "a"), on=same)
            rows.append(rest.where(compare("=", column("differs", "a"), number(0))))
        world.honoured[kind] = layout.honours(self.at, kind)
        waves.make(world.honoured[kind], union(rows))

    # ------------------------------------------------------------------ answers
    def of_case(self, kind: str, case: int, group: int, state: int) -> AwardResult:
        """Where the subjects of a case stand in the groups of one result."""
        found = replace(self.results[kind][case], state=STATES[state])
        if group == _NO_GROUP or found.state not in ("candidate", "chosen", "over_limit"):
            return found
        assert self.groups is not None
        result = self.groups.results[group]
        return replace(found, limit=result.places.limit, base=result.places.base, used=result.numbers.picked)


def run_awards(waves: Running) -> list[AwardRun]:
    """Every award of the program, each seeing what earlier ones gave."""
    judged = CaseAwards(waves.case_world, waves.settlement)
    found: list[AwardRun] = []
    if any(rule.entry.years is not None for rule in waves.program.awards):
        lay_out_years(waves)
    for at, rule in enumerate(waves.program.awards):
        run = AwardRun(waves, judged, rule, at)
        if run.kinds:
            run.run()
            found.append(run)
    return found


__all__ = ["STATES", "AwardRun", "run_awards"]
