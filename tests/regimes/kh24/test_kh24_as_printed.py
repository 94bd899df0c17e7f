"""KH24: the papers it names, its receivers, the review of a unit, the dossiers that leave the town, part III."""

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
    papers,
    receivers,
    row,
    rows,
)

CODE = "kh24_2024"
SPECIALISED = "Các cơ quan chuyên trách tham mưu, giúp việc Thị ủy"
COMMITTEES = "Các đảng ủy, chi bộ trực thuộc Thị ủy"
BOARD, OFFICE = "Ban Tổ chức Thị ủy", "Văn phòng Thị ủy"
PERMANENT = "Thường trực Thị ủy"
PROVINCE = "kế hoạch của Ban Thường vụ Tỉnh ủy"


def test_the_plan_is_of_one_year_and_one_issuer_and_rates_collectives_before_their_heads() -> None:
    plan = load(CODE).identity
    assert (plan.year, plan.issuer) == (2024, "Ban Thường vụ Thị ủy")
    assert plan.processes == ("kiểm điểm", "đánh giá", "xếp loại")
    assert set(plan.order) == {"party_organisation", "member", "collective", "cadre"}
    assert plan.order.index("collective") < plan.order.index("cadre")


def test_six_papers_are_named_beside_the_preamble() -> None:
    preamble = {basis["number"] for basis in rows(CODE, "regime.toml", "legal_basis") if "role" in basis}
    assert {number: paper for number, paper in papers(CODE).items() if number not in preamble} == {
        "143-KH/TU": ("Kế hoạch", date(2022, 10, 12), "Ban Thường vụ Tỉnh ủy"),
        "202-KH/TU": ("Kế hoạch", date(2024, 6, 11), "Ban Thường vụ Thị ủy"),
        "16-HD/TU": ("Hướng dẫn", date(2024, 5, 15), "Ban Thường vụ Tỉnh ủy"),
        "2386-QĐ/TU": ("Quy định", date(2024, 7, 23), "Thị ủy"),
        "1296-QĐ/TU": ("Quy định", date(2022, 12, 26), "Ban Thường vụ Thị ủy"),
        "1348-KL/TU": ("Kết luận", date(2023, 10, 2), "Ban Thường vụ Thị ủy"),
    }


def test_the_plan_goes_to_ten_receivers_in_the_printed_order() -> None:
    assert receivers(CODE) == [
        "Ban Thường vụ Tỉnh ủy",
        "Ban Tổ chức Tỉnh ủy",
        PERMANENT,
        "Thường trực HĐND, UBND thị xã",
        SPECIALISED,
        "Trung tâm Chính trị thị xã",
        "UB MTTQ và các tổ chức chính trị - xã hội thị xã",
        COMMITTEES,
        "Các đồng chí Thị ủy viên",
        "Lưu Văn phòng Thị ủy",
    ]


def test_eight_texts_are_wanted_and_three_of_them_stand_in_the_way_of_a_level() -> None:
    four = ("party_organisation", "collective", "cadre", "member")
    assert blanks(CODE) == {
        "criteria-05": ("Hướng dẫn số 05-HD/TU", four, "proposed_level"),
        "criteria-1874": ("Quy định 1874", ("collective", "cadre"), "proposed_level"),
        "criteria-1263": ("Quy định 1263", ("collective", "cadre"), "proposed_level"),
        "raters-of-posts": ("Mục III, Phụ lục I của Quy định số 2386-QĐ/TU", ("cadre",), "nothing"),
        "four-good-criteria": ("Hướng dẫn số 16-HD/TU", ("party_organisation",), "nothing"),
        "added-targets": ("Công văn số 2397-CV/TU", ("party_organisation",), "nothing"),
        "award-rules": ("Quy định số 1296-QĐ/TU", ("party_organisation", "member"), "nothing"),
        "award-share": ("Kết luận 1348", ("party_organisation", "member"), "nothing"),
    }


def test_a_unit_registers_its_review_gets_two_consents_and_invites_two_sorts_of_guests() -> None:
    assert conference(CODE, "unit-review") == {
        "for": ["party_organisation"],
        "invited": [
            "Thường trực Thị ủy (dự, chỉ đạo)",
            "Ủy viên Ban Thường vụ Thị ủy phụ trách địa bàn (dự, chỉ đạo)",
            "Đoàn công tác của Ban Thường vụ Thị ủy (dự, chỉ đạo)",
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
                "due": "item-8-1",
                "paper": {"review": {}, "minutes": {}, "proposed-level": {}},
            },
        ),
        (
            "province-declarations",
            {
                "for": ["cadre"],
                "when": "managed_by = BTV_TINH_UY",
                "due": "item-8-1",
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
                "due": "item-8-2",
                "paper": {"review-dossier": {}, "rating-result": {}},
            },
        ),
        (
            "concluded-under-delegation",
            {
                "for": ["cadre"],
                "when": "routing_d",
                "sent_to": "Ban Thường vụ Thị ủy (qua Ban Tổ chức Thị ủy)",
                "due": "iii-3b",
                "paper": {"review-dossier": {}, "conclusion": {}},
            },
        ),
    ],
)
def test_each_dossier_says_whose_it_is_to_whom_it_goes_and_what_lies_in_it(name: str, wanted: object) -> None:
    assert dossier(CODE, name) == wanted


def test_the_report_of_item_8_follows_the_plan_of_the_province() -> None:
    advising = {"directing": [PERMANENT], "advising": [BOARD, OFFICE]}
    items = {name: row(CODE, "workplan.toml", "item", name) for name in ("item-8", "item-8-1", "item-8-2")}
    assert {name: bodies_of(item) for name, item in items.items()} == dict.fromkeys(items, advising)
    external = ("external", (None, None), None, True)
    assert {name: due_of(item) for name, item in items.items()} == {
        "item-8": [external],
        "item-8-1": [external, ("same_day", "provincial-dossier-sent", None, False)],
        "item-8-2": [external],
    }
    assert {due["source"] for item in items.values() for due in item["due"] if "source" in due} == {PROVINCE}
    assert all(due["source"] for item in items.values() for due in item["due"] if due["kind"] == "external")


def test_part_three_says_who_does_what_and_when() -> None:
    member_in_charge = "Ủy viên Ban Thường vụ Thị ủy phụ trách lĩnh vực, ngành, địa bàn"
    items = {name: row(CODE, "workplan.toml", "item", name) for name in _PART_THREE}
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
                member_in_charge,
                "Đoàn công tác của Ban Thường vụ Thị ủy",
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
        "iii-3b": [("within", "2025-02", None, True)],
        "iii-4": nothing,
        "iii-5": [("promptly", "difficulty", None, True)],
    }


_PART_THREE = ("iii-1", "iii-2", "iii-3a", "iii-3b", "iii-4", "iii-5")


def test_every_event_has_a_day_of_its_own_in_each_unit() -> None:
    assert events(CODE) == {
        "unit-review-completed": (True, "item-4"),
        "unit-review": (True, ""),
        "provincial-dossier-sent": (True, ""),
        "difficulty": (True, ""),
    }


def test_four_groups_of_items_stand_in_each_others_way() -> None:
    assert clashes(CODE) == [
        ["item-1", "item-4"],
        ["item-8", "item-9"],
        ["item-5", "iii-3b"],
        ["item-7", "item-9", "iii-3a"],
    ]
