"""CV789 as a record: number, place, day, issuer and legal bases."""

from datetime import date

import pytest

from kiemdiem.core.regime.entries.identity import LegalBasis
from kiemdiem.core.regime.entries.ratings import Quota, Threshold
from kiemdiem.core.regime.loader import load

REGIME = load("cv789_2023")
BASES = [placed.entry for placed in REGIME.of("legal_basis", LegalBasis)]


@pytest.mark.clause("CV789-001")
def test_the_letter_shows_its_number_day_place_and_issuer() -> None:
    letter = REGIME.identity
    assert (letter.number, letter.date) == ("789-CV/TU", date(2023, 11, 21))
    assert (letter.place, letter.issuer) == ("Chí Linh", "Ban Thường vụ Thành ủy")
    assert letter.signed_by is not None
    assert (letter.signed_by.office, letter.signed_by.on_behalf_of) == ("Phó Bí thư Thường trực", "Ban Thường vụ")


@pytest.mark.clause("CV789-004")
def test_the_preamble_rests_on_four_papers() -> None:
    preamble = {basis.number: (basis.date, basis.issuer) for basis in BASES if basis.role == "preamble"}
    assert preamble == {
        "124-QĐ/TW": (date(2023, 10, 4), "Bộ Chính trị"),
        "25-HD/BTCTW": (date(2023, 11, 10), "Ban Tổ chức Trung ương"),
        "05-HD/BTCTU": (date(2023, 11, 17), "Ban Thường vụ Tỉnh ủy"),
        "10-HD/TU": (date(2023, 11, 21), "Ban Thường vụ Thành ủy"),
    }
    (printed,) = [basis.note for basis in BASES if basis.number == "25-HD/BTCTW"]
    assert "09/11/2023" in printed


def test_the_letter_sets_no_bound_of_its_own() -> None:
    assert not list(REGIME.of("quota", Quota))
    assert not list(REGIME.of("threshold", Threshold))
    assert REGIME.blanks["guidance-10"].without == "proposed_level"
