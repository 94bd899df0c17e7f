"""Two answers side by side: who changes, from what to what, why, and who only gave way to others."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kiemdiem.core.engine import errors
from kiemdiem.core.engine.answer import Answer, AwardAnswer, AwardState, QuotaAnswer, Reason, SubjectAnswer
from kiemdiem.core.engine.given_faults import BadSeason, GivenFault
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.regime.entries.ratings import Band
from kiemdiem.core.regime.regime import Regime

Steps = Callable[[SubjectAnswer], Sequence[Reason]]
"""Which sentences of an answer are laid side by side."""
Identity = Callable[[Reason], Hashable]
"""What makes two reasons the same."""
QuotaKey = tuple[str, str, tuple[str, ...]]
"""A quota in one group: its id, the group, its kinds."""


@dataclass(frozen=True, slots=True)
class Change:
    """One subject whose answer differs. gone and come: the reasons that stand on one side alone.

    old and new may be the answers of everybody who is like him: subject and name are his own.
    """

    subject: str
    name: str
    old: SubjectAnswer
    new: SubjectAnswer
    gone: tuple[Reason, ...]
    come: tuple[Reason, ...]

    @property
    def kind(self) -> str:
        return self.old.kind

    @property
    def before(self) -> str:
        return standing_of(self.old)

    @property
    def after(self) -> str:
        return standing_of(self.new)

    @property
    def is_displaced(self) -> bool:
        """Whether his own case (`attained`) did not change, only his place in a quota."""
        return self.old.attained is not None and self.old.attained == self.new.attained


@dataclass(frozen=True, slots=True)
class QuotaSum:
    """What a quota, or the share of an award (level ""), comes to in one group; candidates and used are counts."""

    level: str
    group_name: str
    base: Any
    base_label: str
    limit: Any
    text: str
    candidates: int
    used: int
    over: int


@dataclass(frozen=True, slots=True)
class QuotaChange:
    """A quota of one group on both sides; None where only one side counts it."""

    id: str
    group: str
    kinds: tuple[str, ...]
    before: QuotaSum | None
    after: QuotaSum | None

    @property
    def known(self) -> QuotaSum:
        """The side that counts it, the later one where both do."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_changed(self) -> bool:
        """Whether base or limit differ."""
        sides = [(one.base, one.limit) if one else None for one in (self.before, self.after)]
        return sides[0] != sides[1]


@dataclass(frozen=True, slots=True)
class AwardChange:
    """An award that one subject loses, gains or holds differently; None where one side does not know it."""

    id: str
    label: str
    subject: str
    name: str
    was: AwardState | None
    now: AwardState | None

    @property
    def before(self) -> AwardState:
        return self.was or "not_eligible"

    @property
    def after(self) -> AwardState:
        return self.now or "not_eligible"


@dataclass(frozen=True)
class Comparison:
    """All differences between two answers; `table` counts (kind, from, to), unchanged ones included.

    quotas: those of which base or limit differ.
    """

    changes: Sequence[Change]
    quotas: Sequence[QuotaChange]
    awards: Sequence[AwardChange]
    table: Mapping[tuple[str, str, str], int]
    only_before: Sequence[str] = field(default=())
    only_after: Sequence[str] = field(default=())


def standing_of(answer: SubjectAnswer) -> str:
    """The level, or where there is none the outcome."""
    return answer.level if answer.level is not None else answer.outcome


def reasons_of(answer: SubjectAnswer) -> Sequence[Reason]:
    """The way to the result."""
    return answer.reasons


def every_step(answer: SubjectAnswer) -> Sequence[Reason]:
    """The way to the result, then why it is not the next better level."""
    return [*answer.reasons, *(reason for reason in answer.why_not if reason not in answer.reasons)]


def by_sentence(reason: Reason) -> Hashable:
    """The same rule with the same sentence."""
    return reason.rule, reason.text


def by_effect(reason: Reason) -> Hashable:
    """The same rule with the same effect, whatever the numbers of a subject are."""
    return reason.rule, reason.stage, reason.effect


def compare(before: Answer, after: Answer, *, steps: Steps = reasons_of, same: Identity = by_sentence) -> Comparison:
    """The differences from one answer to another, of the same subjects under other readings, facts or regimes."""
    both = [name for name in before.subjects if name in after.subjects]
    table: dict[tuple[str, str, str], int] = {}
    changes: list[Change] = []
    for name in both:
        old, new = before.subjects[name], after.subjects[name]
        place = (old.kind, standing_of(old), standing_of(new))
        table[place] = table.get(place, 0) + 1
        if is_changed(old, new):
            changes.append(change_of(old, new, steps=steps, same=same))
    return Comparison(
        changes,
        [quota for quota in quotas_of(before, after) if quota.is_changed],
        _awards(before, after),
        table,
        [name for name in before.subjects if name not in after.subjects],
        [name for name in after.subjects if name not in before.subjects],
    )


def is_changed(old: SubjectAnswer, new: SubjectAnswer) -> bool:
    """Whether the result differs, or whether a person must still choose."""
    return standing_of(old) != standing_of(new) or old.needs_choice != new.needs_choice


def change_of(
    old: SubjectAnswer, new: SubjectAnswer, *, steps: Steps = reasons_of, same: Identity = by_sentence
) -> Change:
    """One subject, or all who are alike, before and after."""
    mine, theirs = steps(old), steps(new)
    return Change(old.id, old.name or new.name, old, new, _without(mine, theirs, same), _without(theirs, mine, same))


def _without(these: Iterable[Reason], those: Iterable[Reason], same: Identity) -> tuple[Reason, ...]:
    known = {same(reason) for reason in those}
    return tuple(reason for reason in these if same(reason) not in known)


# ---------------------------------------------------------------------- groups and honours
def quotas_of(before: Answer, after: Answer) -> list[QuotaChange]:
    """Every quota and share of either side."""
    old, new = by_key(before.quotas), by_key(after.quotas)
    return [QuotaChange(*key, sum_of(old.get(key)), sum_of(new.get(key))) for key in dict.fromkeys([*old, *new])]


def by_key(quotas: Iterable[QuotaAnswer]) -> dict[QuotaKey, QuotaAnswer]:
    """Quotas by what names them on both sides."""
    return {(quota.id, quota.group, quota.kinds): quota for quota in quotas}


def sum_of(quota: QuotaAnswer | None) -> QuotaSum | None:
    """The sum of a quota; None of none."""
    if quota is None:
        return None
    return QuotaSum(
        level=quota.level,
        group_name=quota.group_name,
        base=quota.base,
        base_label=quota.base_label,
        limit=quota.limit,
        text=quota.text,
        candidates=len(quota.candidates),
        used=quota.used,
        over=quota.over,
    )


def _awards(before: Answer, after: Answer) -> list[AwardChange]:
    old = {(award.id, award.subject): award for award in before.awards}
    new = {(award.id, award.subject): award for award in after.awards}
    found: list[AwardChange] = []
    for key in dict.fromkeys([*old, *new]):
        mine, theirs = old.get(key), new.get(key)
        label = (mine or theirs).label  # type: ignore[union-attr]
        subject = after.subjects.get(key[1]) or before.subjects[key[1]]
        change = AwardChange(key[0], label, key[1], subject.name, _state(mine), _state(theirs))
        if change.before != change.after:
            found.append(change)
    return found


def _state(award: AwardAnswer | None) -> AwardState | None:
    return award.state if award is not None else None


# ---------------------------------------------------------------------- trials of the engine itself
def compare_readings(
    regime: Regime, season: Season, other: Mapping[str, str], *, calendar: Calendar | None = None
) -> Comparison:
    """The season under its own readings and under others, person by person."""
    changed = replace(season, readings={**season.readings, **other})
    return compare(rate(regime, season, calendar=calendar), rate(regime, changed, calendar=calendar))


def annul(regime: Regime, season: Season, annulled: Sequence[str]) -> Season:
    """The season as it stands once these ratings are annulled: what made the level is set aside, the facts stay."""
    points = {band.entry.of for band in regime.of("band", Band)}
    names = set(annulled)
    unknown = sorted(names - {subject.id for subject in season.subjects})
    if unknown:
        raise BadSeason([GivenFault((), errors.no_subject_to_annul(), name) for name in unknown])
    return replace(season, subjects=tuple(_unrated(s, points) if s.id in names else s for s in season.subjects))


def _unrated(subject: Subject, points: set[str]) -> Subject:
    return replace(
        subject,
        ballots=tuple(ballot for ballot in subject.ballots if ballot.purpose != "rate"),
        facts={name: value for name, value in subject.facts.items() if name not in points},
        proposed_level=None,
        decided_level=None,
        decisions=(),
        honours=None,
    )


def consequences_of_annulment(
    regime: Regime, season: Season, annulled: Sequence[str], *, calendar: Calendar | None = None
) -> Comparison:
    """What hangs on ratings that are annulled: levels capped by them, places in quotas, honours.

    Nothing is changed by this: the differences are work for people. The annulled subjects stand among them.
    """
    return compare(
        rate(regime, season, calendar=calendar), rate(regime, annul(regime, season, annulled), calendar=calendar)
    )
