"""The answer for a case, by the engine's own answering: outcome, level, range, the rules on the way; no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kiemdiem.core.bulk.cases.judge import CaseJudge, CaseWorld
from kiemdiem.core.bulk.cases.standings import CaseLimit, CaseSettlement
from kiemdiem.core.engine.answer import Reason, SubjectAnswer
from kiemdiem.core.engine.answering import Answering
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.missing import GapFinder
from kiemdiem.core.engine.narrate import Narrator
from kiemdiem.core.engine.program import Program, Rule, VoteShare
from kiemdiem.core.engine.season import Ballot
from kiemdiem.core.engine.settle import QuotaResult, Standing
from kiemdiem.core.engine.tracing import Trace


@dataclass(frozen=True)
class CasePass:
    """What answering asks of a pass over a season."""

    world: CaseWorld
    judge: CaseJudge
    settlement: CaseSettlement


@dataclass(frozen=True)
class _Masks:
    """The sets of the pass in which nothing is skipped."""

    masks: dict[str, int]

    def of(self, node: Node) -> Standing:
        return Standing(self.masks[node.id])


@dataclass(frozen=True)
class _WidePass:
    world: CaseWorld
    settlement: _Masks


class CaseNarrator(Narrator):
    """Names the rules and their effects; the sentences need a subject's own numbers."""

    def sentence(self, node: Any, rule: Rule, field: str) -> str:
        return ""

    def votes(self, node: Node, share: VoteShare, *, opens: bool) -> Reason | None:
        at = next(i for i, other in enumerate(node.program.thresholds) if other is share)
        world = self._world
        assert isinstance(world, CaseWorld)
        code = world.votes_code(node, at)
        effect = "open" if code in (2, 3, 4) else "fails" if code == 5 else "opens" if opens or code == 1 else "fails"
        return Reason(share.rule.id, share.rule.clauses, "source", effect, "")

    def quotas(self, node: Node, standing: Standing) -> list[Reason]:
        kept = [Reason(r.rule.id, r.limit.clauses, "quota", "keeps", "") for r in standing.kept_by]
        return kept + [Reason(r.rule.id, r.limit.clauses, "quota", "drops", "") for r in standing.dropped_by]


class CaseGaps(GapFinder):
    """Finds what stands between a case and one answer."""

    def _limit(self, result: QuotaResult, seen: Trace) -> None:
        limit = result.limit
        if not isinstance(limit, CaseLimit) or not limit.value:
            return
        seen.facts.update({("", name): None for name in limit.unset_facts})
        if limit.asks:
            seen.facts["", result.rule.id] = None


class CaseAnswering(Answering):
    """Answers cases of one run."""

    def __init__(self, program: Program, main: CasePass, wide: dict[str, int] | None) -> None:
        self._program = program
        self._main: Any = main
        self._wide: Any = _WidePass(main.world, _Masks(wide)) if wide is not None else None
        self._season = main.world.season
        self._sentences = True
        self._assumed = {}
        self._narrator = CaseNarrator(program, main.world, main.judge)
        self._gaps = CaseGaps(program, main.world, main.judge, main.settlement)

    def of(self, node: Node) -> SubjectAnswer:
        """The answer for every subject of a case; `id` is the case's own."""
        return self._subject(node, self._narrator, self._gaps)

    def _proposed_by(self, node: Node, ballot: Ballot) -> int | None:
        if node.program.thresholds:
            return super()._proposed_by(node, ballot)
        world: CaseWorld = self._main.world
        return world.lead_of[id(ballot)]

    def _follow_ups(self, node: Node, gaps: GapFinder) -> list[Reason]:
        """The duties that are due or may be; which facts would tell is a matter of the subject's own."""
        found = [(rule, rule.when(node, self._main.world.env)) for rule in node.program.follow_ups]
        effects: dict[bool | None, str] = {True: "due", None: "open"}
        return [
            Reason(rule.id, rule.clauses, "follow_up", effects[holds], "", _numbers(rule))
            for rule, holds in found if holds is not False
        ]  # fmt: skip

    def _derived(self, node: Node, narrator: Narrator) -> dict[str, Any]:
        return {}


def _numbers(rule: Rule) -> dict[str, Any]:
    return {"by": rule.entry.by, "blocks": rule.entry.blocks, "due": rule.entry.due}


__all__ = ["CaseAnswering", "CaseNarrator", "CasePass"]
