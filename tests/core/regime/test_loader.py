"""A regime folder is loaded whole, with its parents, quickly, and always to the same hash."""

from pathlib import Path
from time import process_time

import pytest

from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.loader import load, shipped_codes
from tests.core.regime.small_regime import Change, small_folder, small_regime


@pytest.mark.parametrize("code", shipped_codes())
def test_every_shipped_regime_loads(code: str) -> None:
    assert load(code).id == code


def test_a_regime_loads_within_a_tenth_of_a_second() -> None:
    taken = []
    for _ in range(5):
        start = process_time()
        load("kh61_2021")
        taken.append(process_time() - start)
    assert min(taken) < 0.1


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


def test_an_entry_knows_the_line_it_stands_on(tmp_path: Path) -> None:
    regime = small_regime(tmp_path)
    assert [row.where() for row in regime.all("band")] == ["xa/ratings.toml:21", "xa/ratings.toml:30"]


def test_a_folder_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(BrokenRegime, match="Không có bộ quy định"):
        load("no_such_plan")
