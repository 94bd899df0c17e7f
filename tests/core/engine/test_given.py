"""Plain objects become a season whole, or are refused with every fault in its place."""

from typing import Any

import pytest

from kiemdiem.core.engine.given import BadSeason, SeasonReader
from kiemdiem.core.engine.given_faults import Faults, path_of
from kiemdiem.core.engine.season import Ballot, Decision, PastPeriod
from kiemdiem.core.regime.loader import load


@pytest.fixture(scope="module")
def reader() -> SeasonReader:
    return SeasonReader(load("kh61_2021"))


def subject(**changes: Any) -> dict[str, Any]:
    return {"id": "M1", "kind": "member", **changes}


def faults_of(reader: SeasonReader, *subjects: Any, **head: Any) -> list[tuple[str, str]]:
    with pytest.raises(BadSeason) as refused:
        reader.read({"subjects": list(subjects), **head})
    return [(path_of(fault.place), fault.message) for fault in refused.value.faults]


def test_every_part_of_a_subject_is_read(reader: SeasonReader) -> None:
    season = reader.read(
        {
            "as_of": "31/12/2021",
            "subjects": [
                subject(
                    name="Lê An",
                    person=17,
                    unit="CB1",
                    group="nhóm 1",
                    votes={"Hoàn thành tốt nhiệm vụ": 3, "HTXSNV": None},
                    present_voters=4,
                    ballots=[{"forum": "Chi ủy", "purpose": "đề xuất", "votes": {"HTNV": 2}, "full_members": 3}],
                    facts={"sick_leave_months": "3", "posts": []},
                    previous=[{"period": 2019, "score": "7,5"}, {"period": "2020", "honours": "a; b"}],
                    honours=["a"],
                    decided_level="HTT",
                    decisions=[{"at": "x", "kind": "release", "by": "Đảng ủy", "on": "2021-12-01"}],
                )
            ],
        }
    )
    (found,) = season.subjects
    assert (found.name, found.person, found.links) == ("Lê An", "17", {"unit": ("CB1",), "group": ("nhóm 1",)})
    assert found.ballots == (
        Ballot({"HTTNV": 3}, 4),
        Ballot({"HTNV": 2}, None, 3, "Chi ủy", "propose"),
    )
    assert found.facts == {"sick_leave_months": 3, "posts": ()}
    assert [past.period for past in found.previous or ()] == ["2020", "2019"]
    assert found.previous is not None
    assert found.previous[0] == PastPeriod("2020", honours=("a", "b"))
    assert (found.honours, found.decided_level) == (("a",), "HTTNV")
    assert isinstance(found.decisions[0], Decision)
    assert str(season.as_of) == "2021-12-31"


def test_what_is_empty_was_not_given(reader: SeasonReader) -> None:
    (found,) = reader.read(
        {"subjects": [subject(name="", unit=" ", votes={}, present_voters=None, facts={"sick_leave_months": ""})]}
    ).subjects
    assert (found.name, found.links, found.ballots, found.facts) == ("", {}, (), {})
    assert (found.previous, found.honours) == (None, None)


def test_an_empty_list_was_given(reader: SeasonReader) -> None:
    (found,) = reader.read({"subjects": [subject(previous=[], facts={"posts": []})]}).subjects
    assert (found.previous, found.facts) == ((), {"posts": ()})


def test_every_fault_is_told_with_its_path(reader: SeasonReader) -> None:
    found = faults_of(
        reader,
        subject(votes={"HTXSNV": -1}, facts={"posts": [{"since": "x"}], "sick_leave_months": 99}),
        subject(id="M2", kind="x"),
        subject(unit="M1"),
    )
    assert [place for place, _ in found] == [
        "subjects[0].votes.HTXSNV",
        "subjects[0].facts.posts[0].since",
        "subjects[0].facts.sick_leave_months",
        "subjects[1].kind",
        "subjects[2].unit",
        "subjects[2].id",
        "subjects[2].unit",
    ]


@pytest.mark.parametrize(
    ("ballot", "says"),
    [
        ({"votes": {"HTXSNV": 3, "HTTNV": 3}, "present_voters": 5}, "Tổng số phiếu các mức là 6"),
        ({"present_voters": 6, "full_members": 5}, "nhiều hơn số đảng viên chính thức 5"),
        ({"votes": {"HTXSNV": 6}, "full_members": 5}, "nhiều hơn số người tham gia bỏ phiếu 5"),
    ],
)
def test_numbers_of_a_ballot_that_cannot_be_true_together_are_refused(
    ballot: dict[str, Any], says: str, reader: SeasonReader
) -> None:
    assert any(says in message for _, message in faults_of(reader, subject(**ballot)))
    assert any(says in message for _, message in faults_of(reader, subject(ballots=[ballot])))


@pytest.mark.parametrize(
    "ballot",
    [
        {"votes": {"HTXSNV": 3, "HTTNV": 2}, "present_voters": 5, "full_members": 5},
        {"votes": {"HTXSNV": 3}, "present_voters": 5, "full_members": 9},
        {"votes": {"HTXSNV": 0}},
    ],
)
def test_papers_that_are_invalid_or_missing_are_no_fault(ballot: dict[str, Any], reader: SeasonReader) -> None:
    assert reader.read({"subjects": [subject(**ballot)]}).subjects[0].ballots


def test_an_option_may_be_named_by_its_label(reader: SeasonReader) -> None:
    reading = reader.regime.readings["cut-off"]
    by_label = {reading.id: reading.options[1].label}
    season = reader.read({"subjects": [subject()], "readings": by_label})
    assert season.readings == {reading.id: reading.options[1].id}


def test_a_period_is_one_that_the_regime_knows(reader: SeasonReader) -> None:
    assert reader.read({"subjects": [subject()], "period": "year"}).period == "year"
    assert faults_of(reader, subject(), period="quarter") == [
        ("period", "Bộ quy định không có loại kỳ “quarter”. Chấp nhận: year.")
    ]


def test_a_long_circle_of_superiors_is_told_once_with_its_names(reader: SeasonReader) -> None:
    chain = [{"id": f"T{n}", "kind": "party_organisation", "superior": f"T{(n + 1) % 5}"} for n in range(5)]
    found = faults_of(reader, *chain, {"id": "T9", "kind": "party_organisation", "superior": "T0"})
    assert len(found) == 1
    assert "T0 → T1 → T2 → T3 → T4 → T0" in found[0][1]


def test_a_body_needs_an_id_of_its_own(reader: SeasonReader) -> None:
    found = faults_of(reader, subject(), bodies=[{"id": "T"}, {"id": "T"}, {"name": "x"}, {"id": "U", "level": "Y"}])
    assert sorted(place for place, _ in found) == ["bodies[1].id", "bodies[2].id", "bodies[3].level"]


def test_faults_beyond_the_bound_are_counted() -> None:
    faults = Faults(most=2)
    for number in range(5):
        faults.tell(("subjects", number), "x")
    assert ([fault.place for fault in faults.kept], faults.total) == ([("subjects", 0), ("subjects", 1)], 5)


def test_a_path_is_written_as_tools_write_it() -> None:
    assert path_of(("subjects", 3, "votes", "HTXSNV")) == "subjects[3].votes.HTXSNV"
    assert path_of(()) == ""


def test_the_rest_of_a_row_is_read_though_its_kind_or_id_is_not(reader: SeasonReader) -> None:
    found = faults_of(
        reader,
        subject(kind="x", votes={"HTXSNV": "nhiều"}, facts={"sick_leave_months": 99, "tuoi": 1}, unit="A;B"),
        {"kind": "member", "facts": {"sick_leave_months": 99}},
        subject(unit="M9"),
        subject(id="M9", kind="y"),
    )
    assert [place for place, _ in found] == [
        "subjects[0].kind",
        "subjects[0].votes.HTXSNV",
        "subjects[0].facts.sick_leave_months",
        "subjects[0].facts.tuoi",
        "subjects[1].id",
        "subjects[1].facts.sick_leave_months",
        "subjects[3].kind",
        "subjects[2].id",
    ]
