"""Groups of equivalent positions: who draws them up, who may be in one, who approves, and what a quota comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kiemdiem.apps.campaigns.access import groups_visible_to, newest_visible_to
from kiemdiem.apps.campaigns.actions.group_subjects import (
    approve_peers,
    drop_peers,
    edit_peers,
    form_peers,
    propose_peers,
)
from kiemdiem.apps.campaigns.errors import (
    AlreadyGrouped,
    ApprovalWithoutPaper,
    EmptyGroup,
    GroupIsApproved,
    GroupNameTaken,
    NobodyToGroup,
    NoGroupsWanted,
    NotOfThisGroup,
    OutsideScope,
)
from kiemdiem.apps.campaigns.facts.season import season_of
from kiemdiem.apps.campaigns.models import Campaign, GroupedSubject, PeerGroup
from kiemdiem.apps.campaigns.queries.group_tables import drafting_bodies, kinds_of_groups
from kiemdiem.apps.campaigns.queries.groups import group_keys, grouping_of, quota_lines
from kiemdiem.apps.campaigns.queries.rolls import standings_of
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.views import groups as group_pages
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Position
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.users.models import User
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders import tan_phong
from tests.builders.campaigns import AUTUMN, board_of, computed, opened, prepared
from tests.builders.house import House, acting, make_grant, make_person, make_unit, make_user
from tests.builders.visiting import Visitor


@dataclass(frozen=True)
class Town:
    """KH75 in the house of the tests: a people's committee with two sections, each with a head and two deputies."""

    house: House
    campaign: Campaign
    ubnd: Unit
    x: Unit
    y: Unit
    secretary_of_ubnd: User

    def cadres(self, *codes: str) -> list[int]:
        keys = [f"{code}:cadre" for code in codes]
        return sorted(self.campaign.subjects.filter(key__in=keys).values_list("pk", flat=True))

    @property
    def board(self) -> Actor:
        return board_of(self.house)

    @property
    def ubnd_itself(self) -> Actor:
        return acting(self.secretary_of_ubnd, at=AUTUMN)


def agency(name: str, code: str, under: Unit, sort: str) -> Unit:
    unit = make_unit(name, under=under, code=code)
    Unit.objects.filter(pk=unit.pk).update(agency=sort, tier="district")
    unit.refresh_from_db()
    return unit


@pytest.fixture
def town(house: House) -> Town:
    ubnd = agency("UBND thị xã", "UB", house.district, "ubnd")
    x, y = (agency(f"Phòng {one}", f"P{one}", ubnd, "phong_ban") for one in "XY")
    for unit in (x, y):
        for place, post in enumerate(("truong", "pho", "pho")):
            person = make_person(f"Cán bộ {unit.code} {place}", home=house.cell, code=f"{unit.code}{place}")
            Position.objects.create(person=person, unit=unit, post=post, rank=place + 1, since=date(2020, 1, 1))
    secretary = make_user("bi-thu-ub")
    make_grant(secretary, Role.SECRETARY, on=ubnd)
    return Town(house, opened(house), ubnd, x, y, secretary)


def forgotten(town: Town, kind: str) -> tuple[int, tuple[str, ...]]:
    rows = newest_visible_to(town.board, town.campaign)
    (found,) = kinds_of_groups(town.campaign, [kind], groups_visible_to(town.board, town.campaign), rows)
    return found.forgotten, found.names


@pytest.mark.clause("KH75-030")
def test_a_forgotten_subject_is_named_and_nobody_stands_in_two_groups_of_a_family(town: Town) -> None:
    everybody = [f"P{one}{place}" for one in "XY" for place in range(3)]
    left = everybody.pop()
    given: dict[str, Any] = {"kind": "cadre", "scope": town.ubnd, "actor": town.board}
    group = form_peers(town.campaign, name="Cán bộ phòng", subjects=town.cadres(*everybody), **given)
    assert group.state == PeerGroup.State.DRAFT
    assert forgotten(town, "cadre") == (1, (f"Cán bộ {left[:2]} {left[2:]}",))
    with pytest.raises(AlreadyGrouped) as refused:
        form_peers(town.campaign, name="Nhóm hai", subjects=town.cadres(left, "PX0"), **given)
    assert "Cán bộ PX 0" in refused.value.sentence
    assert PeerGroup.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupedSubject.objects.create(group=group, subject_id=town.cadres("PX0")[0])
    approve_peers(group, actor=acting(town.house.authority, at=AUTUMN))
    group.refresh_from_db()
    assert group.is_approved


@pytest.mark.clause("KH75-031")
def test_a_group_belongs_to_one_scope(town: Town) -> None:
    deputies = town.cadres("PX1", "PX2", "PY1", "PY2")
    with pytest.raises(OutsideScope) as refused:
        form_peers(town.campaign, kind="cadre", scope=town.x, name="Phó phòng", subjects=deputies, actor=town.board)
    assert "Cán bộ PY 1" in refused.value.sentence
    assert "Cán bộ PX 1" not in refused.value.sentence
    assert "KH75-031" in refused.value.sentence
    group = form_peers(
        town.campaign, kind="cadre", scope=town.ubnd, name="Phó phòng", subjects=deputies, actor=town.board
    )
    assert group.places.count() == 4


@pytest.mark.clause("KH75-035")
def test_each_implementing_body_has_a_row_and_draws_up_its_own_groups_alone(town: Town) -> None:
    house, campaign = town.house, town.campaign
    made = form_peers(
        campaign, kind="cadre", scope=town.ubnd, name="Trưởng phòng", subjects=town.cadres("PX0", "PY0"),
        actor=town.ubnd_itself,
    )  # fmt: skip
    members = sorted(campaign.subjects.filter(kind="member", unit=house.cell).values_list("pk", flat=True))
    theirs = form_peers(
        campaign, kind="member", scope=house.commune, name="Đảng viên", subjects=members,
        actor=acting(house.secretary, at=AUTUMN),
    )  # fmt: skip
    with pytest.raises(MayNot):
        edit_peers(theirs, name="Khác", subjects=members[:1], actor=town.ubnd_itself)
    with pytest.raises(MayNot):
        drop_peers(theirs, actor=town.ubnd_itself)
    edit_peers(made, name="Cấp trưởng", subjects=town.cadres("PX0", "PY0"), actor=town.ubnd_itself)
    line = grouping_of(campaign)
    assert line is not None
    rows = drafting_bodies(
        campaign, line.entry, groups_visible_to(town.board, campaign), newest_visible_to(town.board, campaign)
    )
    told = {row.unit.code: row.groups for row in rows}
    assert told == {"UB": 1, "LG": 1, "MD": 0}


def test_proposed_groups_are_of_one_sort_of_post_each(town: Town) -> None:
    groups = propose_peers(town.campaign, kind="cadre", scope=town.ubnd, actor=town.ubnd_itself)
    sizes = sorted(group.places.count() for group in groups)
    assert sizes == [2, 4]
    assert forgotten(town, "cadre")[0] == 0
    with pytest.raises(NobodyToGroup):
        propose_peers(town.campaign, kind="cadre", scope=town.ubnd, actor=town.board)
    drop_peers(groups[0], actor=town.board)
    assert forgotten(town, "cadre")[0] > 0
    again = propose_peers(town.campaign, kind="cadre", scope=town.ubnd, actor=town.board)
    assert [group.name for group in again] == [groups[0].name]


def test_only_rated_subjects_of_the_kind_are_grouped(town: Town) -> None:
    member = town.campaign.subjects.get(key="P-DAT:member").pk
    given: dict[str, Any] = {"kind": "cadre", "scope": town.house.district, "actor": town.board}
    with pytest.raises(NotOfThisGroup):
        form_peers(town.campaign, name="Nhóm", subjects=[*town.cadres("PX0"), member], **given)
    with pytest.raises(EmptyGroup):
        form_peers(town.campaign, name="Nhóm", subjects=[], **given)
    form_peers(town.campaign, name="Nhóm", subjects=town.cadres("PX0"), **given)
    with pytest.raises(GroupNameTaken):
        form_peers(town.campaign, name=" Nhóm ", subjects=town.cadres("PX1"), **given)


def test_a_change_makes_an_approved_group_a_draft_again(town: Town) -> None:
    given: dict[str, Any] = {"kind": "cadre", "scope": town.ubnd, "name": "Trưởng phòng"}
    group = form_peers(town.campaign, subjects=town.cadres("PX0"), actor=town.board, **given)
    with pytest.raises(ApprovalWithoutPaper):
        approve_peers(group, actor=town.board)
    with pytest.raises(MayNot):
        approve_peers(group, actor=town.ubnd_itself)
    group = approve_peers(group, paper="15-TB/TU", actor=town.board)
    with pytest.raises(GroupIsApproved):
        approve_peers(group, paper="15-TB/TU", actor=town.board)
    with pytest.raises(ChangedMeanwhile):
        edit_peers(group, name="x", subjects=town.cadres("PX0"), actor=town.board, version=group.version + 1)
    group = edit_peers(group, name=group.name, subjects=town.cadres("PX0", "PY0"), actor=town.board)
    assert (group.state, group.approved_at, group.paper) == (PeerGroup.State.DRAFT, None, "")
    entry = Entry.objects.order_by("-pk").first()
    assert entry is not None
    assert entry.act == "campaigns.group_changed"
    assert "Cán bộ PY 0" in entry.sentence


@pytest.mark.parametrize(("size", "greatest"), [(4, 0), (5, 1), (9, 1), (10, 2), (23, 4)])
def test_a_group_shows_the_greatest_number_that_can_come_out(town: Town, size: int, greatest: int) -> None:
    (line,) = quota_lines(town.campaign, "cadre", size)
    assert (line.level, line.greatest) == ("Hoàn thành xuất sắc nhiệm vụ", greatest)
    assert "KH75-033" in line.clauses
    if size >= 5:
        assert line.told.startswith(f"20\u00a0% của {size} = ")


def test_the_engine_counts_the_quota_in_the_groups_of_the_campaign(town: Town) -> None:
    group = form_peers(
        town.campaign, kind="cadre", scope=town.ubnd, name="Phó phòng",
        subjects=town.cadres("PX0", "PX1", "PX2", "PY0", "PY1", "PY2"), actor=town.board,
    )  # fmt: skip
    regime = regime_of(town.campaign)
    standings = standings_of(town.campaign).filter(is_rated=True, subject__kind="cadre")
    season = SeasonReader(regime).read(season_of(standings, group_keys(town.campaign)))
    (found,) = (one for one in rate(regime, season).quotas if one.id == "excellent-share")
    assert (found.group, found.base, found.limit) == (group.key, [0, 6], [0, 1])
    (line,) = quota_lines(town.campaign, "cadre", 6)
    assert line.greatest == 1


def test_a_plan_that_wants_no_groups_gets_none(db: None) -> None:
    province = tan_phong.make_province()
    campaign = tan_phong.opened(province)
    with pytest.raises(NoGroupsWanted):
        propose_peers(campaign, kind="cadre", scope=province.root, actor=province.actor())


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_page_tells_groups_quotas_and_who_is_forgotten(client: Visitor, town: Town) -> None:
    client.force_login(town.house.board)
    url = reverse("groups", args=[town.campaign.pk])
    assert "Cán bộ PX 0" in text_of(client.get(url))
    client.post(reverse("propose_peers", args=[town.campaign.pk]), {"kind": "cadre", "scope": "UB"})
    page = text_of(client.get(url))
    assert "Cả 6 đối tượng được xếp loại đã ở trong nhóm." in page
    assert "20\u00a0% của 4 = 0,8 → 0" in page
    assert "UBND thị xã" in page
    group = PeerGroup.objects.order_by("-pk")[0]
    client.post(
        reverse("approve_peers", args=[town.campaign.pk, group.pk]), {"paper": "15-TB/TU", "version": group.version}
    )
    assert "Đã duyệt" in text_of(client.get(url))


def test_a_group_is_drawn_up_by_hand_from_the_page(client: Visitor, town: Town) -> None:
    client.force_login(town.secretary_of_ubnd)
    url = reverse("form_peers", args=[town.campaign.pk])
    assert "Chọn đối tượng" in text_of(client.get(url))
    chosen = f"{url}?kind=cadre&scope=UB"
    assert "Cán bộ PX 0" in text_of(client.get(chosen))
    sent = {"kind": "cadre", "scope": "UB", "name": "Trưởng phòng", "subjects": town.cadres("PX0", "PY0")}
    client.post(url, sent)
    group = PeerGroup.objects.get()
    assert group.places.count() == 2
    edit = reverse("edit_peers", args=[town.campaign.pk, group.pk])
    given = {"name": "Cấp trưởng", "subjects": town.cadres("PX0"), "version": group.version}
    client.post(edit, given)
    group.refresh_from_db()
    assert (group.name, group.places.count()) == ("Cấp trưởng", 1)


def test_a_form_that_cannot_show_everybody_says_so_and_finds_the_others_by_name(
    client: Visitor, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(town.secretary_of_ubnd)
    url = f"{reverse('form_peers', args=[town.campaign.pk])}?kind=cadre&scope=UB"
    whole = text_of(client.get(url))
    assert ("Danh sách dưới đây chưa đủ" in whole, "Cán bộ PY 1" in whole) == (False, True)
    monkeypatch.setattr(group_pages, "MOST_OFFERED", 2)
    cut = text_of(client.get(url))
    assert "Chỉ hiện 2 đối tượng đầu theo tên" in cut
    assert "Cán bộ PY 1" not in cut
    found = f"{url}&tim=can+bo+py+1"
    page = text_of(client.get(found))
    assert ("Danh sách dưới đây chưa đủ" in page, "Cán bộ PY 1" in page) == (False, True)
    client.post(found, {"kind": "cadre", "scope": "UB", "name": "Cấp phó", "subjects": town.cadres("PY1")})
    group = PeerGroup.objects.get()
    edit = f"{reverse('edit_peers', args=[town.campaign.pk, group.pk])}?tim=can+bo+px+1"
    page = text_of(client.get(edit))
    assert "Cán bộ PX 1" in page
    assert "Cán bộ PY 1" in page  # who is in the group is shown whatever is looked for
    client.post(edit, {"name": "Cấp phó", "subjects": town.cadres("PX1", "PY1"), "version": group.version})
    assert group.places.count() == 2


def test_groups_and_bases_are_seen_before_the_opening(client: Visitor, house: House) -> None:
    campaign = prepared(house)
    computed(campaign, house)
    client.force_login(house.board)
    client.post(reverse("propose_peers", args=[campaign.pk]), {"kind": "member", "scope": "H"})
    group = PeerGroup.objects.get()
    assert group.places.count() == 3
    page = text_of(client.get(reverse("open_campaign", args=[campaign.pk])))
    assert "Nhóm vị trí tương đương: 1 nhóm, 0 đã duyệt" in page
    assert "chưa vào nhóm nào" in page


def test_the_page_of_groups_takes_as_many_queries_whatever_their_number(
    client: Visitor, town: Town, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        PeerGroup.objects.create(
            campaign=town.campaign, kind="member", name=f"N{number}", scope=town.ubnd, made_at=AUTUMN, changed_at=AUTUMN
        )
    client.force_login(town.house.board)
    with django_assert_max_num_queries(30):
        assert client.get(reverse("groups", args=[town.campaign.pk])).status_code == 200
