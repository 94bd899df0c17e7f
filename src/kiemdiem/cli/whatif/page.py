"""The page of a trial on the terminal: what was tried, who moves where, and who only gave way to others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from kiemdiem.cli.screen import Screen
from kiemdiem.cli.summary import told_pair
from kiemdiem.cli.tables import items, table
from kiemdiem.cli.whatif import words
from kiemdiem.cli.whatif.trial import Trial
from kiemdiem.cli.words import number
from kiemdiem.core.engine.comparison import Change, QuotaChange, QuotaSum
from kiemdiem.core.engine.displacement import Displaced
from kiemdiem.core.interchange.plan_names import plan_name

MOST_ROWS = 40
_MOST_REASONS = 2
_NOT_SUPPLIED = "not_supplied"
"""That a text is not supplied never moved anybody: it is told only where nothing else is there to tell."""
_IN_THE_WAY = ("fails", "lowers", "waits", "drops", "replaces")


def show_trial(trial: Trial, screen: Screen, *, is_written: bool) -> None:
    """The whole page; lists longer than a screenful or two say how many more there are."""
    page = _Page(trial, screen, words.AND_MORE_WRITTEN if is_written else words.AND_MORE)
    page.head()
    page.moves()
    page.own_changes()
    page.displaced()
    page.quotas()
    page.awards()


class _Page:
    def __init__(self, trial: Trial, screen: Screen, more: str) -> None:
        self._trial, self._screen, self._more = trial, screen, more

    def head(self) -> None:
        trial = self._trial
        self._screen.say(words.TRIAL.format(plan=plan_name(trial.first.identity)), "bold")
        self._screen.show(items((line, ()) for line in trial.tried()))
        self._screen.say()
        told = words.CHANGED.format(changed=number(trial.change_count), total=number(trial.found.subjects))
        if trial.found.displaced_count:
            told = words.OF_THESE_DISPLACED.format(changed=told, displaced=number(trial.found.displaced_count))
        self._screen.say(told, "bold")

    def moves(self) -> None:
        trial = self._trial
        rows = [
            (
                trial.old_names.kind(kind),
                trial.old_names.level(kind, was),
                words.UNCHANGED if was == now else trial.names.level(kind, now),
                number(count),
            )
            for kind, was, now, count in trial.moves()
        ]
        self._screen.say()
        self._screen.show(table(words.MOVE_COLUMNS, rows, right=(3,)))

    def own_changes(self) -> None:
        rows = [
            (_who(change.subject, change.name), self._result(change), self._why(change))
            for change in islice(self._trial.found.own_changes(), MOST_ROWS)
        ]
        self._list(words.OWN_CHANGES, words.CHANGE_COLUMNS, rows, self._trial.found.own_count, wide=(1, 2))

    def displaced(self) -> None:
        """Those of one quota stand together, and its sums are told once."""
        trial = self._trial
        rows: list[tuple[str, str, str]] = []
        told: set[tuple[tuple[str, ...], ...]] = set()
        for one in _first_together(trial.found.displaced()):
            sums = words.SAME_QUOTA if _quotas_of(one) in told else _sums(one)
            told.add(_quotas_of(one))
            rows.append((_who(one.change.subject, one.change.name), self._result(one.change), sums))
        self._list(words.DISPLACED, words.DISPLACED_COLUMNS, rows, trial.found.displaced_count, wide=(1, 2))

    def quotas(self) -> None:
        quotas = self._trial.found.quotas
        rows = [self._quota(quota) for quota in quotas[:MOST_ROWS]]
        self._list(words.QUOTAS, words.QUOTA_COLUMNS, rows, len(quotas), wide=(0, 1), right=(2, 3, 4))

    def _quota(self, quota: QuotaChange) -> Sequence[str]:
        known = quota.known
        sides = (quota.before, quota.after)
        return (
            self._trial.quota_name(quota),
            known.group_name or quota.group,
            _arrow(*(told_pair(one.base) if one else words.NOT_GIVEN for one in sides)),
            _arrow(*(told_pair(one.limit) if one else words.NOT_GIVEN for one in sides)),
            _arrow(*(number(one.candidates) if one else words.NOT_GIVEN for one in sides)),
        )

    def awards(self) -> None:
        rows = [
            (award.label, _who(award.subject, award.name), _arrow(*self._trial.award_states(award)))
            for award in islice(self._trial.found.awards(), MOST_ROWS)
        ]
        self._list(words.AWARDS, words.AWARD_COLUMNS, rows, self._trial.found.award_count, wide=(0, 2))

    def _list(
        self,
        title: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        count: int,
        *,
        wide: Sequence[int],
        right: Sequence[int] = (),
    ) -> None:
        if not count:
            return
        self._screen.say()
        self._screen.say(title.format(count=number(count)), "bold")
        self._screen.show(table(columns, rows, wide=wide, right=right))
        if count > len(rows):
            self._screen.say(self._more.format(count=number(count - len(rows))))

    def _result(self, change: Change) -> str:
        return _arrow(self._trial.standing(change, after=False), self._trial.standing(change, after=True))

    def _why(self, change: Change) -> str:
        """What is lacking or asked, what is no longer in the way, and the reasons that have come."""
        subject = change.new
        told = []
        if subject.outcome == "incomplete" and (subject.missing or subject.waiting_for):
            told.append(self._trial.names.lacking(subject))
        elif subject.outcome == "undetermined":
            told.append(self._trial.names.choice(subject))
        gone = [reason for reason in change.gone if reason.effect in _IN_THE_WAY or reason.stage == "exclusion"]
        told += [words.NO_LONGER.format(what=reason.text) for reason in gone or ([] if change.come else change.gone)]
        come = [reason for reason in change.come if reason.effect != _NOT_SUPPLIED] or change.come
        return "\n".join([*told[:_MOST_REASONS], *(reason.text for reason in come[:_MOST_REASONS])])


def _who(id_: str, name: str) -> str:
    return f"{id_} {name}" if name else id_


def _quotas_of(one: Displaced) -> tuple[tuple[str, ...], ...]:
    return tuple((quota.id, quota.group, *quota.kinds) for quota in one.quotas)


def _sums(one: Displaced) -> str:
    """The sums before and after of the quotas that count somebody."""
    return "\n".join(
        pattern.format(what=quota_sum(change, quota))
        for change in one.quotas
        for pattern, quota in ((words.BEFORE, change.before), (words.AFTER, change.after))
    )


def _arrow(old: str, new: str) -> str:
    return old if old == new else words.ARROW.format(old=old, new=new)


def _first_together(displaced: Iterable[Displaced]) -> list[Displaced]:
    """As many as are shown, those of one quota together, in the order in which the quotas come."""
    found: dict[tuple[tuple[str, ...], ...], list[Displaced]] = {}
    for one in displaced:
        quotas = _quotas_of(one)
        if quotas in found or len(found) < MOST_ROWS:
            together = found.setdefault(quotas, [])
            if len(together) < MOST_ROWS:
                together.append(one)
    return [one for together in found.values() for one in together][:MOST_ROWS]


def quota_sum(change: QuotaChange, quota: QuotaSum | None) -> str:
    """A quota's sum in its group, with how many stand for a place and how many have one."""
    if quota is None:
        return words.NO_QUOTA
    group = quota.group_name or change.group
    return words.QUOTA_SUM.format(
        group=group, text=quota.text.removesuffix("."), count=number(quota.candidates), used=number(quota.used)
    )
