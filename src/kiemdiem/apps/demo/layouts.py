"""How the invented places are built: a root for each plan, and below it what that plan speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from kiemdiem.core.samples.people import Places


@dataclass(frozen=True)
class Size:
    """How many districts, communes in each, cells in each commune, agencies of the province, members in each cell."""

    districts: int
    communes: int
    cells: int
    departments: int
    members: int


SIZES = {
    "tiny": Size(districts=1, communes=1, cells=2, departments=1, members=24),
    "demo": Size(districts=3, communes=5, cells=3, departments=8, members=56),
    "province": Size(districts=22, communes=20, cells=20, departments=24, members=23),
}


@dataclass
class Plan:
    """A unit to be: words by code, what stands below it, how many members it has, and which posts are filled in it."""

    name: str
    body: str = ""
    agency: str = ""
    tier: str = ""
    area: str = ""
    flags: tuple[str, ...] = ()
    host: Plan | None = None
    members: int = 0
    posts: tuple[tuple[str, str, str], ...] = ()
    managed_by: str = ""
    below: list[Plan] = field(default_factory=list)

    def all(self) -> Iterator[Plan]:
        """This unit and all below it, those above first."""
        yield self
        for one in self.below:
            yield from one.all()


@dataclass(frozen=True)
class Root:
    """A place that tries one plan: its day of the season, and who manages its leaders."""

    regime: str
    year: int
    day: date
    plan: Plan


COMMITTEE = (("bi_thu", "Bí thư", "head"), ("pho_bi_thu", "Phó Bí thư", "deputy"), ("uy_vien", "Ủy viên", "other"))
AGENCY = (("truong", "Thủ trưởng", "head"), ("pho", "Cấp phó", "deputy"), ("pho", "Cấp phó", "deputy"))
PEOPLES_COMMITTEE = (("chu_tich", "Chủ tịch", "head"), ("pho_chu_tich", "Phó Chủ tịch", "deputy"))
CELL = (("bi_thu", "Bí thư chi bộ", "head"), ("pho_bi_thu", "Phó Bí thư chi bộ", "deputy"))
DEPARTMENTS = (
    "Tài chính", "Y tế", "Xây dựng", "Tư pháp", "Nội vụ", "Công Thương", "Giao thông", "Văn hóa", "Khoa học",
    "Lao động", "Tài nguyên", "Nông nghiệp", "Thông tin", "Ngoại vụ", "Kế hoạch", "Giáo dục",
)  # fmt: skip
OFFICES = ("Văn phòng", "Nghiệp vụ", "Thanh tra", "Tổng hợp")


def roots(size: Size, places: Places) -> list[Root]:
    """The five places, each in the season of its own plan."""
    return [
        Root("kh61_2021", 2021, date(2021, 12, 20), _province("Vân Khê", size, places)),
        Root("kh146_2014", 2014, date(2014, 12, 2), _inspectorate(size)),
        Root("kh75_2022", 2022, date(2022, 12, 12), _town("thị xã", "Đông Lĩnh", size, places)),
        Root("cv789_2023", 2023, date(2023, 12, 11), _town("thành phố", "Lạc Viên", size, places)),
        Root("kh24_2024", 2024, date(2024, 12, 9), _town("thị xã", "Hòa Khê", size, places)),
    ]


def _province(place: str, size: Size, places: Places) -> Plan:
    managers = "Ban Thường vụ Tỉnh ủy"
    root = Plan(f"Đảng bộ tỉnh {place}", body="dang_bo_tinh", tier="province", area=place, posts=COMMITTEE)
    root.managed_by = managers
    for name, agency, posts in (
        (f"Ủy ban nhân dân tỉnh {place}", "ubnd", PEOPLES_COMMITTEE),
        ("Ban Tổ chức Tỉnh ủy", "ban_dang", AGENCY),
        ("Văn phòng Tỉnh ủy", "van_phong_cap_uy", AGENCY),
        (f"Ủy ban Mặt trận Tổ quốc tỉnh {place}", "mttq", PEOPLES_COMMITTEE),
    ):
        root.below.append(Plan(name, agency=agency, tier="province", area=place, posts=posts, managed_by=managers))
    block = Plan("Đảng bộ Khối các cơ quan tỉnh", body="dang_bo_truc_thuoc", tier="district", posts=COMMITTEE)
    root.below.append(block)
    for index in range(size.departments):
        _department(root, block, _numbered(DEPARTMENTS, index), place, size, managers)
    for _ in range(size.districts):
        root.below.append(_district(size, places))
    return root


def _numbered(words: tuple[str, ...], index: int) -> str:
    again, at = divmod(index, len(words))
    return f"{words[at]} {again + 1}" if again else words[at]


def _department(root: Plan, block: Plan, name: str, place: str, size: Size, managers: str) -> None:
    office = Plan(f"Sở {name}", agency="so_ban_nganh", tier="province", area=place, posts=AGENCY, managed_by=managers)
    root.below.append(office)
    chapter = Plan(f"Đảng bộ Sở {name}", body="dang_bo_co_so", tier="grassroots", host=office, posts=COMMITTEE)
    block.below.append(chapter)
    for unit in OFFICES[: max(2, min(size.cells, len(OFFICES)))]:
        cell = Plan(f"Chi bộ {unit} Sở {name}", body="chi_bo_truc_thuoc", host=office, posts=CELL, members=size.members)
        chapter.below.append(cell)


def _district(size: Size, places: Places) -> Plan:
    place = places.next()
    managers = "theo phân cấp"
    district = Plan(f"Đảng bộ huyện {place}", body="dang_bo_huyen", tier="district", area=place, posts=COMMITTEE)
    district.below.append(
        Plan(f"Ủy ban nhân dân huyện {place}", agency="ubnd", tier="district", area=place, posts=PEOPLES_COMMITTEE)
    )
    for _ in range(size.communes):
        _commune(district, "xã", size, places, managers)
    return district


def _commune(above: Plan, sort: str, size: Size, places: Places, managers: str) -> None:
    place = places.next()
    office = Plan(
        f"Ủy ban nhân dân {sort} {place}", agency="ubnd", tier="grassroots", area=place, posts=PEOPLES_COMMITTEE,
        managed_by=managers,
    )  # fmt: skip
    chapter = Plan(
        f"Đảng bộ {sort} {place}", body="dang_bo_co_so", tier="grassroots", area=place, flags=("xa_phuong",),
        posts=COMMITTEE, managed_by=managers,
    )  # fmt: skip
    above.below += [office, chapter]
    for number in range(size.cells):
        cell = Plan(f"Chi bộ {'thôn' if sort == 'xã' else 'khu phố'} {number + 1} {place}", body="chi_bo_truc_thuoc")
        cell.posts, cell.members = CELL, size.members
        chapter.below.append(cell)


def _town(sort: str, place: str, size: Size, places: Places) -> Plan:
    managers = f"Ban Thường vụ {'Thị ủy' if sort == 'thị xã' else 'Thành ủy'}"
    town = Plan(f"Đảng bộ {sort} {place}", body="dang_bo_huyen", tier="district", area=place, posts=COMMITTEE)
    town.below.append(
        Plan(f"Ủy ban nhân dân {sort} {place}", agency="ubnd", tier="district", area=place, posts=PEOPLES_COMMITTEE)
    )
    few = Size(1, min(size.communes, 5), min(size.cells, 2), 1, size.members)
    for _ in range(few.communes):
        _commune(town, "phường", few, places, managers)
    return town


def _inspectorate(size: Size) -> Plan:
    root = Plan("Đảng bộ Thanh tra thành phố Hải Lâm", body="dang_bo_co_so", tier="grassroots", posts=COMMITTEE)
    office = Plan("Thanh tra thành phố Hải Lâm", agency="thanh_tra", tier="province", posts=AGENCY)
    root.below.append(office)
    for number in range(1, 10):
        cell = Plan(f"Chi bộ Phòng Nghiệp vụ {number}", body="chi_bo_truc_thuoc", host=office, posts=CELL)
        cell.members = min(size.members, 14)
        root.below.append(cell)
    return root
