"""What no shipped plan asks for together: streaks that count again or do not, readings that ask, advice and duties."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from kiemdiem.core.bulk.asking import rate_regime
from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.regime.regime import Regime
from tests.builders.toy_regime import FACTS, PROPOSAL, make_regime
from tests.core.bulk.agreement import agree_on, honours_of_bulk, told
from tests.core.bulk.many_seasons import joined, renamed
from tests.proofs_plugin import Counted
from tests.properties.seasons import Json, Mood, SeasonMaker

FEW, MANY = range(60), range(3_000)

BEST = """\
[[award]]
id = "best"
label = "Tiêu biểu"
for = ["person"]
among = "level = A"
at_most = "30%"
of = ["A", "B"]
within = ["unit"]
rank_by = ["score"]
priority = "at_fault"
priority_label = "ưu tiên"
by = "Đảng ủy"
clauses = ["TOY-1"]
  [[award.instead]]
  when = "group.level = A"
  at_most = "50%"
  clauses = ["TOY-1"]
  [[award.instead]]
  when = "group.base >= 8"
  at_most = 2
  because = "đông người"
  clauses = ["TOY-1"]
"""
STREAKS = """\
[[award]]
id = "three"
label = "Ba năm"
for = ["person"]
years = 3
each_year = "level = A and honours has 'best'"
again = "flagged"
clauses = ["TOY-1"]
[[award]]
id = "two"
label = "Hai năm"
for = ["person", "unit"]
years = 2
each_year = "level >= B and not (state = 'not_rated') and (score >= 80 or year >= 2019)"
again = "not_counted"
clauses = ["TOY-1"]
[[award]]
id = "four"
label = "Bốn năm"
for = ["person"]
years = 4
when = "not at_fault"
each_year = "honours has 'two' or honours has 'best'"
at_most = 2
of = "candidates"
within = ["unit"]
clauses = ["TOY-1"]
[[award]]
id = "named"
label = "Được nêu"
for = ["person", "unit"]
each_kind_apart = false
among = "honours has 'best' or honours has 'three'"
at_most = "allowed"
of = "in_group"
within = ["unit"]
clauses = ["TOY-1"]
[[award]]
id = "among-rated"
label = "Trong số được xếp loại"
for = ["person"]
when = "group.level = A"
among = "level >= B and any(previous where honours has 'three')"
at_most = "20%"
of = "rated"
within = ["unit"]
clauses = ["TOY-1"]
"""
SHOWN = """\
[[ceiling]]
id = "above"
for = ["person"]
force = "advice"
at_most = "worst(heads.level)"
if_unknown = "skip"
because = "Cao hơn."
clauses = ["TOY-1"]
[[requirement]]
id = "order"
for = ["person", "unit"]
force = "advice"
level_or_better = "B"
holds = "in_order"
failed = "Chưa đúng."
clauses = ["TOY-1"]
[[requirement]]
id = "praised"
for = ["person"]
force = "advice"
level = "A"
holds = "honours has 'best'"
failed = "Chưa tiêu biểu."
clauses = ["TOY-1"]
[[ground]]
id = "guilty"
for = ["person"]
force = "advice"
level = "D"
when = "at_fault and not in_order"
because = "Có lỗi."
clauses = ["TOY-1"]
[[follow_up]]
id = "train"
for = ["person"]
when = "level = D or (level = C and at_fault)"
act = "Bồi dưỡng."
clauses = ["TOY-1"]
[[follow_up]]
id = "praise"
for = ["person", "unit"]
when = "honours has 'best'"
act = "Biểu dương."
clauses = ["TOY-1"]
[[follow_up]]
id = "look"
for = ["unit"]
when = "any(members where level = D)"
act = "Xem lại."
clauses = ["TOY-1"]
"""
READINGS = """\
[[reading]]
id = "strict"
question = "Có lỗi thì sao?"
options = [ { id = "mild", label = "Không sao" }, { id = "hard", label = "Không quá Đạt" } ]
default = "mild"
where_options_differ = "ask"
decided_by = "Đảng ủy"
clauses = ["TOY-1"]
[[reading]]
id = "low"
question = "Điểm thấp thì sao?"
options = [
  { id = "none", label = "Không sao" },
  { id = "worst", label = "Kém" },
  { id = "out", label = "Không xếp loại" },
]
default = "none"
where_options_differ = "ask"
clauses = ["TOY-1"]
"""
ASKING = """\
[[ceiling]]
id = "cap"
for = ["person"]
at_most = "C"
when = "at_fault"
under = { strict = "hard" }
because = "Lỗi."
clauses = ["TOY-1"]
[[ground]]
id = "few"
for = ["person", "unit"]
level = "D"
when = "score < 50"
under = { low = "worst" }
because = "Ít điểm."
clauses = ["TOY-1"]
[[quota]]
id = "best-of-unit"
for = ["person"]
level = "A"
at_most = "40%"
of = "in_group"
within = ["unit"]
rank_by = ["score"]
clauses = ["TOY-1"]
"""
OUT = """\
[[exclusion]]
id = "out"
for = ["unit"]
when = "score < 50"
effect = "not_rated"
under = { low = "out" }
clauses = ["TOY-1"]
"""


TOGETHER = """\
[[ceiling]]
id = "above"
for = ["person"]
at_most = "worst(heads.level)"
if_unknown = "skip"
because = "Cao hơn."
clauses = ["TOY-1"]
[[quota]]
id = "best-of-both"
for = ["unit", "person"]
each_kind_apart = false
level = "A"
at_most = "40%"
of = "in_group"
within = ["group"]
clauses = ["TOY-1"]
"""
UNMET = PROPOSAL.replace('who = "cấp trên"', 'who = "cấp trên"\nunmet = "next_open"')
GRADED = """\
[[requirement]]
id = "orderly"
for = ["person", "unit"]
level = "A"
holds = "in_order and score >= 90"
failed = "Chưa đúng."
clauses = ["TOY-1"]
[[ground]]
id = "least"
for = ["person", "unit"]
level = "D"
when = "score < 50"
because = "Ít điểm."
clauses = ["TOY-1"]
"""


def honouring(folder: Path) -> Regime:
    """A regime of awards that read one another, and of rules that change nothing."""
    return make_regime(folder, PROPOSAL + SHOWN, awards=BEST + STREAKS, facts=FACTS)


def asking(folder: Path) -> Regime:
    """A regime with two readings that are tried under each of their options."""
    return make_regime(folder, PROPOSAL + ASKING, awards=BEST, subjects=OUT, readings=READINGS)


def agree(regime: Regime, seeds: range, readings: float = 0.3) -> int:
    """Compares both ways on random seasons of an invented regime, all of one day."""
    maker, reader = SeasonMaker(regime), SeasonReader(regime)
    made = [(seed, maker.season(Random(seed), most=14, readings=readings)) for seed in seeds]
    for _, season in made:
        season.pop("as_of", None)
    return sum(agree_on(regime, reader, given) for given in joined(made, reader))


def test_awards_that_read_one_another_agree_both_ways(tmp_path: Path) -> None:
    assert agree(honouring(tmp_path), FEW) > 100


def test_readings_that_ask_are_tried_in_bulk_too(tmp_path: Path) -> None:
    assert agree(asking(tmp_path), FEW, readings=0) > 100


def rated_in_bulk(regime: Regime, given: Json) -> tuple[dict[str, Json], dict[tuple[str, str], Any]]:
    """What the bulk way says of each subject, and where each stands for each award."""
    found, staged = rate_regime(regime, SeasonReader(regime).read(given), DuckTables())
    subjects = {staged.ids[n]: told(answer) for kind in regime.kinds for n, answer in found.subjects(kind)}
    return subjects, honours_of_bulk(found, staged.ids)


def crowds(regime: Regime, seeds: range) -> Json:
    """Random seasons in one."""
    maker = SeasonMaker(regime)
    made = ((seed, {**maker.season(Random(seed), readings=0), "as_of": "2021-12-31"}) for seed in seeds)
    (found,) = joined(made, SeasonReader(regime))
    return found


def test_names_and_order_change_nothing_in_bulk(tmp_path: Path) -> None:
    regime = honouring(tmp_path)
    given = crowds(regime, range(200, 220))
    names = {row["id"]: f"N{at}" for at, row in enumerate(reversed(given["subjects"]))}
    other = {**given, "subjects": renamed(given["subjects"][::-1], names)}
    (first, honours), (second, renamed_honours) = rated_in_bulk(regime, given), rated_in_bulk(regime, other)
    assert {names[name]: answer for name, answer in first.items()} == second
    assert {(award, names[name]): told for (award, name), told in honours.items()} == renamed_honours


def test_a_fact_more_never_widens_what_is_possible_in_bulk(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, UNMET + GRADED)
    maker, chance = SeasonMaker(regime), Random(7)
    fewer: list[Json] = []
    more: list[Json] = []
    for season in (maker.season(Random(seed), mood=Mood(0.0, 0.5, 0.0, 0.0), readings=0) for seed in range(60)):
        for row in season["subjects"]:
            known = {"proposed_level": row.get("proposed_level", "B"), **row.get("facts", {})}
            less = {name: value for name, value in known.items() if chance.random() > 0.4}
            for rows, given in ((more, known), (fewer, less)):
                level = {key: given.pop(key) for key in ("proposed_level",) if key in given}
                rows.append({"id": f"S{len(rows)}", "kind": row["kind"], "facts": given, **level})
    (wide, _), (narrow, _) = (rated_in_bulk(regime, {"subjects": rows}) for rows in (fewer, more))
    assert [name for name, answer in narrow.items() if not {*answer["range"]} <= {*wide[name]["range"]}] == []
    assert any({*answer["range"]} < {*wide[name]["range"]} for name, answer in narrow.items())


def test_a_level_read_before_its_own_quota_is_counted_is_not_rated_in_bulk(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL + TOGETHER)
    unit: Json = {"id": "U", "kind": "unit", "proposed_level": "A"}
    with pytest.raises(NotInBulk, match="together"):
        rated_in_bulk(regime, {"subjects": [unit, {"id": "P", "kind": "person", "proposed_level": "A", "heads": "U"}]})


@pytest.mark.prove
def test_awards_agree_on_many_seasons(tmp_path: Path, counted: Counted) -> None:
    subjects = agree(honouring(tmp_path), MANY)
    counted(subjects=subjects)
    assert subjects > 10_000


@pytest.mark.prove
def test_readings_that_ask_agree_on_many_seasons(tmp_path: Path, counted: Counted) -> None:
    subjects = agree(asking(tmp_path), MANY)
    counted(subjects=subjects)
    assert subjects > 10_000
