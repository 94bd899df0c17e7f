"""What must hold of every season of every regime: each check fails, or says whether the season tells anything."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from random import Random
from typing import Any

from kiemdiem.core.engine import words
from kiemdiem.core.engine.answer import Answer, SubjectAnswer
from kiemdiem.core.regime.entries.ratings import Source, Threshold
from tests.properties.changes import relabelled, with_better_paper, with_gaps
from tests.properties.rating import answer, maker, rank, regime

Json = dict[str, Any]
NOT_YET = words.DECIDED_NOT_YET.split("{")[0]
EXCLUDED = ("exempt", "reviewed_only", "not_rated", "deferred")


def outcomes(found: SubjectAnswer) -> set[str]:
    """The levels and outcomes that a subject may still come to."""
    if found.outcome == "rated" and not found.needs_choice and not found.provisional:
        return {found.level or ""}
    return set(found.range)


# ---------------------------------------------------------------------- order and names
def names_and_order_change_nothing(name: str, season: Json, chance: Random) -> bool:
    other, ids = relabelled(season, chance)
    mine, theirs = answer(name, season), answer(name, other)
    for old, found in mine.subjects.items():
        assert seen(found, ids) == seen(theirs.subjects[ids[old]], {}), old
    assert quotas(mine, ids) == quotas(theirs, {})
    assert awards(mine, ids) == awards(theirs, {})
    return len(season["subjects"]) > 1 and has_levels(mine)


def relabelled_people_keep_the_quotas(name: str, season: Json, chance: Random) -> bool:
    """Who is called what moves no limit and no place: the same persons are candidates, chosen and tied."""
    other, ids = relabelled(season, chance)
    mine, theirs = answer(name, season, sentences=False), answer(name, other, sentences=False)
    assert quotas(mine, ids) == quotas(theirs, {})
    return any(len(quota.candidates) > len(quota.chosen) for quota in mine.quotas)


def has_levels(found: Answer) -> bool:
    """Whether anybody is rated."""
    return any(subject.level or subject.range for subject in found.subjects.values())


def seen(found: SubjectAnswer, ids: Mapping[str, str]) -> Json:
    """An answer without its texts, under other ids."""

    def named(item: str) -> str:
        return ids.get(item, item)

    return {
        "outcome": (found.outcome, found.level, found.own, found.attained),
        "range": sorted(found.range),
        "open": (found.needs_choice, found.provisional, sorted(found.choices), found.who),
        "missing": sorted((fact.fact, named(fact.of)) for fact in found.missing),
        "waiting": sorted(map(named, found.waiting_for)),
        "assumed": sorted(found.assumed),
        "reasons": sorted((r.rule, r.effect) for r in (*found.reasons, *found.why_not, *found.conflicts)),
        "follow_ups": sorted((r.rule, r.effect) for r in found.follow_ups),
        "facts": {key: value for key, value in found.facts.items() if not isinstance(value, str)},
    }


def quotas(found: Answer, ids: Mapping[str, str]) -> list[Any]:
    def named(items: list[str]) -> list[str]:
        return sorted(ids.get(item, item) for item in items)

    return sorted(
        (q.id, named(q.group.split(" / ")), q.kinds, repr(q.base), repr(q.limit), repr(q.instead), q.over, q.used,
         q.text, named(q.candidates), named(q.chosen), named(q.ties))
        for q in found.quotas
    )  # fmt: skip


def awards(found: Answer, ids: Mapping[str, str]) -> list[Any]:
    return sorted((a.id, ids.get(a.subject, a.subject), a.state, a.priority) for a in found.awards)


# ---------------------------------------------------------------------- missing facts
def a_known_fact_never_widens(name: str, season: Json, chance: Random) -> bool:
    strict = chance.random() > 0.5
    less = with_gaps(maker(name), season, chance, strict=strict)
    before, after = answer(name, less, strict=strict), answer(name, season, strict=strict)
    for who, known in after.subjects.items():
        guessed = before.subjects[who]
        assert set(known.range) <= set(guessed.range), (who, guessed.range, known.range)
        assert outcomes(known) <= set(guessed.range), (who, guessed.range, outcomes(known))
    sure = {(a.id, a.subject): a.state for a in before.awards}
    for award in after.awards:
        state = sure[award.id, award.subject]
        if state != "incomplete":
            assert (state == "not_eligible") == (award.state == "not_eligible"), (award.id, award.subject)
    return any(outcomes(known) < set(before.subjects[who].range) for who, known in after.subjects.items())


# ---------------------------------------------------------------------- votes
def a_better_paper_never_lowers(name: str, season: Json, chance: Random) -> bool:
    may = [i for i, s in enumerate(season["subjects"]) if "votes" in s and is_by_ballot(name, s["kind"])]
    chance.shuffle(may)
    return any(_is_no_lower_after_a_better_paper(name, season, at, chance) for at in may[:4])


def _is_no_lower_after_a_better_paper(name: str, season: Json, at: int, chance: Random) -> bool:
    subject = season["subjects"][at]
    before = answer(name, season, sentences=False).subjects[subject["id"]]
    kind = subject["kind"]
    codes = maker(name).codes_of(kind)
    better = with_better_paper(codes, subject, chance, rank(name, kind, before.own) if before.own else None)
    if better is None:
        return False
    other = copy.deepcopy(season)
    other["subjects"][at] = better
    after = answer(name, other, sentences=False).subjects[subject["id"]]
    for mine, theirs in ((before.own, after.own), (before.attained, after.attained), (before.level, after.level)):
        if mine and theirs:
            assert rank(name, kind, theirs) <= rank(name, kind, mine), (subject["id"], mine, theirs)
    if before.own and before.own != codes[-1] and "none" not in before.range:
        assert "none" not in after.range, (subject["id"], before.own, after.range)
    return bool(before.own and after.own)


def is_by_ballot(name: str, kind: str) -> bool:
    """Whether papers give the level, and do not only propose it."""
    sources = (placed.entry for placed in regime(name).of("source", Source))
    return any(kind in s.for_ and (s.by, s.purpose) == ("ballot", "rate") for s in sources)


# ---------------------------------------------------------------------- one and many
def one_alone_is_as_one_of_many(name: str, season: Json, chance: Random) -> bool:
    """A subject that nothing ties to others has the same whole answer among them as alone."""
    alone = apart(name, season["subjects"][0], season) | {"id": "P1"}
    head = {key: value for key, value in season.items() if key != "subjects"}
    together = [*season["subjects"][1:], alone]
    chance.shuffle(together)
    of_many = answer(name, head | {"subjects": together}).subjects["P1"]
    assert answer(name, head | {"subjects": [alone]}).subjects["P1"].to_json() == of_many.to_json()
    return len(together) > 1 and of_many.outcome in ("rated", "incomplete", "undetermined")


def apart(name: str, subject: Json, season: Json) -> Json:
    """The subject without what ties it to others."""
    found = maker(name)
    options = found.regime.chosen(season.get("readings", {}))
    units = {fact.id for fact in found.facts_of(subject["kind"], options) if fact.type == "unit"}
    tables = {
        fact.id: {column.id for column in fact.columns if column.type == "unit"}
        for fact in found.facts_of(subject["kind"], options)
    }
    kept = {key: value for key, value in subject.items() if key not in found.link_keys}
    facts = {}
    for fact, value in subject.get("facts", {}).items():
        if fact in units:
            continue
        rows = tables[fact]
        facts[fact] = [{k: v for k, v in row.items() if k not in rows} for row in value] if rows else value
    return kept | {"facts": facts}


# ---------------------------------------------------------------------- again
def rating_twice_gives_one_answer(name: str, season: Json, chance: Random) -> bool:
    first = answer(name, season).to_json()
    between = maker(name).season(chance) | {"as_of": chance.choice(maker(name).literals.days).isoformat()}
    answer(name, between, strict=True)
    assert answer(name, season).to_json() == first
    plain = answer(name, season, sentences=False)
    for who, found in plain.subjects.items():
        told = first["subjects"][who]
        assert (found.outcome, found.level, found.attained) == (told["outcome"], told["level"], told["attained"])
        assert (list(found.range), found.choices) == (told["range"], told["choices"])
    return has_levels(plain)


# ---------------------------------------------------------------------- what an office decided
def only_what_the_text_allows_is_decided(name: str, season: Json, chance: Random) -> bool:
    for subject in season["subjects"]:
        subject.pop("decided_level", None)
    at = chance.randrange(len(season["subjects"]))
    subject = season["subjects"][at]
    codes = maker(name).codes_of(subject["kind"])
    if not codes:
        return False
    answered = False
    alone = answer(name, season)
    before = alone.subjects[subject["id"]]
    for level in codes:
        other = copy.deepcopy(season)
        other["subjects"][at]["decided_level"] = level
        whole = answer(name, other)
        found = whole.subjects[subject["id"]]
        taken = any(reason.stage == "decision" and reason.effect == "decides" for reason in found.reasons)
        assert taken != any(reason.rule == "decided_level" for reason in found.conflicts), level
        if taken:
            assert (found.outcome, found.level, found.needs_choice) == ("rated", level, False)
            may = level in may_be_decided(before) or is_proposable(name, season, at, level)
            may = may or is_no_better(name, subject["kind"], before, level)
            assert may or is_of_a_quota(name, subject, alone, level), (subject["id"], level)
        elif found.outcome == "rated" and not found.needs_choice and not _is_held_back(found):
            assert found.level != level, (subject["id"], level)
        refused = [reason.text for reason in found.conflicts if reason.rule == "decided_level"]
        answered = answered or not (refused and refused[0].startswith(NOT_YET))
        if refused and not refused[0].startswith(NOT_YET) and not any(quota.over for quota in whole.quotas):
            for who, same in alone.subjects.items():
                other_answer = whole.subjects[who]
                assert (same.level, same.outcome) == (other_answer.level, other_answer.outcome), who
        for quota in whole.quotas:
            most = quota.limit[1] if isinstance(quota.limit, list) else quota.limit
            assert most is None or len(quota.chosen) <= most, (quota.id, quota.group)
    return answered


def may_be_decided(before: SubjectAnswer) -> set[str]:
    """What the answer without a decision leaves to the office: its level, its choices, a place not given."""
    is_open = before.outcome in ("rated", "incomplete")
    return {before.level or ""} | set(before.choices) | (set(before.range) if is_open else set())


def is_proposable(name: str, season: Json, at: int, level: str) -> bool:
    """Whether a level that is put in for this subject would stand as it was put in."""
    kind = season["subjects"][at]["kind"]
    if "proposal" not in {s.entry.by for s in regime(name).of("source", Source) if kind in s.entry.for_}:
        return False
    other = copy.deepcopy(season)
    other["subjects"][at]["proposed_level"] = level
    other["subjects"][at].pop("decisions", None)
    return answer(name, other).subjects[other["subjects"][at]["id"]].attained == level


def is_no_better(name: str, kind: str, before: SubjectAnswer, level: str) -> bool:
    """Whether the office may leave a subject below what the rules give, and does; by votes: where votes can lead."""
    if not before.level or rank(name, kind, level) < rank(name, kind, before.level):
        return False
    found = regime(name)
    by_votes = {share.entry.level for share in found.of("threshold", Threshold) if kind in share.entry.for_}
    allowed = {"as_computed": set(), "no_better": set(maker(name).codes_of(kind)), "no_better_by_votes": by_votes}
    sources = [s.entry for s in found.of("source", Source) if kind in s.entry.for_ and s.entry.purpose == "rate"]
    return any(level in allowed[source.decided] for source in sources)


def is_of_a_quota(name: str, subject: Json, alone: Answer, level: str) -> bool:
    """Whether the office merely gives a place of a quota to a candidate for it, or gives him none."""
    kind = subject["kind"]
    return any(
        subject["id"] in quota.candidates and rank(name, kind, level) >= rank(name, kind, quota.level)
        for quota in alone.quotas
    )


def _is_held_back(found: SubjectAnswer) -> bool:
    return any(duty.numbers["blocks"] == "decision" for duty in found.follow_ups)
