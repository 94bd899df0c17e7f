"""KH146 (II.1): members and leaders of an inspectorate in every situation that the plan names."""

from __future__ import annotations

from kiemdiem.core.regime.loader import load
from tests.builders.registers import Office
from tests.builders.situations.table import Situation, row

ROOT = "TT"
REVIEW = "2014-12-05"
POSTS = {
    "secretary": [("DB", "bi_thu_dang_bo")],
    "deputy-secretary": [("DB", "pho_bi_thu_dang_bo")],
    "standing-member": [("DB", "uy_vien_thuong_vu")],
    "committee-member": [("DB", "dang_uy_vien")],
    "chief": [("TT", "chanh_thanh_tra"), ("DB", "dang_uy_vien")],
    "deputy-chief": [("TT", "pho_chanh_thanh_tra")],
    "head-of-division": [("TT", "truong_phong")],
    "deputy-of-division": [("TT", "pho_phong")],
    "three-posts": [("TT", "truong_phong"), ("CB1", "bi_thu_chi_bo"), ("DB", "dang_uy_vien")],
    "cell-secretary": [("CB1", "bi_thu_chi_bo")],
    "cell-deputy": [("CB1", "pho_bi_thu_chi_bo")],
    "cell-committee-member": [("CB1", "chi_uy_vien")],
    "secretary-without-committee": [("CB2", "bi_thu_chi_bo")],
    "committee-member-without-committee": [("DB", "dang_uy_vien"), ("CB2", "bi_thu_chi_bo")],
}


def office() -> Office:
    """The inspectorate with somebody in every situation; CB1 has a committee, CB2 has none."""
    found = Office(load("kh146_2014"))
    found.unit("TT", "Thanh tra thành phố", agency="thanh_tra")
    found.unit("DB", "Đảng bộ Thanh tra thành phố", body="dang_bo_co_so", parent="TT", host="TT")
    found.unit("CB1", "Chi bộ Phòng 1", body="chi_bo_truc_thuoc", parent="DB", review_on=REVIEW)
    found.unit("CU1", "Chi ủy Chi bộ Phòng 1", body="chi_uy", of="CB1", parent="CB1")
    found.unit("CB2", "Chi bộ Phòng 2", body="chi_bo_truc_thuoc", parent="DB", review_on="2014-12-20")
    found.unit("new", "Chi bộ mới lập", body="chi_bo_truc_thuoc", parent="DB", founded_on="2014-10-01")
    for person, posts in POSTS.items():
        in_second = any(unit == "CB2" for unit, _ in posts)
        found.person(person, cell="CB2" if in_second else "CB1", admitted_on="2001-02-03")
        for rank, (unit, role) in enumerate(posts, start=1):
            found.post(person, unit, role, rank=rank, main=rank == 1)
    found.person("full", cell="CB1", admitted_on="2001-02-03")
    found.person("probationary", cell="CB1", kind="du_bi", admitted_on="2014-03-02")
    found.person("new-in-the-first", cell="CB1", kind="du_bi", admitted_on="2014-06-15")
    found.person("new-in-the-second", cell="CB2", kind="du_bi", admitted_on="2014-06-15")
    found.person("moved")
    found.membership("moved", "CB2", since="2010-01-01", until="2014-10-31")
    found.membership("moved", "CB1", since="2014-11-01")
    found.person("temporary")
    found.membership("temporary", "CB1", temporary_in="CB2")
    found.person("retired", cell="CB2", admitted_on="1990-02-03")
    found.post("retired", "TT", "truong_phong", since="2005-01-01", until="2014-05-31")
    return found


BOTH, CHAPTER, LEADERS = "reviewed, rated", "DB/dang_uy", "TT/tap_the_lanh_dao"
CITY, CHIEF, SECRETARY = "Ban Thường vụ Thành ủy", "Chánh Thanh tra thành phố", "Bí thư Đảng ủy"
SITUATIONS: tuple[Situation, ...] = (
    row("KH146-015 KH146-018", "a member without a post", "full:member", BOTH, "CB1", CHAPTER),
    row("KH146-015", "a probationary member of nine months", "probationary:member", BOTH, "CB1", CHAPTER),
    row("KH146-016 KH146-017", "not six months at his cell", "new-in-the-first:member", "-: exempt", "", CHAPTER),
    row("KH146-017", "six months on the later day of another cell", "new-in-the-second:member", BOTH, "CB2", CHAPTER),
    row("KH146-018", "moved in the autumn: where he is now", "moved:member", BOTH, "CB1", CHAPTER),
    row("KH146-018", "in temporary activity elsewhere", "temporary:member", BOTH, "CB1", CHAPTER),
    row("KH146-018", "retired within the year: his cell", "retired:member", BOTH, "CB2", CHAPTER),
    row("KH146-208", "and no cadre any more", "retired:cadre", "no subject"),
    row("KH146-023", "secretary of the chapter", "secretary:member", BOTH, f"CB1 {CHAPTER}", CHAPTER),
    row("KH146-201 KH146-202", "his rating as a cadre", "secretary:cadre", "rated", f"CB1 {CHAPTER}", SECRETARY),
    row("KH146-023", "deputy secretary", "deputy-secretary:member", BOTH, f"CB1 {CHAPTER}", CHAPTER),
    row("KH146-202", "his rating as a cadre", "deputy-secretary:cadre", "rated", f"CB1 {CHAPTER}", SECRETARY),
    row("KH146-023", "member of the standing committee", "standing-member:member", BOTH, f"CB1 {CHAPTER}", CHAPTER),
    row("KH146-019", "a plain member of the committee", "committee-member:member", BOTH, f"CB1 {CHAPTER}", CHAPTER),
    row("KH146-021", "chief inspector on the committee", "chief:member", BOTH, f"CB1 {LEADERS} {CHAPTER}", CHAPTER),
    row("KH146-200", "managed by the city: rated there", "chief:cadre", "rated", f"CB1 {LEADERS} {CHAPTER}", CITY),
    row("KH146-020 KH146-024", "deputy chief, no seat", "deputy-chief:member", BOTH, f"CB1 {LEADERS}", CHAPTER),
    row("KH146-199", "rated by the chief", "deputy-chief:cadre", "rated", f"CB1 {LEADERS}", CHIEF),
    row("KH146-204 KH146-208", "head of a division", "head-of-division:cadre", "rated", "CB1", CHIEF),
    row("KH146-204", "a deputy of a division is no cadre of the plan", "deputy-of-division:cadre", "no subject"),
    row("KH146-025", "three posts, not before the committee", "three-posts:member", BOTH, "CB1 CU1", CHAPTER),
    row("KH146-154 KH146-208", "rated in the highest of his posts", "three-posts:cadre", "rated", "CB1 CU1", CHIEF),
    row("KH146-027", "secretary of a cell with a committee", "cell-secretary:member", BOTH, "CB1 CU1", CHAPTER),
    row("KH146-027", "his deputy", "cell-deputy:member", BOTH, "CB1 CU1", CHAPTER),
    row("KH146-019", "a member of that committee", "cell-committee-member:member", BOTH, "CB1 CU1", CHAPTER),
    row("KH146-028", "secretary of a cell without one", "secretary-without-committee:member", BOTH, "CB2", CHAPTER),
    row(
        "KH146-026", "committee member, secretary of a cell without one", "committee-member-without-committee:member",
        BOTH, "CB2", CHAPTER,
    ),
    row("KH146-012", "the committee of a cell", "CU1", "reviewed", "CU1"),
    row("KH146-013", "the committee of the chapter", CHAPTER, "reviewed", CHAPTER),
    row("KH146-014", "the leadership", LEADERS, "reviewed", LEADERS),
    row("KH146-091", "a cell", "CB1", "rated", "", CHAPTER),
    row("KH146-091", "a cell founded in the year: no exception", "new", "rated", "", CHAPTER),
    row("KH146-091", "the chapter", "DB", "rated", "", "Ban Thường vụ Đảng ủy Khối Dân - Chính - Đảng"),
)  # fmt: skip
