"""Prompts as five plans print them: who collects, who decides, for whom, by when; and the signs of trouble."""

from __future__ import annotations

from datetime import date

import pytest

from kiemdiem.core.regime.entries.prompting import Prompting, Sign
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.workplan import due_days

PLANS = ("cv789_2023", "kh146_2014", "kh24_2024", "kh61_2021", "kh75_2022")


def plan(code: str) -> Regime:
    return load(code)


def promptings(code: str) -> list[Prompting]:
    return [placed.entry for placed in plan(code).of("prompting", Prompting)]


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("kh24_2024", [("Ban Tổ chức Thị ủy", "Ban Thường vụ Thị ủy")]),
        ("kh75_2022", [("Cơ quan Tổ chức - Nội vụ thị xã", "Ban Thường vụ Thị ủy")]),
        (
            "kh61_2021",
            [
                ("Ban Tổ chức Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
                (
                    "Ban tổ chức cấp ủy hoặc cơ quan tham mưu về công tác tổ chức, cán bộ",
                    "Cấp ủy, tổ chức đảng, tập thể lãnh đạo cấp trên",
                ),
            ],
        ),
        ("cv789_2023", [("Ban tổ chức hoặc bộ phận giúp việc của cấp ủy cấp trên", "Cấp ủy cấp trên")]),
        ("kh146_2014", [("Ủy ban kiểm tra Đảng ủy", "Ban Thường vụ Đảng ủy, thay mặt Đảng ủy")]),
    ],
)
def test_each_plan_says_who_collects_prompts_and_who_decides_them(code: str, printed: list[tuple[str, str]]) -> None:
    assert [(one.collected_by, one.decided_by) for one in promptings(code)] == printed


def test_a_prompt_is_a_duty_in_the_letter_alone() -> None:
    wanted = {code: {one.wanted for one in promptings(code)} for code in PLANS}
    assert {code for code, words in wanted.items() if words == {"after_sign"}} == {"cv789_2023"}
    assert all(words == {"if_needed"} for code, words in wanted.items() if code != "cv789_2023")


def test_proposals_of_kh75_rest_on_one_letter() -> None:
    (found,) = promptings("kh75_2022")
    assert (found.basis, found.basis_date, found.open_list) == ("898-CV/TU", date(2022, 10, 14), True)
    assert not any(one.basis for code in PLANS if code != "kh75_2022" for one in promptings(code))


def test_the_days_by_which_prompts_go_out_and_results_come_back() -> None:
    last = {}
    for code in ("kh24_2024", "kh75_2022", "kh61_2021"):
        days = due_days(plan(code))
        for one in promptings(code):
            last[code, one.id] = (days.get(one.notify or ""), days.get(one.report or ""))
    assert last == {
        ("kh24_2024", "prompts"): (date(2024, 11, 7), None),
        ("kh75_2022", "prompts"): (date(2022, 11, 9), None),
        ("kh61_2021", "prompts-of-the-province"): (date(2021, 12, 19), date(2022, 2, 4)),
        ("kh61_2021", "prompts-of-each-superior"): (None, None),
    }


def test_only_kh146_refuses_a_prompt_after_the_reviews_began() -> None:
    assert {code: [(one.late, one.before) for one in promptings(code) if one.before] for code in PLANS} == {
        "cv789_2023": [("noted", ("unit-review", "unit-review-completed"))],
        "kh146_2014": [("refused", ("cell-conference", "personal-reviews"))],
        "kh24_2024": [],
        "kh61_2021": [],
        "kh75_2022": [],
    }


def test_only_kh61_asks_the_superior_who_handed_an_organisation_over() -> None:
    asking = {code: {one.asks_former_superior for one in promptings(code)} for code in PLANS}
    assert asking == {code: {code == "kh61_2021"} for code in PLANS}


def test_whom_the_committees_manage_and_whom_only_one_above_them() -> None:
    found = {(code, one.id): (one.at, one.reach, one.managers, one.managed_above, one.document) for code in PLANS
             for one in promptings(code)}  # fmt: skip
    town = ("root", "direct", ("BTV_THI_UY",), ("BTV_TINH_UY",), True)
    centre = ("BO_CHINH_TRI", "BAN_BI_THU")
    assert found == {
        ("kh24_2024", "prompts"): town,
        ("kh75_2022", "prompts"): town,
        ("kh61_2021", "prompts-of-the-province"): ("root", "direct", ("BTV_TINH_UY",), centre, True),
        ("kh61_2021", "prompts-of-each-superior"): ("superior", "direct", (), (*centre, "BTV_TINH_UY"), True),
        ("cv789_2023", "prompts-after-a-sign"): ("superior", "direct", (), (), False),
        ("kh146_2014", "prompts"): ("root", "branch", (), (), True),
    }


def test_the_letter_names_ten_signs_and_no_other_plan_names_any() -> None:
    signs = {code: [placed.entry.label for placed in plan(code).of("sign", Sign)] for code in PLANS}
    assert signs.pop("cv789_2023") == [
        "mất đoàn kết",
        "vi phạm nguyên tắc, quy định của Đảng",
        "vi phạm chính sách, pháp luật của Nhà nước",
        "lợi ích nhóm",
        "tham nhũng",
        "tiêu cực",
        "thờ ơ vô cảm gây dư luận bức xúc",
        "suy thoái",
        "“tự diễn biến”",
        "“tự chuyển hóa”",
    ]
    assert not any(signs.values())
