"""CV789: nothing is counted without the guidance of the city, and only those proposed are appraised."""

from typing import Any

import pytest

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load

REGIME = load("cv789_2023")


def answer_to(subjects: list[dict[str, Any]]) -> Answer:
    return rate(REGIME, SeasonReader(REGIME).read({"subjects": subjects}))


def proposed(kind: str, count: int, **facts: Any) -> list[dict[str, Any]]:
    """So many of a kind whom their committees propose for an award."""
    given = {"kind": kind, "proposed_level": "HTXSNV", "group": "G", "facts": {"award_proposed": True, **facts}}
    return [{"id": f"{kind}-{number}", **given} for number in range(count)]


NOT_PROPOSED = {"id": "Z", "kind": "member", "proposed_level": "HTXSNV", "group": "G"}


@pytest.mark.clause("CV789-005")
def test_without_the_guidance_no_share_is_counted_whoever_is_proposed() -> None:
    answer = answer_to([*proposed("party_organisation", 5, award_appraisal="DAT"), *proposed("member", 12)])
    assert answer.quotas == []
    for award in answer.awards:
        assert any("Hướng dẫn số 10-HD/TU: chưa có" in reason.text for reason in award.reasons)


@pytest.mark.clause("CV789-025")
def test_five_organisations_and_twelve_members_proposed_are_seventeen_to_appraise() -> None:
    answer = answer_to([*proposed("party_organisation", 5), *proposed("member", 12), NOT_PROPOSED])
    rows = [award.subject for award in answer.awards if award.state == "incomplete"]
    assert len(rows) == 17
    assert "Z" not in rows
    assert {award.state for award in answer.awards if award.subject == "Z"} == {"not_eligible"}
    done = answer_to([*proposed("party_organisation", 5, award_appraisal="DAT"), *proposed("member", 12)])
    assert {award.state for award in done.awards if award.subject.startswith("party")} == {"candidate"}
    refused = answer_to(proposed("member", 1, award_appraisal="KHONG_DAT"))
    assert [award.state for award in refused.awards] == ["not_eligible"]
