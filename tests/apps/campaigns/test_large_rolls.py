"""What makes a roll of two hundred thousand bearable: counted once, found by few keys, the end read from the end."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.access import standings_visible_to
from kiemdiem.apps.campaigns.actions import lay_roll
from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign, take_roll
from kiemdiem.apps.campaigns.facts.roll import ComputedRoll, compute_roll
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Standing
from kiemdiem.apps.campaigns.queries import finding
from kiemdiem.apps.campaigns.queries.counted import counts_seen, roll_shown
from kiemdiem.apps.campaigns.queries.group_tables import base_keys, quota_bases
from kiemdiem.apps.campaigns.queries.overviews import forums_of, kind_lines, progress_of
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.permissions.models import Role
from kiemdiem.shell import turns
from tests.builders.campaigns import DAY, board_of, computed, kept, opened, prepared
from tests.builders.house import House, acting, make_grant, make_person, make_user
from tests.builders.visiting import page, signed_in

FEW, MANY = range(5), range(5, 120)


def crowd(house: House, numbers: range = FEW) -> None:
    for number in numbers:
        make_person(f"Hà Văn {number:03}", home=house.cell, code=f"N{number}")


def standings_in(campaign: Campaign, house: House) -> QuerySet[Standing]:
    return standings_visible_to(board_of(house), campaign).order_by("subject__sort_key", "pk")


@pytest.mark.parametrize("code", ["kh61_2021", "kh75_2022"])
def test_what_the_roll_counted_is_what_its_standings_say(house: House, code: str) -> None:
    crowd(house)
    campaign = prepare_campaign(kept(code), root=house.district, name="Kỳ", actor=board_of(house))
    open_campaign(campaign, seen=computed(campaign, house).pk, actor=board_of(house))
    campaign.refresh_from_db()
    counts, regime = counts_seen(board_of(house), roll_shown(campaign, None)), regime_of(campaign)
    standings = standings_in(campaign, house)
    assert kind_lines(regime, standings, counts) == kind_lines(regime, standings, {}) != []
    assert forums_of(standings, counts) == forums_of(standings, {})
    assert quota_bases(campaign, standings, counts) == quota_bases(campaign, standings, {})
    assert set(counts["bases"]) == set(base_keys(campaign))


def test_who_sees_a_branch_is_told_what_is_on_it_and_not_what_the_whole_roll_counted(house: House) -> None:
    campaign = opened(house)
    roll = roll_shown(campaign, None)
    assert counts_seen(board_of(house), roll)["subjects"] == campaign.subjects.count()
    assert counts_seen(acting(house.secretary), roll) == {}
    assert counts_seen(board_of(house), None) == {}


@pytest.mark.parametrize("about", [Q(search_key__contains="ha van"), Q(kind="member"), Q(search_key="zz")])
@pytest.mark.parametrize("result", [Q(), Q(is_rated=True), Q(is_rated=False)])
@pytest.mark.parametrize("sorted_up_to", [0, 3, 1_000])
def test_the_same_subjects_are_found_whether_they_are_few_or_many(
    house: House, monkeypatch: pytest.MonkeyPatch, about: Q, result: Q, sorted_up_to: int
) -> None:
    crowd(house)
    campaign = opened(house)
    monkeypatch.setattr(finding, "SORTED", sorted_up_to)
    standings = standings_in(campaign, house)
    name, value = about.children[0]  # type: ignore[misc]  # one condition each
    plain = standings.filter(result, **{f"subject__{name}": value})
    assert list(finding.found_among(standings, campaign, about=about, result=result)) == list(plain)


@pytest.mark.parametrize("sorted_up_to", [0, 1, 1_000])
def test_who_sees_a_branch_is_shown_the_same_whether_it_has_few_subjects_or_many(
    house: House, monkeypatch: pytest.MonkeyPatch, sorted_up_to: int
) -> None:
    crowd(house)
    secretary = make_user("bi-thu-khac")
    make_grant(secretary, Role.SECRETARY, on=house.commune)
    make_person("Hà Văn Riêng", home=house.other_commune, code="R1", user=secretary)
    campaign = opened(house)
    monkeypatch.setattr(finding, "SORTED", sorted_up_to)
    for user, roll in ((secretary, None), (house.board, None), (house.board, 1), (secretary, 1)):
        plain = standings_visible_to(acting(user), campaign, roll=roll)
        assert set(finding.standings_near(acting(user), campaign, roll=roll)) == set(plain)
    names = {one.subject.name for one in finding.standings_near(acting(secretary), campaign)}
    assert "Hà Văn Riêng" in names
    assert len(names) < campaign.subjects.count()


@pytest.mark.parametrize("lacks_unit", [False, True])
def test_the_list_by_units_holds_everybody_in_the_same_order(house: House, lacks_unit: bool) -> None:
    crowd(house)
    campaign = opened(house)
    if lacks_unit:
        campaign.subjects.filter(pk=campaign.subjects.order_by("pk")[0].pk).update(unit=None)
    for order in (("subject__unit__sort_key", "pk"), ("-subject__unit__sort_key", "-pk")):
        plain = standings_in(campaign, house).order_by(*order)
        assert list(finding.in_order_of_units(plain, campaign)) == list(plain) != []


def test_the_last_page_of_a_long_list_shows_its_end(house: House) -> None:
    crowd(house, range(120))
    campaign = opened(house)
    client, url = signed_in(house.board), reverse("subjects", args=[campaign.pk])
    everybody = [one.subject.name for one in standings_in(campaign, house).select_related("subject")]
    last = page(client.get(url, {"dong": "25", "trang": str(-(-len(everybody) // 25))}))
    assert everybody[-1] in last
    assert everybody[0] not in last


PAGES: list[tuple[str, dict[str, str]]] = [
    ("campaign", {}),
    ("subjects", {}),
    ("subjects", {"tim": "ha van"}),
    ("subjects", {"loai": "member", "viec": "xep_loai"}),
    ("subjects", {"trong": "LG"}),
    ("subjects", {"dong": "25", "trang": "3"}),
    ("groups", {}),
    ("work_plan", {}),
    ("season_overview", {}),
    ("plan_bodies", {}),
]


def test_a_page_takes_the_same_queries_for_few_subjects_and_for_many(house: House) -> None:
    crowd(house)
    campaign = opened(house)
    client = signed_in(house.board)
    few = [asked(client, name, campaign, query) for name, query in PAGES]
    crowd(house, MANY)
    roll = computed(campaign, house, reason="tiếp nhận")
    take_roll(campaign, seen=roll.pk, actor=board_of(house))
    assert [asked(client, name, campaign, query) for name, query in PAGES] == few


def test_the_preview_takes_the_same_queries_for_few_subjects_and_for_many(house: House) -> None:
    found = []
    client = signed_in(house.board)
    for numbers in (FEW, MANY):
        crowd(house, numbers)
        campaign = prepared(house)
        computed(campaign, house)
        found.append(
            [asked(client, name, campaign, {}) for name in ("campaign", "subjects", "groups", "open_campaign")]
        )
    assert found[0] == found[1]


def asked(client: Any, name: str, campaign: Campaign, query: dict[str, str]) -> int:
    """How many queries a page takes that was asked before."""
    client.get(reverse(name, args=[campaign.pk]), query)
    with CaptureQueriesContext(connection) as taken:
        assert client.get(reverse(name, args=[campaign.pk]), query).status_code == 200
    return len(taken)


def test_the_page_tells_how_many_units_and_persons_were_read_while_the_rules_are_applied(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = prepared(house)
    roll = ask_for_roll(campaign, as_of=DAY, actor=board_of(house))
    told: list[str] = []

    def listening(*given: Any, **named: Any) -> ComputedRoll:
        told.append(sentence_of(roll))
        found = compute_roll(*given, **named)
        told.append(sentence_of(roll))
        return found

    monkeypatch.setattr("kiemdiem.apps.campaigns.jobs.compute_roll", listening)
    compute_roll_version.call(roll.pk)
    assert told[0] == words.READING_REGISTERS.format(root=house.district.name, as_of="20/11/2022")
    assert told[1].startswith("Đã đọc ")
    roll.refresh_from_db()
    assert (roll.note, roll.state, roll.done) == ("", RollVersion.State.READY, roll.total)


def sentence_of(roll: RollVersion) -> str:
    roll.refresh_from_db()
    return progress_of(roll.campaign, roll).sentence


def test_a_task_pauses_for_others_only_where_there_is_one_writer_and_it_wrote_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, slept = [0.0], list[float]()
    monkeypatch.setattr(turns, "monotonic", lambda: now[0])
    monkeypatch.setattr(turns, "sleep", slept.append)
    room = turns.Room()
    room.leave()
    assert slept == []
    now[0] += turns.WITHOUT_ROOM
    room.leave()
    room.leave()
    assert slept == ([turns.ROOM] if connection.vendor == "sqlite" else [])
    assert turns.ROOM > 0.1  # whoever waits for SQLite asks anew ten times a second


def test_no_search_through_all_objects_begins_while_a_roll_is_laid_down(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll = ask_for_roll(prepared(house), as_of=DAY, actor=board_of(house))
    seen: list[bool] = []
    whole = lay_roll.Laying.lay

    def watched(laying: lay_roll.Laying, *given: Any, **named: Any) -> None:
        seen.append(gc.isenabled())
        whole(laying, *given, **named)

    monkeypatch.setattr(lay_roll.Laying, "lay", watched)
    compute_roll_version.call(roll.pk)
    assert seen == [False]
    assert gc.isenabled()
