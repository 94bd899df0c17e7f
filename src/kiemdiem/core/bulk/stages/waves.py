"""Levels in bulk, stage by stage: the own level of each kind, then under ceilings, then after quotas and decisions.

Subjects whose answers to every rule are equal are one case, judged once by the engine's own judge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.cases.judge import CaseJudge, CaseWorld, case_env
from kiemdiem.core.bulk.cases.program import read_from_case, vote_atoms
from kiemdiem.core.bulk.cases.standings import CaseSettlement
from kiemdiem.core.bulk.cases.states import Carried, Cell, States
from kiemdiem.core.bulk.cases.told import told_of
from kiemdiem.core.bulk.quotas.run import QuotaRun
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.atoms import KLEENE, Packing
from kiemdiem.core.bulk.sql.elements import Printing, World
from kiemdiem.core.bulk.sql.layout import Layout
from kiemdiem.core.bulk.sql.printer import Printer
from kiemdiem.core.bulk.sql.terms import (
    all_columns,
    column,
    compare,
    disj,
    meets,
    named,
    number,
    of_table,
    one_if,
    otherwise,
    summed,
    table_as,
    text,
)
from kiemdiem.core.bulk.stages.fixed import fixed_columns, is_fixed, value_of
from kiemdiem.core.bulk.stages.questions import Questions
from kiemdiem.core.bulk.staging import grouping_keys
from kiemdiem.core.bulk.tables.engines import Columns, Tables
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.judgement import exposed
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.sourcing import Duty
from kiemdiem.core.regime.entries.identity import Relation

_TIERS = 64
_TOLD = ("entered", "forum", "has_ballot")
_NOBODY = [("n", "BIGINT"), ("number", "BIGINT")]


class Waves(States):
    """Works the levels of one staged season out under one program."""

    def __init__(self, program: Program, tables: Tables, as_of: Any) -> None:
        self.program, self._as_of, self._skips = program, as_of, True
        self.cased = read_from_case(program)
        year = program.regime.identity.year
        given = {"as_of": as_of, "year": year, "period.year": year}
        given |= {"period.start": program.period[0], "period.end": program.period[1]}
        self.printer: Printing = Printer(program.names, given)
        super().__init__(tables, World(program, Layout(program), self.printer))
        self.populated = frozenset(kind for kind in program.kinds if self._is_any(layout.subjects(kind)))
        for kind in self.populated:
            asked = self.world.layout.asked(kind)
            groups = [(layout.grouping(name), "BIGINT") for name in grouping_keys(program)]
            told = [("entered", "BIGINT"), ("forum", "BIGINT"), ("has_ballot", "BOOLEAN")]
            self.world.fixed[kind] = fixed_columns(tables, layout.subjects(kind), [*asked, *groups, *told])
        relations = [layout.links(placed.entry.id) for placed in program.regime.of("relation", Relation)]
        self.world.unlinked.update(table for table in relations if not self._is_any(table))
        self.questions = Questions(program, self.world, self.populated)
        self._held: dict[str, dict[int, str]] = {}
        self._begin()

    def skipping_nothing(self) -> Waves:
        """Another run over the same tables, in which no rule is skipped because its answer does not matter."""
        found = copy(self)
        found._skips, found._held, found.mark = False, {}, "wide_"
        found._begin()
        found.run()
        return found

    def _begin(self) -> None:
        self.case_world = CaseWorld(self.cased, case_env(self.program, self._as_of))
        self.judge = CaseJudge(self.case_world, skips=self._skips)
        self.settlement = CaseSettlement(self.cased, self.case_world, self.judge)
        self.cases: dict[str, dict[int, Node]] = {}
        self.quotas: list[QuotaRun] = []
        self.carried: dict[str, Carried] = {}
        self.forget()
        self._settled: set[str] = set()

    def _is_any(self, table: str) -> bool:
        return bool(self.tables.fetch(exp.select(summed(number(1))).from_(table))[0][0])

    # ------------------------------------------------------------------ the order
    def run(self) -> None:
        """Fills judged_K for every kind."""
        while True:
            for kind in self.program.kinds:
                self._nobody_judged(kind)
            done: set[tuple[str, str]] = set()
            for kind in (*self.program.regime.identity.order, *self.program.kinds):
                self._stage(kind, "level", done)
            if not self._held_back():
                return
            self._begin()

    def _held_back(self) -> bool:
        """Notes whose decision a duty by levels holds back, and says whether there are more than were known."""
        is_new = False
        for kind, nodes in self.cases.items():
            for at, node in nodes.items():
                duty = self.settlement.held_back.get(node.id)
                if duty is None or node.id in self.judge.held_back:
                    continue
                assert duty.rule is not None
                told = f"{duty.rule.id}|{ {True: 1, None: 2, False: 0}[duty.is_due] }"
                query = (
                    exp.select(column("n")).from_(self.states[kind]).where(compare("=", column("number"), number(at)))
                )
                for (n,) in self.tables.fetch(query):
                    self._held.setdefault(kind, {})[n] = told
                    is_new = True
        return is_new

    def _stage(self, kind: str, stage: str, done: set[tuple[str, str]]) -> None:
        """Works one stage of a kind out, and before it what it reads; a kind that is under way is read as it is."""
        if kind not in self.populated or (kind, stage) in done:
            return
        done.add((kind, stage))
        before = {"attained_level": "own_level", "level": "attained_level"}.get(stage)
        if before is not None:
            self._stage(kind, before, done)
        reads = self._reads(kind, stage)
        for other, of in sorted(reads):
            if other != kind:
                self._stage(other, of, done)
        match stage:
            case "own_level":
                self.own(kind)
            case "attained_level":
                self.attained(kind)
                if any(other == kind for other, _ in reads | self._reads(kind, "own_level")):
                    self._by_tiers(kind)
            case "level":
                together = self.program.together[kind]
                for other in together:
                    self._stage(other, "attained_level", done)
                for other in together & self.populated:
                    for read, of in sorted(self.questions.of_quotas(other)):
                        if read not in together:
                            self._stage(read, of, done)
                self.settle(kind)

    def _reads(self, kind: str, stage: str) -> frozenset[tuple[str, str]]:
        if stage == "level" or (stage == "attained_level" and self.questions.merges(kind)):
            return frozenset()
        return self.questions.of(kind, stage).reads

    def _by_tiers(self, kind: str) -> None:
        """Organisations below each other: anew until nothing changes, which takes as many rounds as there are tiers."""
        for _ in range(_TIERS):
            self.make(f"before_{kind}", exp.select(exp.Star()).from_(layout.judged(kind)))
            self.own(kind)
            self.attained(kind)
            differs = [compare("<>", column(name, "a"), column(name, "b")) for name in ("own_level", "attained_level")]
            changed = one_if(disj(*differs))
            query = exp.select(summed(changed)).from_(table_as(f"before_{kind}", "a"))
            query = query.join(table_as(layout.judged(kind), "b"), on=meets("n", "a", "n", "b"))
            if not self.fetch(query)[0][0]:
                return

    # ------------------------------------------------------------------ own level
    def own(self, kind: str) -> None:
        """The case of each subject, by what persons entered and by the answers to the rules of its own level (and to
        its ceilings, where they can be asked at once)."""
        asked = self.questions.of(kind, "own_level")
        same = {name: term for name, term in asked.carried.items() if is_fixed(term)}
        carried = self.carried[kind] = Carried(tuple(asked.carried), same)
        fixed = self.world.fixed[kind]
        terms = asked.terms() | {name: fixed.get(name) or column(name) for name in _TOLD}
        written = [name for name, term in terms.items() if not is_fixed(term)] or asked.names[:1] or ["entered"]
        shown = {name: terms[name] for name in written} | {name: asked.carried[name] for name in carried.written}
        query = exp.select(column("n", "s"), *(named(of_table("s", term), name) for name, term in shown.items()))
        query = query.from_(asked.query.subquery("s", copy=False))
        columns = [(name, "BOOLEAN" if name == "has_ballot" else "BIGINT") for name in written]
        more = self._more_told(kind)
        if more:
            self.tables.load(f"more_{kind}", [("n", "BIGINT"), ("more", "VARCHAR")], more)
            told = exp.select(all_columns("e"), named(otherwise(column("more", "b"), text("")), "more"))
            told = told.from_(query.subquery("e", copy=False))
            query = told.join(table_as(f"more_{kind}", "b"), on=meets("n", "e", "n", "b"), join_type="left")
            columns.append(("more", "VARCHAR"))
        table = self.fresh(f"early_{kind}")
        self.make_of_subjects(kind, table, query, column("n", "e" if more else "s"))
        width = len(asked.names)
        known = {name: value_of(term) for name, term in terms.items() if is_fixed(term)}
        texts: dict[int, str] = {}  # read once the rows are known
        early: dict[Any, Node] = {}

        def whole_row(row: Cell) -> Cell:
            found = known | dict(zip(written, row[: len(written)], strict=True))
            return (*(found[name] for name in terms), *row[len(written) :])

        def make(short: Cell) -> Node:
            row = whole_row(short)
            answers, *late = asked.unpack(row[:width])
            entered, forum, has_ballot, *ballots = row[width:]
            told = (texts[entered], texts[forum], has_ballot, ballots[0] if ballots else "")
            if not any(late):
                return self._early_node(kind, answers, *told)
            key = (tuple(answers.values()), told)
            if key not in early:
                early[key] = self._early_node(kind, answers, *told)
            return self.case_world.again(early[key], self.name(kind), late[0])

        def look(rows: Sequence[Cell]) -> None:
            texts.update(self._texts([whole_row(row) for row in rows], (width, width + 1)))

        self._told_apart(kind, table, columns, make, look)
        self._show(kind, "own_level")

    def _texts(self, rows: Sequence[Cell], places: Sequence[int]) -> dict[int, str]:
        """The texts that rows name by number at these places."""
        wanted = {row[place] for row in rows for place in places} - {0}
        if not wanted:
            return {0: ""}
        self.tables.load("wanted_texts", [("wanted", "BIGINT")], [(one,) for one in sorted(wanted)])
        query = exp.select(column("number", "t"), column("text", "t")).from_(table_as(layout.TEXTS, "t"))
        return {0: ""} | dict(
            self.fetch(query.join(table_as("wanted_texts", "w"), on=meets("number", "t", "wanted", "w")))
        )

    def _early_node(
        self, kind: str, answers: dict[Any, Any], entered: str, forum: str, has_ballot: bool, ballots: str
    ) -> Node:
        ballots, _, held = ballots.partition("\x1d")
        told = told_of(entered, ballots)
        purpose, _, at = forum.partition("|")
        program = self.cased.kinds[kind]
        node = self.case_world.case(
            self.name(kind), program, answers, told, has_ballot=has_ballot and purpose == "rate", forum=at
        )
        if held:
            rule, _, due = held.partition("|")
            duty = next(found for found in program.follow_ups if found.id == rule)
            self.case_world.held[node.id] = Duty(KLEENE[int(due)], duty)
        return node

    def name(self, kind: str) -> str:
        """A name for one more case."""
        self._made += 1
        return f"{kind} {self._made}"

    def _more_told(self, kind: str) -> list[tuple[int, str]]:
        """For those who have several ballots, or whose decision a duty holds back: n, and that as one text."""
        found = self._ballots(kind) if self._is_any(layout.ballots(kind)) else {}
        held = self._held.get(kind, {})
        return [(of, "\x1f".join(found.get(of, ())) + "\x1d" + held.get(of, "")) for of in {*found, *held}]

    def _ballots(self, kind: str) -> dict[int, list[str]]:
        """Of those who have several ballots, what each of them says, in the order in which they speak."""
        subject = self.world.ballot(kind)
        program = self.program.kinds[kind]
        packing = Packing.of(vote_atoms(program, subject))
        packs = [named(of_table("s", term), f"p{at}") for at, term in enumerate(packing.terms())]
        wanted = exp.select(column("n", "s"), column("text", "t"), column("lead", "s"), *packs)
        wanted = wanted.from_(subject.frame.query.subquery("s", copy=False))
        wanted = wanted.join(table_as(layout.TEXTS, "t"), on=meets("forum", "s", "number", "t"))
        found: dict[int, dict[int, str]] = {}
        for of, told, lead, *packed in self.fetch(wanted):
            codes = packing.unpack(packed)
            listed = ",".join(str(codes["votes", at]) for at in range(len(program.thresholds)))
            place, _, forum = told.partition("|")
            found.setdefault(of, {})[int(place)] = f"{forum}|{listed}|{lead}"
        return {of: [ballots[place] for place in sorted(ballots)] for of, ballots in found.items()}

    # ------------------------------------------------------------------ under the levels of others, and after quotas
    def attained(self, kind: str) -> None:
        """Each case told apart by what the levels of others say, unless its own level has asked that already."""
        if not self.questions.merges(kind):
            earlier = self.cases[kind]
            self._ask(
                kind, "attained_level", lambda at, more: self.case_world.again(earlier[at], self.name(kind), more)
            )
        self._show(kind, "attained_level")

    def ask(self, kind: str, stage: str) -> None:
        """Tells the settled cases of a kind apart by rules that are asked last: "duties" that levels make due, then
        what is only "told"."""
        earlier = self.cases[kind]
        self._ask(kind, stage, lambda at, more: self.settlement.with_answers(earlier[at], self.name(kind), more))

    def _ask(self, kind: str, stage: str, make: Callable[[int, dict[Any, Any]], Node]) -> None:
        """New cases: those of before, told apart by what a stage asks."""
        asked = self.questions.of(kind, stage)
        if not asked.names:
            return
        kept = [column(name, "c") for name in ("n", "number", *self.carried[kind].written)]
        rows = exp.select(*kept, *asked.packs("s")).from_(asked.query.subquery("s", copy=False))
        table = self.fresh(f"{stage}_{kind}")
        rows = rows.join(table_as(self.states[kind], "c"), on=meets("n", "s", "n", "c"))
        self.make_of_subjects(kind, table, rows, column("n", "c"))
        columns = [(name, "BIGINT") for name in ("number", *asked.names)]
        self._told_apart(kind, table, columns, lambda row: make(row[0], asked.unpack(row[1:])[0]))

    def settle(self, kind: str) -> None:
        """Quotas and decisions of a kind and of those that are counted with it."""
        if kind in self._settled:
            return
        kinds = [other for other in self.program.kinds if other in self.program.together[kind] & self.populated]
        self._settled |= set(kinds)
        for other in kinds:
            begun = {at: self.settlement.begin(node, self.name(other)) for at, node in self.cases[other].items()}
            self.cases[other] = begun
        for rule in self.program.quotas:
            covered = [other for other in rule.entry.for_ if other in kinds]
            if covered:
                run = QuotaRun(self, rule, tuple(covered), f"placed_{self.mark}{len(self.quotas)}")
                run.run()
                self.quotas.append(run)
        for other in kinds:
            self._show(other, "level")
        for other in kinds:
            self.ask(other, "duties")
        for other in kinds:
            for node in self.cases[other].values():
                self.settlement.decide(node)
            self._show(other, "level")

    # ------------------------------------------------------------------ what others see
    def _told_apart(
        self,
        kind: str,
        table: str,
        columns: Columns,
        make: Callable[[Cell], Any],
        look: Callable[[Sequence[Cell]], None] = lambda rows: None,
    ) -> None:
        """The distinct rows of a table are the new cases of a kind; look: sees them before any case is made."""
        state, cases = self.number_rows(kind, table, columns, make, self.carried[kind], look=look)
        self.cases[kind] = cases
        self.become(kind, state)

    def _nobody_judged(self, kind: str) -> None:
        self.nobody_seen(kind)
        if kind not in self.populated:
            self.cases[kind], self.carried[kind], self.states[kind] = {}, Carried(), self.state_name(kind)
            self.tables.load(self.states[kind], _NOBODY, ())

    def _show(self, kind: str, stage: str) -> None:
        """What others see of each case once this stage is worked out; judged_K is made of it when a query reads it."""
        rows = []
        for at, node in self.cases[kind].items():
            found = self.judge.own(node)
            rated = 0 if found.surely_excluded else -1 if found.excluded else 1
            own = exposed(node, found.own)
            attained = exposed(node, self.judge.attained(node).attained or 0) if stage != "own_level" else -1
            final = exposed(node, self.settlement.of(node).mask) if stage == "level" else -1
            rows.append((at, rated, own, attained, final))
        self.see(kind, rows)
