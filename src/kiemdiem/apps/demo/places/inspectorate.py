"""An invented inspectorate of a city: one grassroots chapter, its cells, and the leadership beside it."""

from __future__ import annotations

from kiemdiem.apps.demo.layouts import Plan, Post, Size

CHAPTER = (
    Post("pho_bi_thu_dang_bo", "Phó Bí thư Đảng ủy", "deputy"),
    Post("uy_vien_thuong_vu", "Ủy viên Thường vụ Đảng ủy"),
)
LEADERS = (
    Post("chanh_thanh_tra", "Chánh Thanh tra thành phố", "head"),
    Post("pho_chanh_thanh_tra", "Phó Chánh Thanh tra thành phố", "deputy"),
    Post("pho_chanh_thanh_tra", "Phó Chánh Thanh tra thành phố", "deputy"),
)
DIVISION = (Post("truong_phong", "Trưởng phòng", "head"), Post("pho_phong", "Phó Trưởng phòng", "deputy"))
CELL = (
    Post("bi_thu_chi_bo", "Bí thư chi bộ", "head"),
    Post("pho_bi_thu_chi_bo", "Phó Bí thư chi bộ", "deputy"),
)
CELLS = 9


def inspectorate(size: Size) -> Plan:
    """The chapter; its secretary is the chief inspector, and heads of divisions sit on its committee."""
    root = Plan("Đảng bộ Thanh tra thành phố Hải Lâm", body="dang_bo_co_so", tier="grassroots", posts=CHAPTER)
    office = root.add(Plan("Thanh tra thành phố Hải Lâm", agency="thanh_tra", tier="province", posts=LEADERS))
    root.beside += [
        (Post("bi_thu_dang_bo", "Bí thư Đảng ủy", "head"), office, 0),
        (Post("dang_uy_vien", "Đảng ủy viên"), office, 1),
    ]
    for number in range(1, CELLS + 1):
        name = f"Phòng Nghiệp vụ {number}"
        division = office.add(Plan(name, body="phong", posts=DIVISION))
        cell = root.add(Plan(f"Chi bộ {name}", body="chi_bo_truc_thuoc", host=division, posts=CELL))
        cell.members = min(size.members, 14)
        if number in (1, 2):
            root.beside.append((Post("dang_uy_vien", "Đảng ủy viên"), cell, 0))
    return root
