"""Two regimes are compared entry by entry, key by key."""

import json
from pathlib import Path

from kiemdiem.core.regime.diff import EntryChange, diff
from kiemdiem.core.regime.loader import load
from tests.core.regime.small_regime import Change, small_regime


def compared(tmp_path: Path, *changes: Change) -> list[EntryChange]:
    return diff(small_regime(tmp_path / "old"), small_regime(tmp_path / "new", *changes))


def test_a_regime_does_not_differ_from_itself(tmp_path: Path) -> None:
    assert compared(tmp_path) == []


def test_a_changed_bound_is_told_with_both_values_and_both_lines(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, Change("ratings.toml", 'at_least = "70%"', '# printed anew\nabove = "75%"'))
    assert (found.table, found.id, found.change) == ("threshold", "top", "changed")
    assert [(key.key, key.old, key.new) for key in found.keys] == [("at_least", "70%", None), ("above", None, "75%")]
    assert (found.old_where, found.new_where) == ("xa/ratings.toml:13", "xa/ratings.toml:13")
    assert found.old_clauses == found.new_clauses == ("XA-001",)


def test_an_entry_that_came_and_one_that_went_are_told(tmp_path: Path) -> None:
    renamed = Change("ratings.toml", 'id = "disunity"', 'id = "disunited"')
    found = compared(tmp_path, renamed)
    assert [(change.id, change.change) for change in found] == [("disunity", "removed"), ("disunited", "added")]
    assert found[0].new_where == ""
    assert {key.key for key in found[1].keys} == {"for", "level", "when", "because"}


def test_a_key_inside_a_table_is_named_with_its_way(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, Change("facts.toml", 'today = "as_of"', 'today = "period.start"'))
    assert [(key.key, key.old, key.new) for key in found.keys] == [("equals.today", "as_of", "period.start")]


def test_the_head_is_compared_too(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, Change("regime.toml", 'number = "1-KH/ĐU"', 'number = "2-KH/ĐU"'))
    assert (found.table, [(key.key, key.new) for key in found.keys]) == ("regime", [("number", "2-KH/ĐU")])


def test_twins_under_two_readings_are_compared_each_with_its_own() -> None:
    assert diff(load("kh61_2021"), load("kh61_2021")) == []


def test_clauses_alone_make_no_difference(tmp_path: Path) -> None:
    cited = Change("ratings.toml", '  at_most = 1\n  clauses = ["XA-001"]', '  at_most = 1\n  clauses = ["XA-002"]')
    assert compared(tmp_path, cited) == []


def test_the_difference_of_two_plans_can_be_written_as_json() -> None:
    found = [change.to_json() for change in diff(load("kh75_2022"), load("kh24_2024"))]
    assert json.loads(json.dumps(found)) == found
    assert {change["change"] for change in found} == {"added", "removed", "changed"}


def test_only_the_tables_asked_for_are_compared() -> None:
    found = diff(load("kh75_2022"), load("kh24_2024"), tables=frozenset({"quota"}))
    assert {change.table for change in found} == {"quota"}
