"""What holds of every register: order and names change nothing, posts only add, one authority each."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem.core.engine.registers import SubjectList, as_json, compute, registers_from_json
from tests.builders.province import kh61, province
from tests.builders.registers import Office

ROLES = [
    "bi_thu",
    "pho_bi_thu",
    "uy_vien_thuong_vu",
    "uy_vien",
    "chu_tich",
    "pho_chu_tich",
    "truong",
    "pho",
    "dai_bieu",
]
PLACES = ["DBT", "DBH", "DBX", "CBC", "CB1", "UBT", "HDT", "VPH", "STC", "PNS", "MTT"]
PLACES += ["NDT", "TDT", "CDT", "UBH", "PNV", "UBX", "DQH", "BHP", "BCS", "DDN", "DBS", "CDS"]
CELLS = ["CB1", "CB2", "CBC", "CBS"]
Post = tuple[str, str, bool, int | None]
posts: st.SearchStrategy[list[Post]] = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(ROLES), st.booleans(), st.one_of(st.none(), st.integers(1, 9))),
    max_size=6,
)


def office_of(held: list[Post], cell: str = "CB1") -> Office:
    office = province()
    office.person("P", cell=cell, name="Trần An")
    for unit, role, presiding, rank in held:
        office.post("P", unit, role, presiding=presiding, rank=rank)
    return office


def computed(tables: dict[str, list[dict[str, Any]]]) -> SubjectList:
    return compute(kh61(), registers_from_json(tables, kh61()), as_of=kh61().review_period()[1], readings={})


@settings(max_examples=25)
@given(held=posts, seed=st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(held: list[Post], seed: int) -> None:
    office = office_of(held)
    before = as_json(computed(office.tables))
    shuffled = {table: list(rows) for table, rows in office.tables.items()}
    for rows in shuffled.values():
        Random(seed).shuffle(rows)
    assert as_json(computed(shuffled)) == before


@settings(max_examples=25)
@given(held=posts)
def test_the_name_of_a_person_changes_neither_places_nor_authority(held: list[Post]) -> None:
    office = office_of(held)
    before = computed(office.tables)
    office.tables["persons"][0]["name"] = "Lý Bình"
    after = computed(office.tables)
    assert after.places == before.places
    assert [subject.authorities for subject in after.subjects] == [subject.authorities for subject in before.subjects]


@settings(max_examples=40)
@given(held=posts, more=posts, cell=st.sampled_from(CELLS))
def test_an_added_post_never_takes_the_own_cell_away(held: list[Post], more: list[Post], cell: str) -> None:
    for given_posts in (held, held + more):
        assert office_of(given_posts, cell).places("P")[0] == cell


@settings(max_examples=40)
@given(held=posts)
def test_more_than_three_posts_never_make_more_than_three_places(held: list[Post]) -> None:
    subject = computed(office_of(held).tables).find("P:cadre")
    if subject is not None and len(held) > 3 and subject.dropped:
        assert len(subject.forums) <= 3


@settings(max_examples=25)
@given(held=posts)
def test_every_rated_subject_has_one_authority_or_a_problem_that_says_so(held: list[Post]) -> None:
    for subject in computed(office_of(held).tables).subjects:
        if subject.rated:
            assert (subject.authority() is None) is any(p.blocks == "rating" for p in subject.problems)


@settings(max_examples=25)
@given(held=posts)
def test_every_forum_names_the_rules_and_clauses_that_placed_it(held: list[Post]) -> None:
    found = computed(office_of(held).tables)
    for forums in found.places.values():
        assert all(forum.rules and forum.clauses and forum.kinds for forum in forums)
        assert len({forum.id for forum in forums}) == len(forums)
