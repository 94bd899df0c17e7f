"""KH61 as it is printed: the papers it names, its receivers, who sits in a review, its dossiers, what comes first."""

from datetime import date

import pytest

from tests.regimes.printed import blanks, conference, dossier, papers, receivers, rows

CODE = "kh61_2021"
STANDING_COMMITTEE = "Ban Thường vụ Tỉnh ủy"
HEAD, MEETING = "Người đứng đầu", "Hội nghị"
EACH_MEMBER, THE_REVIEWED = "Từng thành viên trong tập thể", "Cá nhân được kiểm điểm"
A_DEPUTY = "Một đồng chí cấp phó được phân công"
THOSE_PRESENT = "Các thành phần dự kiểm điểm"


def test_eight_papers_are_named_each_with_its_sort_its_day_and_who_issued_it() -> None:
    assert papers(CODE) == {
        "132-QĐ/TW": ("Quy định", date(2018, 3, 8), "Bộ Chính trị"),
        "21-HD/BTCTW": ("Hướng dẫn", date(2019, 10, 18), "Ban Tổ chức Trung ương"),
        "3252-QĐ/TU đến 3265-QĐ/TU": ("Quy định", date(2019, 12, 10), STANDING_COMMITTEE),
        "01-QĐ/TU": ("Quy định", date(2020, 11, 4), STANDING_COMMITTEE),
        "2368-QĐ/TU": ("Quy định", date(2018, 10, 30), STANDING_COMMITTEE),
        "2384-QĐ/TU": ("Quy định", date(2018, 10, 30), STANDING_COMMITTEE),
        "33-HD/BTCTW": ("Hướng dẫn", date(2020, 10, 30), "Ban Tổ chức Trung ương"),
        "213-QĐ/TW": ("Quy định", date(2020, 1, 2), "Bộ Chính trị"),
    }


def test_the_plan_goes_to_fifteen_receivers_in_the_printed_order() -> None:
    assert receivers(CODE) == [
        "Ban Tổ chức Trung ương",
        "Ủy ban Kiểm tra Trung ương",
        "Văn phòng Trung ương Đảng",
        "[cán bộ Ban Tổ chức Trung ương theo dõi]",
        "Ban cán sự đảng, đảng đoàn, sở, ban, ngành, Mặt trận Tổ quốc và tổ chức chính trị - xã hội tỉnh",
        "Các huyện, thành, thị ủy, đảng ủy trực thuộc",
        "Các cơ quan, đơn vị sự nghiệp, các trường đại học, cao đẳng công lập thuộc tỉnh",
        "Đơn vị của Trung ương có tổ chức đảng thuộc Đảng bộ tỉnh",
        "Các ban đảng Tỉnh ủy",
        "Ban Tổ chức Tỉnh ủy",
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
        "Văn phòng UBND tỉnh",
        "Chánh, Phó Chánh Văn phòng Tỉnh ủy",
        "Trưởng, phó phòng, chuyên viên tổng hợp Văn phòng Tỉnh ủy",
        "Lưu Văn phòng Tỉnh ủy",
    ]


def test_four_texts_are_wanted_and_only_that_of_organisations_stands_in_the_way_of_a_level() -> None:
    assert blanks(CODE) == {
        "organisation-criteria": ("3252-QĐ/TU đến 3265-QĐ/TU", ("party_organisation",), "proposed_level"),
        "leader-criteria": ("01-QĐ/TU", ("collective", "cadre"), "nothing"),
        "member-criteria": ("2368-QĐ/TU", ("member",), "nothing"),
        "award-rules": ("2384-QĐ/TU", ("party_organisation", "member"), "nothing"),
    }


# ---------------------------------------------------------------------- reviews
def test_the_review_of_a_leadership_follows_the_programme_of_form_10() -> None:
    told = conference(CODE, "leadership")
    assert told["for"] == ["collective", "cadre"]
    assert (told["chair"], told["chair_while_head_is_reviewed"]) == (HEAD, A_DEPUTY)
    assert told["takes_part"] == ["Thành viên tập thể lãnh đạo, quản lý"]
    assert told["invited"] == [
        "Đại biểu cấp trên dự, chỉ đạo",
        "Cán bộ các ban xây dựng đảng, đảng ủy cấp trên theo dõi",
    ]
    assert (told["ballot"], told["notice_working_days"]) == ("secret", 3)
    assert list(told["step"].items()) == [
        ("opening", ("", "none")),
        ("report", ("Người đứng đầu hoặc người được ủy quyền", "none")),
        ("summary-of-comments", ("", "none")),
        ("discussion", (EACH_MEMBER, "none")),
        ("higher-delegates", ("Đại biểu cấp trên (nếu có)", "none")),
        ("conclusion-on-the-collective", (HEAD, "none")),
        ("ballot-on-the-collective", (MEETING, "secret")),
        ("opinions-and-results", ("Đại diện lãnh đạo hoặc cấp ủy cơ quan", "none")),
        ("statement", ("Cá nhân được kiểm điểm (cấp phó chủ trì phần kiểm điểm cấp trưởng)", "none")),
        ("comments", (EACH_MEMBER, "none")),
        ("reply", (THE_REVIEWED, "none")),
        ("conclusions-on-persons", ("Người chủ trì; đối với người đứng đầu: cấp phó đã chủ trì", "none")),
        ("ballots-on-persons", (MEETING, "secret")),
        ("closing", (HEAD, "none")),
    ]


def test_where_one_head_commands_five_sorts_of_key_cadres_sit_together() -> None:
    assert conference(CODE, "key-cadres") == {
        "for": ["cadre"],
        "chair": HEAD,
        "chair_while_head_is_reviewed": A_DEPUTY,
        "takes_part": [
            "Tập thể lãnh đạo",
            "Cấp ủy",
            "Trưởng, phó phòng, ban chuyên môn",
            "Trưởng, phó các tổ chức chính trị - xã hội trong cơ quan",
            "Thủ trưởng các đơn vị trực thuộc có tổ chức đảng trực thuộc đảng bộ sở, ngành",
        ],
        "votes": THOSE_PRESENT,
        "ballot": "secret",
    }


def test_the_body_of_the_provincial_council_is_chaired_by_its_chairman_or_permanent_deputy() -> None:
    assert conference(CODE, "provincial-council-body") == {
        "for": ["cadre"],
        "chair": "Chủ tịch Hội đồng nhân dân tỉnh hoặc Phó Chủ tịch Thường trực Hội đồng nhân dân tỉnh",
        "chair_while_head_is_reviewed": "Phó Chủ tịch Thường trực Hội đồng nhân dân tỉnh",
        "takes_part": [
            "Chủ tịch, các Phó Chủ tịch Hội đồng nhân dân tỉnh",
            "Trưởng ban, phó trưởng các ban chuyên trách",
            "Chánh, Phó Chánh Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
        ],
        "votes": THOSE_PRESENT,
        "ballot": "secret",
    }


def test_the_standing_committee_of_the_province_votes_by_itself_after_the_reviews() -> None:
    assert conference(CODE, "provincial-standing-committee-decides") == {
        "for": ["collective", "cadre"],
        "takes_part": ["Ủy viên Ban Thường vụ Tỉnh ủy"],
        "votes": "Ủy viên Ban Thường vụ Tỉnh ủy",
        "ballot": "secret",
        "after": ["leadership"],
    }


def test_a_cell_hears_each_member_reviews_them_discusses_the_proposals_and_votes() -> None:
    told = conference(CODE, "cell")
    assert list(told["step"]) == [
        "self-assessment",
        "review-of-members",
        "discussion-of-proposals",
        "ballot-on-members",
    ]
    assert told == {
        "for": ["member"],
        "chair": "Bí thư chi bộ",
        "chair_while_head_is_reviewed": "Phó bí thư hoặc chi ủy viên được phân công",
        "takes_part": ["Đảng viên của chi bộ"],
        "votes": "Đảng viên chính thức",
        "ballot": "secret",
        "step": {
            "self-assessment": ("Từng đảng viên", "none"),
            "review-of-members": ("Chi bộ", "none"),
            "discussion-of-proposals": ("Chi bộ", "none"),
            "ballot-on-members": ("Chi ủy (bí thư chi bộ nơi không có chi ủy) tổ chức", "secret"),
        },
    }


BEFORE_AND_AFTER = [
    ("Kiểm điểm tập thể", ["Kiểm điểm cá nhân"]),
    ("Người đứng đầu", ["Cấp phó", "Cấp ủy viên", "Cán bộ lãnh đạo, quản lý khác"]),
    ("Cấp ủy viên, cán bộ lãnh đạo, quản lý", ["Đảng viên không giữ chức vụ"]),
    (
        "Tập thể lãnh đạo, quản lý của chính quyền, chuyên môn, đoàn thể cùng cấp hoàn thành kiểm điểm",
        ["Cấp ủy, tổ chức đảng kiểm điểm"],
    ),
    (
        "Tổ đảng kiểm điểm đảng viên, báo cáo kết quả với chi bộ",
        ["Chi bộ bỏ phiếu đề xuất mức xếp loại các đảng viên đó"],
    ),
    (
        "Gửi báo cáo kiểm điểm của tập thể cho các thành viên tham gia hội nghị, trước ít nhất 3 ngày làm việc",
        ["Mở hội nghị kiểm điểm"],
    ),
    (
        "Gửi dự thảo kiểm điểm của tập thể lấy ý kiến tổ chức, cá nhân có liên quan",
        ["Mở hội nghị kiểm điểm"],
    ),
    ("Lấy ý kiến đánh giá nơi công tác (nếu phải lấy)", ["Kiểm điểm cá nhân lãnh đạo, quản lý"]),
    (
        (
            "Báo cáo ủy viên ban thường vụ, cấp ủy viên cấp trên phụ trách; "
            "thông báo các ban xây dựng đảng Tỉnh ủy, đảng ủy cấp trên"
        ),
        ["Mở hội nghị kiểm điểm"],
    ),
    (
        "Cấp ủy cấp trên trực tiếp lập đoàn công tác dự, chỉ đạo ở nơi có gợi ý kiểm điểm",
        ["Mở hội nghị kiểm điểm ở nơi đó"],
    ),
    (
        "Đảng viên tự đánh giá, tự nhận mức xếp loại",
        ["Chi bộ kiểm điểm đảng viên đó", "Chi ủy đề xuất mức xếp loại", "Chi bộ thảo luận", "Chi bộ bỏ phiếu"],
    ),
    (
        "Nhận xét của chi bộ nơi chuyển đi (từ 06 tháng trở lên), của chi bộ nơi sinh hoạt tạm thời",
        ["Chi bộ đánh giá, xếp loại đảng viên"],
    ),
    ("Hoàn thành việc kiểm điểm", ["Đánh giá, xếp loại"]),
    ("Xếp loại tập thể cấp dưới", ["Xếp loại tập thể cấp trên"]),
    ("Xếp loại tập thể lãnh đạo, quản lý", ["Xếp loại cá nhân thành viên", "Xếp loại người đứng đầu"]),
    (
        "Kết quả đánh giá, xếp loại cán bộ, công chức, viên chức",
        ["Quyết định xếp loại đảng viên"],
    ),
]


def test_sixteen_acts_come_before_others_and_only_the_working_group_may_be_missing() -> None:
    orders = rows(CODE, "conduct.toml", "review_order")
    assert [(order["first"], order["then"]) for order in orders] == BEFORE_AND_AFTER
    assert [order["id"] for order in orders if not order.get("hard", True)] == ["working-group-first"]


# ---------------------------------------------------------------------- dossiers
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            "collective",
            {
                "for": ["collective"],
                "when": "managed_by = BTV_TINH_UY",
                "sent_to": "Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)",
                "due": "review-dossiers",
                "closed": True,
                "paper": {"review-report": {"form": "Mẫu 01"}, "comments": {}, "ballot-result": {}},
            },
        ),
        (
            "cadre",
            {
                "for": ["cadre"],
                "when": "managed_by = BTV_TINH_UY",
                "sent_to": "Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)",
                "due": "review-dossiers",
                "closed": True,
                "paper": {"self-review": {"form": "Mẫu 02"}, "comments": {}, "rating-summary": {}},
            },
        ),
        (
            "cadre-archive",
            {
                "for": ["cadre"],
                "sent_to": "Cơ quan quản lý cán bộ",
                "due": "review-dossiers",
                "paper": {
                    "evaluation": {},
                    "self-review": {"form": "Mẫu 02"},
                    "head-remarks": {},
                    "committee-remarks": {},
                    "inspection-conclusion": {"required": False},
                },
            },
        ),
        (
            "reward",
            {
                "for": ["party_organisation", "member"],
                "sent_to": "Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)",
                "due": "rating-dossiers",
                "paper": {"achievement-copies": {}},
            },
        ),
    ],
)
def test_each_dossier_says_whose_it_is_to_whom_it_goes_and_what_lies_in_it(name: str, wanted: object) -> None:
    assert dossier(CODE, name) == wanted


def test_a_unit_of_a_sector_stands_on_one_of_two_sides() -> None:
    (sides,) = [row["values"] for row in rows(CODE, "regime.toml", "vocabulary") if row["id"] == "unit_side"]
    assert {side["code"]: side["label"] for side in sides} == {
        "cap_huyen": "đơn vị theo ngành ở cấp huyện",
        "truc_thuoc": "đơn vị trực thuộc",
    }
