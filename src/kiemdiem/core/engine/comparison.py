"""Two answers side by side: who changes, from what to what, why, and who only gave way to others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kiemdiem.core.engine import errors
from kiemdiem.core.engine.answer import Answer, AwardAnswer, QuotaAnswer, Reason, SubjectAnswer
from kiemdiem.core.engine.given_faults import BadSeason, GivenFault
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.regime.entries.ratings import Band
from kiemdiem.core.regime.regime import Regime


@dataclass(frozen=True, slots=True)
class Change:
    """One subject whose answer differs.

    is_displaced: his own case (`attained`) did not change, only his place in a quota. gone and come: the reasons
    that stand on one side alone.
    """

    subject: str
    name: str
    kind: str
    before: str
    after: str
    is_displaced: bool
    gone: tuple[Reason, ...]
    come: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class QuotaChange:
    """A quota of one group whose base, limit or choice differs; None where only one side counts it."""

    id: str
    group: str
    before: QuotaAnswer | None
    after: QuotaAnswer | None

    @property
    def known(self) -> QuotaAnswer:
        """The side that counts it, the later one where both do."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class AwardChange:
    """An award that one subject loses, gains or holds differently."""

    id: str
    label: str
    subject: str
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """All differences between two answers; `table` counts (kind, from, to), unchanged ones included."""

    changes: Sequence[Change]
    quotas: Sequence[QuotaChange]
    awards: Sequence[AwardChange]
    table: Mapping[tuple[str, str, str], int]
    only_before: Sequence[str] = field(default=())
    only_after: Sequence[str] = field(default=())


def standing_of(answer: SubjectAnswer) -> str:
    """The level, or where there is none the outcome."""
    return answer.level if answer.level is not None else answer.outcome


def compare(before: Answer, after: Answer) -> Comparison:
    """The differences from one answer to another, of the same subjects under other readings, facts or regimes."""
    both = [name for name in before.subjects if name in after.subjects]
    table: dict[tuple[str, str, str], int] = {}
    changes: list[Change] = []
    for name in both:
        old, new = before.subjects[name], after.subjects[name]
        place = (old.kind, standing_of(old), standing_of(new))
        table[place] = table.get(place, 0) + 1
        if standing_of(old) != standing_of(new) or old.needs_choice != new.needs_choice:
            changes.append(_change(old, new))
    return Comparison(
        changes,
        _quotas(before, after),
        _awards(before, after),
        table,
        [name for name in before.subjects if name not in after.subjects],
        [name for name in after.subjects if name not in before.subjects],
    )


def _change(old: SubjectAnswer, new: SubjectAnswer) -> Change:
    old_texts = {(reason.rule, reason.text) for reason in old.reasons}
    new_texts = {(reason.rule, reason.text) for reason in new.reasons}
    return Change(
        subject=old.id,
        name=old.name or new.name,
        kind=old.kind,
        before=standing_of(old),
        after=standing_of(new),
        is_displaced=old.attained is not None and old.attained == new.attained,
        gone=tuple(reason for reason in old.reasons if (reason.rule, reason.text) not in new_texts),
        come=tuple(reason for reason in new.reasons if (reason.rule, reason.text) not in old_texts),
    )


def _quotas(before: Answer, after: Answer) -> list[QuotaChange]:
    old = {(quota.id, quota.group, quota.kinds): quota for quota in before.quotas}
    new = {(quota.id, quota.group, quota.kinds): quota for quota in after.quotas}
    found: list[QuotaChange] = []
    for key in dict.fromkeys([*old, *new]):
        mine, theirs = old.get(key), new.get(key)
        if mine is None or theirs is None or mine.to_json() != theirs.to_json():
            found.append(QuotaChange(key[0], key[1], mine, theirs))
    return found


def _awards(before: Answer, after: Answer) -> list[AwardChange]:
    old = {(award.id, award.subject): award for award in before.awards}
    new = {(award.id, award.subject): award for award in after.awards}
    found: list[AwardChange] = []
    for key in dict.fromkeys([*old, *new]):
        mine, theirs = old.get(key), new.get(key)
        states = (_state(mine), _state(theirs))
        if states[0] != states[1]:
            label = (mine or theirs).label  # type: ignore[union-attr]
            found.append(AwardChange(key[0], label, key[1], *states))
    return found


def _state(award: AwardAnswer | None) -> str:
    return award.state if award is not None else "not_eligible"


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
