"""The engine under kh61_2021 against a second, naive reading of the plan's clauses."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem.core.engine.answer import Answer, QuotaAnswer
from tests.oracle import kh61
from tests.proofs_plugin import Counted
from tests.properties.crowds import crowd
from tests.properties.rating import answer, maker
from tests.properties.seasons import Json, Mood

NAME = "kh61_2021"
KINDS = ("collective", "unit", "party_organisation", "cadre", "member")
_LEFT_OUT = {"decisions", "decided_level", "previous", "honours", "proposed_by", "superior", "unit"}
_LINKS = ("heads", "decided_by")
TABLES = ("unit_side", "leaves", "discipline", "posts", "rewarded_by_district")


def complete(season: Json) -> Json:
    """The season without what the second reading does not know: registers of leave, decisions, those outside."""
    whole = [subject for subject in season["subjects"] if _is_whole(subject)]
    ids = {subject["id"] for subject in whole}
    subjects = []
    for given_subject in whole:
        subject = {key: value for key, value in given_subject.items() if key not in _LEFT_OUT}
        subject["facts"] = {key: v for key, v in subject.get("facts", {}).items() if key not in TABLES}
        for link in _LINKS:
            targets = subject.get(link, [])
            kept = [name for name in ([targets] if isinstance(targets, str) else targets) if name in ids]
            subject.pop(link, None)
            if kept:
                subject[link] = kept if link == "heads" else kept[0]
        if "decided_by" in subject and len(list(kh61.ballots_of(subject))) > 1:
            subject["ballots"] = subject["ballots"][:1]
        if subject["kind"] in ("party_organisation", "unit"):
            for key in ("votes", "present_voters", "full_members", "ballots"):
                subject.pop(key, None)
        subjects.append(subject)
    return {"subjects": subjects}


def _is_whole(subject: Json) -> bool:
    if subject["kind"] in ("party_organisation", "unit"):
        return "proposed_level" in subject
    ballots = kh61.ballots_of(subject)
    return bool(ballots) and all(len(ballot["votes"]) == len(kh61.LEVELS) for ballot in ballots)


def compare(season: Json) -> None:
    """Where nobody is asked both agree; where somebody is, the engine's range holds what may come."""
    if not season["subjects"]:
        return
    second = kh61.Season(season)
    worlds = second.worlds()
    mine = answer(NAME, season)
    for name, outcomes in kh61.possible(second):
        found = mine.subjects[name]
        assert outcomes <= {*found.range, *found.choices}, (name, outcomes, found.range)
        if found.outcome == "rated" and not found.needs_choice and not found.provisional:
            assert outcomes == {found.level}, (name, outcomes, found.level)
    if second.asks_nobody:
        compare_exactly(second, worlds[0], mine)


def compare_exactly(second: kh61.Season, world: kh61.World, mine: Answer) -> None:
    """Level by level and group by group; who heads one whose place is still to be given is not settled yet."""
    for name, subject in second.subjects.items():
        found = mine.subjects[name]
        if name in second.excluded:
            assert (found.outcome, found.level) == (second.excluded[name], None), name
        elif not second.heads_one_of(subject, world.tied):
            assert (found.outcome, found.level) == ("rated", world.levels[name]), name
            assert found.needs_choice == (name in world.tied), name
    for key, group in world.groups.items():
        quota = _quota_of(mine, key)
        unsettled = any(second.heads_one_of(second.subjects[name], world.tied) for name in group.members)
        if quota is None:
            assert not group.candidates
        elif not unsettled:
            assert (quota.base, quota.limit) == (group.base, group.limit), key
            assert (set(quota.candidates), set(quota.chosen)) == (group.candidates, group.chosen), key
            assert set(quota.ties) == group.tied, key


def _quota_of(mine: Answer, key: tuple[str, str]) -> QuotaAnswer | None:
    wanted = "units-share" if key[0] == "unit" else "excellent-share"
    found = (q for q in mine.quotas if (q.id, q.group, q.kinds) == (wanted, key[1], (key[0],)))
    return next(found, None)


def seasons(chance: Random) -> Iterator[Json]:
    """One of many kinds, one of one crowded group."""
    mood = Mood(gaps=0.0, alike=chance.choice((0.3, 0.9)), decided=0.0, bodies=0.0)
    yield complete(maker(NAME).season(chance, most=10, mood=mood, kinds=KINDS, readings=0))
    many: dict[str, Any] = crowd(NAME, chance)
    yield complete(many)


@settings(max_examples=40)
@given(chance=st.randoms(use_true_random=False))
def test_both_readings_agree(chance: Random) -> None:
    for season in seasons(chance):
        compare(season)


@pytest.mark.prove
def test_both_readings_agree_on_many_seasons(counted: Counted) -> None:
    for seed in range(5_000):
        for season in seasons(Random(seed)):
            compare(season)
            counted(seasons=1, subjects=len(season["subjects"]))


def ballots(most: int) -> Iterator[tuple[int, ...]]:
    """Every count of up to `most` papers: votes for each level, and invalid papers."""
    for papers in range(1, most + 1):
        for best in range(papers + 1):
            for good in range(papers - best + 1):
                for done in range(papers - best - good + 1):
                    for failed in range(papers - best - good - done + 1):
                        yield best, good, done, failed, papers - best - good - done - failed


@pytest.mark.clause("KH61-180")
@pytest.mark.clause("KH61-181")
@pytest.mark.clause("KH61-182")
@pytest.mark.clause("KH61-183")
@pytest.mark.clause("KH61-184")
def test_every_ballot_of_up_to_twelve_voters_gives_the_highest_level_whose_sentence_holds() -> None:
    every = list(ballots(12))
    subjects = [
        {"id": f"S{number}", "kind": "collective", "votes": dict(zip(kh61.LEVELS, count, strict=False))}
        | {"present_voters": sum(count)}
        for number, count in enumerate(every)
    ]
    mine = answer(NAME, {"subjects": subjects}, sentences=False)
    for subject, count in zip(subjects, every, strict=True):
        found = mine.subjects[str(subject["id"])]
        level = kh61.by_votes(subject["votes"], sum(count))  # type: ignore[arg-type]
        assert (found.level, found.outcome) == (level, "rated" if level else "undetermined"), count
        assert level is not None or count[-1] > 0, "without invalid papers exactly one level results"
