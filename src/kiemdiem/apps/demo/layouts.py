"""How the invented places are built: what a place, a unit and a post of it are, and the places of the five plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


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


@dataclass(frozen=True)
class Post:
    """A post of a unit. managed_by: where it is another than of the unit's other posts; equivalent: what it equals."""

    post: str
    title: str
    standing: str = "other"
    managed_by: str = ""
    equivalent: str = ""
    is_full_time: bool = False


@dataclass(frozen=True)
class Row:
    """A row of the table of decentralisation: which body decides on the unit, or on the holders of a post in it."""

    body: str
    post: str = ""
    how: str = ""
    basis: str = ""


@dataclass
class Plan:
    """A unit to be: words by code, what stands below it, how many members it has, and which posts are filled in it.

    of: the unit that it leads; manages_posts: who manages its posts, if not whoever manages the unit; beside: a post
    that somebody holds beside his own, given as the unit and the place of that other post; decided: who decides here.
    """

    name: str
    body: str = ""
    agency: str = ""
    tier: str = ""
    area: str = ""
    flags: tuple[str, ...] = ()
    host: Plan | None = None
    of: Plan | None = None
    members: int = 0
    posts: tuple[Post, ...] = ()
    beside: list[tuple[Post, Plan, int]] = field(default_factory=list)
    managed_by: str = ""
    manages_posts: str | None = None
    decided: tuple[Row, ...] = ()
    founded_on: date | None = None
    below: list[Plan] = field(default_factory=list)

    def all(self) -> Iterator[Plan]:
        """This unit and all below it, those above first."""
        yield self
        for one in self.below:
            yield from one.all()

    def add(self, plan: Plan) -> Plan:
        """The unit, now below this one."""
        self.below.append(plan)
        return plan

    def manager_of(self, post: Post) -> str:
        """Who manages the holder of a post here."""
        return post.managed_by or (self.managed_by if self.manages_posts is None else self.manages_posts)


@dataclass(frozen=True)
class Root:
    """A place that tries one plan, and its day of the season. opened_on: when its board opened the campaign of the
    plan; None: that is left to whoever tries."""

    regime: str
    year: int
    day: date
    plan: Plan
    opened_on: date | None = None


COMMITTEE = (
    Post("bi_thu", "Bí thư", "head"),
    Post("pho_bi_thu", "Phó Bí thư", "deputy"),
    Post("uy_vien", "Ủy viên"),
)
AGENCY = (
    Post("truong", "Thủ trưởng", "head"),
    Post("pho", "Cấp phó", "deputy"),
    Post("pho", "Cấp phó", "deputy"),
)
CHAIR = (Post("chu_tich", "Chủ tịch", "head"), Post("pho_chu_tich", "Phó Chủ tịch", "deputy"))
YOUTH = (Post("bi_thu", "Bí thư", "head"), Post("pho_bi_thu", "Phó Bí thư", "deputy"))
CELL = (Post("bi_thu", "Bí thư chi bộ", "head"), Post("pho_bi_thu", "Phó Bí thư chi bộ", "deputy"))


def numbered(words: tuple[str, ...], index: int) -> str:
    """The word at this place; when the words run out they are numbered."""
    again, at = divmod(index, len(words))
    return f"{words[at]} {again + 1}" if again else words[at]
