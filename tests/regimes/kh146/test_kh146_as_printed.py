"""KH146: the papers it names, the steps of its three conferences (chapter V), its timetable (chapter VI)."""

from datetime import date

from kiemdiem.core.regime.loader import load
from tests.regimes.printed import (
    Bodies,
    blanks,
    bodies_of,
    clashes,
    conference,
    dossier,
    due_of,
    events,
    papers,
    rows,
)

CODE = "kh146_2014"
HEAD, SECRETARY, COMMITTEE = "Chánh Thanh tra thành phố", "Bí thư Đảng ủy", "Đảng ủy"
LEADERS, OFFICE, CELLS = "Lãnh đạo Thanh tra thành phố", "Văn phòng Thanh tra thành phố", "Các chi bộ"
CITY, BLOCK = "Các ban Đảng Thành ủy", "Ban Thường vụ Đảng ủy Khối Dân-Chính-Đảng thành phố"
IN_CHARGE = "Đảng ủy viên phụ trách chi bộ"


def test_one_committee_issues_the_plan_and_rates_cells_before_members() -> None:
    plan = load(CODE).identity
    assert plan.issuer == "Đảng ủy Thanh tra thành phố"
    assert plan.order == ("cell", "chapter", "member", "cadre")
    assert plan.processes == ("kiểm điểm", "đánh giá, phân loại", "khen thưởng")


def test_seven_papers_are_named_and_none_is_at_hand() -> None:
    assert papers(CODE) == {
        "121-KH/TU": ("Kế hoạch", date(2014, 10, 20), "Ban Thường vụ Thành ủy"),
        "92-KH/ĐUK": (
            "Kế hoạch",
            date(2014, 10, 31),
            "Ban Thường vụ Đảng ủy Khối Dân-Chính-Đảng thành phố",
        ),
        "286-QĐ/TW": ("Quyết định", date(2010, 2, 8), "Bộ Chính trị khóa X"),
        "03-CT/TW": ("Chỉ thị", date(2011, 5, 14), "Bộ Chính trị"),
        "101-QĐ/TW": ("Quy định", date(2012, 6, 7), "Ban Bí thư"),
        "76-QĐ/TW": ("Quy định", None, "Bộ Chính trị"),
        "Nghị quyết Trung ương 4 khóa XI": ("Nghị quyết", None, "Ban Chấp hành Trung ương"),
    }
    assert not any(basis["supplied"] for basis in rows(CODE, "regime.toml", "legal_basis"))


def test_a_score_sheet_a_regulation_and_an_appendix_are_wanted() -> None:
    assert blanks(CODE) == {
        "score-sheet": (
            "Hướng dẫn của Ban Thường vụ Đảng ủy Khối Dân - Chính - Đảng",
            ("cell", "chapter"),
            "entered_total",
        ),
        "cadre-regulation": ("286-QĐ/TW", ("cadre",), "proposed_level"),
        "dossier-appendix": ("146-KH/ĐU", (), "nothing"),
    }


def test_the_first_conference_hears_two_reports_then_each_person_then_two_ballots() -> None:
    assert conference(CODE, "conference-1") == {
        "for": ["collective", "cadre"],
        "chair": f"{HEAD}; {SECRETARY}, Phó {HEAD} đồng chủ trì",
        "chair_while_head_is_reviewed": f"Phó {HEAD}, {SECRETARY}",
        "takes_part": ["Đảng ủy viên", f"Thành viên {LEADERS}"],
        "invited": [CITY, "Ban Thường vụ Đảng ủy Khối Dân - Chính - Đảng"],
        "votes": "Người tham dự, không kể khách mời",
        "step": {
            "leaders-report": (HEAD, "none"),
            "leaders-report-comments": ("Thành viên dự họp", "none"),
            "leaders-report-conclusion": (HEAD, "none"),
            "leaders-report-vote": ("Hội nghị", "open"),
            "committee-report": (SECRETARY, "none"),
            "committee-report-comments": ("Thành viên dự họp", "none"),
            "committee-report-conclusion": (SECRETARY, "none"),
            "committee-report-vote": ("Hội nghị", "open"),
            "personal-statement": ("Cá nhân được kiểm điểm", "none"),
            "personal-comments": ("Người tham gia kiểm điểm", "none"),
            "personal-conclusion": (
                f"{HEAD}; khi kiểm điểm Chánh Thanh tra thì Phó Chánh Thanh tra, {SECRETARY}",
                "none",
            ),
            "ballot-a": (f"Thành viên {LEADERS}", "secret"),
            "conclusion-on-deputies": (HEAD, "none"),
            "proposal-on-the-head": (LEADERS, "none"),
            "ballot-b": ("Đảng ủy viên", "secret"),
            "written-conclusion": (SECRETARY, "none"),
        },
    }


def test_the_second_conference_is_the_leaders_alone_on_the_heads_of_divisions() -> None:
    assert conference(CODE, "conference-2") == {
        "for": ["cadre"],
        "chair": HEAD,
        "takes_part": [f"Thành viên {LEADERS}"],
        "votes": f"Thành viên {LEADERS}",
        "step": {
            "drafts": ("Văn phòng", "none"),
            "comments-on-heads": (f"Thành viên {LEADERS}", "none"),
            "ballot-c": (f"Thành viên {LEADERS}", "secret"),
            "conclusion-on-heads": (HEAD, "none"),
        },
    }


def test_the_cell_hears_its_committee_rates_itself_and_then_each_member() -> None:
    cell_secretary = "Bí thư chi bộ"
    in_his_place = f"{cell_secretary} (đối với chính mình: Phó bí thư)"
    assert conference(CODE, "cell-conference") == {
        "for": ["cell", "collective", "member"],
        "chair": f"{cell_secretary} (vắng mặt hoặc khuyết: Phó bí thư)",
        "chair_while_head_is_reviewed": (
            "Phó bí thư chi bộ (không có: Đảng ủy viên phụ trách hoặc đảng viên do hội nghị chọn)"
        ),
        "takes_part": ["Toàn thể đảng viên chi bộ, chính thức và dự bị"],
        "invited": ["Ban Thường vụ Đảng ủy", IN_CHARGE],
        "votes": "Đảng viên chính thức",
        "after": ["conference-2"],
        "step": {
            "cell-report": (cell_secretary, "none"),
            "cell-report-comments": ("Đảng viên tham dự", "none"),
            "cell-report-conclusion": (cell_secretary, "none"),
            "cell-report-vote": ("Hội nghị chi bộ", "open"),
            "year-summary": (cell_secretary, "none"),
            "year-summary-comments": ("Đảng viên tham dự", "none"),
            "year-summary-conclusion": (cell_secretary, "none"),
            "self-scores-vote": ("Hội nghị chi bộ", "open"),
            "ballot-d": ("Đảng viên chính thức", "secret"),
            "member-statement": ("Cá nhân được kiểm điểm", "none"),
            "civil-servant-results": (in_his_place, "none"),
            "residence-remarks": (in_his_place, "none"),
            "member-comments": ("Đảng viên trong chi bộ, cả dự bị", "none"),
            "member-reply": ("Cá nhân được kiểm điểm", "none"),
            "ballot-e": ("Đảng viên chính thức", "secret"),
        },
    }


def test_three_of_the_twelve_orders_only_warn() -> None:
    orders = {order["id"]: order.get("hard", True) for order in rows(CODE, "conduct.toml", "review_order")}
    assert orders == {
        "reports-sent-first": True,
        "prompts-answered-first": True,
        "residence-remarks-answered-first": False,
        "collectives-first": True,
        "leaders-report-first": False,
        "heads-first": True,
        "hearings-before-ballots": True,
        "heads-concluded-before-cells": True,
        "cell-committee-first": True,
        "self-scores-before-own-class": True,
        "reply-before-ballot": False,
        "reviewed-before-rated": True,
    }


def test_the_orders_name_who_comes_first_and_who_follows() -> None:
    orders = {order["id"]: (order["first"], order["then"]) for order in rows(CODE, "conduct.toml", "review_order")}
    deputies = f"Ủy viên thường vụ Đảng ủy, thành viên {LEADERS}"
    others = "Đảng ủy viên khác (nếu kiểm điểm trước Đảng ủy)"
    assert orders["heads-first"] == (HEAD, [SECRETARY, "Phó Bí thư Đảng ủy", deputies, others])
    assert orders["leaders-report-first"] == (f"Báo cáo của tập thể {LEADERS}", ["Báo cáo của Đảng ủy"])
    assert orders["hearings-before-ballots"][1] == [f"{LEADERS} bỏ phiếu", "Tập thể Đảng ủy bỏ phiếu"]
    assert orders["cell-committee-first"][1] == [
        "Tổng kết và bỏ phiếu phân loại chi bộ",
        "Bí thư, Phó bí thư, chi ủy viên, cán bộ lãnh đạo, quản lý",
        "Đảng viên khác",
    ]


TIMETABLE: dict[str, Bodies] = {
    "t0": {"implementing": [COMMITTEE, LEADERS, CELLS]},
    "t1": {"implementing": [COMMITTEE], "consulted": ["Đảng bộ, chi bộ trực thuộc"]},
    "t2": {"directing": [SECRETARY], "advising": [OFFICE], "implementing": [SECRETARY]},
    "t3": {"directing": [HEAD], "advising": [OFFICE], "implementing": [HEAD]},
    "t4": {"implementing": [CELLS]},
    "t5": {"implementing": ["Cấp ủy chi bộ"], "consulted": ["Cấp ủy nơi cư trú"]},
    "t6": {"implementing": [COMMITTEE, f"Tập thể {LEADERS}"]},
    "t7": {"consulted": [CITY, BLOCK]},
    "t8": {
        "implementing": ["Bí thư chi bộ"],
        "consulted": ["Ủy viên Ban Thường vụ phụ trách chi bộ", IN_CHARGE],
    },
    "t9": {"implementing": ["Trưởng phòng"]},
    "t10": {"directing": [HEAD, SECRETARY], "implementing": [COMMITTEE, LEADERS], "consulted": [CITY, BLOCK]},
    "t11": {"directing": [HEAD], "advising": [OFFICE], "implementing": [LEADERS]},
    "t12": {
        "directing": ["Bí thư chi bộ"],
        "implementing": [CELLS],
        "consulted": ["Ban Thường vụ Đảng ủy", IN_CHARGE],
    },
    "t13": {"implementing": [CELLS]},
    "t14": {"implementing": [COMMITTEE]},
    "t15": {"implementing": [COMMITTEE]},
    "t16": {"compiling": [OFFICE], "implementing": [COMMITTEE]},
    "t17": {"implementing": [CELLS]},
    "t18": {"advising": ["Ủy ban kiểm tra Đảng ủy"], "implementing": [COMMITTEE]},
    "t19": {
        "directing": ["Ban Thường vụ Đảng ủy", IN_CHARGE],
        "implementing": ["Ủy ban kiểm tra Đảng ủy", "Bí thư chi bộ"],
    },
    "t19-secretary": {
        "directing": [SECRETARY],
        "implementing": [
            "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 1",
            "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 3",
            "Chi bộ Phòng Thanh tra chống tham nhũng",
        ],
    },
    "t19-deputy-secretary": {
        "directing": ["Phó Bí thư Đảng ủy"],
        "implementing": [
            "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 4",
            "Chi bộ Phòng Pháp chế",
            "Chi bộ Văn phòng",
        ],
    },
    "t19-standing-member": {
        "directing": ["Ủy viên Thường vụ Đảng ủy"],
        "implementing": [
            "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 2",
            "Chi bộ Phòng Tiếp công dân và xử lý đơn",
            "Chi bộ Phòng Thanh tra, giám sát và xử lý sau thanh tra",
        ],
    },
    "closing": {"implementing": ["Cấp ủy, Bí thư các chi bộ"]},
}


def test_every_line_of_the_timetable_names_its_bodies() -> None:
    items = rows(CODE, "workplan.toml", "item")
    assert {item["id"]: bodies_of(item) for item in items} == TIMETABLE
    assert {item["id"] for item in items if item.get("parent") == "t19"} == {
        "t19-secretary",
        "t19-deputy-secretary",
        "t19-standing-member",
    }


def test_windows_warn_and_only_the_printed_days_and_what_a_ballot_rests_on_are_hard() -> None:
    november = {day: date(2014, 11, day) for day in range(1, 31)}
    december = {day: date(2014, 12, day) for day in range(1, 32)}
    first = ("window", (november[5], november[7]), None, False)
    second = ("window", (november[10], november[12]), None, False)
    third = ("window", (november[17], november[19]), None, False)
    fourth = ("window", (november[20], november[28]), None, False)
    nothing = ("none", (None, None), None, True)
    report = ("before", december[5], None, True)

    def before(event: str, *, hard: bool = False, days: int | None = None) -> tuple[object, ...]:
        return ("before_event", event, days, hard)

    due = {item["id"]: due_of(item) for item in rows(CODE, "workplan.toml", "item") if item.get("due")}
    assert due == {
        "t0": [("before", november[30], None, True)],
        "t1": [first],
        "t2": [first],
        "t3": [first],
        "t4": [first, before("first-conference"), before("cell-conference")],
        "t5": [first, before("cell-conference")],
        "t6": [second],
        "t7": [second, before("first-conference", hard=True, days=1)],
        "t8": [second],
        "t9": [("by", november[14], None, False)],
        "t10": [third],
        "t11": [third, before("cell-conference", hard=True)],
        "t12": [fourth],
        "t13": [fourth],
        "t14": [("window", (december[1], december[3]), None, False)],
        "t15": [nothing],
        "t16": [report, report, report],
        "t17": [("next", "cell-meeting", None, True)],
        "t18": [before("personal-reviews", hard=True)],
        "t19": [("promptly", "finding", None, True), ("promptly", "issue-arisen", None, True)],
        "closing": [nothing],
    }


def test_only_the_first_conference_is_one_for_the_whole_chapter() -> None:
    assert events(CODE) == {
        "first-conference": (False, ""),
        "cell-conference": (True, ""),
        "personal-reviews": (True, ""),
        "cell-meeting": (True, ""),
        "finding": (True, ""),
        "issue-arisen": (True, ""),
    }


def test_four_groups_of_lines_stand_in_each_others_way() -> None:
    assert clashes(CODE) == [["t12"], ["t17", "t14", "t16"], ["t9", "t11"], ["t16"]]


def test_a_cell_reports_ten_papers_of_which_two_are_owed_only_where_there_is_something() -> None:
    assert dossier(CODE, "cell-report") == {
        "for": ["cell"],
        "sent_to": "Đảng ủy",
        "due": "t13",
        "paper": {
            "minutes": {},
            "committee-report": {},
            "year-summary": {},
            "self-scores": {},
            "ballot-counts": {},
            "self-reviews": {},
            "residence-comments": {},
            "prompt-replies": {"required": False},
            "excellent-members": {},
            "award-proposals": {"required": False},
        },
    }


def vocabulary(name: str) -> dict[str, str]:
    (found,) = [row for row in rows(CODE, "regime.toml", "vocabulary") if row["id"] == name]
    return {value["code"]: value["label"] for value in found["values"]}


def test_four_mass_organisations_of_the_agency_are_named() -> None:
    named = ["Công đoàn", "Đoàn thanh niên", "Hội Cựu chiến binh", "Chi hội Luật gia"]
    assert list(vocabulary("mass_organisation").values()) == named


def test_a_certificate_and_another_body_can_be_said_so_that_they_do_not_count() -> None:
    """Only a Bằng khen of one of two bodies opens the best level; what else was given has to be told apart from it."""
    assert vocabulary("commendation") == {"bang_khen": "Bằng khen", "giay_khen": "Giấy khen"}
    assert vocabulary("commender") == {
        "thanh_tra_chinh_phu": "Thanh tra Chính phủ",
        "ubnd_thanh_pho": "Ủy ban nhân dân thành phố",
        "khac": "cơ quan khác",
    }


def test_members_and_cadres_are_reviewed_once_in_the_year() -> None:
    assert [(row["for"], row["clauses"]) for row in rows(CODE, "subjects.toml", "reviewed_once")] == [
        (["member", "cadre"], ["KH146-010"])
    ]


def test_the_office_and_the_sections_are_those_of_the_inspectorate_of_the_city() -> None:
    units = {row["id"]: row.get("units") for row in rows(CODE, "workplan.toml", "body")}
    inspectorate = {"agency": ["thanh_tra"], "tier": ["province"]}
    assert units["office-of-the-inspectorate"] == {"body": ["phong"], "named": ["Văn phòng"], "parent": inspectorate}
    assert units["sections-of-the-inspectorate"] == {"body": ["phong"], "parent": inspectorate}
