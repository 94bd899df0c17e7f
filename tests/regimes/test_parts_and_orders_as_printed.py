"""What an item of a work plan consists of, which item waits for which, whom a sentence names beside those who do it."""

from typing import Any

from tests.regimes.printed import row, rows

ADDRESSED = [
    "Thường trực HĐND thị xã",
    "UBND thị xã",
    "Thường trực HĐND xã, phường",
    "UBND xã, phường",
    "Ban Thường trực Ủy ban MTTQ thị xã",
    "Ban thường vụ các tổ chức chính trị - xã hội thị xã",
    "Các hội, đoàn thể thị xã",
    "Lãnh đạo các phòng, ban chuyên môn thuộc UBND thị xã",
    "Lãnh đạo các đơn vị sự nghiệp trực thuộc UBND thị xã",
]
"""Towns: "Chỉ đạo …"; a ward stands there alone and means its council and its people's committee."""


def item(code: str, name: str) -> dict[str, Any]:
    return row(code, "workplan.toml", "item", name)


def parts(code: str, name: str) -> dict[str, str]:
    """Part → the part of another item that it is one with."""
    return {one["id"]: one.get("same_as", "") for one in item(code, name).get("part", [])}


def orders(code: str) -> dict[tuple[str, str], bool]:
    """Item and the item it comes after → whether it is refused before."""
    return {
        (one["id"], gate["after"]): gate.get("hard", True)
        for one in rows(code, "workplan.toml", "item")
        for gate in one.get("gate", [])
    }


def apart(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "")


def test_kh75_addresses_its_first_item_to_nine_sorts_of_bodies_and_the_committees() -> None:
    first = item("kh75_2022", "item-1")
    assert first["addressed"] == ADDRESSED
    assert first["implementing"] == ["Các đảng ủy, chi bộ trực thuộc Thị ủy"]


def test_kh24_addresses_its_first_item_to_ten_sorts_of_bodies() -> None:
    """No line tells who carries it out: the committees stand in the sentence with the others."""
    first = item("kh24_2024", "item-1")
    assert first["addressed"] == [*ADDRESSED, "Các đảng ủy, chi bộ trực thuộc Thị ủy"]


def test_a_plan_of_one_s_own_and_each_paper_that_is_spread_are_marked_apart() -> None:
    assert parts("kh75_2022", "item-1") == apart("own-plan", "guidance-21", "guidance-04")
    assert parts("kh24_2024", "item-1") == apart("own-plan", "regulation-124")


def test_the_plan_for_this_plan_is_the_plan_of_the_first_item() -> None:
    for code in ("kh75_2022", "kh24_2024"):
        assert parts(code, "iii-1") == {"plan-for-this-plan": "own-plan"}


def test_a_review_of_2022_is_half_done_until_both_strands_are() -> None:
    assert parts("kh75_2022", "item-4") == apart("state-strand", "party-strand")


def test_a_review_of_2024_is_looked_at_by_content_and_by_procedure_and_confirmed_by_the_head() -> None:
    assert parts("kh24_2024", "item-4") == apart("review-content", "review-procedure")
    assert item("kh24_2024", "item-4")["needs_head"] is True


def test_a_level_of_2022_is_through_with_its_review_its_rating_and_its_rewards() -> None:
    reported = {"grassroots": (), "above-grassroots": ("report",), "province": ()}
    for level, more in reported.items():
        whole = [f"{level}-{part}" for part in ("review", "rating", "rewards", *more)]
        assert parts("kh61_2021", f"iii-7-{level}") == apart(*whole)


def test_each_cell_of_2014_makes_the_plan_known() -> None:
    assert parts("kh146_2014", "closing") == apart("told")


def test_what_the_plans_print_in_an_order_waits_or_is_told() -> None:
    is_refused, is_told = True, False
    assert orders("kh24_2024") == {("item-4", "item-1"): is_told, ("item-5", "item-4"): is_refused}
    assert orders("kh75_2022") == {("item-5", "item-4"): is_told}
    assert orders("cv789_2023") == {("p8", "p7"): is_refused}
    assert orders("kh146_2014") == {
        ("t10", "t9"): is_told,
        ("t12", "t11"): is_refused,
        ("t15", "t14"): is_refused,
    }
    assert orders("kh61_2021") == {}


def test_sections_of_a_department_are_through_all_of_them_before_the_next_conference_of_2014() -> None:
    waits = {
        (one["id"], gate["after"]): gate.get("whose", "")
        for one in rows("kh146_2014", "workplan.toml", "item")
        for gate in one.get("gate", [])
    }
    assert waits == {("t10", "t9"): "all", ("t12", "t11"): "all", ("t15", "t14"): ""}


def test_the_board_of_2022_is_one_office_of_the_party_and_of_the_town() -> None:
    board = row("kh75_2022", "workplan.toml", "body", "organisation-board")
    assert board["units"] == {
        "agency": ["ban_dang", "phong_ban"],
        "tier": ["district"],
        "named": ["Tổ chức - Nội vụ"],
    }


def test_whoever_is_left_out_of_2022_is_left_out_with_a_reason() -> None:
    (correction,) = rows("kh75_2022", "subjects.toml", "correction")
    assert (correction["id"], correction["does"]) == ("nobody-without-a-reason", "leave_out")
    assert set(correction["for"]) == {"party_organisation", "collective", "cadre", "member"}


def test_every_body_of_the_second_item_of_2022_draws_up_its_groups() -> None:
    (grouping,) = rows("kh75_2022", "subjects.toml", "grouping")
    assert set(grouping["for"]) == {"party_organisation", "collective", "cadre", "member"}
    assert grouping["approved_by"] == "Ban Thường vụ Thị ủy"
    names = {one["id"]: one["names"] for one in rows("kh75_2022", "workplan.toml", "body")}
    printed = item("kh75_2022", "item-2")["implementing"]
    drafting = [name for body in grouping["drafted_by"] for name in names[body] if name in printed]
    assert sorted(drafting) == sorted(printed)
    assert len(grouping["drafted_by"]) == len(printed)


def test_services_of_the_town_of_2023_are_its_services_its_schools_and_its_other_offices() -> None:
    services = row("cv789_2023", "workplan.toml", "body", "service-units")
    assert services["units"] == {"agency": ["don_vi_su_nghiep", "truong_hoc", "co_quan_khac"], "tier": ["district"]}
