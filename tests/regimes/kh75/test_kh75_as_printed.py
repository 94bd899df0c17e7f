"""KH75: its head, the papers it names, its receivers, the review of a unit, the dossiers, item 9 and part III."""

from datetime import date

import pytest

from kiemdiem.core.regime.loader import load
from tests.regimes.printed import (
    blanks,
    bodies_of,
    clashes,
    conference,
    dossier,
    due_of,
    events,
    receivers,
    row,
    rows,
)

CODE = "kh75_2022"
BOARD, OFFICE = "Cơ quan Tổ chức - Nội vụ thị xã", "Văn phòng thị xã"
SPECIALISED = "Các cơ quan chuyên trách tham mưu, giúp việc Thị ủy"
COMMITTEES = "Các đảng ủy, chi bộ trực thuộc Thị ủy"
PERMANENT = "Thường trực Thị ủy"
PART_THREE = ("iii-1", "iii-2", "iii-3a", "iii-3b", "iii-4", "iii-5")


def test_the_plan_is_of_one_year_and_one_issuer_with_four_sorts_of_subjects() -> None:
    plan = load(CODE).identity
    assert (plan.year, plan.issuer) == (2022, "Ban Thường vụ Thị ủy")
    assert set(plan.order) == {"party_organisation", "member", "collective", "cadre"}
    assert plan.order.index("collective") < plan.order.index("cadre")
    assert plan.processes == ("kiểm điểm", "đánh giá", "xếp loại")


def test_each_paper_is_named_with_its_sort_and_issuer_wherever_it_stands() -> None:
    centre, province = "Ban Tổ chức Trung ương", "Ban Thường vụ Tỉnh ủy"
    sorts = {
        "132-QĐ/TW": ("Quy định", date(2018, 3, 8), "Bộ Chính trị"),
        "21-HD/BTCTW": ("Hướng dẫn", date(2019, 10, 18), centre),
        "04-HD/TU": ("Hướng dẫn", date(2021, 10, 25), province),
        "1289-CV/TU": ("Công văn", date(2022, 10, 25), province),
        "4628-CV/VPTW": ("Công văn", date(2022, 8, 29), "Văn phòng Trung ương Đảng"),
        "4264-CV/BTCTW": ("Công văn", date(2022, 10, 18), centre),
        "90/2020/NĐ-CP": ("Nghị định", date(2020, 8, 13), "Chính phủ"),
        "898-CV/TU": ("Công văn", date(2022, 10, 14), "Ban Thường vụ Thị ủy"),
    }
    named = rows(CODE, "regime.toml", "legal_basis")
    assert {basis["number"] for basis in named} == set(sorts)
    assert all((basis["kind"], basis["date"], basis["issuer"]) == sorts[basis["number"]] for basis in named)


def test_the_plan_goes_to_ten_receivers_in_the_printed_order() -> None:
    assert receivers(CODE) == [
        "Ban Thường vụ Tỉnh ủy",
        "Ban Tổ chức Tỉnh ủy",
        PERMANENT,
        "Thường trực HĐND, UBND thị xã",
        SPECIALISED,
        "Trung tâm Chính trị thị xã",
        "Mặt trận Tổ quốc, các tổ chức chính trị - xã hội thị xã",
        COMMITTEES,
        "Các đồng chí Thị ủy viên",
        "Lưu Văn phòng thị xã",
    ]


def test_three_texts_are_wanted_and_only_the_guidances_stand_in_the_way_of_a_level() -> None:
    four = ("party_organisation", "collective", "cadre", "member")
    assert blanks(CODE) == {
        "criteria": ("Hướng dẫn số 21-HD/BTCTW và Hướng dẫn số 04-HD/TU", four, "proposed_level"),
        "town-score-sheet": ("Mẫu 09/HDĐG", ("party_organisation",), "nothing"),
        "decentralisation": ("quy định hiện hành về phân cấp quản lý cán bộ", ("collective", "cadre"), "nothing"),
    }


def test_the_collective_is_reviewed_first_and_persons_after_it() -> None:
    (order,) = rows(CODE, "conduct.toml", "review_order")
    assert (order["first"], order["then"], order.get("hard", True)) == ("tập thể", ["cá nhân"], True)


def test_a_unit_registers_its_review_gets_two_consents_and_invites_two_sorts_of_guests() -> None:
    assert conference(CODE, "unit-review") == {
        "for": ["party_organisation"],
        "invited": [
            "Thường trực Thị ủy (dự, chỉ đạo)",
            "Ủy viên Ban Thường vụ Thị ủy phụ trách địa bàn (dự, chỉ đạo)",
            "Đại diện lãnh đạo các cơ quan chuyên trách tham mưu, giúp việc Thị ủy (dự, theo dõi)",
        ],
        "step": {
            "registration": ("Đảng ủy, chi bộ trực thuộc Thị ủy", "none"),
            "consent-permanent-members": (PERMANENT, "none"),
            "consent-member-in-charge": ("Ủy viên Ban Thường vụ Thị ủy phụ trách", "none"),
            "invitations": ("Đảng ủy, chi bộ trực thuộc Thị ủy", "none"),
            "review": ("", "none"),
        },
    }


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            "rated-by-province",
            {
                "for": ["collective", "cadre"],
                "when": "routing_a",
                "sent_to": "Ban Thường vụ Tỉnh ủy",
                "due": "item-9-1",
                "paper": {"review-dossier": {}, "proposed-level": {}},
            },
        ),
        (
            "province-declarations",
            {
                "for": ["cadre"],
                "when": "managed_by = BTV_TINH_UY",
                "due": "item-9-1",
                "paper": {
                    "asset-declaration": {"addressee": "Ủy ban Kiểm tra Tỉnh ủy"},
                    "cv-supplement": {"addressee": "Ban Tổ chức Tỉnh ủy"},
                },
            },
        ),
        (
            "rated-by-town-for-province",
            {
                "for": ["collective", "cadre"],
                "when": "routing_b",
                "sent_to": "Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)",
                "due": "item-9-2",
                "paper": {"review-dossier": {}, "rating-result": {}},
            },
        ),
        (
            "concluded-under-delegation",
            {
                "for": ["cadre"],
                "when": "routing_d",
                "sent_to": "Ban Thường vụ Thị ủy (qua Cơ quan Tổ chức - Nội vụ thị xã)",
                "due": "iii-3b",
                "paper": {"review-dossier": {}, "conclusion": {}},
            },
        ),
    ],
)
def test_each_dossier_says_whose_it_is_to_whom_it_goes_and_what_lies_in_it(name: str, wanted: object) -> None:
    assert dossier(CODE, name) == wanted


def test_items_3_8_and_9_name_their_bodies() -> None:
    def found(name: str) -> dict[str, list[str]]:
        return bodies_of(row(CODE, "workplan.toml", "item", name))

    assert found("item-3")["consulted"] == ["Các cơ quan liên quan"]
    both = [BOARD, "Các cơ quan tham mưu, giúp việc Thị ủy"]
    assert found("item-8") == {"directing": [PERMANENT], "advising": both, "implementing": both}
    assert found("item-9") == found("item-9-1") == {"directing": [PERMANENT], "advising": [BOARD, OFFICE]}


def test_declarations_go_with_the_dossier_and_warn_only() -> None:
    assert due_of(row(CODE, "workplan.toml", "item", "item-9-1")) == [
        ("before", date(2022, 12, 31), None, True),
        ("same_day", "provincial-dossier-sent", None, False),
    ]


def test_part_three_says_who_does_what_and_when() -> None:
    items = {name: row(CODE, "workplan.toml", "item", name) for name in PART_THREE}
    assert {name: bodies_of(item) for name, item in items.items()} == {
        "iii-1": {
            "implementing": [
                SPECIALISED,
                "Thường trực HĐND thị xã",
                "UBND thị xã",
                "Mặt trận Tổ quốc thị xã",
                "Các tổ chức chính trị - xã hội thị xã",
                COMMITTEES,
            ]
        },
        "iii-2": {
            "implementing": [COMMITTEES],
            "consulted": [
                PERMANENT,
                "Ủy viên Ban Thường vụ Thị ủy phụ trách lĩnh vực, ngành, địa bàn",
                "Đại diện lãnh đạo các cơ quan chuyên trách tham mưu, giúp việc Thị ủy",
            ],
        },
        "iii-3a": {"implementing": [BOARD], "cooperating": [SPECIALISED]},
        "iii-3b": {"implementing": ["Các cơ quan, đơn vị nhận xét, kết luận"]},
        "iii-4": {"implementing": ["UBND thị xã"]},
        "iii-5": {"implementing": [COMMITTEES]},
    }
    nothing = [("none", (None, None), None, True)]
    assert {name: due_of(item) for name, item in items.items()} == {
        "iii-1": nothing,
        "iii-2": [("before_event", "unit-review", None, True)],
        "iii-3a": nothing,
        "iii-3b": [("within", "2023-02", None, True)],
        "iii-4": nothing,
        "iii-5": [("promptly", "difficulty", None, True)],
    }


def test_every_event_has_a_day_of_its_own_in_each_unit() -> None:
    assert events(CODE) == {
        "unit-review": (True, ""),
        "provincial-dossier-sent": (True, ""),
        "difficulty": (True, ""),
    }


def test_six_groups_of_items_stand_in_each_others_way() -> None:
    assert clashes(CODE) == [
        ["item-1"],
        ["item-4", "item-5"],
        ["item-2", "item-4"],
        ["iii-3b"],
        ["item-9", "item-9-2"],
        ["item-8", "item-10", "iii-3a"],
    ]
