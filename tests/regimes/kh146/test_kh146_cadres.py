"""KH146: which posts make a cadre who is rated beside his review as a member, and who concludes on him (V.2)."""

from kiemdiem.core.regime.loader import load
from tests.builders.registers import Office

HEAD, SECRETARY = "Chánh Thanh tra thành phố", "Bí thư Đảng ủy"
CONCLUDED_BY = {
    ("chanh_thanh_tra", "TT"): "Ban Thường vụ Thành ủy",
    ("pho_chanh_thanh_tra", "TT"): HEAD,
    ("bi_thu_dang_bo", "DB"): SECRETARY,
    ("pho_bi_thu_dang_bo", "DB"): SECRETARY,
    ("uy_vien_thuong_vu", "DB"): SECRETARY,
    ("truong_phong", "P"): HEAD,
    ("truong_ban", "P"): HEAD,
    ("chanh_van_phong", "P"): HEAD,
}


def test_each_leading_post_is_rated_and_concluded_on_by_one_office_and_a_deputy_head_by_none() -> None:
    office = Office(load("kh146_2014"))
    office.unit("DB", "Đảng bộ Thanh tra thành phố", body="dang_bo_co_so", host="TT")
    office.unit("TT", "Thanh tra thành phố", agency="thanh_tra")
    office.unit("P", "Phòng Mẫu", agency="phong_ban", parent="TT")
    office.unit("CB", "Chi bộ Mẫu", body="chi_bo_truc_thuoc", parent="DB")
    for role, unit in (*CONCLUDED_BY, ("pho_phong", "P")):
        office.person(role, cell="CB")
        office.post(role, unit, role)
    found = {}
    for subject in office.computed().of_kind("cadre"):
        competence = subject.authority()
        found[subject.person] = (subject.reviewed, subject.rated, competence.body if competence else "")
    assert found == {role: (False, True, body) for (role, _), body in CONCLUDED_BY.items()}
