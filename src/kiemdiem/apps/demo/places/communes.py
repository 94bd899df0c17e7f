"""An invented commune or ward: its people's committee, its chapter and the cells of its hamlets."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.apps.demo.layouts import CELL, CHAIR, COMMITTEE, Plan, Size
from kiemdiem.core.samples.people import Places


@dataclass(frozen=True)
class Commune:
    """The units at the top of a commune, and its place."""

    office: Plan
    chapter: Plan
    place: str


def commune(above: Plan, sort: str, size: Size, places: Places, *, managers: str) -> Commune:
    """A commune below a district, or a ward below a town."""
    place = places.next()
    office = Plan(
        f"Ủy ban nhân dân {sort} {place}", agency="ubnd", tier="grassroots", area=place, posts=CHAIR,
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
    return Commune(office, chapter, place)
