"""KH146 as a record: identity, superior plans, scales, what is not supplied, and the three conferences."""

from datetime import date

import pytest

from kiemdiem.core.engine.given import BadSeason, SeasonReader
from kiemdiem.core.regime.entries.identity import LegalBasis
from kiemdiem.core.regime.entries.plan import AgendaStep, Conference
from kiemdiem.core.regime.loader import load

REGIME = load("kh146_2014")
BASES = {placed.entry.number: placed.entry for placed in REGIME.of("legal_basis", LegalBasis)}
CONFERENCES = {placed.id: placed.entry for placed in REGIME.of("conference", Conference)}


def labels_of(scale: str) -> list[str]:
    return [value.label for value in REGIME.scales[scale].values]


def step(conference: str, name: str) -> AgendaStep:
    return next(found for found in CONFERENCES[conference].step if found.id == name)


def refusal_of(kind: str, level: str) -> str:
    with pytest.raises(BadSeason) as refused:
        SeasonReader(REGIME).read({"subjects": [{"id": "S", "kind": kind, "decided_level": level}]})
    return str(refused.value)


@pytest.mark.clause("KH146-001")
def test_the_plan_shows_its_number_day_year_and_signer() -> None:
    plan = REGIME.identity
    assert (plan.number, plan.number_as_printed) == ("146-KH/ĐU", "146 – KH/ĐU")
    assert (plan.date, plan.year) == (date(2014, 11, 4), 2014)
    assert plan.signed_by is not None
    assert (plan.signed_by.name, plan.signed_by.office) == ("[Bí thư Đảng ủy]", "Bí thư")
    assert plan.signed_by.on_behalf_of == "Đảng ủy"


@pytest.mark.clause("KH146-002")
def test_exactly_two_superior_plans_stand_above_it_and_neither_is_supplied() -> None:
    preamble = {number: basis for number, basis in BASES.items() if basis.role == "preamble"}
    assert {number: (basis.date, basis.issuer) for number, basis in preamble.items()} == {
        "121-KH/TU": (date(2014, 10, 20), "Ban Thường vụ Thành ủy"),
        "92-KH/ĐUK": (date(2014, 10, 31), "Ban Thường vụ Đảng ủy Khối Dân-Chính-Đảng thành phố"),
    }
    assert not any(basis.supplied for basis in preamble.values())


@pytest.mark.clause("KH146-014")
def test_a_leadership_collective_has_no_class_to_ask_for() -> None:
    assert REGIME.kinds["collective"].scale is None
    assert "tập thể" in refusal_of("collective", "TSVM")


@pytest.mark.clause("KH146-088")
def test_without_a_score_sheet_only_an_entered_total_is_taken() -> None:
    assert REGIME.blanks["score-sheet"].without == "entered_total"
    assert not REGIME.all("score")
    (score,) = [placed.entry for placed in REGIME.facts if placed.id == "score"]
    assert score.range is not None
    assert [str(bound.value) for bound in score.range] == ["0", "100"]
    assert score.evidence


@pytest.mark.clause("KH146-091")
def test_organisations_have_four_classes_and_excellent_fulfilment_is_none_of_them() -> None:
    classes = ["Trong sạch vững mạnh", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ", "Yếu kém"]
    assert labels_of("organisation") == classes
    assert REGIME.kinds["cell"].scale == REGIME.kinds["chapter"].scale == "organisation"
    assert "HTXSNV" in refusal_of("cell", "HTXSNV")


@pytest.mark.clause("KH146-127")
def test_members_have_four_classes_and_clean_and_strong_is_none_of_them() -> None:
    assert labels_of("member") == [
        "Hoàn thành xuất sắc nhiệm vụ",
        "Hoàn thành tốt nhiệm vụ",
        "Hoàn thành nhiệm vụ",
        "Không hoàn thành nhiệm vụ",
    ]
    assert "Trong sạch vững mạnh" in refusal_of("member", "Trong sạch vững mạnh")


@pytest.mark.clause("KH146-198")
def test_a_cadre_ballot_takes_its_values_from_the_regulation_of_decision_286() -> None:
    assert (BASES["286-QĐ/TW"].date, BASES["286-QĐ/TW"].issuer) == (date(2010, 2, 8), "Bộ Chính trị khóa X")
    assert REGIME.kinds["cadre"].scale == "civil_servant"
    assert "286-QĐ/TW" in REGIME.scales["civil_servant"].label
    ballot = step("conference-1", "ballot-a")
    assert (ballot.ballot, "286-QĐ/TW" in ballot.label) == ("secret", True)
    assert labels_of("civil_servant") == [
        "Hoàn thành xuất sắc chức trách, nhiệm vụ",
        "Hoàn thành tốt chức trách, nhiệm vụ",
        "Hoàn thành chức trách, nhiệm vụ",
        "Hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực",
        "Chưa hoàn thành chức trách, nhiệm vụ",
    ]


def test_a_conference_names_who_takes_part_and_who_votes() -> None:
    first, cell = CONFERENCES["conference-1"], CONFERENCES["cell-conference"]
    assert first.takes_part == ("Đảng ủy viên", "Thành viên Lãnh đạo Thanh tra thành phố")
    assert cell.takes_part == ("Toàn thể đảng viên chi bộ, chính thức và dự bị",)
    assert cell.votes == "Đảng viên chính thức"


def test_shows_of_hands_are_open_and_votes_on_papers_secret() -> None:
    steps = [step for conference in CONFERENCES.values() for step in conference.step]
    assert {s.id for s in steps if s.ballot == "open"} == {s.id for s in steps if s.label.startswith("Biểu quyết")}
    papers = ("Bỏ phiếu", "Thực hiện phiếu")
    assert {s.id for s in steps if s.ballot == "secret"} == {s.id for s in steps if s.label.startswith(papers)}


def test_every_conference_opens_with_a_report_or_drafts_and_votes_after_the_comments() -> None:
    orders = {name: [step.id for step in conference.step] for name, conference in CONFERENCES.items()}
    first = orders["conference-1"]
    assert first.index("leaders-report-vote") < first.index("committee-report") < first.index("personal-statement")
    assert first.index("personal-conclusion") < first.index("ballot-a") < first.index("ballot-b")
    second = orders["conference-2"]
    assert second == ["drafts", "comments-on-heads", "ballot-c", "conclusion-on-heads"]
    cell = orders["cell-conference"]
    assert cell.index("self-scores-vote") < cell.index("ballot-d") < cell.index("member-statement")
    assert cell[-1] == "ballot-e"
