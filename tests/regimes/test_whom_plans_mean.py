"""Whom a plan means where it names receivers, those in charge, those who ask and those who guide: by the registers."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import kiemdiem

REGIMES = Path(kiemdiem.__file__).parent / "regimes"
Meant = tuple[str, set[str], set[str]]
"""reach (right under the root where it is empty), kinds of body or agency, tiers."""
SECRETARIES = ("bi_thu", "pho_bi_thu_thuong_truc", "pho_bi_thu")
STANDING = (*SECRETARIES, "uy_vien_thuong_vu")
COMMITTEE = (*STANDING, "uy_vien")
SOCIO_POLITICAL = {"lien_doan_lao_dong", "hoi_phu_nu", "hoi_nong_dan", "hoi_cuu_chien_binh", "doan_thanh_nien"}
DIRECT: list[Meant] = [("", {"dang_bo_co_so", "chi_bo_co_so"}, set())]  # right under the one that issues
TOWN = {"district"}
CELLS: list[Meant] = [("", {"chi_bo_truc_thuoc"}, set())]
BELOW_A_COMMITTEE = {
    "dang_bo_huyen", "dang_bo_truc_thuoc", "dang_bo_co_so", "chi_bo_co_so", "dang_bo_bo_phan", "chi_bo_truc_thuoc",
    "chi_bo_bo_phan",
}  # fmt: skip
LEADERSHIPS = {
    "dang_doan", "ban_can_su_dang", "doan_dbqh", "thuong_truc_hdnd", "tap_the_lanh_dao", "ban_thuong_truc_mttq",
    "ban_thuong_vu_ctxh",
}  # fmt: skip
OFFICES_OF_THE_COMMITTEE: list[Meant] = [("below", {"ban_dang", "van_phong_cap_uy"}, TOWN)]


def lines(regime: str, file: str, table: str) -> list[dict[str, Any]]:
    tables = tomllib.loads((REGIMES / regime / file).read_text(encoding="utf-8"))
    return list(tables.get(table, ()))


def meant(units: list[dict[str, Any]]) -> list[Meant]:
    return [
        (
            one.get("reach", ""),
            {*one.get("body", ()), *one.get("agency", ()), *one.get("named", ())},
            set(one.get("tier", ())),
        )
        for one in units
    ]


def receivers(regime: str) -> dict[str, tuple[tuple[str, ...], list[Meant]]]:
    """Receiver as printed → posts and units of the register that it means; those outside the branch mean none."""
    found = {
        one["to"]: (tuple(one.get("role", ())), meant(one.get("units", [])))
        for one in lines(regime, "regime.toml", "distribution")
    }
    return {to: what for to, what in found.items() if any(what)}


def town_receivers(front: str) -> dict[str, tuple[tuple[str, ...], list[Meant]]]:
    """The two plans of towns send to the same sorts; only how the front is printed differs."""
    people = [("below", {"thuong_truc_hdnd"}, TOWN), ("below", {"ubnd"}, TOWN)]
    return {
        "Thường trực Thị ủy": (SECRETARIES, []),
        "Thường trực HĐND, UBND thị xã": ((), people),
        "Các cơ quan chuyên trách tham mưu, giúp việc Thị ủy": ((), OFFICES_OF_THE_COMMITTEE),
        "Trung tâm Chính trị thị xã": ((), [("below", {"Trung tâm Chính trị"}, set())]),
        front: ((), [("below", {"mttq", *SOCIO_POLITICAL}, TOWN)]),
        "Các đảng ủy, chi bộ trực thuộc Thị ủy": ((), DIRECT),
        "Các đồng chí Thị ủy viên": (COMMITTEE, []),
    }


@pytest.mark.clause("KH24-098")
def test_kh24_means_by_its_receivers_the_town_and_what_is_below_it() -> None:
    assert receivers("kh24_2024") == town_receivers("UB MTTQ và các tổ chức chính trị - xã hội thị xã")


@pytest.mark.clause("KH75-103")
def test_kh75_means_by_its_receivers_the_town_and_what_is_below_it() -> None:
    assert receivers("kh75_2022") == town_receivers("Mặt trận Tổ quốc, các tổ chức chính trị - xã hội thị xã")


@pytest.mark.clause("CV789-065")
def test_cv789_means_its_standing_committee_its_committee_and_three_sorts_of_addressees() -> None:
    officials = "Các đồng chí Thành ủy viên; lãnh đạo, chuyên viên các ban xây dựng đảng và văn phòng Thành ủy"
    addressed = [
        *DIRECT,
        ("below", {"phong_ban", "mttq", *SOCIO_POLITICAL}, TOWN),
        ("below", {"don_vi_su_nghiep", "truong_hoc"}, TOWN),
    ]
    assert receivers("cv789_2023") == {
        "Ban Thường vụ Thành ủy": (STANDING, []),
        officials: (COMMITTEE, OFFICES_OF_THE_COMMITTEE),
        "Như kính gửi": ((), addressed),
    }


def test_an_addressee_of_cv789_is_followed_against_the_days_that_it_must_keep() -> None:
    (addressees,) = [one for one in lines("cv789_2023", "regime.toml", "distribution") if one["to"] == "Như kính gửi"]
    assert addressees["follows"] == ["p6", "p3-date", "p9", "p4-at-once"]


@pytest.mark.clause("KH146-292")
def test_kh146_means_the_committee_its_inspectors_and_its_cells() -> None:
    assert receivers("kh146_2014") == {
        "Đảng ủy viên": (("bi_thu", "pho_bi_thu", "uy_vien_thuong_vu", "uy_vien"), []),
        "Ủy ban kiểm tra Đảng ủy": ((), [("", {"uy_ban_kiem_tra"}, set())]),
        "Cấp ủy chi bộ trực thuộc": ((), CELLS),
    }


@pytest.mark.clause("KH61-304")
def test_kh61_means_the_districts_and_the_boards_of_the_province() -> None:
    assert receivers("kh61_2021") == {
        "Các huyện, thành, thị ủy, đảng ủy trực thuộc": ((), [("", {"dang_bo_huyen", "dang_bo_truc_thuoc"}, set())]),
        "Các ban đảng Tỉnh ủy": ((), [("below", {"ban_dang"}, {"province"})]),
    }


def in_charge(regime: str) -> dict[str, tuple[list[Meant], tuple[str, ...], str]]:
    """Id → units that are looked after, posts of those who may, who decides."""
    return {
        one["id"]: (meant(one["units"]), tuple(one.get("role", ())), one.get("decided_by", ""))
        for one in lines(regime, "duties.toml", "assignment")
    }


def test_kh61_assigns_downwards_to_committees_and_to_leaderships() -> None:
    committees: Meant = ("", BELOW_A_COMMITTEE, set())
    assert in_charge("kh61_2021") == {
        "attending": ([committees, ("", LEADERSHIPS, set())], (), "Cấp ủy cấp trên trực tiếp"),
        "following": (
            [committees],
            ("bi_thu", "pho_bi_thu_thuong_truc", "pho_bi_thu_phu_trach_co_so", "pho_bi_thu", *COMMITTEE[3:]),
            "Ban thường vụ cấp ủy",
        ),
        "visiting-group": ([committees], (), "Cấp ủy cấp trên trực tiếp"),
    }


def test_members_of_the_standing_committee_of_a_town_look_after_what_is_right_below_it() -> None:
    theirs = (DIRECT, STANDING, "")
    assert in_charge("kh75_2022") == {"in-charge": theirs}
    assert in_charge("kh24_2024") == {"visiting-group": (DIRECT, (), "Ban Thường vụ Thị ủy"), "in-charge": theirs}


def test_kh146_has_each_cell_directed_by_one_and_inspected_by_others() -> None:
    assert in_charge("kh146_2014") == {
        "directing": (CELLS, ("bi_thu", "pho_bi_thu", "uy_vien_thuong_vu"), "Kế hoạch"),
        "inspecting": (CELLS, ("truong", "pho", "uy_vien"), "Ủy ban kiểm tra Đảng ủy"),
    }
    directing, inspecting = lines("kh146_2014", "duties.toml", "assignment")
    assert (directing["at_most"], directing["uncovered"], inspecting["body"]) == (1, "refused", ["uy_ban_kiem_tra"])


def test_cv789_has_committees_and_agencies_looked_after_by_the_table_of_a_notice() -> None:
    agencies = ("below", {"phong_ban", "mttq", *SOCIO_POLITICAL, "don_vi_su_nghiep"}, TOWN)
    assert in_charge("cv789_2023") == {"in-charge": ([*DIRECT, agencies], (), "Thông báo số 1198-TB/TU")}


def test_difficulties_go_to_the_standing_committee_by_the_way_that_the_plan_names() -> None:
    asked = {
        code: [
            (meant(one["raised_by"]), one.get("by_way_of", ""), one["answered_by"], one["waiting"], one["item"])
            for one in lines(code, "duties.toml", "difficulty")
        ]
        for code in ("kh24_2024", "kh75_2022", "kh146_2014")
    }
    town = "Ban Thường vụ Thị ủy"
    assert asked == {
        "kh24_2024": [(DIRECT, "Ban Tổ chức Thị ủy", town, "chờ hướng dẫn", "iii-5")],
        "kh75_2022": [(DIRECT, "Cơ quan Tổ chức - Nội vụ thị xã", town, "chờ hướng dẫn", "iii-5")],
        "kh146_2014": [(CELLS, "", "Ban Thường vụ Đảng ủy", "chờ chỉ đạo", "t19")],
    }


def test_the_people_s_committee_of_a_town_guides_its_sections_and_services() -> None:
    for code in ("kh24_2024", "kh75_2022"):
        (one,) = lines(code, "duties.toml", "guidance")
        assert (one["issued_by"], one["agency"], one["item"]) == ("UBND thị xã", ["ubnd"], "iii-4")
        assert meant(one["reaches"]) == [("below", {"phong_ban", "don_vi_su_nghiep"}, set())]


def test_reports_of_results_say_of_whom_to_whom_and_with_what() -> None:
    told = {}
    for code in ("kh61_2021", "cv789_2023", "kh146_2014", "kh24_2024", "kh75_2022"):
        (one,) = lines(code, "dossiers.toml", "report")
        told[code] = (set(one["for"]), one.get("sent_to", ""), one["due"], one.get("awards", False))
    persons = {"party_organisation", "member", "collective", "cadre"}
    assert told == {
        "kh61_2021": (persons | {"unit"}, "Ban Thường vụ Tỉnh ủy", "iii-4-rating", True),
        "cv789_2023": (
            {"party_organisation", "member"}, "Ban Thường vụ Thành ủy (qua Ban Tổ chức Thành ủy)", "p6", True,
        ),
        "kh146_2014": ({"cell", "member"}, "Ban Thường vụ Đảng ủy Khối", "t16", True),
        "kh24_2024": (persons, "", "item-8", False),
        "kh75_2022": (persons, "", "item-9", False),
    }  # fmt: skip


def test_cv789_has_breakthrough_tasks_registered_for_the_next_year() -> None:
    (one,) = lines("cv789_2023", "targets.toml", "task_registration")
    assert (one["id"], one["for_year"], one["managers"]) == ("breakthrough-tasks", "next", ["BTV_THANH_UY"])


def test_what_is_kept_through_the_year_and_what_a_rating_rests_on() -> None:
    kept = {
        code: [(one["id"], one["keeps"]) for one in lines(code, "targets.toml", "year_record")]
        for code in ("kh24_2024", "kh61_2021", "kh75_2022")
    }
    assert kept == {
        "kh24_2024": [("quantitative", "quantitative_share")],
        "kh61_2021": [("continuous-evaluation", "notes"), ("yearly-targets", "targets")],
        "kh75_2022": [("continuous-evaluation", "notes")],
    }
    (base,) = lines("kh24_2024", "targets.toml", "target_base")
    assert base["sources"] == ["congress-resolution", "assigned-above", "supplement"]
    (added,) = lines("kh24_2024", "targets.toml", "target_list")
    assert (added["source"], added["for"], added["item"]) == ("supplement", ["party_organisation"], "item-3")
    assert added["target"] == []
