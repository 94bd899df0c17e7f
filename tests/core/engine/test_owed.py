"""Which papers a person owes, to whom, and by when."""

from datetime import date
from typing import Any

import pytest

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.owed import OwedPaper, owed_papers
from kiemdiem.core.regime.loader import load
from tests.builders.toy_regime import answer_of

HEAD = {"id": "P", "kind": "cadre", "facts": {"managed_by": "BTV_THANH_UY", "post_rank": "TRUONG_PHONG"}}


def owed(code: str, *subjects: dict[str, Any]) -> list[OwedPaper]:
    regime = load(code)
    return owed_papers(regime, SeasonReader(regime).read({"subjects": list(subjects)}))


@pytest.mark.clause("CV789-060")
def test_a_cadre_managed_by_the_city_owes_six_papers_by_the_fourteenth_of_december() -> None:
    papers = owed("cv789_2023", HEAD)
    assert [paper.paper for paper in papers] == [
        "self-review", "exemplary-pledge", "breakthrough-tasks",
        "cv-supplement", "residence-comment", "asset-declaration",
    ]  # fmt: skip
    assert {paper.due for paper in papers} == {date(2023, 12, 14)}
    assert {paper.to for paper in papers} == {"Ban Tổ chức Thành ủy"}
    assert all(paper.is_owed is True for paper in papers)


def test_who_is_managed_by_others_owes_the_city_nothing() -> None:
    assert owed("cv789_2023", {**HEAD, "facts": {"managed_by": "UBND_THANH_PHO"}}) == []


def test_a_collective_owes_the_text_of_a_prompt_only_after_one() -> None:
    collective = {"id": "C", "kind": "collective", "facts": {"managed_by": "BTV_THANH_UY", "has_review_prompt": False}}
    assert [paper.paper for paper in owed("cv789_2023", collective)] == ["review-report", "minutes-and-ratings"]
    prompted = {**collective, "facts": {"managed_by": "BTV_THANH_UY", "has_review_prompt": True}}
    assert [paper.paper for paper in owed("cv789_2023", prompted)][-1] == "review-prompt"


def test_a_duty_says_the_last_good_day_of_its_item() -> None:
    duties = {duty.rule: duty for duty in answer_of(load("cv789_2023"), HEAD).subjects["P"].follow_ups}
    assert duties["hold-review"].text.endswith("Chậm nhất ngày 09/12/2023.")
    assert duties["hand-in-dossier"].numbers["due_on"] == "2023-12-14"
    assert "Chậm nhất" not in duties["exemplary-pledge"].text  # at once after the review: the plan prints no day
