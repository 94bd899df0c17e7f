"""The answers for groups: quotas and awards with their sums."""

from __future__ import annotations

from typing import Any

from kiemdiem.core.engine import words
from kiemdiem.core.engine.answer import AwardAnswer, QuotaAnswer, Reason
from kiemdiem.core.engine.awards import AwardGroup, AwardResult
from kiemdiem.core.engine.narrate import Narrator
from kiemdiem.core.engine.settle import QuotaResult
from kiemdiem.core.engine.speller import limit_words, plain


def quota_answer(result: QuotaResult, narrator: Narrator) -> QuotaAnswer:
    entry = result.rule.entry
    return QuotaAnswer(
        id=result.rule.id,
        group=result.group.label,
        group_name=result.group.names,
        kinds=result.group.kinds,
        level=entry.level,
        base=plain(result.base),
        limit=plain(result.limit.value),
        text=narrator.sum_of(result),
        candidates=result.candidates,
        chosen=sorted(result.chosen, key=_order(result.candidates)),
        over=result.over,
        ties=result.ties,
        clauses=result.limit.clauses,
        instead=result.limit.instead,
        base_label=result.limit.base_label,
        used=len(result.chosen),
    )


def _order(candidates: list[str]) -> Any:
    places = {name: place for place, name in enumerate(candidates)}
    return lambda name: places.get(name, len(places))


def award_quota(group: AwardGroup) -> QuotaAnswer:
    return QuotaAnswer(
        id=group.rule.id,
        group=group.group.label,
        group_name=group.group.names,
        kinds=group.group.kinds,
        level="",
        base=plain(group.group.base),
        limit=plain(group.limit.value),
        text=limit_words(group.limit, group.group.base),
        candidates=group.candidates,
        chosen=group.chosen,
        over=group.over,
        ties=[],
        clauses=group.limit.clauses,
        instead=group.limit.instead,
        base_label=group.limit.base_label,
        used=group.used,
    )


def award_answer(result: AwardResult, narrator: Narrator) -> AwardAnswer:
    label = result.rule.entry.label
    pattern = {
        "candidate": words.AWARD_CANDIDATE,
        "chosen": words.AWARD_CHOSEN,
        "over_limit": words.AWARD_OVER,
        "not_eligible": words.AWARD_NOT,
        "incomplete": words.AWARD_UNKNOWN,
    }[result.state]
    text = pattern.format(label=label)
    if result.years is not None:
        run = plain(result.years)
        shown = "–".join(str(part) for part in run) if isinstance(run, list) else run
        text += " " + words.AWARD_YEARS.format(label=label, run=shown, years=result.rule.entry.years)
    if result.state == "over_limit":
        text += " " + words.AWARD_LIMIT.format(rule=limit_words(result.limit, result.base), chosen=result.used)
    elif result.state in ("candidate", "chosen") and result.priority and result.rule.entry.priority_label:
        text += " " + words.AWARD_PRIORITY.format(label=result.rule.entry.priority_label)
    if result.state != "not_eligible" and result.rule.entry.by:
        text += " " + words.AWARD_BY.format(by=result.rule.entry.by)
    if result.state != "not_eligible" and result.rule.entry.proposed_to:
        text += " " + words.AWARD_PROPOSED_TO.format(to=result.rule.entry.proposed_to)
    if result.counted_in is not None and result.again != "counts":
        pattern = words.AWARD_AGAIN if result.again == "flagged" else words.AWARD_NOT_AGAIN
        first = result.counted_in - int(result.rule.entry.years) + 1
        if result.again == "not_counted" or result.state != "not_eligible":
            text += " " + pattern.format(first=first, year=result.counted_in)
    clauses = result.limit.clauses if result.limit is not None else result.rule.clauses
    clauses = tuple(dict.fromkeys((*result.rule.clauses, *clauses)))
    reasons = [Reason(result.rule.id, clauses, "award", result.state, text)]
    if result.limit is not None:
        base = plain(result.limit.value)
        reasons[0] = Reason(result.rule.id, clauses, "award", result.state, text, {"limit": base})
    is_entered = isinstance(result.rule.entry.at_most, str) and result.limit is not None and not result.limit.is_unset
    if result.state != "not_eligible" and not is_entered:
        reasons += narrator.blank(result.rule)
    return AwardAnswer(result.rule.id, label, result.node.id, result.state, result.priority, reasons)
