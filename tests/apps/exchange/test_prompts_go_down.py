"""What was sent and assigned to a branch goes down with its campaign; undecided ones and other branches stay."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from kiemdiem.apps.assignments.access import handed_visible_to
from kiemdiem.apps.assignments.actions.assign import Pair, assign
from kiemdiem.apps.assignments.actions.decide_group import decide_group
from kiemdiem.apps.assignments.actions.make_group import GroupGiven, make_group
from kiemdiem.apps.assignments.models import HandedAssignment
from kiemdiem.apps.campaigns.facts.roll import digest_of
from kiemdiem.apps.campaigns.models import Campaign, Grounds, RollVersion
from kiemdiem.apps.exchange.actions.receive_package import receive_package
from kiemdiem.apps.exchange.actions.take_package import take_package
from kiemdiem.apps.exchange.errors import NewerPackage, NotAPackage, OlderThanTaken, PackageDamaged, UnknownSender
from kiemdiem.apps.exchange.facts.bodies import body_for
from kiemdiem.apps.exchange.facts.office_keys import office_key
from kiemdiem.apps.exchange.facts.package_files import write_package
from kiemdiem.apps.exchange.models import ReceivedPackage, TrustedSender
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.prompts.access import prompts_visible_to
from kiemdiem.apps.prompts.actions.reply_to_prompt import reply_to_prompt
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.prompts.queries.sent import prompts_to_answer, summary_of
from tests.apps.exchange.conftest import LATER, forget_campaigns, packed
from tests.builders.assignments import somebody
from tests.builders.campaigns import board_of
from tests.builders.house import House, acting
from tests.builders.prompts import MATTER, NO_GROUNDS, Season, season
from tests.builders.visiting import Visitor, page

REFUSALS = (NewerPackage, NotAPackage, PackageDamaged)  # which one depends on the place of the byte
ELSEWHERE, UNDECIDED, UNSENT = "Vấn đề của xã khác", "Vấn đề chưa quyết định", "Vấn đề đồng ý, chưa gửi"


def with_roll(where: Season) -> Season:
    """The season with a roll that was taken."""
    RollVersion.objects.create(
        campaign=where.campaign, number=1, attempt=1, as_of=where.at.date(), state=RollVersion.State.TAKEN,
        beat_at=where.at, asked_at=where.at,
    )  # fmt: skip
    return where


@pytest.fixture
def prompted(house: House) -> Season:
    """One prompt sent to the commune, one to another; one is proposed, one accepted and not sent yet."""
    where = with_roll(season(house, "kh75_2022", date(2022, 11, 9)))
    commune = where.collective(house.commune)
    where.sent(commune)
    where.sent(where.collective(house.other_commune), matter=ELSEWHERE)
    where.accepted(commune, matter=UNSENT)
    where.proposed(commune, matter=UNDECIDED)
    Grounds.objects.update(digest=digest_of(NO_GROUNDS))
    return where


def file_of(where: Season, house: House, *, change: Callable[[Any], None] | None = None) -> bytes:
    """The package of the commune; `change` may write into its body before it is signed."""
    body = body_for(where.campaign, house.commune)
    if change is not None:
        change(body)
    return write_package(body, key=office_key(settings.FOLDER), office="Huyện ủy", at=where.at)


def taken(content: bytes, house: House) -> Campaign:
    waiting = receive_package(io.BytesIO(content), actor=board_of(house))
    return take_package(waiting, actor=board_of(house))


def part(body: Any, code: str) -> Any:
    (found,) = [one["content"] for one in body["parts"] if one["part"] == code]
    return found


def test_a_sent_prompt_is_there_below_and_asks_for_an_answer(
    prompted: Season, house: House, trusted: TrustedSender
) -> None:
    content = file_of(prompted, house)
    forget_campaigns()
    campaign = taken(content, house)
    prompt = ReviewPrompt.objects.get(campaign=campaign)
    assert (prompt.matter, prompt.document, prompt.state) == (MATTER, "12-CV/HU", "sent")
    assert (prompt.authority_told, prompt.rule) == ("Đảng bộ huyện Tân Lương", "prompts")
    assert [one.matter for one in prompts_to_answer(prompt.subject)] == [MATTER]
    secretary = acting(house.secretary, at=LATER)
    assert list(prompts_visible_to(secretary)) == [prompt]
    reply_to_prompt(prompt, text="Đã kiểm điểm", day=date(2022, 11, 25), actor=secretary)
    assert summary_of(campaign, campaign.root, prompt.rule).sent == (), "the commune reports nothing to itself"


def test_nothing_undecided_and_nothing_of_another_branch_travels(prompted: Season, house: House) -> None:
    told = json.dumps(body_for(prompted.campaign, house.commune), ensure_ascii=False)
    assert MATTER in told
    assert not any(secret in told for secret in (ELSEWHERE, UNDECIDED, UNSENT))
    (sent,) = part(body_for(prompted.campaign, house.commune), "prompts")
    assert set(sent) == {"number", "subject", "name", "rule", "authority", "matter", "document", "document_on"}
    assert part(body_for(prompted.campaign, house.cell), "prompts") == []


def test_taken_twice_prompts_and_answers_stay_as_they_are(
    prompted: Season, house: House, trusted: TrustedSender
) -> None:
    first = file_of(prompted, house)
    second = packed(prompted.campaign, house, at=LATER)
    forget_campaigns()
    campaign = taken(first, house)
    prompt = ReviewPrompt.objects.get(campaign=campaign)
    reply_to_prompt(prompt, text="Đã rõ", day=date(2022, 11, 25), actor=acting(house.secretary, at=LATER))
    before = (list(ReviewPrompt.objects.values()), Entry.objects.count())
    assert taken(first, house) == campaign
    assert (list(ReviewPrompt.objects.values()), Entry.objects.count()) == before
    assert taken(second, house) == campaign
    assert list(ReviewPrompt.objects.values()) == before[0]
    assert ReviewPrompt.objects.get().reply.text == "Đã rõ"


def test_a_later_package_brings_what_was_sent_meanwhile(
    client: Visitor, prompted: Season, house: House, trusted: TrustedSender
) -> None:
    first = file_of(prompted, house)
    prompted.sent(prompted.campaign.subjects.get(key="LG:collective"), matter="Làm rõ thêm")
    second = packed(prompted.campaign, house, at=LATER)
    forget_campaigns()
    taken(first, house)
    later = receive_package(io.BytesIO(second), actor=board_of(house))
    client.force_login(house.board)
    shown = page(client.get(reverse("package", args=[later.pk])))
    assert "Gợi ý số 5, gửi theo 12-CV/HU" in shown
    campaign = take_package(later, actor=board_of(house))
    numbers = ReviewPrompt.objects.filter(campaign=campaign).values_list("number", "handed_number", "matter")
    assert list(numbers) == [(1, 1, MATTER), (2, 5, "Làm rõ thêm")]
    ReceivedPackage.objects.filter(made_at__lt=LATER).update(file_hash="0")
    with pytest.raises(OlderThanTaken):
        receive_package(io.BytesIO(first), actor=board_of(house))


def test_a_byte_changed_anywhere_is_refused_in_words(prompted: Season, house: House, trusted: TrustedSender) -> None:
    content = file_of(prompted, house)
    places = [*range(0, len(content), max(1, len(content) // 60)), len(content) - 1]
    for place in places:
        changed = bytearray(content)
        changed[place] ^= 1
        with pytest.raises(REFUSALS) as refused:
            receive_package(io.BytesIO(bytes(changed)), actor=board_of(house))
        assert "Chưa nhận gì" in refused.value.advice
    assert not ReceivedPackage.objects.exists()


def test_a_foreign_key_is_refused(prompted: Season, house: House) -> None:
    with pytest.raises(UnknownSender):
        receive_package(io.BytesIO(file_of(prompted, house)), actor=board_of(house))


@pytest.mark.parametrize(
    ("name", "value"),
    [("subject", "MD:collective"), ("rule", "khac"), ("number", -1), ("number", True), ("matter", ""),
     ("document_on", "hôm qua"), ("document", "9" * 201), ("authority", " ")],
)  # fmt: skip
def test_a_prompt_that_no_house_writes_is_refused_and_leaves_nothing(
    prompted: Season, house: House, trusted: TrustedSender, name: str, value: object
) -> None:
    content = file_of(prompted, house, change=lambda body: part(body, "prompts")[0].update({name: value}))
    forget_campaigns()
    waiting = receive_package(io.BytesIO(content), actor=board_of(house))
    with pytest.raises(PackageDamaged):
        take_package(waiting, actor=board_of(house))
    assert not Campaign.objects.unscoped("none is left").exists()


@pytest.fixture
def assigned(house: House) -> Season:
    """KH61: a person looks after each commune, a group goes to both, another group is not decided on."""
    where = with_roll(season(house, "kh61_2021", date(2021, 12, 1)))
    actor, authority = where.board, where.authority
    person = somebody("Đỗ Thị Minh Hằng", home=house.district)
    for commune in (house.commune, house.other_commune):
        assign(where.campaign, duty="visiting-group", pairs=[Pair(commune, person)], basis="", actor=actor)
    given = GroupGiven("Đoàn số 1", [person], [house.commune, house.other_commune])
    group = make_group(where.campaign, duty="visiting-group", given=given, actor=actor)
    decide_group(group, decision="105-QĐ/HU", decided_on=where.board.today, version=None, actor=authority)
    make_group(where.campaign, duty="visiting-group", given=GroupGiven("Đoàn số 2", [person], [house.commune]),
               actor=actor)  # fmt: skip
    return where


def test_a_decided_group_is_told_below_for_the_units_there_and_lets_nobody_in(
    client: Visitor, assigned: Season, house: House, trusted: TrustedSender
) -> None:
    body = body_for(assigned.campaign, house.commune)
    rows = part(body, "assignments")["rows"]
    assert [(row["unit"], row["who"], row["decision"]) for row in rows] == [
        ("LG", "Đoàn số 1: Đỗ Thị Minh Hằng (trưởng đoàn)", "105-QĐ/HU")
    ]
    assert "Đoàn số 2" not in json.dumps(body, ensure_ascii=False)
    assert house.other_commune.name not in json.dumps(part(body, "assignments"), ensure_ascii=False)
    content = file_of(assigned, house)
    forget_campaigns()
    readers = Grant.objects.filter(role=Role.FOLLOWER).count()
    campaign = taken(content, house)
    (one,) = handed_visible_to(acting(house.secretary), campaign)
    assert (one.unit, one.decided_on) == (house.commune, assigned.board.today)
    assert Grant.objects.filter(role=Role.FOLLOWER).count() == readers
    client.force_login(house.board)
    assert "Đoàn số 1: Đỗ Thị Minh Hằng" in page(client.get(reverse("assignments", args=[campaign.pk])))
    on_unit = page(client.get(reverse("unit_assignments", args=[house.commune.pk])))
    assert "cấp trên phân công, 105-QĐ/HU" in on_unit
    again = packed_again(campaign, house)
    assert [row["who"] for row in part(again, "assignments")["rows"]] == [one.who]


def packed_again(campaign: Campaign, house: House) -> Any:
    return body_for(campaign, house.commune)


def test_a_group_that_ended_above_is_gone_below_with_the_next_package(
    assigned: Season, house: House, trusted: TrustedSender
) -> None:
    first = file_of(assigned, house)
    assigned.campaign.visiting_groups.update(state="ended")
    second = packed(assigned.campaign, house, at=LATER)
    forget_campaigns()
    taken(first, house)
    assert HandedAssignment.objects.count() == 1
    taken(second, house)
    assert not HandedAssignment.objects.exists()
