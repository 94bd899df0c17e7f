"""The state of work in words, and as a row of a file."""

from __future__ import annotations

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.queries.axes import LATE, MET, axes_of
from kiemdiem.apps.workplans.queries.counting import ItemCount
from kiemdiem.apps.workplans.queries.duties import Work
from kiemdiem.apps.workplans.queries.progress import Duty, ItemProgress
from kiemdiem.shell.days import short_day
from kiemdiem.shell.marks import State, StateKind

BY_HAND = "proposed_level"
AXIS_KINDS: dict[str, StateKind] = {MET: "done", LATE: "late"}


def duty_state(duty: Duty, *, is_settled: bool = False) -> State:
    """How one item stands at one unit. is_settled: another unit has done for all what they do together."""
    if duty.is_done:
        return State("done", _done(duty))
    if is_settled:
        return State("done", words.IS_DONE.format(day="").strip())
    if duty.is_returned:
        return State("returned", words.IS_RETURNED)
    about, left = _so_far(duty), duty.left
    if left is None:
        return State("wait", words.OPEN, about or _expected(duty))
    if duty.is_late:
        return State("late", words.IS_LATE.format(days=-left), about)
    if left < 0:
        return State("wait", words.OVER, about)
    return State("soon" if duty.is_soon else "wait", _still(left), about)


def _done(duty: Duty) -> str:
    if duty.is_late and duty.done_on is not None and duty.due is not None:
        return words.DONE_LATE.format(day=short_day(duty.done_on), days=(duty.done_on - duty.due).days)
    return words.IS_DONE.format(day=short_day(duty.done_on)).strip()


def _expected(duty: Duty) -> str:
    expected = duty.row.expected if duty.row is not None else None
    return f"{words.EXPECTED.lower()} {short_day(expected)}" if expected else ""


def _still(left: int) -> str:
    return {0: words.TODAY, 1: words.TOMORROW}.get(left, words.SOON.format(days=left))


def _so_far(duty: Duty) -> str:
    counted = next((one.count for one in duty.parts if one.count is not None), None)
    if counted is not None:
        return words.ALL_TOLD.format(n=counted[0], m=counted[1])
    done = len(duty.parts) - len(duty.open_parts)
    return words.SOME_DONE.format(n=done, m=len(duty.parts)) if done else ""


def item_state(found: ItemProgress | ItemCount) -> State:
    """How many of how many, drawn."""
    told = f"{found.n}/{found.m}"
    if found.is_done:
        return State("done", told)
    if found.late:
        return State("late", told)
    return State("doing" if found.n else "wait", told)


def axis_states(duty: Duty) -> list[tuple[str, State]]:
    """Content, procedure and schedule, each with its state."""
    return [
        (words.AXES[one.axis], State(AXIS_KINDS.get(one.state, "wait"), words.AXIS_STATES[one.state]))
        for one in axes_of(duty)
    ]


def missing_guidance(campaign: Campaign, work: Work) -> list[str]:
    """What this item rests on and nobody has supplied: its levels are put in by hand and nothing is computed."""
    blanks = regime_of(campaign).open_blanks.values()
    return [
        words.LACKING.format(wants=one.wants, basis=one.basis)
        for one in blanks
        if one.without == BY_HAND and set(one.clauses) & set(work.item.clauses)
    ]


def evidence_of(duty: Duty) -> str:
    """The documents that show it, each once."""
    told = (one.progress.evidence for one in duty.parts if one.progress is not None and one.progress.evidence)
    return "; ".join(dict.fromkeys(told))


def reasons_of(duty: Duty) -> tuple[str, ...]:
    """Why it was marked in the unit's place."""
    told = (one.progress.on_behalf_reason for one in duty.parts if one.progress is not None)
    return tuple(dict.fromkeys(reason for reason in told if reason))
