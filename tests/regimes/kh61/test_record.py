"""KH61 as a record: legal bases, what it leaves to other texts, kinds, distribution, and who reads what."""

from datetime import date
from fractions import Fraction

import pytest

from kiemdiem.core.regime.entries.identity import Blank, Distribution, LegalBasis, Vocabulary
from kiemdiem.core.regime.entries.plan import Conference, Dossier, ReviewOrder
from kiemdiem.core.regime.entries.ratings import Award, Quota, Source, Threshold
from kiemdiem.core.regime.loader import load

REGIME = load("kh61_2021")
BASES = {placed.entry.number: placed.entry for placed in REGIME.of("legal_basis", LegalBasis)}
CONFERENCES = {placed.entry.id: placed.entry for placed in REGIME.of("conference", Conference)}
ORDERS = {placed.entry.id: placed.entry for placed in REGIME.of("review_order", ReviewOrder)}


@pytest.mark.clause("KH61-002")
def test_the_preamble_rests_on_two_papers_of_the_centre() -> None:
    preamble = {basis.number: (basis.date, basis.issuer) for basis in BASES.values() if basis.role == "preamble"}
    assert preamble == {
        "132-QĐ/TW": (date(2018, 3, 8), "Bộ Chính trị"),
        "21-HD/BTCTW": (date(2019, 10, 18), "Ban Tổ chức Trung ương"),
    }


def test_every_other_paper_that_the_plan_numbers_is_known_by_its_day() -> None:
    named = {basis.number: basis.date for basis in BASES.values() if basis.role == "named"}
    assert named == {
        "3252-QĐ/TU đến 3265-QĐ/TU": date(2019, 12, 10),
        "01-QĐ/TU": date(2020, 11, 4),
        "2368-QĐ/TU": date(2018, 10, 30),
        "2384-QĐ/TU": date(2018, 10, 30),
        "33-HD/BTCTW": date(2020, 10, 30),
        "213-QĐ/TW": date(2020, 1, 2),
    }
    assert not any(basis.supplied for basis in BASES.values())


@pytest.mark.clause("KH61-196")
def test_fourteen_sets_of_criteria_wait_to_be_loaded_for_organisations() -> None:
    blank = REGIME.blanks["organisation-criteria"]
    last, first = (int(number.split("-")[0]) for number in reversed(blank.basis.split(" đến ")))
    assert (blank.count, last - first + 1) == (14, 14)
    assert (blank.for_, blank.without) == (("party_organisation",), "proposed_level")


def test_every_kind_that_criteria_are_written_for_names_the_text_that_is_missing() -> None:
    blanks = {blank.id: set(blank.for_) for blank in (placed.entry for placed in REGIME.of("blank", Blank))}
    named = {kind: source.blank for source in _sources() for kind in source.for_}
    for kind in ("party_organisation", "collective", "cadre", "member"):
        assert kind in blanks[str(named[kind])]


def test_leaders_managed_by_the_standing_committee_rest_on_regulation_01() -> None:
    assert REGIME.blanks["leader-criteria"].basis == "01-QĐ/TU"
    assert "KH61-198" in BASES["01-QĐ/TU"].clauses


@pytest.mark.clause("KH61-202")
def test_the_plan_itself_goes_before_the_regulation_on_members() -> None:
    assert BASES["2368-QĐ/TU"].yields_to == ("KH61-202",)


@pytest.mark.clause("KH61-216")
def test_rewards_rest_on_regulation_2384_and_cover_organisations_and_members_only() -> None:
    awards = [placed.entry for placed in REGIME.of("award", Award)]
    assert {award.basis for award in awards} == {"2384-QĐ/TU"}
    assert BASES["2384-QĐ/TU"].date == date(2018, 10, 30)
    assert {kind for award in awards for kind in award.for_} == {"party_organisation", "member"}


@pytest.mark.clause("KH61-081")
def test_seven_kinds_of_member_are_known() -> None:
    words = next(placed.entry for placed in REGIME.of("vocabulary", Vocabulary) if placed.id == "member_kind")
    assert [value.label for value in words.values] == [
        "công chức",
        "viên chức",
        "lực lượng vũ trang",
        "nông dân",
        "công nhân",
        "cán bộ lãnh đạo, quản lý",
        "đảng viên hưu trí không tham gia công tác tại địa phương",
    ]


def test_four_kinds_of_the_title_and_the_units_of_a_sector_are_rated_on_four_levels() -> None:
    assert list(REGIME.kinds) == ["party_organisation", "collective", "unit", "cadre", "member"]
    assert {kind.scale for kind in REGIME.kinds.values()} == {"quality"}
    assert [value.code for value in REGIME.scales["quality"].values] == ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]


def test_year_number_and_day_of_the_plan_are_those_over_its_annexes() -> None:
    plan = REGIME.identity
    assert (plan.number, plan.date, plan.year) == ("61-KH/TU", date(2021, 10, 27), 2021)


@pytest.mark.clause("KH61-304")
def test_fifteen_receivers_stand_on_the_list() -> None:
    to = [placed.entry.to for placed in REGIME.of("distribution", Distribution)]
    assert (len(to), to[0], to[-1]) == (15, "Ban Tổ chức Trung ương", "Lưu Văn phòng Tỉnh ủy")


@pytest.mark.clause("KH61-305")
def test_the_organisation_board_gets_five_copies_and_every_other_receiver_one() -> None:
    copies = {placed.entry.to: placed.entry.copies for placed in REGIME.of("distribution", Distribution)}
    assert copies.pop("Ban Tổ chức Tỉnh ủy") == 5
    assert set(copies.values()) == {1}


def test_the_thresholds_are_those_printed() -> None:
    shares = {
        placed.entry.level: (placed.entry.at_least or placed.entry.above, placed.entry.votes, placed.entry.of)
        for placed in REGIME.of("threshold", Threshold)
    }
    assert {level: (bound.value, votes, of) for level, (bound, votes, of) in shares.items() if bound} == {
        "HTXSNV": (Fraction(7, 10), "this_level", "present_voters"),
        "HTTNV": (Fraction(3, 5), "this_level_or_better", "present_voters"),
        "HTNV": (Fraction(1, 2), "this_level_or_better", "present_voters"),
        "KHTNV": (Fraction(1, 2), "this_level", "present_voters"),
    }
    assert {p.entry.level for p in REGIME.of("threshold", Threshold) if p.entry.above is not None} == {"HTNV"}


def test_the_ballot_of_a_cell_is_counted_like_that_of_a_collective() -> None:
    def counted(kind: str) -> dict[str, object]:
        thresholds = [placed.entry for placed in REGIME.of("threshold", Threshold) if kind in placed.entry.for_]
        return {one.level: (one.votes, one.at_least, one.above, one.of) for one in thresholds}

    assert counted("member") == counted("collective") == counted("cadre")
    assert len(counted("member")) == 4


def test_units_have_a_limit_of_their_own_and_no_part_in_the_other() -> None:
    quotas = [placed.entry for placed in REGIME.of("quota", Quota)]
    kinds = {quota.id: set(quota.for_) for quota in quotas}
    assert kinds["units-share"] == {"unit"}
    assert kinds["excellent-share"] == {"party_organisation", "collective", "cadre", "member"}


def test_the_report_goes_out_three_working_days_before_the_conference() -> None:
    assert CONFERENCES["leadership"].notice_working_days == 3
    assert "ít nhất 3 ngày làm việc" in ORDERS["report-sent-first"].first


def test_the_key_cadres_are_five_groups() -> None:
    assert len(CONFERENCES["key-cadres"].takes_part) == 5


def test_every_vote_on_a_level_is_a_secret_ballot() -> None:
    assert {conference.ballot for conference in CONFERENCES.values()} == {"secret"}
    votes = [step for conference in CONFERENCES.values() for step in conference.step if step.ballot != "none"]
    assert {step.ballot for step in votes} == {"secret"}
    assert len(votes) == 3


def test_the_programme_has_the_rows_of_form_10_in_their_order() -> None:
    steps = [step.label.split(" ")[0] for step in CONFERENCES["leadership"].step]
    assert steps == [
        *("I.", "II.1.", "II.2.", "II.3.", "II.4.", "II.5.", "II.6."),
        *("III.1.", "III.2.", "III.2.", "III.2.", "III.3.", "IV.", "V."),
    ]


def test_the_papers_of_cadre_evaluation_are_complete_without_an_inspection_conclusion() -> None:
    (dossier,) = [p.entry for p in REGIME.of("dossier", Dossier) if "KH61-270" in p.entry.clauses]
    needed = {paper.id for paper in dossier.paper if paper.required and paper.when is None}
    optional = [paper for paper in dossier.paper if paper.id not in needed and "KH61-270" in paper.clauses]
    assert any("kiểm tra, thanh tra" in paper.label for paper in optional)
    assert needed


def test_every_reading_has_a_default_and_says_why() -> None:
    for reading in REGIME.readings.values():
        assert reading.default in [option.id for option in reading.options]
        assert reading.why


def _sources() -> list[Source]:
    return [placed.entry for placed in REGIME.of("source", Source)]
