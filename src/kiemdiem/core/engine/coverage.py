"""How often each rule acted and decided over one season, and where all facts known still gave no level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.engine.answer import Answer, AwardState, Reason, SubjectAnswer
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.firing import WATCHED, Mark, Probe, mark_of, probes
from kiemdiem.core.engine.judge import Judge
from kiemdiem.core.engine.passing import Pass
from kiemdiem.core.engine.program import Program, Rule
from kiemdiem.core.engine.rate import program_for
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.regime.regime import Placed, Regime

_UNDECIDED = frozenset({"open", "waits", "keeps", "provisional", "proposes"})
_CONSIDERED = ("candidate", "chosen", "over_limit")
Asked = Mapping[str, Sequence[tuple[Mark, Probe]]]
"""Kind → a question to one subject for each of its rules."""


@dataclass(frozen=True)
class RuleCoverage:
    """One rule in force. subjects: how many of its kinds there are; fired: for how many its condition came true;
    decided: of how many it was a step on the way to the result."""

    row: Placed[Any]
    subjects: int
    fired: int
    decided: int

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self.row.source.name}:{self.row.source.positions.of(self.row.path).line}"


@dataclass(frozen=True)
class Coverage:
    """Every rule in force in the order of the tables; gaps: subjects without a level though nothing is missing, the
    simplest first; left_out: rules of other readings, days or periods."""

    rules: Sequence[RuleCoverage]
    gaps: Sequence[str]
    left_out: int

    @property
    def silent(self) -> list[RuleCoverage]:
        """Rules that never acted."""
        return [rule for rule in self.rules if not rule.fired]


class RuleTally:
    """Counts the rules of a program that act and decide, subject by subject or case by case."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._rows = _rows(program)
        self._by_name: dict[tuple[str, str], set[Mark]] = {}
        for mark, row in self._rows.items():
            for kind in row.entry.for_ if mark[0] != "award" else ():
                self._by_name.setdefault((row.id, kind), set()).add(mark)
        self._fired: Counter[Mark] = Counter()
        self._decided: Counter[Mark] = Counter()

    def count(self, answer: SubjectAnswer, acting: set[Mark], many: int = 1) -> None:
        """So many subjects with this answer. acting: the rules whose condition came true for them on the ballot that
        counts, and the quotas in which they stand for a place; whatever led to the result acted too, for one of two
        forums may have opened a level."""
        steps = self._steps(answer)
        self._fired.update(dict.fromkeys(acting | steps, many))
        deciding = (mark for mark in steps if self._rows[mark].entry.force != "advice")
        self._decided.update(dict.fromkeys(deciding, many))

    def count_award(self, name: str, kind: str, state: AwardState, many: int = 1) -> None:
        """So many subjects of a kind who stand so for an award."""
        if state in _CONSIDERED:
            marks = [mark for mark, row in self._rows.items() if _is_award(mark, row, name, kind)]
            self._fired.update(dict.fromkeys(marks, many))
            self._decided.update(dict.fromkeys(marks, many) if state == "chosen" else {})

    def coverage(self, kinds: Mapping[str, int], gaps: Sequence[str]) -> Coverage:
        """What was counted. kinds: how many subjects of each kind there are."""
        rules = [
            RuleCoverage(
                row, sum(kinds.get(kind, 0) for kind in row.entry.for_), self._fired[mark], self._decided[mark]
            )
            for mark, row in sorted(self._rows.items(), key=lambda item: (WATCHED.index(item[0][0]), item[0][1]))
        ]
        every = sum(len(self._program.regime.all(table)) for table in WATCHED)
        return Coverage(rules, gaps, every - len(rules))

    def _steps(self, answer: SubjectAnswer) -> set[Mark]:
        """The rules that stand among the steps to a result, its duties and what is only shown."""
        names = {reason.rule for reason in answer.reasons if _is_step(reason)}
        names |= {reason.rule for reason in answer.follow_ups if reason.effect == "due"}
        return set().union(*(self._by_name.get((name, answer.kind), ()) for name in names))


def coverage(regime: Regime, season: Season, answer: Answer) -> Coverage:
    """The coverage of a season whose answer is known."""
    program = program_for(regime, season, season.readings)
    found = Pass(program, season, None, skips=True)
    found.settle_all()
    tally = RuleTally(program)
    asked = asked_of(program)
    standing: dict[str, set[Mark]] = {}
    for quota in found.settlement.quotas:
        for name in quota.candidates:
            standing.setdefault(name, set()).add(mark_of(quota.rule))
    for node in found.world.nodes:
        tally.count(answer.subjects[node.id], acting(asked, node, found.judge) | standing.get(node.id, set()))
    for award in answer.awards:
        tally.count_award(award.id, answer.subjects[award.subject].kind, award.state)
    gaps = [node.id for node in found.world.nodes if is_gap(node, found.judge, answer.subjects[node.id])]
    size = {subject.id: (size_of(subject), subject.id) for subject in season.subjects}
    return tally.coverage(Counter(subject.kind for subject in season.subjects), sorted(gaps, key=size.__getitem__))


def asked_of(program: Program) -> Asked:
    """What is asked of a subject of each kind."""
    return {kind: list(probes(of_kind)) for kind, of_kind in program.kinds.items()}


def acting(asked: Asked, node: Node, judge: Judge) -> set[Mark]:
    """The rules whose condition came true for a subject."""
    return {mark for mark, probe in asked[node.kind] if probe(node, judge)}


def is_gap(node: Node, judge: Judge, answer: SubjectAnswer) -> bool:
    """Whether no level is open though nothing is missing, and nobody's level is waited for."""
    is_complete = answer.outcome == "undetermined" and not answer.missing and not answer.waiting_for
    return is_complete and judge.attained(node).attained == node.program.none_bit


def size_of(subject: Subject) -> int:
    """How much was given of a subject: the less, the simpler is the case."""
    votes = sum(len(ballot.votes) for ballot in subject.ballots)
    return votes + len(subject.facts) + len(subject.links) + len(subject.previous or ()) + len(subject.decisions)


def _rows(program: Program) -> dict[Mark, Placed[Any]]:
    """The rules of a program that can act, those that only advise among them."""
    rules: list[Rule] = [*program.quotas, *program.awards]
    marks = {mark for of_kind in program.kinds.values() for mark, _ in probes(of_kind)}
    rules += [rule for of_kind in program.kinds.values() for rule in of_kind.advice]
    marks |= {mark_of(rule) for rule in rules}
    return {mark: program.regime.all(mark[0])[mark[1]] for mark in marks}


def _is_step(reason: Reason) -> bool:
    """Whether a reason led somewhere; votes or points that fall short are told too, and lead nowhere."""
    return reason.effect not in _UNDECIDED and not (reason.stage == "source" and reason.effect == "fails")


def _is_award(mark: Mark, row: Placed[Any], name: str, kind: str) -> bool:
    return mark[0] == "award" and row.id == name and kind in row.entry.for_
