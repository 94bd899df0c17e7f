"""An invented province: its committee, agencies, front and unions, districts and communes."""

from __future__ import annotations

from dataclasses import replace

from kiemdiem.apps.demo.layouts import AGENCY, CELL, CHAIR, COMMITTEE, YOUTH, Plan, Post, Row, Size, numbered
from kiemdiem.apps.demo.places.communes import commune
from kiemdiem.core.samples.people import Places

CENTRE, PROVINCE, DELEGATED = "Ban Bí thư", "Ban Thường vụ Tỉnh ủy", "theo phân cấp"
BASIS = "Quy định phân cấp quản lý cán bộ của tỉnh"
DEPARTMENTS = (
    "Tài chính", "Y tế", "Xây dựng", "Tư pháp", "Nội vụ", "Công Thương", "Giao thông", "Văn hóa", "Khoa học",
    "Lao động", "Tài nguyên", "Nông nghiệp", "Thông tin", "Ngoại vụ", "Kế hoạch", "Giáo dục",
)  # fmt: skip
OFFICES = ("Văn phòng", "Nghiệp vụ", "Thanh tra", "Tổng hợp")
UNIONS = (
    ("Liên đoàn Lao động tỉnh", "lien_doan_lao_dong", CHAIR),
    ("Hội Liên hiệp Phụ nữ tỉnh", "hoi_phu_nu", CHAIR),
    ("Hội Nông dân tỉnh", "hoi_nong_dan", CHAIR),
    ("Hội Cựu chiến binh tỉnh", "hoi_cuu_chien_binh", CHAIR),
    ("Hội Liên hiệp Văn học nghệ thuật tỉnh", "hoi_van_hoc_nghe_thuat", CHAIR),
    ("Liên hiệp các Hội Khoa học kỹ thuật tỉnh", "lien_hiep_khoa_hoc_ky_thuat", CHAIR),
    ("Tỉnh đoàn", "doan_thanh_nien", YOUTH),
)
JUSTICE = (("Viện kiểm sát nhân dân tỉnh", "vien_kiem_sat"), ("Tòa án nhân dân tỉnh", "toa_an"))
SECRETARY, DEPUTY = Post("bi_thu", "Bí thư", "head"), Post("pho_bi_thu", "Phó Bí thư", "deputy")
STANDING_MEMBER, MEMBER = Post("uy_vien_thuong_vu", "Ủy viên Ban Thường vụ"), Post("uy_vien", "Ủy viên")


def province(place: str, size: Size, places: Places) -> Plan:
    """The whole province; leaders at its top are managed by the centre, the others by its standing committee."""
    root = Plan(f"Đảng bộ tỉnh {place}", body="dang_bo_tinh", tier="province", area=place, posts=COMMITTEE)
    root.managed_by = CENTRE
    block = Plan("Đảng bộ Khối các cơ quan tỉnh", body="dang_bo_truc_thuoc", tier="district", posts=COMMITTEE)
    block.managed_by, block.manages_posts = PROVINCE, ""
    top = (replace(CHAIR[0], managed_by=CENTRE), *CHAIR[1:])
    government = _agency(root, block, f"Ủy ban nhân dân tỉnh {place}", "ubnd", top, size)
    council = _agency(root, block, f"Hội đồng nhân dân tỉnh {place}", "hdnd", CHAIR, size)
    front = _agency(root, block, f"Ủy ban Mặt trận Tổ quốc tỉnh {place}", "mttq", CHAIR, size)
    for name, agency in (("Ban Tổ chức Tỉnh ủy", "ban_dang"), ("Văn phòng Tỉnh ủy", "van_phong_cap_uy")):
        _agency(root, block, name, agency, AGENCY, size)
    justice = [_agency(root, block, name, agency, AGENCY, size) for name, agency in JUSTICE]
    unions = [_agency(root, block, name, agency, posts, size) for name, agency, posts in UNIONS]
    for office in (government, *justice):
        _led_by(office, "ban_can_su_dang", "Ban cán sự đảng {}")
    for office in (council, front, *unions[:-1]):
        _led_by(office, "dang_doan", "Đảng đoàn {}")
    _seats(root, government, council, front)
    root.below.append(block)
    for index in range(size.departments):
        _department(root, block, numbered(DEPARTMENTS, index), place, size)
    for _ in range(size.districts):
        root.below.append(_district(size, places))
    return root


def _agency(root: Plan, block: Plan, name: str, agency: str, posts: tuple[Post, ...], size: Size) -> Plan:
    """An agency of the province with the cell of its own people."""
    office = root.add(Plan(name, agency=agency, tier="province", area=root.area, posts=posts, managed_by=PROVINCE))
    cell = Plan(f"Chi bộ {name}", body="chi_bo_co_so", host=office, posts=CELL, members=min(size.members, 16))
    cell.decided = _rows("Ban Thường vụ Đảng ủy Khối các cơ quan tỉnh", "bi_thu", "pho_bi_thu")
    block.below.append(cell)
    return office


def _led_by(agency: Plan, body: str, name: str) -> None:
    """A caucus or delegation of the Party in an agency: whoever heads the agency heads it."""
    led = agency.add(Plan(name.format(agency.name), body=body, tier="province", of=agency, managed_by=PROVINCE))
    led.beside += [(SECRETARY, agency, 0), (DEPUTY, agency, 1)]


def _seats(root: Plan, government: Plan, council: Plan, front: Plan) -> None:
    """Who sits at the top beside another post: two, three and four posts of one person."""
    deputies = root.add(Plan("Đoàn đại biểu Quốc hội tỉnh", body="doan_dbqh", tier="province", managed_by=PROVINCE))
    deputies.beside += [
        (Post("truong_doan", "Trưởng đoàn", "head", managed_by=CENTRE), root, 0),
        (Post("pho_truong_doan", "Phó Trưởng đoàn", "deputy", managed_by=CENTRE), government, 0),
        (Post("dai_bieu", "Đại biểu chuyên trách", is_full_time=True), council, 1),
    ]
    root.beside += [
        (Post("pho_bi_thu", "Phó Bí thư", "deputy", managed_by=CENTRE), government, 0),
        (Post("uy_vien_thuong_vu", "Ủy viên Ban Thường vụ", managed_by=PROVINCE), front, 0),
    ]


def _rows(body: str, *posts: str) -> tuple[Row, ...]:
    return tuple(Row(body, post=post, how="phan_cap", basis=BASIS) for post in posts)


def _department(root: Plan, block: Plan, name: str, place: str, size: Size) -> None:
    office = Plan(f"Sở {name}", agency="so_ban_nganh", tier="province", area=place, posts=AGENCY, managed_by=PROVINCE)
    root.below.append(office)
    chapter = Plan(f"Đảng bộ Sở {name}", body="dang_bo_co_so", tier="grassroots", host=office, posts=COMMITTEE)
    chapter.managed_by = DELEGATED
    chapter.decided = _rows("Ban Thường vụ Đảng ủy Khối các cơ quan tỉnh", "bi_thu", "pho_bi_thu", "uy_vien")
    block.below.append(chapter)
    for unit in OFFICES[: max(2, min(size.cells, len(OFFICES)))]:
        cell = Plan(f"Chi bộ {unit} Sở {name}", body="chi_bo_truc_thuoc", host=office, posts=CELL, members=size.members)
        chapter.below.append(cell)


def _district(size: Size, places: Places) -> Plan:
    place = places.next()
    district = Plan(f"Đảng bộ huyện {place}", body="dang_bo_huyen", tier="district", area=place, posts=COMMITTEE[:2])
    district.managed_by, district.manages_posts = PROVINCE, ""
    deciding = f"Ban Thường vụ Huyện ủy {place}"
    office = district.add(Plan(f"Ủy ban nhân dân huyện {place}", agency="ubnd", tier="district", area=place))
    office.posts, office.managed_by = CHAIR, DELEGATED
    section = district.add(Plan(f"Phòng Nội vụ huyện {place}", agency="phong_ban", tier="district", area=place))
    section.posts, section.managed_by = AGENCY[:2], DELEGATED
    district.beside += [(STANDING_MEMBER, office, 0), (MEMBER, section, 0)]
    for _ in range(size.communes):
        made = commune(district, "xã", size, places, managers=DELEGATED)
        made.office.decided = (*_rows(deciding, "chu_tich", "pho_chu_tich"), Row(deciding, how="phan_cap", basis=BASIS))
        made.chapter.decided = _rows(deciding, "bi_thu", "pho_bi_thu", "uy_vien")
    return district
