"""How often each rule acted and decided over one season, and where all facts known still gave no level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.engine.answer import Answer, Reason, SubjectAnswer
from kiemdiem.core.engine.firing import WATCHED, Mark, mark_of, probes
from kiemdiem.core.engine.passing import Pass
from kiemdiem.core.engine.program import Program, Rule
from kiemdiem.core.engine.rate import program_for
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.regime.regime import Placed, Regime

_UNDECIDED = frozenset({"open", "waits", "keeps", "provisional", "proposes"})
_CONSIDERED = ("candidate", "chosen", "over_limit")


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


def coverage(regime: Regime, season: Season, answer: Answer) -> Coverage:
    """The coverage of a season whose answer is known."""
    program = program_for(regime, season, season.readings)
    found = Pass(program, season, None, skips=True)
    found.settle_all()
    rows = _rows(program)
    steps = _steps(answer, rows)
    fired = _fired(program, found, steps)
    decided = Counter(mark for marks in steps.values() for mark in marks if rows[mark].entry.force != "advice")
    for award in answer.awards:
        marks = _named(rows, award.id, answer.subjects[award.subject].kind) if award.state in _CONSIDERED else ()
        fired.update(marks)
        decided.update(marks if award.state == "chosen" else ())
    kinds = Counter(subject.kind for subject in season.subjects)
    rules = [
        RuleCoverage(row, sum(kinds[kind] for kind in row.entry.for_), fired[mark], decided[mark])
        for mark, row in sorted(rows.items(), key=lambda item: (WATCHED.index(item[0][0]), item[0][1]))
    ]
    every = sum(len(regime.all(table)) for table in WATCHED)
    return Coverage(rules, _gaps(season, answer, found), every - len(rules))


def _rows(program: Program) -> dict[Mark, Placed[Any]]:
    """The rules of a program that can act, those that only advise among them."""
    rules: list[Rule] = [*program.quotas, *program.awards]
    marks = {mark for of_kind in program.kinds.values() for mark, _ in probes(of_kind)}
    rules += [rule for of_kind in program.kinds.values() for rule in of_kind.advice]
    marks |= {mark_of(rule) for rule in rules}
    return {mark: program.regime.all(mark[0])[mark[1]] for mark in marks}


def _fired(program: Program, found: Pass, steps: Mapping[str, set[Mark]]) -> Counter[Mark]:
    """What acts on the ballot that counts, and whatever led to a result: one of two forums may have opened a level."""
    asked = {kind: list(probes(of_kind)) for kind, of_kind in program.kinds.items()}
    fired: Counter[Mark] = Counter()
    standing: dict[str, set[Mark]] = {}
    for quota in found.settlement.quotas:
        for name in quota.candidates:
            standing.setdefault(name, set()).add(mark_of(quota.rule))
    for node in found.world.nodes:
        acting = {mark for mark, probe in asked[node.kind] if probe(node, found.judge)}
        fired.update(acting | steps[node.id] | standing.get(node.id, set()))
    return fired


def _steps(answer: Answer, rows: Mapping[Mark, Placed[Any]]) -> dict[str, set[Mark]]:
    """For each subject the rules that stand among the steps to the result, its duties and what is only shown."""
    by_name: dict[tuple[str, str], set[Mark]] = {}
    for mark, row in rows.items():
        for kind in row.entry.for_ if mark[0] != "award" else ():
            by_name.setdefault((row.id, kind), set()).add(mark)
    found: dict[str, set[Mark]] = {}
    for subject in answer.subjects.values():
        names = {reason.rule for reason in subject.reasons if _is_step(reason)}
        names |= {reason.rule for reason in subject.follow_ups if reason.effect == "due"}
        found[subject.id] = set().union(*(by_name.get((name, subject.kind), ()) for name in names))
    return found


def _is_step(reason: Reason) -> bool:
    """Whether a reason led somewhere; votes or points that fall short are told too, and lead nowhere."""
    return reason.effect not in _UNDECIDED and not (reason.stage == "source" and reason.effect == "fails")


def _named(rows: Mapping[Mark, Placed[Any]], name: str, kind: str) -> list[Mark]:
    """The awards of this name for a kind."""
    return [mark for mark, row in rows.items() if mark[0] == "award" and row.id == name and kind in row.entry.for_]


def _gaps(season: Season, answer: Answer, found: Pass) -> list[str]:
    """Those for whom no level is open though nothing is missing, and nobody's level is waited for."""
    size = {subject.id: (_size(subject), subject.id) for subject in season.subjects}
    gaps = [
        node.id
        for node in found.world.nodes
        if found.judge.attained(node).attained == node.program.none_bit and _is_complete(answer.subjects[node.id])
    ]
    return sorted(gaps, key=size.__getitem__)


def _is_complete(subject: SubjectAnswer) -> bool:
    return subject.outcome == "undetermined" and not subject.missing and not subject.waiting_for


def _size(subject: Subject) -> int:
    """How much was given of a subject: the less, the simpler is the case."""
    votes = sum(len(ballot.votes) for ballot in subject.ballots)
    return votes + len(subject.facts) + len(subject.links) + len(subject.previous or ()) + len(subject.decisions)
