"""One subject's answer as a text to read: the result, every step with its clauses, what is missing, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kiemdiem.cli import labels, words
from kiemdiem.cli.answer_names import AnswerNames
from kiemdiem.cli.clause_texts import ClauseTexts
from kiemdiem.cli.plain_expressions import upper_first
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.tables import items
from kiemdiem.core.engine.answer import Answer, Reason, SubjectAnswer
from kiemdiem.core.engine.owed import OwedPaper
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.regime import Regime


def show_explanation(
    regime: Regime, answer: Answer, subject: SubjectAnswer, papers: Sequence[OwedPaper], screen: Screen
) -> None:
    """The whole text about one subject."""
    _Explanation(regime, answer, subject, screen).show(papers)


class _Explanation:
    def __init__(self, regime: Regime, answer: Answer, subject: SubjectAnswer, screen: Screen) -> None:
        self._regime, self._answer, self._subject, self._screen = regime, answer, subject, screen
        self._names = AnswerNames(regime, answer)
        self._texts = ClauseTexts(regime)

    def show(self, papers: Sequence[OwedPaper]) -> None:
        subject, names = self._subject, self._names
        self._screen.say(f"{names.subject(subject.id)} ({names.kind(subject.kind)})", "bold")
        self._screen.say(f"{words.RESULT}: {upper_first(names.result(subject))}", "bold")
        if len(subject.range) > 1:
            levels = ", ".join(names.level(subject.kind, code) for code in subject.range)
            self._screen.say(words.RANGE.format(levels=levels))
        if subject.provisional:
            self._screen.say(words.PROVISIONAL)
        self._reasons(words.REASONS, subject.reasons, empty=words.NO_REASON)
        self._reasons(words.WHY_NOT, subject.why_not)
        self._missing()
        self._plain(words.WAITING, [names.subject(other) for other in subject.waiting_for])
        if subject.choices:
            self._plain(words.PERSON_CHOOSES, [names.choice(subject)])
        self._reasons(words.CONFLICT, subject.conflicts)
        self._reasons(words.FOLLOW_UPS, subject.follow_ups)
        self._plain(words.PAPERS, [_told(paper) for paper in papers])
        self._quotas()
        self._awards()
        self._plain(words.BLANKS_HERE, [self._blank(name) for name in subject.blanks])
        self._plain(words.ASSUMED, [self._assumed()] if subject.assumed else [])

    # ------------------------------------------------------------------ parts
    def _head(self, title: str) -> None:
        self._screen.say()
        self._screen.say(title, "bold")

    def _plain(self, title: str, lines: Iterable[str]) -> None:
        lines = [line for line in lines if line]
        if lines:
            self._head(title)
            self._screen.show(items((line, ()) for line in lines))

    def _reasons(self, title: str, reasons: list[Reason], empty: str = "") -> None:
        if reasons:
            self._head(title)
            self._screen.show(items((reason.text, self._texts.lines(reason.clauses)) for reason in reasons))
        elif empty:
            self._plain(title, [empty])

    def _missing(self) -> None:
        rows = []
        for fact in self._subject.missing:
            what = (
                words.OF_SUBJECT.format(what=fact.label, whom=self._names.subject(fact.of)) if fact.of else fact.label
            )
            told = words.SUPPLIED_BY.format(what=what, who=fact.supplied_by) if fact.supplied_by else what
            rows.append((told, self._texts.lines(fact.clauses)))
        if rows:
            self._head(words.MISSING)
            self._screen.show(items(rows))

    def _quotas(self) -> None:
        awards = {placed.id for placed in self._regime.all("award")}
        rows = []
        for quota in self._answer.quotas:
            if self._subject.id in quota.candidates and quota.id not in awards:
                line = words.QUOTA_LINE.format(group=quota.group_name or quota.group, text=quota.text, used=quota.used)
                rows.append((line, self._texts.lines(quota.clauses)))
        if rows:
            self._head(words.IN_QUOTAS)
            self._screen.show(items(rows))

    def _awards(self) -> None:
        lines = [
            words.AWARD_LINE.format(label=award.label, state=labels.AWARD_STATES[award.state])
            for award in self._answer.awards
            if award.subject == self._subject.id and award.state != "not_eligible"
        ]
        self._plain(words.IN_AWARDS, lines)

    def _blank(self, name: str) -> str:
        blank = self._regime.blanks.get(name)
        if blank is None:
            return name
        return f"{blank.wants} ({blank.basis})" if blank.basis else blank.wants

    def _assumed(self) -> str:
        known = {placed.id: placed.entry.label for placed in self._regime.facts}
        return "; ".join(known.get(name, name) for name in self._subject.assumed)


def _told(paper: OwedPaper) -> str:
    """One paper with its form, where it goes, the last good day, and its clauses."""
    text = paper.label + (words.PAPER_FORM.format(form=paper.form) if paper.form else "")
    text += words.PAPER_TO.format(to=paper.to) if paper.to else ""
    text += words.PAPER_DUE.format(day=short_date(paper.due)) if paper.due is not None else ""
    text += "" if paper.is_required else words.PAPER_IF_ANY
    text += words.PAPER_UNSURE if paper.is_owed is None else ""
    return f"{text} [{', '.join(paper.clauses)}]"


def explanation_json(regime: Regime, answer: Answer, subject: SubjectAnswer) -> dict[str, Any]:
    """The same for another program: the answer, and the clauses that it cites."""
    told = subject.to_json()
    quotas = [quota.to_json() for quota in answer.quotas if subject.id in quota.candidates]
    awards = [award.to_json() for award in answer.awards if award.subject == subject.id]
    cited = sorted(set(_clauses_in(told)) | set(_clauses_in(quotas)) | set(_clauses_in(awards)))
    clauses = regime.clauses
    return {
        "regime": answer.regime,
        "hash": answer.hash,
        "readings": dict(answer.readings),
        "id": subject.id,
        "name": subject.name,
        "subject": told,
        "quotas": quotas,
        "awards": awards,
        "clauses": {
            name: {"place": clauses[name].place, "quote": clauses[name].quote} for name in cited if name in clauses
        },
    }


def _clauses_in(told: Any) -> Iterable[str]:
    if isinstance(told, dict):
        yield from told.get("clauses", ())
        for value in told.values():
            yield from _clauses_in(value)
    elif isinstance(told, list):
        for value in told:
            if not isinstance(value, str):
                yield from _clauses_in(value)
