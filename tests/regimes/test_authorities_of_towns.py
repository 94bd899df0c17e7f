"""Who decides under the two plans of a town: the standing committees, the lines, the unit's own organisation."""

import pytest

from kiemdiem.core.engine.registers import ComputedSubject
from kiemdiem.core.regime.loader import load
from tests.builders.registers import Office

UNIONS = ("hoi_phu_nu", "hoi_nong_dan", "hoi_cuu_chien_binh", "doan_thanh_nien", "lien_doan_lao_dong")
OF_THE_COMMITTEE = ("phong_ban", "don_vi_su_nghiep", "truong_hoc", "thanh_tra", "van_phong_ubnd")
STANDING = "Ban Thường vụ Thị ủy"


def town(code: str) -> Office:
    office = Office(load(code))
    office.unit("DBT", "Đảng bộ thị xã", body="dang_bo_huyen", area="tx")
    office.unit("DBP", "Đảng bộ phường", body="dang_bo_co_so", parent="DBT")
    office.unit("CBC", "Chi bộ cơ quan", body="chi_bo_co_so", parent="DBT")
    office.unit("CBP", "Chi bộ tổ dân phố", body="chi_bo_truc_thuoc", parent="DBP")
    for agency in ("hdnd", "ubnd", "mttq", *UNIONS):
        office.unit(f"{agency}-T", f"{agency} thị xã", agency=agency, tier="district")
        office.unit(f"{agency}-P", f"{agency} phường", agency=agency, tier="grassroots")
    for agency in OF_THE_COMMITTEE:
        office.unit(agency, agency=agency, tier="district", parent="ubnd-T")
    return office


def led(office: Office, unit: str) -> ComputedSubject:
    """The collective that leads a unit."""
    (found,) = [one for one in office.computed().of_kind("collective") if one.id.partition("/")[0] == unit]
    return found


def decides(found: ComputedSubject) -> tuple[str, str]:
    """The body that decides, by its name, and the class."""
    competence = found.authority()
    return (competence.body, competence.route) if competence is not None else ("", "")


@pytest.mark.parametrize("code", ["kh75_2022", "kh24_2024"])
def test_a_collective_has_its_class_from_who_manages_it_and_who_is_lent_the_rating(code: str) -> None:
    office = town(code)
    for name, manager in (("A", "BTV_TINH_UY"), ("B", "BTV_TINH_UY"), ("C", "BTV_THI_UY"), ("D", "BTV_THI_UY")):
        office.unit(name, f"Phòng {name}", agency="phong_ban", tier="district", parent="ubnd-T")
        office.unit(f"LD{name}", f"Tập thể {name}", body="tap_the_lanh_dao", of=name, managed_by=manager)
    chairman = "UBND_THI_XA" if code == "kh75_2022" else "CHU_TICH_UBND_THI_XA"
    office.decider("BTV_THI_UY", unit="LDB", how="uy_quyen")
    office.decider(chairman, unit="LDD", how="uy_quyen")
    assert {name: decides(office.subject(f"LD{name}")) for name in "ABCD"} == {
        "A": ("Ban Thường vụ Tỉnh ủy", "A"),
        "B": (STANDING, "B"),
        "C": (STANDING, "C"),
        "D": ("UBND thị xã" if code == "kh75_2022" else "Chủ tịch UBND thị xã", "D"),
    }


@pytest.mark.parametrize("code", ["kh75_2022", "kh24_2024"])
def test_the_standing_committee_decides_organisations_under_it_and_these_decide_below(code: str) -> None:
    office = town(code)
    assert [decides(office.subject(unit))[0] for unit in ("DBP", "CBC")] == [STANDING, STANDING]
    for name, cell in (("M", "CBP"), ("N", "CBC")):
        office.person(name, cell=cell)
        office.post(name, "hoi_nong_dan-P", "chu_tich")
    inside = [office.subject(key).authority() for key in ("CBP", "M:member", "N:member", "M:cadre", "N:cadre")]
    assert [found.unit.partition("/")[0] if found else "" for found in inside] == ["DBP", "DBP", "CBC", "DBP", "CBC"]


def test_a_union_of_a_ward_is_rated_by_the_same_union_of_the_town_and_the_front_by_the_front() -> None:
    office = town("kh75_2022")
    lines = ("mttq", *UNIONS)
    found = {agency: led(office, f"{agency}-P").authority() for agency in lines}
    assert {agency: line.unit if line else "" for agency, line in found.items()} == {
        agency: f"{agency}-T" for agency in lines
    }


def test_collectives_of_the_town_are_decided_by_its_standing_committee() -> None:
    office = town("kh75_2022")
    units = ("hdnd-T", "ubnd-T", "mttq-T", "phong_ban", "hdnd-P", "ubnd-P")
    assert {decides(led(office, unit)) for unit in units} == {(STANDING, "")}


def test_the_line_of_councils_and_of_people_committees_proposes() -> None:
    office = town("kh75_2022")

    def proposes(unit: str) -> tuple[str, str]:
        found = led(office, unit).authority("propose")
        return (found.body, found.unit.partition("/")[0]) if found is not None else ("", "")

    assert proposes("hdnd-P") == ("Thường trực HĐND thị xã", "hdnd-T")
    assert {unit: proposes(unit) for unit in ("ubnd-P", *OF_THE_COMMITTEE)} == dict.fromkeys(
        ("ubnd-P", *OF_THE_COMMITTEE), ("UBND thị xã", "ubnd-T")
    )


def test_collectives_of_item_7_are_decided_by_the_standing_committee_without_a_class() -> None:
    office = town("kh24_2024")
    office.decider("CHU_TICH_UBND_THI_XA", unit="hdnd-P", how="phan_cap")  # for whom the committees manage alone
    units = ("hdnd-T", "ubnd-T", "mttq-T", "phong_ban", "hdnd-P", "ubnd-P")
    assert {decides(led(office, unit)) for unit in units} == {(STANDING, "")}


@pytest.mark.parametrize("how", ["phan_cap", "uy_quyen", "truc_tiep"])
def test_a_cadre_whom_neither_committee_manages_is_rated_inside_the_unit_whatever_the_table_says(how: str) -> None:
    office = town("kh24_2024")
    office.person("P", cell="CBP")
    office.post("P", "hoi_nong_dan-P", "chu_tich", managed_by="CAP_DUOI")
    office.decider("BTV_THI_UY", unit="hoi_nong_dan-P", post="chu_tich", how=how)
    found = office.subject("P:cadre").authority()
    assert found is not None
    assert (found.unit.partition("/")[0], found.route) == ("DBP", "")


def test_a_cadre_of_the_town_without_a_row_is_not_rated_inside_the_unit() -> None:
    office = town("kh24_2024")
    office.person("P", cell="CBP")
    office.post("P", "hoi_nong_dan-T", "chu_tich", managed_by="BTV_THI_UY")
    assert office.subject("P:cadre").authority() is None
