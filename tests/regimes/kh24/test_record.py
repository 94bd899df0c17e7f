"""KH24 as a record: legal bases, the bases of the four-good movement, and what it leaves to texts not supplied."""

from datetime import date

import pytest

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.entries.identity import LegalBasis
from kiemdiem.core.regime.entries.ratings import Award, Quota
from kiemdiem.core.regime.loader import load

REGIME = load("kh24_2024")
BASES = [placed.entry for placed in REGIME.of("legal_basis", LegalBasis)]
AWARDS = [placed.entry for placed in REGIME.of("award", Award)]


@pytest.mark.clause("KH24-002")
def test_the_preamble_rests_on_seven_papers() -> None:
    preamble = {basis.number: (basis.kind, basis.date, basis.issuer) for basis in BASES if basis.role == "preamble"}
    assert preamble == {
        "124-QĐ/TW": ("Quy định", date(2023, 10, 4), "Bộ Chính trị"),
        "25-HD/BTCTW": ("Hướng dẫn", date(2023, 11, 9), "Ban Tổ chức Trung ương"),
        "1263-QĐ/TU": ("Quy định", date(2023, 11, 9), "Ban Thường vụ Tỉnh ủy"),
        "13-HD/TU": ("Hướng dẫn", date(2023, 11, 10), "Ban Thường vụ Tỉnh ủy"),
        "1874-QĐ/TU": ("Quy định", date(2023, 11, 13), "Ban Thường vụ Thị ủy"),
        "05-HD/TU": ("Hướng dẫn", date(2023, 11, 14), "Ban Thường vụ Thị ủy"),
        "2397-CV/TU": ("Công văn", date(2024, 10, 10), "Ban Thường vụ Tỉnh ủy"),
    }


@pytest.mark.clause("KH24-018")
def test_the_four_good_titles_rest_on_three_papers() -> None:
    four_good = {basis.number: (basis.date, basis.issuer) for basis in BASES if "KH24-018" in basis.clauses}
    assert four_good == {
        "143-KH/TU": (date(2022, 10, 12), "Ban Thường vụ Tỉnh ủy"),
        "202-KH/TU": (date(2024, 6, 11), "Ban Thường vụ Thị ủy"),
        "16-HD/TU": (date(2024, 5, 15), "Ban Thường vụ Tỉnh ủy"),
    }


@pytest.mark.clause("KH24-050")
def test_the_award_rules_rest_on_one_regulation_and_cover_organisations_and_members() -> None:
    (regulation,) = [basis for basis in BASES if basis.number == "1296-QĐ/TU"]
    assert (regulation.date, regulation.issuer) == (date(2022, 12, 26), "Ban Thường vụ Thị ủy")
    assert {kind for award in AWARDS for kind in award.for_} == {"party_organisation", "member"}
    assert all(regulation.number in award.basis for award in AWARDS)
    assert REGIME.blanks["award-rules"].basis == f"Quy định số {regulation.number}"


@pytest.mark.clause("KH24-052")
def test_the_conclusion_overrides_the_regulation_on_the_award_ratios() -> None:
    (regulation,) = [basis for basis in BASES if basis.number == "1296-QĐ/TU"]
    assert regulation.yields_to == ("1348-KL/TU",)
    assert REGIME.blanks["award-share"].basis == "Kết luận 1348"


@pytest.mark.clause("KH24-052")
@pytest.mark.parametrize(
    ("share", "limit", "told"),
    [
        (None, None, "Chưa nhập tỷ lệ xét khen thưởng tổ chức đảng (Kết luận 1348): không kiểm tra giới hạn"),
        ("50%", 5, "Không quá 50 % của 10 tổ chức đảng được xếp loại = 5 → 5"),
    ],
)
def test_a_ratio_binds_once_it_is_entered_and_is_said_to_be_wanting_until_then(
    share: str | None, limit: int | None, told: str
) -> None:
    unit = {
        "kind": "party_organisation",
        "proposed_level": "HTXSNV",
        "decided_by": "BTV",
        "facts": {"four_good": "DAT"},
    }
    board = {"id": "BTV", "facts": {"organisation_award_share": share} if share else {}}
    given = {"subjects": [{"id": f"X{i}", **unit} for i in range(10)], "bodies": [board]}
    answer = rate(REGIME, SeasonReader(REGIME).read(given))
    (quota,) = [quota for quota in answer.quotas if quota.id == "typical-clean-strong"]
    assert (quota.limit, quota.text) == (limit, told)
    is_told_as_missing = any("1348: chưa có" in reason.text for award in answer.awards for reason in award.reasons)
    assert is_told_as_missing == (share is None)


def test_no_share_of_excellent_ratings_and_no_ratio_of_awards_stands_in_the_plan() -> None:
    assert not list(REGIME.of("quota", Quota))
    assert {award.at_most for award in AWARDS} == {"organisation_award_share", "member_award_share"}


def test_number_day_and_town_of_the_plan_are_not_made_up() -> None:
    plan = REGIME.identity
    assert (plan.number, plan.date, plan.place) == ("", None, "")
