"""What can be seen to be wrong with a regime that loads, each with its place and the smallest case."""

from pathlib import Path

import pytest

from kiemdiem.core.regime.checks.report import Finding
from kiemdiem.core.regime.checks.static import static_findings
from kiemdiem.core.regime.loader import load, shipped_codes
from tests.core.regime.small_regime import Change, small_regime

RATINGS = "ratings.toml"
WHOLE_BALLOT = """
[[threshold]]
id = "fair"
for = ["member"]
level = "KHA"
votes = "this_level_or_better"
at_least = "50%"
of = "present_voters"
clauses = ["XA-001"]
[[ground]]
id = "weak-member"
for = ["member"]
level = "KEM"
when = "sick_leave_months = 12"
because = "…"
clauses = ["XA-001"]
"""


def found(tmp_path: Path, check: str, *changes: Change) -> list[Finding]:
    return [one for one in static_findings(small_regime(tmp_path, *changes)) if one.check == check]


def told(tmp_path: Path, check: str, *changes: Change) -> list[tuple[str, str, str]]:
    return [(one.severity, one.where, one.message) for one in found(tmp_path, check, *changes)]


# ---------------------------------------------------------------------- bands


def test_bands_that_meet_have_no_hole(tmp_path: Path) -> None:
    assert found(tmp_path, "bands") == []


def test_a_hole_between_two_bands_is_told_with_the_first_value_in_it(tmp_path: Path) -> None:
    (hole,) = found(tmp_path, "bands", Change(RATINGS, 'below = "50"', 'below = "49.5"'))
    assert (hole.severity, hole.where) == ("fatal", "xa/ratings.toml:7")
    assert hole.message == "đơn vị: 49,5 điểm không thuộc khung nào."
    assert hole.case == {"value": "49,5"}


def test_a_hole_narrower_than_a_step_is_none(tmp_path: Path) -> None:
    assert found(tmp_path, "bands", Change(RATINGS, 'below = "50"', 'up_to = "49.99"')) == []


def test_a_hole_of_one_step_is_found(tmp_path: Path) -> None:
    (hole,) = found(tmp_path, "bands", Change(RATINGS, 'below = "50"', 'up_to = "49.98"'))
    assert hole.case == {"value": "49,99"}


def test_a_bound_that_neither_band_includes_is_a_hole(tmp_path: Path) -> None:
    (hole,) = found(tmp_path, "bands", Change(RATINGS, 'from = "50"', 'above = "50"'))
    assert hole.case == {"value": "50"}


def test_a_bound_that_both_bands_include_is_an_overlap(tmp_path: Path) -> None:
    (overlap,) = found(tmp_path, "bands", Change(RATINGS, 'below = "50"', 'up_to = "50"'))
    assert overlap.message == "đơn vị: 50 điểm thuộc nhiều khung: from-50 (TOT), below-50 (KHA)."
    assert overlap.severity == "fatal"


def test_a_hole_at_the_end_of_the_range_is_found(tmp_path: Path) -> None:
    (hole,) = found(tmp_path, "bands", Change(RATINGS, 'from = "50"', 'from = "50"\nbelow = "100"'))
    assert hole.case == {"value": "100"}


def test_a_hole_that_the_source_names_is_only_noted(tmp_path: Path) -> None:
    named = Change(RATINGS, 'by = "points"', 'by = "points"\nnone_text = "Cấp trên xem xét"')
    (hole,) = found(tmp_path, "bands", named, Change(RATINGS, 'below = "50"', 'below = "40"'))
    assert hole.severity == "note"


def test_a_band_with_a_condition_leaves_a_hole_where_it_fails(tmp_path: Path) -> None:
    (hole,) = found(tmp_path, "bands", Change(RATINGS, 'below = "50"', 'below = "50"\nwhen = "unity = DK"'))
    assert "chỉ thuộc khung có điều kiện (below-50)" in hole.message


def test_a_hole_under_one_reading_says_which(tmp_path: Path) -> None:
    under = Change(RATINGS, 'below = "50"', 'below = "50"\nunder = { cut-off = "year_end" }')
    (hole,) = found(tmp_path, "bands", under)
    assert hole.message.endswith("(khi cut-off = today).")


# ---------------------------------------------------------------------- ballots


def test_ballots_that_open_no_level_are_told_with_the_smallest(tmp_path: Path) -> None:
    (gap,) = found(tmp_path, "ballots")
    assert (gap.severity, gap.where) == ("fatal", "xa/ratings.toml:1")
    assert gap.case == {"voters": 1, "votes": {"TOT": 0, "KHA": 1, "KEM": 0}, "invalid": 0}


def test_invalid_papers_are_tried_too(tmp_path: Path) -> None:
    last = '\n[[threshold]]\nid = "last"\nfor = ["member"]\nlevel = "KEM"\nabove = "50%"\nclauses = ["XA-001"]\n'
    (gap,) = found(tmp_path, "ballots", Change(RATINGS, "", WHOLE_BALLOT + last))
    assert gap.case == {"voters": 1, "votes": {"TOT": 0, "KHA": 0, "KEM": 0}, "invalid": 1}


def test_a_gap_that_the_source_names_is_only_noted(tmp_path: Path) -> None:
    (gap,) = found(tmp_path, "ballots", Change(RATINGS, 'by = "ballot"', 'by = "ballot"\nnone = "ask"'))
    assert gap.severity == "note"


def test_a_level_that_a_better_one_always_takes_is_unreachable(tmp_path: Path) -> None:
    eager = Change(RATINGS, 'at_least = "70%"', 'votes = "this_level"\nat_least = "0%"')
    unreached = found(tmp_path, "ballots", eager, Change(RATINGS, "", WHOLE_BALLOT))
    assert [one.where for one in unreached] == ["xa/ratings.toml:104"]
    assert "mức KHA, dù mức này có ngưỡng" in unreached[0].message
    assert unreached[0].case["voters"] == 1


def test_a_level_whose_threshold_nobody_can_reach_is_told(tmp_path: Path) -> None:
    never = found(tmp_path, "ballots", Change(RATINGS, 'at_least = "70%"', 'above = "100%"'))
    assert any("đạt ngưỡng của mức TOT" in one.message for one in never)


def test_every_ballot_of_kh61_that_opens_nothing_holds_invalid_papers() -> None:
    gaps = [one for one in static_findings(load("kh61_2021")) if one.check == "ballots"]
    assert {one.severity for one in gaps} == {"note"}
    assert all(one.case["invalid"] for one in gaps)


# ---------------------------------------------------------------------- sources, order, levels


def test_a_kind_with_levels_and_no_source_is_fatal(tmp_path: Path) -> None:
    gone = Change(RATINGS, '[[source]]\nid = "points"\nfor = ["unit"]\nby = "points"\nclauses = ["XA-001"]\n', "")
    ((severity, where, message), *_) = told(tmp_path, "sources", gone)
    assert (severity, where) == ("fatal", "tinh/regime.toml:6")
    assert message == "đơn vị có thang mức nhưng không có [[source]]: không biết mức từ đâu ra."


def test_a_source_that_a_reading_takes_away_is_missed_under_that_reading(tmp_path: Path) -> None:
    under = Change(RATINGS, 'by = "points"', 'by = "points"\nunder = { cut-off = "today" }')
    ((_, _, message),) = told(tmp_path, "sources", under)
    assert message.startswith("đơn vị có thang mức")


def test_two_sources_in_force_together_are_fatal(tmp_path: Path) -> None:
    second = '\n[[source]]\nid = "by-hand"\nfor = ["unit"]\nby = "proposal"\nclauses = ["XA-001"]\n'
    ((severity, where, message),) = told(tmp_path, "sources", Change(RATINGS, "", second))
    assert (severity, where) == ("fatal", "xa/ratings.toml:103")
    assert message == ("đơn vị: hai nguồn cùng hiệu lực (points và by-hand); mỗi loại chỉ có một nguồn.")


def test_a_source_behind_one_that_always_holds_is_never_heard_and_fatal(tmp_path: Path) -> None:
    second = (
        '\n[[source]]\nid = "by-hand"\nfor = ["unit"]\nby = "proposal"\nwhen = "score > 80"\nclauses = ["XA-001"]\n'
    )
    ((severity, where, message),) = told(tmp_path / "a", "sources", Change(RATINGS, "", second))
    assert (severity, where) == ("fatal", "xa/ratings.toml:103")
    assert message == ("đơn vị: nguồn by-hand không bao giờ được dùng: points đứng trước và không có điều kiện.")
    first = Change(RATINGS, 'by = "points"', 'by = "points"\nuntil = 2021-06-30')
    assert told(tmp_path / "b", "sources", first, Change(RATINGS, "", second)) == []
    first = Change(RATINGS, 'by = "points"', 'by = "points"\nwhen = "score > 80"')
    always = second.replace('when = "score > 80"\n', "")
    assert told(tmp_path / "c", "sources", first, Change(RATINGS, "", always)) == []


def test_two_sources_on_different_days_are_none(tmp_path: Path) -> None:
    first = Change(RATINGS, 'by = "points"', 'by = "points"\nuntil = 2021-06-30')
    second = '\n[[source]]\nid = "by-hand"\nfor = ["unit"]\nby = "proposal"\nfrom = 2021-07-01\nclauses = ["XA-001"]\n'
    assert told(tmp_path, "sources", first, Change(RATINGS, "", second)) == []


def test_a_threshold_beside_points_must_say_that_it_is_a_requirement(tmp_path: Path) -> None:
    beside = (
        '\n[[threshold]]\nid = "trust"\nfor = ["unit"]\nlevel = "TOT"\nat_least = "50%"\n{more}clauses = ["XA-001"]\n'
    )
    ((severity, _, message),) = told(tmp_path / "a", "sources", Change(RATINGS, "", beside.format(more="")))
    assert severity == "fatal"
    assert 'as = "requirement"' in message
    said = beside.format(more='as = "requirement"\n')
    assert told(tmp_path / "b", "sources", Change(RATINGS, "", said)) == []


def test_a_band_whose_level_has_a_requirement_must_say_what_follows(tmp_path: Path) -> None:
    ((severity, where, message),) = told(tmp_path, "unmet", Change(RATINGS, 'unmet = "next_open"\n', ""))
    assert (severity, where) == ("fatal", "xa/ratings.toml:21")
    assert message == "Khung “from-50”: mức TOT có điều kiện (united), nên phải ghi unmet (không đủ điều kiện thì sao)."


def test_a_rated_kind_without_a_place_in_the_order_is_fatal(tmp_path: Path) -> None:
    ((severity, _, message),) = told(
        tmp_path, "order", Change("regime.toml", 'order = ["unit", "member"]', 'order = ["unit"]')
    )
    assert (severity, message) == ("fatal", "đảng viên được xếp loại nhưng không có trong order.")


def test_a_kind_twice_in_the_order_is_fatal(tmp_path: Path) -> None:
    twice = Change("regime.toml", 'order = ["unit", "member"]', 'order = ["member", "unit", "member"]')
    ((severity, where, _),) = told(tmp_path, "order", twice)
    assert (severity, where) == ("fatal", "xa/regime.toml:8")


def test_a_level_that_no_rule_leads_to_is_a_warning(tmp_path: Path) -> None:
    ground = '[[ground]]\nid = "disunity"\nfor = ["unit"]\nlevel = "KEM"'
    ((severity, _, message),) = told(tmp_path, "levels", Change(RATINGS, ground, ground.replace("KEM", "KHA")))
    assert (severity, message) == ("warning", "đơn vị: không quy tắc nào dẫn đến mức KEM.")


# ---------------------------------------------------------------------- circles, digits


def test_levels_that_wait_for_each_other_are_told_with_the_rules_on_the_way(tmp_path: Path) -> None:
    circle = """
[[ground]]
id = "weak-members"
for = ["unit"]
level = "KEM"
when = "any(members where own_level = KEM)"
because = "…"
clauses = ["XA-001"]
[[ground]]
id = "weak-unit"
for = ["member"]
level = "KEM"
when = "unit.level = KEM"
because = "…"
clauses = ["XA-001"]
"""
    ((severity, where, message),) = told(tmp_path, "circles", Change(RATINGS, "", circle))
    assert severity == "fatal"
    assert where.startswith("xa/ratings.toml:")
    assert message in (
        "Các quy tắc chờ nhau thành vòng: weak-members → weak-unit → weak-members.",
        "Các quy tắc chờ nhau thành vòng: weak-unit → weak-members → weak-unit.",
    )


def test_a_ceiling_from_a_unit_that_looks_at_its_members_own_levels_is_no_circle(tmp_path: Path) -> None:
    ground = """
[[ground]]
id = "weak-members"
for = ["unit"]
level = "KEM"
when = "any(members where own_level = KEM)"
because = "…"
clauses = ["XA-001"]
"""
    assert told(tmp_path, "circles", Change(RATINGS, "", ground)) == []


def test_numbers_that_may_grow_beyond_38_digits_are_told_with_the_facts(tmp_path: Path) -> None:
    grown = "amount * amount * amount * amount * amount"
    many = f'\n[[ground]]\nid = "huge"\nfor = ["unit"]\nlevel = "KEM"\nwhen = "any(visits where {grown} > 5)"\n'
    ((severity, where, message),) = told(
        tmp_path, "digits", Change(RATINGS, "", many + 'because = "…"\nclauses = ["XA-001"]\n')
    )
    assert (severity, where) == ("fatal", "xa/ratings.toml:107")
    assert message.endswith("cho: amount, visits.")


# ---------------------------------------------------------------------- readings, blanks, clauses


def test_an_option_that_nothing_tells_from_another_is_fatal(tmp_path: Path) -> None:
    more = Change(
        "readings.toml",
        '{ id = "today", label = "Hôm nay" }',
        '{ id = "today", label = "a" }, { id = "b", label = "b" }',
    )
    value = Change("facts.toml", 'today = "as_of" }', 'today = "as_of", b = "as_of" }')
    ((severity, where, message),) = told(tmp_path, "readings", more, value)
    assert (severity, where) == ("fatal", "xa/readings.toml:4")
    assert message == ("Cách hiểu “b” và “today” của “cut-off” không khác nhau: không mục nào phân biệt chúng.")


def test_an_option_that_one_entry_is_under_is_told_apart(tmp_path: Path) -> None:
    plain = Change(
        "facts.toml", 'equals = { reading = "cut-off", year_end = "period.end", today = "as_of" }', 'equals = "as_of"'
    )
    under = Change(RATINGS, 'holds = "unity = DK"', 'holds = "unity = DK"\nunder = { cut-off = "today" }')
    assert [one.check for one in found(tmp_path / "a", "readings", plain)] == ["readings"]
    assert found(tmp_path / "b", "readings", plain, under) == []


def test_an_open_blank_is_noted_with_what_stands_in_for_it(tmp_path: Path) -> None:
    ((severity, where, message),) = told(tmp_path, "blanks")
    assert (severity, where) == ("note", "xa/regime.toml:38")
    assert message == ("Chỗ trống “criteria”: Bộ tiêu chí. Chưa có thì mức vào theo đề xuất của cấp có thẩm quyền.")


def test_a_blank_that_stops_the_regime_is_a_warning(tmp_path: Path) -> None:
    ((severity, _, _),) = told(
        tmp_path, "blanks", Change("regime.toml", 'without = "proposed_level"', 'without = "stop"')
    )
    assert severity == "warning"


@pytest.mark.parametrize(("part", "severity"), [("engine", "warning"), ("papers", "note")])
def test_a_clause_that_nothing_cites_is_told_by_the_part_it_belongs_to(
    tmp_path: Path, part: str, severity: str
) -> None:
    clause = f'\n[[clause]]\nid = "XA-003"\nplace = "III"\nkind = "rule"\npart = "{part}"\n'
    clause += 'quote = "…"\nmeans = "…"\ncheck = "…"\n'
    ((found_severity, where, _),) = told(tmp_path, "clauses", Change("clauses.toml", "", clause))
    assert (found_severity, where) == (severity, "xa/clauses.toml:19")


# ---------------------------------------------------------------------- the shipped regimes


@pytest.mark.parametrize("code", shipped_codes())
def test_nothing_fatal_is_to_be_seen_in_a_shipped_regime(code: str) -> None:
    assert [one.text() for one in static_findings(load(code)) if one.severity == "fatal"] == []
