"""KH75 as a record: number, place, day, legal bases and the reading list of its first item."""

from datetime import date

import pytest

from kiemdiem.core.regime.entries.identity import LegalBasis
from kiemdiem.core.regime.loader import load

REGIME = load("kh75_2022")
BASES = [placed.entry for placed in REGIME.of("legal_basis", LegalBasis)]


@pytest.mark.clause("KH75-001")
def test_the_plan_shows_its_number_place_and_day() -> None:
    plan = REGIME.identity
    assert (plan.number, plan.place, plan.date) == ("75-KH/TU", "Đức Phổ", date(2022, 11, 7))


@pytest.mark.clause("KH75-003")
def test_the_preamble_rests_on_four_papers() -> None:
    preamble = {basis.number: (basis.date, basis.issuer) for basis in BASES if basis.role == "preamble"}
    assert preamble == {
        "132-QĐ/TW": (date(2018, 3, 8), "Bộ Chính trị"),
        "21-HD/BTCTW": (date(2019, 10, 18), "Ban Tổ chức Trung ương"),
        "04-HD/TU": (date(2021, 10, 25), "Ban Thường vụ Tỉnh ủy"),
        "1289-CV/TU": (date(2022, 10, 25), "Ban Thường vụ Tỉnh ủy"),
    }
    assert "124-QĐ/TW" not in {basis.number for basis in BASES}


@pytest.mark.clause("KH75-024")
def test_item_1_spreads_two_guidances_and_the_five_papers_of_the_footnote() -> None:
    spread = [(basis.number, basis.date) for basis in BASES if basis.role == "reading_list"]
    guidances = {("21-HD/BTCTW", date(2019, 10, 18)), ("04-HD/TU", date(2021, 10, 25))}
    footnote = {
        ("132-QĐ/TW", date(2018, 3, 8)),
        ("4628-CV/VPTW", date(2022, 8, 29)),
        ("4264-CV/BTCTW", date(2022, 10, 18)),
        ("1289-CV/TU", date(2022, 10, 25)),
        ("90/2020/NĐ-CP", date(2020, 8, 13)),
    }
    assert set(spread) == guidances | footnote
    assert len(spread) == 7


def test_no_text_that_the_plan_rests_on_is_at_hand() -> None:
    assert not any(basis.supplied for basis in BASES)
    assert REGIME.blanks["criteria"].without == "proposed_level"
