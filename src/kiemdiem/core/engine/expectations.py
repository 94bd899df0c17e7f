"""Compares an answer with what an example says must come out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from kiemdiem.core.engine.answer import Answer, QuotaAnswer, SubjectAnswer
from kiemdiem.core.regime.entries.examples import Expected, ExpectedQuota

_PLAIN = ("outcome", "level", "attained", "own", "who", "needs_choice", "provisional")
_SAME = ("range", "choices", "waiting_for")
_AWARDED = ("candidate", "chosen")
_DUTIES = {"follow_ups": "due", "open_follow_ups": "open"}
_NOTHING = "none"


def failures_in(answer: Answer, expect: Mapping[str, Expected], quotas: Sequence[ExpectedQuota]) -> Iterator[str]:
    """Each way in which the answer is not as expected: `M1.level: HTTNV ≠ HTXSNV`, found first, wanted second."""
    for name, wanted in expect.items():
        subject = answer.subjects.get(name)
        if subject is None:
            yield f"{name}: ?"
            continue
        for key, told in _subject(answer, subject, wanted):
            yield f"{name}.{key}: {told}"
    for quota in quotas:
        yield from _quota(answer, quota)


def _subject(answer: Answer, subject: SubjectAnswer, wanted: Expected) -> Iterator[tuple[str, str]]:
    for key in _PLAIN:
        want, found = getattr(wanted, key), getattr(subject, key)
        if want is not None and found != (None if want == _NOTHING else want):
            yield key, _differs(found, want)
    for key in _SAME:
        want = getattr(wanted, key)
        if want is not None and set(want) != set(getattr(subject, key)):
            yield key, _differs(list(getattr(subject, key)), want)
    rules = {key: [reason.rule for reason in getattr(subject, key)] for key in ("reasons", "why_not", "conflicts")}
    yield from _listed("reasons", rules["reasons"], wanted.reasons, wanted.not_reasons)
    yield from _listed("why_not", rules["why_not"], wanted.why_not, wanted.not_why_not)
    yield from _listed("assumed", subject.assumed, wanted.assumed)
    missing = [fact.fact for fact in subject.missing]
    if wanted.missing is not None and set(wanted.missing) != set(missing):
        yield "missing", _differs(missing, wanted.missing)
    found = [award for award in answer.awards if award.subject == subject.id]
    refused = {award.id for award in found if award.state not in _AWARDED}
    awards = [award.id for award in found if award.id not in refused]
    yield from _listed("awards", awards, wanted.awards)
    yield from _listed("awards", [award.id for award in found if award.state in _AWARDED], None, wanted.not_awards)
    if wanted.conflicts is not None and set(wanted.conflicts) != set(rules["conflicts"]):
        yield "conflicts", _differs(rules["conflicts"], wanted.conflicts)
    for key, effect in _DUTIES.items():
        want = getattr(wanted, key)
        duties = [reason.rule for reason in subject.follow_ups if reason.effect == effect]
        if want is not None and set(want) != set(duties):
            yield key, _differs(duties, want)
    for name, want in wanted.facts.items():
        # What there is not does not stand there at all; what is not known stands there without a value.
        if _exact(subject.facts.get(name, _NOTHING)) != _exact(want):
            yield f"facts.{name}", _differs(subject.facts.get(name), want)
    if wanted.says:
        told = _sentences(answer, subject)
        for piece in wanted.says:
            if piece not in told:
                yield "says", f"“{piece}” ∉ “{told}”"


def _listed(
    key: str, found: Collection[str], wanted: Sequence[str] | None, unwanted: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """All that is wanted must be there; where nothing at all is wanted (an empty list said so), nothing may be."""
    if wanted is not None and not set(wanted) <= set(found):
        yield key, _differs(list(found), list(wanted))
    if key == "awards" and wanted is not None and not wanted and found:
        yield key, _differs(list(found), [])
    for name in unwanted:
        if name in found:
            yield f"not_{key}", name


def _quota(answer: Answer, wanted: ExpectedQuota) -> Iterator[str]:
    name = f"{wanted.id} [{wanted.group}]"
    found = [quota for quota in answer.quotas if quota.id == wanted.id and quota.group == wanted.group]
    if bool(found) is not wanted.there:
        yield f"{name}: {'there' if found else '?'}"
    if not (found and wanted.there):
        return
    told = [list(_of_quota(quota, wanted)) for quota in found]
    if all(told):
        yield from (f"{name}.{line}" for line in told[0])


def _of_quota(quota: QuotaAnswer, wanted: ExpectedQuota) -> Iterator[str]:
    for key in ("base", "limit", "over"):
        want = getattr(wanted, key)
        if want is not None and _exact(getattr(quota, key)) != (None if want == _NOTHING else _exact(want)):
            yield f"{key}: {_differs(getattr(quota, key), want)}"
    for key in ("chosen", "ties", "candidates"):
        want = getattr(wanted, key)
        if want is not None and sorted(want) != sorted(getattr(quota, key)):
            yield f"{key}: {_differs(getattr(quota, key), want)}"


def _sentences(answer: Answer, subject: SubjectAnswer) -> str:
    """Everything that the answer tells about a subject in words."""
    told = [reason.text for reason in (*subject.reasons, *subject.why_not, *subject.conflicts, *subject.follow_ups)]
    told += [fact.label for fact in subject.missing]
    told += subject.blanks
    for award in answer.awards:
        if award.subject == subject.id:
            told += [award.label, *(reason.text for reason in award.reasons)]
    return "\n".join(told)


def _exact(value: Any) -> Any:
    """A value by which two spellings of one number are equal."""
    if isinstance(value, list | tuple):
        return [_exact(item) for item in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, date):
        return value.isoformat()
    try:
        return Fraction(str(value).replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return value


def _differs(found: object, wanted: object) -> str:
    return f"{_shown(found)} ≠ {_shown(wanted)}"


def _shown(value: object) -> str:
    return "[" + ", ".join(map(_shown, value)) + "]" if isinstance(value, list | tuple) else str(value)
