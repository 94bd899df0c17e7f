"""A new regime folder loads as it is written, and nothing is ever overwritten."""

import re
from pathlib import Path

import pytest

from kiemdiem.core.regime.errors import AlreadyThere, NotAName
from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.folder import FILES
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.new import new_regime
from tests.core.regime.small_regime import small_folder


def test_the_skeleton_loads(tmp_path: Path) -> None:
    written = new_regime(tmp_path, "kh12_2027")
    regime = load(tmp_path / "kh12_2027", with_examples=True)
    assert (regime.id, regime.identity.year, list(regime.clauses)) == ("kh12_2027", 2027, ["KH12-001"])
    assert {path.name for path in written} <= set(FILES)


def test_a_skeleton_with_a_parent_has_the_parents_kinds(tmp_path: Path) -> None:
    small_folder(tmp_path)
    new_regime(tmp_path, "kh3_2022", parent="xa")
    regime = load(tmp_path / "kh3_2022")
    assert regime.parents == ("xa", "tinh", "common")
    assert regime.identity.order == ("unit", "member")
    assert set(regime.kinds) == {"unit", "member", "guest"}


@pytest.mark.parametrize("year", [None, 2031])
def test_the_year_comes_from_whoever_asks_or_from_the_code(tmp_path: Path, year: int | None) -> None:
    new_regime(tmp_path, "kh12_2027", year=year)
    assert load(tmp_path / "kh12_2027").identity.year == (year or 2027)


def test_what_the_comments_propose_loads_too(tmp_path: Path) -> None:
    for path in new_regime(tmp_path, "kh12_2027"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"^# (?=\[\[|[a-z_.A-Z]+ = )", "", text, flags=re.M), encoding="utf-8")
    relation = '[[relation]]\nid = "unit"\nfrom = ["member"]\nto = ["party_organisation"]\ninverse = "members"\n'
    head = tmp_path / "kh12_2027" / "regime.toml"
    head.write_text(head.read_text(encoding="utf-8").replace(relation, ""), encoding="utf-8")
    regime = load(tmp_path / "kh12_2027", with_examples=True)
    assert {"threshold", "quota", "exclusion", "reading", "item", "example"} <= set(regime.placed)


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    new_regime(tmp_path, "kh12_2027")
    (tmp_path / "kh12_2027" / "ratings.toml").write_text("# mine\n", encoding="utf-8")
    with pytest.raises(AlreadyThere):
        new_regime(tmp_path, "kh12_2027")
    assert (tmp_path / "kh12_2027" / "ratings.toml").read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize("code", ["KH12", "kh-12", "", "../kh12", "kế_hoạch", "1kh"])
def test_a_code_that_is_no_name_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(NotAName):
        new_regime(tmp_path, code)
    assert list(tmp_path.iterdir()) == []


def test_a_parent_that_is_not_there_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(BrokenRegime):
        new_regime(tmp_path, "kh12_2027", parent="nowhere")
    assert list(tmp_path.iterdir()) == []
