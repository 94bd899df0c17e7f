"""A regime of a few lines for one test: four levels for units and people, and the rules that the test is about."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kiemdiem.core.engine.answer import Answer, SubjectAnswer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime

_IDENTITY = """\
id = "toy"
title = "Bộ quy định thử"
year = 2021
order = ["unit", "person"]
clauses = ["TOY-1"]
[[kind]]
id = "unit"
label = "đơn vị"
scale = "quality"
[[kind]]
id = "person"
label = "cá nhân"
scale = "quality"
[[scale]]
id = "quality"
values = [
  { code = "A", label = "Xuất sắc" },
  { code = "B", label = "Tốt" },
  { code = "C", label = "Đạt" },
  { code = "D", label = "Kém" },
]
[[scale]]
id = "severity"
highest = "last"
values = [ { code = "MILD", label = "Nhẹ" }, { code = "HARD", label = "Nặng" }, { code = "HARDEST", label = "Nhất" } ]
[[relation]]
id = "unit"
from = ["person"]
to = ["unit"]
inverse = "members"
[[relation]]
id = "heads"
from = ["person"]
to = ["unit"]
many = true
[[relation]]
id = "superior"
from = ["unit"]
to = ["unit"]
inverse = "below"
"""
_CLAUSE = """\
[[clause]]
id = "TOY-1"
place = "1"
kind = "rule"
part = "engine"
quote = "một"
means = "one"
check = "one"
"""
BALLOT = """\
[[source]]
id = "ballot"
for = ["person", "unit"]
by = "ballot"
who = "cấp trên"
clauses = ["TOY-1"]
[[threshold]]
id = "a"
for = ["person", "unit"]
level = "A"
at_least = "70%"
clauses = ["TOY-1"]
[[threshold]]
id = "b"
for = ["person", "unit"]
level = "B"
votes = "this_level_or_better"
at_least = "60%"
clauses = ["TOY-1"]
[[threshold]]
id = "c"
for = ["person", "unit"]
level = "C"
votes = "this_level_or_better"
above = "50%"
clauses = ["TOY-1"]
"""
PROPOSAL = """\
[[source]]
id = "proposal"
for = ["person", "unit"]
by = "proposal"
who = "cấp trên"
clauses = ["TOY-1"]
"""
POINTS = """\
[[source]]
id = "points"
for = ["person", "unit"]
by = "points"
who = "cấp trên"
clauses = ["TOY-1"]
[[band]]
id = "a"
for = ["person", "unit"]
of = "score"
level = "A"
from = 90
unmet = "next_open"
clauses = ["TOY-1"]
[[band]]
id = "b"
for = ["person", "unit"]
of = "score"
level = "B"
from = 70
below = 90
unmet = "next_open"
clauses = ["TOY-1"]
[[band]]
id = "c"
for = ["person", "unit"]
of = "score"
level = "C"
from = 50
below = 70
unmet = "ask"
clauses = ["TOY-1"]
[[band]]
id = "d"
for = ["person", "unit"]
of = "score"
level = "D"
below = 50
clauses = ["TOY-1"]
"""
FACTS = """\
[[fact]]
id = "score"
type = "number"
range = [0, 100]
places = 2
label = "Điểm"
clauses = ["TOY-1"]
[[fact]]
id = "in_order"
type = "yes_no"
label = "Đúng quy định"
supplied_by = "chi bộ"
clauses = ["TOY-1"]
[[fact]]
id = "at_fault"
type = "yes_no"
label = "Có khuyết điểm"
absent = "no"
clauses = ["TOY-1"]
[[fact]]
id = "allowed"
type = "count"
label = "Số được phép"
absent = "none"
clauses = ["TOY-1"]
"""


def rule(table: str, text: str) -> str:
    """An entry of a table that cites the toy's only clause."""
    return f'[[{table}]]\n{text.strip()}\nclauses = ["TOY-1"]\n'


def make_regime(
    folder: Path, ratings: str, *, facts: str = FACTS, awards: str = "", subjects: str = "", readings: str = ""
) -> Regime:
    """Writes the toy regime into `folder` and loads it."""
    home = folder / "toy"
    home.mkdir(exist_ok=True)
    files = {"regime.toml": _IDENTITY, "clauses.toml": _CLAUSE, "facts.toml": facts, "ratings.toml": ratings}
    files |= {"awards.toml": awards, "subjects.toml": subjects, "readings.toml": readings}
    for name, text in files.items():
        (home / name).write_text(text, encoding="utf-8")
    return load(home)


def votes(a: int, b: int, c: int, d: int, invalid: int = 0) -> dict[str, Any]:
    """The votes of one ballot, as keys of a subject."""
    return {"votes": {"A": a, "B": b, "C": c, "D": d}, "present_voters": a + b + c + d + invalid}


def answer_of(
    regime: Regime,
    *subjects: Mapping[str, Any],
    bodies: Sequence[Mapping[str, Any]] = (),
    season: Mapping[str, Any] | None = None,
    **options: Any,
) -> Answer:
    """The answer for these subjects; `kind` is "person" unless a subject says otherwise; season: its other keys."""
    given: dict[str, Any] = {
        **(season or {}),
        "subjects": [{"kind": "person", **subject} for subject in subjects],
        "bodies": list(bodies),
    }
    return rate(regime, SeasonReader(regime).read(given, **options))


def person(regime: Regime, **subject: Any) -> SubjectAnswer:
    """The answer for one person alone."""
    return answer_of(regime, {"id": "P", **subject}).subjects["P"]
