"""CV789: who is addressed, the papers it names, its acts P1 to P11, the review of a unit and the two dossiers."""

from datetime import date

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
    rows,
)

CODE = "cv789_2023"
COMMITTEES = "Các chi ủy, đảng ủy trực thuộc Thành ủy"
SECTIONS = "Lãnh đạo các phòng, ban, ngành, MTTQ, các đoàn thể chính trị - xã hội"
SERVICE_UNITS = "Các cơ quan, đơn vị sự nghiệp trực thuộc thành phố"
FOUR = ("party_organisation", "collective", "cadre", "member")


def test_the_letter_is_of_one_year_four_sorts_of_subjects_and_four_processes() -> None:
    letter = load(CODE).identity
    assert letter.year == 2023
    assert set(letter.order) == {"party_organisation", "member", "collective", "cadre"}
    assert letter.order.index("collective") < letter.order.index("cadre")
    assert letter.processes == ("kiểm điểm", "đánh giá", "xếp loại", "khen thưởng")
    assert set(load(CODE).kinds) == set(letter.order)


def test_nine_papers_are_named_each_with_its_day_and_issuer() -> None:
    city = "Ban Thường vụ Thành ủy"
    assert papers(CODE) == {
        "124-QĐ/TW": ("Quy định", date(2023, 10, 4), "Bộ Chính trị"),
        "25-HD/BTCTW": ("Hướng dẫn", date(2023, 11, 10), "Ban Tổ chức Trung ương"),
        "05-HD/BTCTU": ("Hướng dẫn", date(2023, 11, 17), "Ban Thường vụ Tỉnh ủy"),
        "10-HD/TU": ("Hướng dẫn", date(2023, 11, 21), city),
        "1198-TB/TU": ("Thông báo", date(2023, 11, 21), city),
        "566-QĐ/TU": ("Quy định", date(2023, 11, 21), city),
        "01-ĐA/TU": ("Đề án", date(2021, 6, 30), city),
        "33-HD/BTCTW": ("Hướng dẫn", date(2020, 10, 30), "Ban Tổ chức Trung ương"),
        "130/2020/NĐ-CP": ("Nghị định", date(2020, 10, 30), "Chính phủ"),
    }


def test_the_letter_goes_to_five_receivers_in_the_printed_order() -> None:
    assert receivers(CODE) == [
        "Ban Tổ chức Tỉnh ủy",
        "Ban Thường vụ Thành ủy",
        "Các đồng chí Thành ủy viên; lãnh đạo, chuyên viên các ban xây dựng đảng và văn phòng Thành ủy",
        "Như kính gửi",
        "Lưu Văn phòng Thành ủy",
    ]


def test_four_texts_are_wanted_and_only_the_guidance_stands_in_the_way_of_a_level() -> None:
    assert blanks(CODE) == {
        "guidance-10": ("Hướng dẫn số 10-HD/TU", FOUR, "proposed_level"),
        "award-rules": ("Hướng dẫn số 10-HD/TU", ("party_organisation", "member"), "nothing"),
        "personal-review": ("Quy định số 566-QĐ/TU", ("cadre",), "nothing"),
        "persons-in-charge": ("Thông báo số 1198-TB/TU", (), "nothing"),
    }


def test_a_unit_invites_those_in_charge_of_it_and_its_head_presides() -> None:
    assert conference(CODE, "unit-review") == {
        "for": ["collective", "cadre"],
        "when": "managed_by = BTV_THANH_UY",
        "chair": "Người đứng đầu cấp ủy, tổ chức đảng",
        "invited": [
            "Ủy viên Ban Thường vụ Thành ủy được phân công phụ trách đơn vị (dự chỉ đạo)",
            "Thành ủy viên được phân công phụ trách đơn vị (dự chỉ đạo)",
            "Lãnh đạo ban tham mưu, giúp việc của Thành ủy được phân công phụ trách đơn vị (theo dõi)",
            "Chuyên viên ban tham mưu, giúp việc của Thành ủy được phân công phụ trách đơn vị (theo dõi)",
        ],
        "step": {
            "invitations": ("đơn vị", "none"),
            "review": ("Người đứng đầu chủ trì", "none"),
            "pledges": ("Mỗi cán bộ lãnh đạo, quản lý từ cấp phó trưởng phòng trở lên", "none"),
        },
    }


def test_both_dossiers_of_section_3_are_of_those_whom_the_city_manages_and_go_to_its_board() -> None:
    whose = {"when": "managed_by = BTV_THANH_UY", "sent_to": "Ban Tổ chức Thành ủy", "due": "p9", "closed": True}
    assert dossier(CODE, "collective-managed-by-city") == {
        "for": ["collective"],
        **whose,
        "paper": {
            "review-report": {"required": True, "form": "Mẫu 01-HDKĐ.ĐG 2023"},
            "minutes-and-ratings": {"required": True},
            "review-prompt": {"required": True, "when": "has_review_prompt"},
        },
    }
    assert dossier(CODE, "cadre-managed-by-city") == {
        "for": ["cadre"],
        **whose,
        "paper": {
            "self-review": {"required": True, "form": "Mẫu 02B-HDKĐ.ĐG 2023"},
            "exemplary-pledge": {"required": True, "basis": "01-ĐA/TU"},
            "breakthrough-tasks": {"required": True, "basis": "01-ĐA/TU"},
            "cv-supplement": {"required": True},
            "residence-comment": {"required": True, "basis": "33-HD/BTCTW", "form": "Mẫu 3-213"},
            "asset-declaration": {"required": True, "basis": "130/2020/NĐ-CP"},
        },
    }


def test_each_act_names_the_bodies_that_its_sentence_names() -> None:
    in_charge = "được phân công phụ trách đơn vị"
    assert {item["number"]: bodies_of(item) for item in rows(CODE, "workplan.toml", "item")} == {
        "P1": {"implementing": [COMMITTEES, SECTIONS, SERVICE_UNITS]},
        "P2": {"directing": ["Cấp ủy cấp trên"]},
        "P3": {
            "implementing": ["Các đơn vị"],
            "consulted": [
                f"Ủy viên Ban Thường vụ Thành ủy {in_charge}",
                f"Thành ủy viên {in_charge}",
                f"Lãnh đạo, chuyên viên các ban tham mưu, giúp việc của Thành ủy {in_charge}",
            ],
        },
        "P4": {
            "implementing": ["Mỗi cán bộ lãnh đạo, quản lý từ cấp phó trưởng phòng trở lên"],
            "consulted": ["Cấp ủy, lãnh đạo cơ quan, đơn vị"],
        },
        "P5": {"implementing": ["Cấp có thẩm quyền"]},
        "P6": {"implementing": ["Chi ủy, đảng ủy trực thuộc Thành ủy"]},
        "P7": {"implementing": ["Thành ủy"]},
        "P8": {},
        "P9": {
            "implementing": ["Các chi ủy và đảng ủy trực thuộc Thành ủy", f"{SECTIONS} thành phố", SERVICE_UNITS],
        },
        "P10": {"implementing": ["Ban Tổ chức Thành ủy"]},
        "P11": {"directing": ["Cấp ủy cấp trên"]},
    }


def test_each_act_is_due_on_the_printed_day_or_after_the_printed_event() -> None:
    nothing = [("none", (None, None), None, True)]
    assert {item["number"]: due_of(item) for item in rows(CODE, "workplan.toml", "item")} == {
        "P1": nothing,
        "P2": [("promptly", "sign-recorded", None, True), ("before_event", "unit-review", None, False)],
        "P3": [("before", date(2023, 12, 10), None, True), ("before_event", "year-end-wrap-up", 1, False)],
        "P4": [("promptly", "person-review-ended", None, True), ("before", date(2023, 12, 15), None, True)],
        "P5": nothing,
        "P6": [("before", date(2023, 12, 10), None, True)],
        "P7": [("before", date(2023, 12, 15), None, True)],
        "P8": nothing,
        "P9": [("before", date(2023, 12, 15), None, True)],
        "P10": nothing,
        "P11": [("promptly", "unit-review-completed", None, True)],
    }


def test_every_event_has_a_day_of_its_own_in_each_unit() -> None:
    assert events(CODE) == {
        "sign-recorded": (True, ""),
        "unit-review": (True, ""),
        "year-end-wrap-up": (True, ""),
        "person-review-ended": (True, "p3"),
        "unit-review-completed": (True, "p3"),
    }


def test_appraising_and_handing_in_end_on_the_same_day() -> None:
    assert clashes(CODE) == [["p7", "p9"]]
