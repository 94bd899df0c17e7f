"""The first page of a result: levels by kind, limits used, what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.cli import labels, words
from kiemdiem.cli.answer_names import AnswerNames
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.tables import table
from kiemdiem.core.engine.answer import Answer, QuotaAnswer, SubjectAnswer
from kiemdiem.core.regime.entries.ratings import Quota
from kiemdiem.core.regime.regime import Regime

MOST_ROWS = 12
WITHOUT_LEVEL = ("not_rated", "reviewed_only", "exempt", "deferred", "incomplete", "undetermined")


@dataclass
class Page:
    """What the page says. counts: kind → level or outcome → how many; near: how many groups come near a limit, of which
    quotas holds the first; open_ones: for each list its title, how many are on it, and the first with a sentence."""

    names: AnswerNames
    as_of: str
    counts: Mapping[str, Counter[str]]
    near: int
    quotas: Sequence[QuotaAnswer]
    awards: Sequence[tuple[str, list[Any] | None, Counter[str]]]
    open_ones: Sequence[tuple[str, int, Sequence[tuple[SubjectAnswer, str]]]]


def show_summary(regime: Regime, answer: Answer, screen: Screen) -> None:
    """The whole page of an answer."""
    show_page(page_of(regime, answer), screen)


def show_page(page: Page, screen: Screen) -> None:
    plan = page.names.regime.identity
    count = sum(counts.total() for counts in page.counts.values())
    screen.say(words.RESULT_OF.format(number=plan.number or page.names.regime.id, year=plan.year), "bold")
    screen.say(words.SUBJECTS_RATED.format(count=words.number(count), as_of=words.day(page.as_of)))
    _levels(page.names, page.counts, screen)
    _quotas(page, screen)
    _awards(page, screen)
    for title, many, rows in page.open_ones:
        _list(title, many, rows, page.names, screen)


def page_of(regime: Regime, answer: Answer) -> Page:
    """The page of an answer in memory."""
    names = AnswerNames(regime, answer)
    levels = {placed.id for placed in regime.of("quota", Quota)}
    near = [quota for quota in answer.quotas if quota.id in levels and quota.candidates]
    first = sorted(near, key=lambda quota: (not quota.over, not quota.ties))[:MOST_ROWS]
    lists = [
        (title, [one for one in answer.subjects.values() if is_on(one)], told)
        for title, is_on, told in open_lists(names)
    ]
    open_ones = [(title, len(of), [(one, told(one)) for one in of[:MOST_ROWS]]) for title, of, told in lists]
    return Page(names, answer.as_of, _counted(answer), len(near), first, _award_counts(answer), open_ones)


def show_levels(regime: Regime, answer: Answer, screen: Screen) -> None:
    """One table for each scale: levels, best first, then those without a level; a column for each kind."""
    _levels(AnswerNames(regime, answer), _counted(answer), screen)


def _counted(answer: Answer) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for subject in answer.subjects.values():
        told = subject.level if subject.outcome == "rated" and subject.level else subject.outcome
        counts.setdefault(subject.kind, Counter())[told] += 1
    return counts


def _levels(names: AnswerNames, counts: Mapping[str, Counter[str]], screen: Screen) -> None:
    kinds = [kind for kind in dict.fromkeys((*names.regime.identity.order, *names.regime.kinds)) if kind in counts]
    for scale in dict.fromkeys(names.regime.kinds[kind].scale for kind in kinds):
        here = [kind for kind in kinds if names.regime.kinds[kind].scale == scale]
        codes = [value.code for value in names.regime.scales[scale].values] if scale else []
        codes += [outcome for outcome in WITHOUT_LEVEL if any(counts[kind][outcome] for kind in here)]
        rows = [[names.level(here[0], code), *(words.count(counts[kind][code]) for kind in here)] for code in codes]
        rows.append([words.TOTAL, *(words.number(counts[kind].total()) for kind in here)])
        columns = [words.LEVEL, *(names.kind(kind) for kind in here)]
        screen.say()
        screen.show(table(columns, rows, right=range(1, len(columns)), last_apart=True))


def _quotas(page: Page, screen: Screen) -> None:
    """Limits that somebody comes near; those first that are exceeded or wait for a choice."""
    names = page.names
    advice = {placed.id for placed in names.regime.of("quota", Quota) if placed.entry.force == "advice"}
    rows = [
        [
            names.short_level(quota.kinds[0], quota.level),
            ", ".join(names.kind(kind) for kind in quota.kinds),
            quota.group_name or quota.group,
            told_pair(quota.base),
            told_pair(quota.limit),
            str(quota.used),
            str(len(quota.candidates)),
            _quota_note(quota, is_advice=quota.id in advice),
        ]
        for quota in page.quotas
    ]
    if rows:
        screen.say()
        screen.show(table(words.QUOTA_COLUMNS, rows, right=(3, 4, 5, 6), wide=(1, 2, 7), title=words.QUOTAS))
        _and_more(page.near, screen)


def _quota_note(quota: QuotaAnswer, *, is_advice: bool) -> str:
    if is_advice:
        return words.QUOTA_ADVICE
    if quota.over:
        return words.QUOTA_OVER.format(over=quota.over)
    if quota.ties:
        return words.QUOTA_TIES.format(ties=len(quota.ties))
    return words.QUOTA_UNSET if quota.limit is None else ""


def told_pair(value: Any) -> str:
    """A number of an answer, or the least and the greatest while it is open."""
    if value is None:
        return words.UNKNOWN_NUMBER
    if isinstance(value, list | tuple):
        return words.PAIR.format(least=value[0], greatest=value[1])
    return str(value)


def _award_counts(answer: Answer) -> list[tuple[str, list[Any] | None, Counter[str]]]:
    counts: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    for award in answer.awards:
        counts.setdefault(award.id, Counter())[award.state] += 1
        names[award.id] = award.label
    limits: dict[str, list[Any]] = {}
    for quota in answer.quotas:
        limits.setdefault(quota.id, []).append(quota.limit)
    return [(names[award], limits.get(award), found) for award, found in counts.items()]


def _awards(page: Page, screen: Screen) -> None:
    states = [s for s in ("candidate", "chosen", "over_limit", "incomplete") if any(c[s] for *_, c in page.awards)]
    rows = [
        [label, _limit(limits), *(words.count(found[state]) for state in states)]
        for label, limits, found in page.awards
        if any(found[state] for state in states)
    ]
    if rows:
        columns = [words.AWARD, words.LIMIT, *(labels.AWARD_STATES[state] for state in states)]
        screen.say()
        screen.show(table(columns, rows, right=range(1, len(columns)), wide=(0,), title=words.AWARDS))


def _limit(limits: list[Any] | None) -> str:
    """How many of an award all groups together may have, where every group's number is known."""
    if limits is None:
        return ""
    if any(limit is None for limit in limits):
        return words.UNKNOWN_NUMBER
    least = sum(limit[0] if isinstance(limit, list) else limit for limit in limits)
    most = sum(limit[1] if isinstance(limit, list) else limit for limit in limits)
    return str(least) if least == most else told_pair([least, most])


OpenList = tuple[str, Callable[[SubjectAnswer], bool], Callable[[SubjectAnswer], str]]


def open_lists(names: AnswerNames) -> list[OpenList]:
    """Who waits for what: facts, a person's choice, or a body whose own vote says otherwise."""
    return [
        (words.INCOMPLETE, lambda one: one.outcome == "incomplete", names.lacking),
        (words.UNDETERMINED, lambda one: one.outcome == "undetermined" or one.needs_choice, names.choice),
        (words.CONFLICTS, lambda one: bool(one.conflicts), lambda one: " ".join(r.text for r in one.conflicts)),
    ]


def _list(
    title: str, count: int, rows: Sequence[tuple[SubjectAnswer, str]], names: AnswerNames, screen: Screen
) -> None:
    if not rows:
        return
    screen.say()
    shown: Iterable[Sequence[str]] = [(names.subject(subject.id), text) for subject, text in rows]
    screen.show(table((words.SUBJECT, words.WHY), shown, wide=(1,), title=title.format(count=words.number(count))))
    _and_more(count, screen)


def _and_more(count: int, screen: Screen) -> None:
    if count > MOST_ROWS:
        screen.say(words.AND_MORE.format(count=words.number(count - MOST_ROWS)))
