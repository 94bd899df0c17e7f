"""Why not the next better level: every threshold, requirement, ceiling and quota that stood in the way."""

from __future__ import annotations

from kiemdiem.core.engine import words
from kiemdiem.core.engine.answer import Reason
from kiemdiem.core.engine.judge import Judge
from kiemdiem.core.engine.judgement import Judgement, in_band
from kiemdiem.core.engine.narrate import Narrator
from kiemdiem.core.engine.settle import Standing
from kiemdiem.core.engine.world import Node, World


def why_not(
    node: Node, found: Judgement, standing: Standing, level: int | None, narrator: Narrator, judge: Judge, world: World
) -> list[Reason]:
    """What the next better level would have needed; for a subject without a level, the lowest level that votes open."""
    if found.surely_excluded or level == 0 or node.source is None:
        return []
    target = level - 1 if level is not None else _lowest_open(node)
    if target is None or target < 0:
        return []
    reasons = _source(node, found, target, narrator, judge, world)
    seen: set[int] = set()
    for at, rule in node.program.requirements:
        if at == target and id(rule) not in seen and judge.requirement_holds(node, rule) is False:
            seen.add(id(rule))
            reasons.append(narrator.requirement(node, rule))
    for rule in node.program.grounds:
        if judge.ground_holds(node, rule) is True and node.program.codes.index(rule.entry.level) > target:
            text = narrator.sentence(node, rule, "because")
            reasons.append(Reason(rule.id, rule.clauses, "ground", "replaces", text))
    reasons += [reason for reason in narrator.ceilings(node, 1 << target) if reason.effect in ("lowers", "waits")]
    if level is not None:
        reasons += [reason for reason in narrator.quotas(node, standing) if reason.effect == "drops"]
    return reasons


def _lowest_open(node: Node) -> int | None:
    """The worst level that a ballot or points can give, short of the lowest one."""
    levels = {share.level for share in node.program.thresholds} | {band.level for band in node.program.bands}
    levels.discard(len(node.program.codes) - 1)
    return max(levels) if levels else None


def _source(node: Node, found: Judgement, target: int, narrator: Narrator, judge: Judge, world: World) -> list[Reason]:
    source = node.source
    assert source is not None
    reasons: list[Reason] = []
    for result in found.results:
        world.take_ballot(node, result.ballot)
        for share in node.program.thresholds:
            if share.level == target and judge.threshold_holds(node, share) is False:
                reason = narrator.votes(node, share, opens=False)
                reasons += [reason] if reason else []
    if found.results:
        world.take_ballot(node, found.results[0].ballot)
    if source.entry.by == "points":
        for band in node.program.bands:
            if band.level == target and in_band(band, node.get(band.of)) is False and found.bands >> target + 1:
                reasons.append(narrator.points_under(node, band))
    proposed = node.subject.proposed_level
    if source.entry.by == "proposal" and proposed is not None and node.program.codes.index(proposed) > target:
        text = words.PROPOSED_UNDER.format(
            proposed=narrator.label(node, node.program.codes.index(proposed)), level=narrator.label(node, target)
        )
        reasons.append(Reason(source.id, source.clauses, "source", "fails", text))
    return reasons
