"""KH61's work plan: who does what in sections II and III, by when, and which items stand in each other's way."""

from datetime import date

from tests.regimes.printed import bodies_of, clashes, due_of, events, rows

CODE = "kh61_2021"
STANDING_COMMITTEE, BOARD = "Ban Thường vụ Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"
DEPARTMENTS = "Các sở, ban, ngành cấp tỉnh"
FRONT_AND_UNIONS = "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội cấp tỉnh"
BEFORE_THE_REVIEW = ("before_event", "review-conference", None, True)
SOFTLY_BEFORE_THE_REVIEW = ("before_event", "review-conference", None, False)
NO_DAY = [("none", (None, None), None, True)]

PREPARATION = {
    "draft-report": {"directing": ["Người đứng đầu cấp ủy, tổ chức đảng, lãnh đạo cơ quan, đơn vị"]},
    "draft-comments": {
        "consulted": [
            "Các thành viên trong tập thể lãnh đạo cùng cấp",
            "Ủy viên ban thường vụ, ban chấp hành cấp trên được phân công phụ trách, theo dõi",
        ]
    },
    "draft-comments-territorial": {
        "consulted": [
            "Thường trực Hội đồng nhân dân",
            "Ủy ban nhân dân",
            "Ban thường trực Ủy ban Mặt trận Tổ quốc",
            "Ban thường vụ các tổ chức chính trị - xã hội",
        ]
    },
    "draft-comments-other-committees": {
        "consulted": [
            "Tập thể lãnh đạo chuyên môn",
            "Ban thường vụ (đối với cơ sở là ban chấp hành) các tổ chức chính trị - xã hội cùng cấp",
        ]
    },
    "draft-comments-provincial-bodies": {
        "consulted": [
            "Cấp ủy trong cơ quan, đơn vị",
            "Ban chấp hành các tổ chức chính trị - xã hội trong cơ quan, đơn vị",
        ]
    },
    "self-reviews": {"implementing": ["Mỗi cá nhân"]},
    "residence-comments": {
        "implementing": ["Cấp ủy cơ quan nơi công tác"],
        "consulted": ["Chi ủy nơi đảng viên cư trú"],
    },
    "workplace-opinions": {"implementing": ["Cấp ủy hoặc lãnh đạo cơ quan nơi công tác"]},
    "workplace-opinions-party-offices": {"implementing": ["Văn phòng Tỉnh ủy"]},
    "workplace-opinions-government": {"implementing": ["Văn phòng Ủy ban nhân dân tỉnh"]},
    "workplace-opinions-local": {"implementing": ["Ban thường vụ cấp trên cơ sở"]},
}
REVIEW_AND_RATING = {
    "reviews": {},
    "working-groups": {"implementing": ["Cấp ủy cấp trên trực tiếp"]},
    "member-ratings": {
        "implementing": [
            "Chi ủy (bí thư chi bộ nơi không có chi ủy)",
            "Bộ phận giúp việc cấp ủy",
            "Đảng ủy cơ sở",
        ]
    },
    "result-notices": {
        "implementing": ["Cấp có thẩm quyền"],
        "consulted": [
            "Đối tượng đánh giá",
            "Tập thể, cá nhân trực tiếp quản lý, sử dụng đối tượng đánh giá",
        ],
    },
    "review-dossiers": {
        "implementing": [
            "Các cấp ủy, tổ chức đảng, lãnh đạo các cơ quan, đơn vị",
            "Cá nhân cán bộ lãnh đạo, quản lý",
        ]
    },
    "rating-dossiers": {},
}
PART_THREE = {
    "iii-1": {
        "implementing": [
            "Ban cán sự đảng, đảng đoàn",
            "Lãnh đạo sở, ban, ngành và tương đương",
            FRONT_AND_UNIONS,
            "Các cơ quan, đơn vị sự nghiệp trực thuộc tỉnh",
            "Ban thường vụ huyện, thành, thị ủy, đảng ủy trực thuộc Tỉnh ủy",
        ]
    },
    "iii-2": {
        "implementing": [DEPARTMENTS, FRONT_AND_UNIONS],
        "cooperating": ["Cấp huyện (đối với các đơn vị ngành song trùng quản lý)"],
    },
    "iii-3": {
        "directing": ["Ban cán sự đảng Ủy ban nhân dân tỉnh"],
        "advising": [
            "Cơ quan Thường trực Hội đồng thi đua khen thưởng tỉnh",
            "Cơ quan chuyên môn liên quan",
        ],
    },
    "iii-4-prompts": {
        "directing": [STANDING_COMMITTEE],
        "advising": [BOARD],
        "cooperating": ["Các ban xây dựng đảng Tỉnh ủy", "Một số ngành liên quan"],
    },
    "iii-4-prompt-results": {"compiling": [BOARD]},
    "iii-4-rating": {"advising": [BOARD], "compiling": [BOARD]},
    "iii-5-assignment": {
        "directing": ["Ban thường vụ cấp ủy các cấp"],
        "implementing": ["Các đồng chí ủy viên ban thường vụ, ủy viên ban chấp hành"],
    },
    "iii-5-notice": {
        "implementing": ["Các đơn vị"],
        "consulted": [
            "Ủy viên ban thường vụ và cấp ủy viên cấp trên phụ trách",
            "Các ban xây dựng đảng Tỉnh ủy",
            "Đảng ủy cấp trên",
        ],
    },
    "iii-6-province": {"implementing": [STANDING_COMMITTEE]},
    "iii-6-others": {
        "implementing": [
            "Ban thường vụ huyện, thành, thị ủy, đảng ủy trực thuộc",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh",
            "Ban thường vụ các tổ chức chính trị - xã hội cấp tỉnh",
            "Ban cán sự đảng, đảng đoàn",
            "Lãnh đạo các sở, ban, ngành cấp tỉnh và tương đương",
        ]
    },
    "iii-7-grassroots": {"implementing": ["Cấp cơ sở"]},
    "iii-7-above-grassroots": {
        "implementing": [
            "Cấp trên cơ sở",
            "Đảng đoàn, ban cán sự đảng",
            "Sở, ban, ngành, MTTQ, tổ chức chính trị - xã hội cấp tỉnh",
            "Cơ quan, đơn vị sự nghiệp, trường đại học, cao đẳng công lập thuộc tỉnh",
        ]
    },
    "iii-7-province": {"implementing": ["Cấp tỉnh"]},
}


def items() -> dict[str, dict[str, object]]:
    return {item["id"]: item for item in rows(CODE, "workplan.toml", "item")}


def test_the_items_stand_in_the_order_of_the_plan_each_with_the_bodies_that_it_names() -> None:
    wanted = PREPARATION | REVIEW_AND_RATING | PART_THREE
    assert {name: bodies_of(item) for name, item in items().items()} == wanted
    assert list(items()) == list(wanted)


def test_what_prepares_a_review_comes_before_it_and_what_the_plan_gives_no_day_only_reminds() -> None:
    due = {name: due_of(item) for name, item in items().items() if name in (*PREPARATION, "working-groups")}
    part_of_another = {name for name in PREPARATION if items()[name].get("parent")}
    assert {name: days for name, days in due.items() if name not in part_of_another} == {
        "draft-report": [BEFORE_THE_REVIEW],
        "draft-comments": [BEFORE_THE_REVIEW],
        "self-reviews": [SOFTLY_BEFORE_THE_REVIEW],
        "residence-comments": [SOFTLY_BEFORE_THE_REVIEW],
        "workplace-opinions": [BEFORE_THE_REVIEW],
        "working-groups": [SOFTLY_BEFORE_THE_REVIEW],
    }
    assert not any(due[name] for name in part_of_another)


def test_three_lists_of_comments_and_three_polls_are_parts_of_one_act_each() -> None:
    parents: dict[object, list[str]] = {}
    for name, item in items().items():
        parents.setdefault(item.get("parent"), []).append(name)
    assert parents["draft-comments"] == [name for name in PREPARATION if name.startswith("draft-comments-")]
    assert parents["workplace-opinions"] == [name for name in PREPARATION if name.startswith("workplace-opinions-")]
    assert set(parents) == {None, "draft-comments", "workplace-opinions"}


def test_part_three_sets_the_printed_days_and_none_where_it_prints_none() -> None:
    before_5_january = ("before", date(2022, 1, 5), None, True)
    before_15_january = ("before", date(2022, 1, 15), None, True)
    before_31_january = ("before", date(2022, 1, 31), None, True)
    assert {name: due_of(items()[name]) for name in PART_THREE} == {
        "iii-1": NO_DAY,
        "iii-2": [before_5_january, before_5_january],
        "iii-3": [before_15_january, before_15_january],
        "iii-4-prompts": [("before", date(2021, 12, 20), None, True)],
        "iii-4-prompt-results": [("before", date(2022, 2, 5), None, True)],
        "iii-4-rating": NO_DAY,
        "iii-5-assignment": NO_DAY,
        "iii-5-notice": [BEFORE_THE_REVIEW],
        "iii-6-province": NO_DAY,
        "iii-6-others": NO_DAY,
        "iii-7-grassroots": [before_15_january],
        "iii-7-above-grassroots": [before_31_january, before_31_january],
        "iii-7-province": [("within", "2022-02", None, True)],
    }


def test_reviews_are_held_at_the_end_of_the_year_and_dossiers_of_rating_follow_another_text() -> None:
    assert {name: due_of(items()[name]) for name in REVIEW_AND_RATING if name != "working-groups"} == {
        "reviews": [("window", (date(2021, 11, 1), date(2022, 2, 28)), None, True)],
        "member-ratings": NO_DAY,
        "result-notices": NO_DAY,
        "review-dossiers": NO_DAY,
        "rating-dossiers": [("external", (None, None), None, True)],
    }
    (due,) = rows_of_due("rating-dossiers")
    assert due["source"] == "quy định của Ban Thường vụ Tỉnh ủy"


def rows_of_due(item: str) -> list[dict[str, object]]:
    (found,) = [row for row in rows(CODE, "workplan.toml", "item") if row["id"] == item]
    return list(found["due"])


def test_each_unit_has_its_own_day_of_review() -> None:
    assert events(CODE) == {"review-conference": (True, "")}


def test_three_groups_of_items_stand_in_each_others_way() -> None:
    assert clashes(CODE) == [
        ["iii-3", "iii-7-grassroots"],
        ["iii-7-grassroots", "iii-7-above-grassroots", "iii-7-province"],
        ["iii-4-prompts", "reviews"],
    ]
