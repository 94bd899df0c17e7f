"""A small whole regime with a parent, written into a folder, and ways to break it in one place.

The mark « in a broken text says where the fault must be told; it is taken out before the file is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiemdiem.core.regime.faults import BrokenRegime, Fault
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime
from tests.core.regime.small_plan import PLAN

MARK = "«"

COMMON = {
    "regime.toml": """\
id = "common"
title = "Vốn chung"
year = 2014
abstract = true
[[vocabulary]]
id = "post"
values = [ { code = "bi_thu", label = "bí thư" } ]
""",
    "facts.toml": """\
[[fact]]
id = "admitted_on"
type = "date"
label = "Ngày kết nạp"
child = "open"
[[fact]]
id = "sick_leave_months"
type = "count"
label = "Số tháng nghỉ ốm"
absent = "0"
range = [0, 12]
""",
}

PARENT = {
    "regime.toml": """\
id = "tinh"
title = "Kế hoạch của tỉnh"
year = 2021
order = ["unit", "member"]
clauses = ["TINH-001"]
[[kind]]
id = "unit"
label = "đơn vị"
scale = "quality"
[[kind]]
id = "member"
label = "đảng viên"
scale = "quality"
[[scale]]
id = "quality"
values = [ { code = "TOT", label = "Tốt" }, { code = "KHA", label = "Khá" }, { code = "KEM", label = "Kém" } ]
[[relation]]
id = "unit"
from = ["member"]
to = ["unit"]
inverse = "members"
""",
    "clauses.toml": """\
[[clause]]
id = "TINH-001"
place = "I.1"
kind = "rule"
part = "engine"
quote = "không quá 30%"
means = "A quota."
check = "Given 10, then 3."
""",
    "ratings.toml": """\
[[quota]]
id = "top-share"
for = ["member"]
level = "TOT"
at_most = "30%"
of = ["TOT", "KHA"]
within = ["unit"]
child = "stricter"
clauses = ["TINH-001"]
[[ceiling]]
id = "sick"
for = ["member"]
at_most = "KHA"
when = "sick_leave_months >= 3"
because = "Nghỉ ốm {sick_leave_months} tháng."
clauses = ["TINH-001"]
""",
}

Files = Mapping[str, str | bytes]


def write(folder: Path, files: Files) -> Path:
    """Writes the files of one regime folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def small_folder(top: Path, *changes: "Change", plan: Files = PLAN) -> Path:
    """The folder of the small plan beside its parents, broken where the changes say."""
    regimes: dict[str, dict[str, str | bytes]] = {"common": {**COMMON}, "tinh": {**PARENT}, "xa": {**plan}}
    for change in changes:
        change.lay_over(regimes[change.regime])
    for name, files in regimes.items():
        write(top / name, files)
    return top / "xa"


def small_regime(top: Path, *changes: "Change") -> Regime:
    """The small plan, loaded."""
    return load(small_folder(top, *changes))


@dataclass(frozen=True)
class Change:
    """One piece of text of one file put in the place of another; nothing in `old` stands for the end of the file."""

    file: str
    old: str
    new: str
    regime: str = "xa"

    def lay_over(self, files: dict[str, str | bytes]) -> None:
        text = files.get(self.file, "")
        assert isinstance(text, str)
        if self.old:
            assert text.count(self.old) == 1, (self.file, self.old, text.count(self.old))
            files[self.file] = text.replace(self.old, self.new).replace(MARK, "")
        else:
            files[self.file] = (text + self.new).replace(MARK, "")

    def place(self) -> str:
        """`xa/ratings.toml:12:9`: where the mark stood."""
        text = {"common": COMMON, "tinh": PARENT, "xa": PLAN}[self.regime].get(self.file, "")
        text = text.replace(self.old, self.new) if self.old else text + self.new
        assert text.count(MARK) == 1, self.new
        before = text[: text.index(MARK)].split("\n")
        return f"{self.regime}/{self.file}:{len(before)}:{len(before[-1]) + 1}"


@dataclass(frozen=True)
class Case:
    """One way to break the small plan, and the sentence that tells it at the mark in `new`."""

    id: str
    file: str
    old: str
    new: str
    told: str

    @property
    def change(self) -> Change:
        return Change(self.file, self.old, self.new)


def faults_of(folder: Path) -> Sequence[Fault]:
    """Every fault of a folder that must not load."""
    try:
        load(folder, with_examples=True)
    except BrokenRegime as broken:
        return broken.faults
    raise AssertionError("the folder was loaded")
