"""A regime folder is loaded whole, with its parents, quickly, and always to the same hash."""

from datetime import date
from pathlib import Path

import pytest

from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.loader import load, shipped_codes
from tests.core.regime.small_regime import Change, small_folder, small_regime


@pytest.mark.parametrize("code", shipped_codes())
def test_every_shipped_regime_loads(code: str) -> None:
    assert load(code).id == code


def test_the_same_content_has_the_same_hash_and_another_another(tmp_path: Path) -> None:
    changed = Change("ratings.toml", 'at_least = "70%"', 'at_least = "71%"')
    first, again = small_regime(tmp_path / "a"), small_regime(tmp_path / "b")
    other = small_regime(tmp_path / "c", changed)
    assert first.hash == again.hash
    assert first.hash != other.hash


def test_a_change_of_the_parent_changes_the_hash(tmp_path: Path) -> None:
    changed = Change("ratings.toml", 'at_most = "30%"', 'at_most = "31%"', regime="tinh")
    assert small_regime(tmp_path / "a").hash != small_regime(tmp_path / "b", changed).hash


def test_examples_count_in_the_hash_though_nobody_reads_them(tmp_path: Path) -> None:
    with_examples = Change("examples.toml", "", '[[example]]\nid = "one"\nclauses = ["XA-001"]\n')
    first, other = small_regime(tmp_path / "a"), small_regime(tmp_path / "b", with_examples)
    assert first.hash != other.hash
    assert other.all("example") == ()
    assert [row.id for row in load(small_folder(tmp_path / "b"), with_examples=True).all("example")] == ["one"]


def test_a_child_has_its_parents_entries_before_its_own(tmp_path: Path) -> None:
    regime = small_regime(tmp_path)
    assert [row.id for row in regime.all("quota")] == ["top-share", "units-share"]
    assert regime.parents == ("tinh", "common")


def test_a_child_may_make_a_parents_share_stricter_and_both_clauses_are_cited(tmp_path: Path) -> None:
    stricter = '[[quota]]\nchanges = "top-share"\nat_most = "25%"\nclauses = ["XA-001"]\n'
    regime = small_regime(tmp_path, Change("ratings.toml", "", stricter))
    (changed,) = [row for row in regime.all("quota") if row.id == "top-share"]
    assert changed.values["at_most"] == "25%"
    assert changed.values["clauses"] == ["TINH-001", "XA-001"]
    assert changed.where() == "xa/ratings.toml:102"


def test_a_child_may_exempt_from_a_rule_that_its_parent_leaves_open_and_never_from_one_made_stricter(
    tmp_path: Path,
) -> None:
    lifts = Change("ratings.toml", 'lifts = ["head-not-above-unit"]', 'lifts = ["head-not-above-unit", "sick"]')
    opened = Change("ratings.toml", 'id = "sick"', 'id = "sick"\nchild = "open"', regime="tinh")
    changed = Change("ratings.toml", "", '[[ceiling]]\nchanges = "sick"\nat_most = "KEM"\nclauses = ["XA-001"]\n')
    assert small_regime(tmp_path / "a", lifts, opened).id == "xa"
    assert small_regime(tmp_path / "b", lifts, opened, changed).id == "xa"
    stricter = Change("ratings.toml", 'id = "sick"', 'id = "sick"\nchild = "stricter"', regime="tinh")
    only_clauses = Change("ratings.toml", "", '[[ceiling]]\nchanges = "sick"\nclauses = ["XA-001"]\n')
    with pytest.raises(BrokenRegime, match="không cho miễn “sick”"):
        small_regime(tmp_path / "c", lifts, stricter, only_clauses)


def test_a_child_that_says_nothing_of_order_and_periods_has_its_parents(tmp_path: Path) -> None:
    periods = Change("regime.toml", "year = 2021\n", 'year = 2021\nperiods = ["quarter", "year"]\n', regime="tinh")
    silent = Change("regime.toml", 'order = ["unit", "member"]\n', "")
    of_quarter = Change("ratings.toml", 'id = "disunity"\n', 'id = "disunity"\nperiod = "quarter"\n')
    found = small_regime(tmp_path / "a", periods, silent, of_quarter).identity
    assert (found.order, found.periods) == (("unit", "member"), ("quarter", "year"))
    own = Change("regime.toml", 'extends = "tinh"\n', 'extends = "tinh"\nperiods = ["year"]\n')
    assert small_regime(tmp_path / "b", periods, own).identity.periods == ("year",)


def test_a_child_about_the_same_year_has_its_parents_days_of_review(tmp_path: Path) -> None:
    days = "review_period = { start = 2020-12-01, end = 2021-11-30 }\n"
    of_parent = Change("regime.toml", "year = 2021\n", f"year = 2021\n{days}", regime="tinh")
    assert small_regime(tmp_path / "a", of_parent).review_period() == (date(2020, 12, 1), date(2021, 11, 30))
    later = Change("regime.toml", "year = 2021\n", "year = 2022\n")
    assert small_regime(tmp_path / "b", of_parent, later).review_period() == (date(2022, 1, 1), date(2022, 12, 31))


def test_options_with_underscores_may_be_named_by_the_rules_under_them(tmp_path: Path) -> None:
    under = Change(
        "ratings.toml", 'id = "disunity"\n', 'id = "disunity"\nunder = { cut-off = ["year_end", "today"] }\n'
    )
    (ground,) = small_regime(tmp_path, under).all("ground")
    assert ground.values["under"] == {"cut-off": ["year_end", "today"]}


def test_an_entry_knows_the_line_it_stands_on(tmp_path: Path) -> None:
    regime = small_regime(tmp_path)
    assert [row.where() for row in regime.all("band")] == ["xa/ratings.toml:21", "xa/ratings.toml:30"]


def test_a_folder_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(BrokenRegime, match="Không có bộ quy định"):
        load("no_such_plan")
