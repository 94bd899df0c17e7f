"""KH61: what may be changed of the computed list, by whom and on which paper; and the head of the plan."""

import tomllib

from tests.regimes.printed import REGIMES, Table, row, rows

CODE = "kh61_2021"
DISTRICTS = "huyện, thành, thị ủy, đảng ủy trực thuộc Tỉnh ủy"
BELOW = {"tier": ["district", "grassroots"]}
BY_DISTRICTS = {
    "of": BELOW,
    "by": DISTRICTS,
    "by_unit": {"body": ["dang_bo_huyen", "dang_bo_truc_thuoc"]},
    "within": "own",
}
"""Each in its own area: what it adds of the district and of the grassroots."""


def acts(does: str) -> dict[str, Table]:
    """Of one act: the line → whom it is about and who may do it."""
    found = [line for line in rows(CODE, "subjects.toml", "correction") if line["does"] == does]
    return {
        line["id"]: {key: value for key, value in line.items() if key not in {"id", "does", "note", "clauses"}}
        for line in found
    }


def test_nobody_of_any_kind_is_left_out_but_by_a_line_that_wants_a_reason() -> None:
    (line,) = acts("leave_out").values()
    assert set(line["for"]) == {"party_organisation", "collective", "cadre", "member", "unit"}


def test_associations_are_added_by_the_province_and_the_rest_below_by_districts_in_their_own_area() -> None:
    assert acts("take_in") == {
        "other-associations": {
            "for": ["collective"],
            "of": {"agency": ["hoi_khac"], "tier": ["province"]},
            "by": "Ủy ban nhân dân tỉnh",
            "by_unit": {"agency": ["ubnd"], "tier": ["province"]},
        },
        "other-collectives-below": {"for": ["collective"], **BY_DISTRICTS},
        "other-leaders-below": {"for": ["cadre"], **BY_DISTRICTS},
    }


def test_places_are_named_by_districts_where_the_plan_names_none_and_changed_on_guidance_alone() -> None:
    assert acts("place") == {
        "places-of-other-leaders-below": {"for": ["cadre"], **BY_DISTRICTS, "unplaced": True},
        "exceptional-places": {"for": ["cadre", "member"], "paper": "hướng dẫn của thường trực cấp có thẩm quyền"},
    }


def test_a_leadership_is_reviewed_with_a_party_group_or_with_a_standing_committee_where_all_of_it_sits() -> None:
    assert acts("together") == {
        "together-with-the-party-group": {
            "for": ["collective"],
            "beside": {"body": ["dang_doan", "ban_can_su_dang"]},
        },
        "together-with-the-standing-committee": {
            "for": ["collective"],
            "beside": {"body": ["ban_thuong_vu"]},
            "all_members": True,
        },
    }


def test_prompts_are_proposed_by_the_organisation_board_with_the_party_s_boards_and_some_sectors() -> None:
    prompting = row(CODE, "conduct.toml", "prompting", "prompts-of-the-province")
    assert prompting["collected_by"] == "Ban Tổ chức Tỉnh ủy"
    assert prompting["proposed_by"] == ["Các ban xây dựng đảng Tỉnh ủy", "Một số ngành liên quan"]


def test_the_plan_of_the_standing_committee_reviews_rates_and_rewards_and_members_come_last() -> None:
    head = tomllib.loads((REGIMES / CODE / "regime.toml").read_text(encoding="utf-8"))
    assert head["issuer"] == "Ban Thường vụ Tỉnh ủy"
    assert head["processes"] == ["kiểm điểm", "đánh giá, xếp loại", "khen thưởng"]
    assert head["order"] == ["collective", "unit", "party_organisation", "cadre", "member"]
