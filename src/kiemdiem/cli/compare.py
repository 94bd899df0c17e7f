"""`kiemdiem compare`: the same people under two readings, or two regimes, person by person."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kiemdiem.cli import errors, labels, words
from kiemdiem.cli.answer_names import AnswerNames
from kiemdiem.cli.carrying import carry_over
from kiemdiem.cli.command import (
    Command,
    add_input,
    add_json,
    add_reading,
    add_regime,
    add_strict,
    add_with_reading,
    add_with_regime,
    chosen_options,
)
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.seasons import rate_season, read_season
from kiemdiem.cli.tables import table
from kiemdiem.core.engine.answer import Answer, Reason, SubjectAnswer
from kiemdiem.core.engine.comparison import AwardChange, Change, compare, every_step
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime


def add(parser: argparse.ArgumentParser) -> None:
    add_input(parser)
    add_regime(parser, as_option=True)
    add_reading(parser)
    add_with_regime(parser)
    add_with_reading(parser)
    add_strict(parser)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    if not options.with_regime and not options.with_reading:
        raise Refused(errors.NOTHING_TO_COMPARE)
    first = load(options.regime)
    season = read_season(options, first, screen)
    second = load(options.with_regime) if options.with_regime else first
    chosen_options(second, options.with_reading)
    left_behind: Counter[str] = Counter()
    other = replace(season, readings={**season.readings, **dict(options.with_reading)})
    if options.with_regime:
        other, left_behind = carry_over(season, first, second, dict(options.with_reading))
        tell_left_behind(left_behind, second, screen)
    before = rate_season(first, season, screen)
    after = rate_season(second, other, screen)
    found = compare(before, after, steps=every_step)
    changes = [change for change in found.changes if change.before != change.after]
    if options.json:
        screen.json(
            {
                "from": _head(before),
                "to": _head(after),
                "subjects": len(after.subjects),
                "left_behind": dict(left_behind),
                "changes": [_change_json(change) for change in changes],
                "awards": [
                    {"label": one.label, "subject": one.subject, "from": one.was, "to": one.now} for one in found.awards
                ],
            }
        )
        return Exit.DONE
    _show(AnswerNames(first, before), AnswerNames(second, after), before, after, changes, found.awards, screen)
    return Exit.DONE


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "id": change.subject,
        "name": change.name,
        "kind": change.kind,
        "from": _result_json(change.old),
        "to": _result_json(change.new),
        "only_before": [reason.to_json() for reason in change.gone],
        "only_after": [reason.to_json() for reason in change.come],
    }


def _result_json(subject: SubjectAnswer) -> dict[str, Any]:
    return {"outcome": subject.outcome, "level": subject.level}


def tell_left_behind(left_behind: Counter[str], second: Regime, screen: Screen) -> None:
    """What the second regime has no place for is said, never dropped in silence."""
    if left_behind.total():
        told = "; ".join(
            words.LEFT_BEHIND_ONE.format(what=what, count=count) for what, count in left_behind.items() if count
        )
        screen.note(words.LEFT_BEHIND.format(regime=second.id, told=told))


def _head(answer: Answer) -> dict[str, object]:
    return {"regime": answer.regime, "hash": answer.hash, "readings": dict(answer.readings)}


def _show(
    first: AnswerNames, second: AnswerNames, before: Answer, after: Answer, changes: Sequence[Change],
    awards: Sequence[AwardChange], screen: Screen,
) -> None:  # fmt: skip
    for told, names, answer, other in (
        (words.COMPARE_FROM, first, before, after),
        (words.COMPARE_TO, second, after, before),
    ):
        screen.say(told.format(regime=names.regime.id, readings=_difference(answer, other)))
    total = words.number(len(after.subjects))
    screen.say(words.CHANGED.format(changed=words.number(len(changes)), total=total), "bold")
    if changes:
        moves = Counter((change.kind, change.before, change.after) for change in changes)
        rows = [
            (second.kind(kind), first.level(kind, was), second.level(kind, now), words.number(count))
            for (kind, was, now), count in moves.items()
        ]
        screen.say()
        screen.show(table(words.MOVE_COLUMNS, rows, right=(3,)))
        people = [
            (
                second.subject(change.subject),
                words.ARROW.format(old=first.result(change.old), new=second.result(change.new)),
                _why(change, second),
            )
            for change in changes
        ]
        screen.say()
        screen.show(table(words.CHANGE_COLUMNS, people, wide=(1, 2)))
    if awards:
        states = labels.AWARD_STATES | {"": words.NO_SUCH_AWARD}
        told_awards = [
            (
                one.label,
                second.subject(one.subject),
                words.ARROW.format(old=states[one.was or ""], new=states[one.now or ""]),
            )
            for one in awards
        ]
        screen.say()
        screen.show(table(words.AWARD_CHANGE_COLUMNS, told_awards, wide=(0,), title=words.AWARD_CHANGES))


def _difference(answer: Answer, other: Answer) -> str:
    """The readings in which the two differ; with two regimes these are many, and their names say little."""
    if answer.regime != other.regime:
        return ""
    found = [f"{k}={v}" for k, v in answer.readings.items() if other.readings.get(k) != v]
    return words.UNDER_READINGS.format(readings=", ".join(found)) if found else ""


def _why(change: Change, second: AnswerNames) -> str:
    """What the second answer lacks or asks, or says that the first does not; else what it no longer says."""
    if change.new.outcome == "incomplete":
        return second.lacking(change.new)
    if change.new.outcome == "undetermined":
        return second.choice(change.new)
    if change.come:
        return _told(change.come, change.gone)
    gone = _told(change.gone, change.come)
    return words.NO_LONGER.format(what=gone) if gone else ""


def _told(these: Sequence[Reason], those: Sequence[Reason]) -> str:
    """The first two sentences that the other side does not say too, a rule of another name as it may be.

    That a text is not supplied never moved anybody: it is told only where nothing else is there to tell.
    """
    said = {reason.text for reason in those}
    own = [reason for reason in these if reason.text not in said and reason.effect != "not_supplied"]
    return " ".join(reason.text for reason in (own or these)[:2])


COMMAND = Command(words.COMPARE_ABOUT, add, run, words.COMPARE_EXAMPLE)
