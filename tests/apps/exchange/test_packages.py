"""A campaign goes down as one signed file and is taken: whole, once, and only from whom the board trusts."""

from __future__ import annotations

import io
import stat
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.close_campaign import close_campaign
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.errors import CampaignNotOpen, CampaignRuns, RollInPreparation
from kiemdiem.apps.campaigns.models import BodyUnit, Campaign, Hearing, RollVersion, Standing, holding
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.exchange.actions.make_package import make_package
from kiemdiem.apps.exchange.actions.receive_package import drop_package, receive_package
from kiemdiem.apps.exchange.actions.take_package import take_package
from kiemdiem.apps.exchange.actions.trusting import distrust_sender, trust_sender
from kiemdiem.apps.exchange.errors import (
    AlreadyDecided,
    NotAFingerprint,
    NotForHere,
    NotOfTheCampaign,
    OlderThanTaken,
    SenderKnown,
    UnknownSender,
)
from kiemdiem.apps.exchange.facts.office_keys import office_key, read_fingerprint
from kiemdiem.apps.exchange.jobs import take_package_in, write_package_file
from kiemdiem.apps.exchange.models import PackageOrder, ReceivedPackage, TrustedSender
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.subplans.actions.issue_sub_plan import issue_sub_plan
from kiemdiem.apps.subplans.actions.own_days import set_own_day
from kiemdiem.apps.subplans.errors import LaterThanAbove
from kiemdiem.apps.subplans.queries.handed_plans import write_plans
from kiemdiem.apps.workplans.actions.enter_day import enter_day
from kiemdiem.apps.workplans.models import EnteredDay
from kiemdiem.apps.workplans.queries.plans import open_days, plan_of
from tests.apps.exchange.conftest import LATER, forget_campaigns, packed
from tests.builders.campaigns import board_of, kept
from tests.builders.house import House, acting
from tests.builders.visiting import Visitor


def received(content: bytes, house: House) -> ReceivedPackage:
    return receive_package(io.BytesIO(content), actor=board_of(house))


def taken(content: bytes, house: House) -> Campaign:
    return take_package(received(content, house), actor=board_of(house))


def roll_of(campaign: Campaign, *, within: Unit | None = None) -> dict[str, tuple[str, str, dict[str, Any]]]:
    found = Standing.objects.unscoped("compared").filter(holding(campaign.roll), subject__campaign=campaign)
    if within is not None:
        found = found.filter(subject__unit__path__startswith=within.branch)
    return {
        one.subject.key: (one.digest, one.decided_by, one.grounds.content)
        for one in found.select_related("subject", "grounds")
    }


def digests_in(campaign: Campaign, unit: Unit) -> list[str]:
    found = Standing.objects.unscoped("compared").filter(
        holding(campaign.roll), subject__campaign=campaign, subject__unit__path__startswith=unit.branch
    )
    return list(found.values_list("grounds__digest", flat=True))


@pytest.fixture
def dated(house: House) -> Campaign:
    """KH24, whose plan leaves days open; its roll is empty."""
    made = prepare_campaign(kept("kh24_2024"), root=house.district, name="Kỳ 2024", actor=board_of(house))
    Campaign.objects.filter(pk=made.pk).update(state="open", roll=1, opened_on=date(2024, 11, 1))
    RollVersion.objects.create(
        campaign=made, number=1, attempt=1, as_of=date(2024, 11, 1), state=RollVersion.State.TAKEN, beat_at=LATER,
        asked_at=LATER,
    )  # fmt: skip
    made.refresh_from_db()
    return made


def test_what_was_opened_there_is_open_here_with_the_same_regime_and_roll(
    sent: Campaign, house: House, trusted: TrustedSender
) -> None:
    there, rules = roll_of(sent, within=house.commune), sent.regime.hash
    heard = Hearing.objects.filter(grounds__digest__in=digests_in(sent, house.commune)).count()
    bodies = BodyUnit.objects.filter(unit__path__startswith=house.commune.branch).count()
    content = packed(sent, house)
    forget_campaigns()
    campaign = taken(content, house)
    assert roll_of(campaign) == there
    assert len(there) > 3
    assert (campaign.root, campaign.regime.hash, campaign.state) == (house.commune, rules, "open")
    assert regime_of(campaign).hash == rules
    assert Hearing.objects.filter(grounds__campaign=campaign).count() == heard
    assert BodyUnit.objects.filter(roll__campaign=campaign).count() == bodies
    person = campaign.subjects.get(key="P-DAT:member")
    assert person.person is not None
    assert person.unit == house.cell


def test_subjects_of_another_branch_do_not_travel(sent: Campaign, house: House, trusted: TrustedSender) -> None:
    assert "Cao Thị Thanh Nga" not in str(packed(sent, house))
    content = packed(sent, house)
    forget_campaigns()
    assert not taken(content, house).subjects.filter(key__startswith="P-NGA").exists()


def test_taken_twice_it_changes_nothing(sent: Campaign, house: House, trusted: TrustedSender) -> None:
    content = packed(sent, house)
    forget_campaigns()
    campaign = taken(content, house)
    before = (Entry.objects.count(), RollVersion.objects.count(), Standing.objects.unscoped("all").count())
    again = taken(content, house)
    assert again == campaign
    assert (Entry.objects.count(), RollVersion.objects.count(), Standing.objects.unscoped("all").count()) == before
    assert ReceivedPackage.objects.count() == 1


def test_an_equal_package_made_later_finds_nothing_different(
    client: Visitor, sent: Campaign, house: House, trusted: TrustedSender
) -> None:
    first, second = packed(sent, house), packed(sent, house, at=LATER)
    forget_campaigns()
    campaign = taken(first, house)
    later = received(second, house)
    client.force_login(house.board)
    assert "Không có gì khác" in client.get(reverse("package", args=[later.pk])).content.decode()
    assert take_package(later, actor=board_of(house)) == campaign
    assert campaign.rolls.count() == 1


def test_a_later_package_brings_the_campaign_up_to_it_and_an_earlier_one_is_refused(
    sent: Campaign, house: House, trusted: TrustedSender
) -> None:
    first = packed(sent, house)
    gone = sent.subjects.get(key="P-DAT:member")
    Standing.objects.unscoped("left the roll").filter(subject=gone).delete()
    second = packed(sent, house, at=LATER)
    forget_campaigns()
    campaign = taken(first, house)
    assert "P-DAT:member" in roll_of(campaign)
    campaign = taken(second, house)
    assert (campaign.roll, "P-DAT:member" in roll_of(campaign)) == (2, False)
    assert RollVersion.objects.get(campaign=campaign, number=2).touched == 1
    ReceivedPackage.objects.filter(made_at__lt=LATER).update(file_hash="0")
    with pytest.raises(OlderThanTaken):
        received(first, house)


def test_days_and_issued_plans_of_the_tiers_above_travel(dated: Campaign, house: House, trusted: TrustedSender) -> None:
    board = board_of(house)
    enter_day(dated, key="item-8", day=date(2024, 12, 25), source="Công văn 9", actor=board)
    set_own_day(dated, key="item-4", day=date(2024, 11, 20), reason="Mục III", actor=board)
    issue_sub_plan(dated, number="80-KH/TU", on=date(2022, 11, 18), actor=board)
    content = packed(dated, house)
    forget_campaigns()
    campaign = taken(content, house)
    entered = EnteredDay.objects.get(campaign=campaign)
    assert (entered.key, entered.day, entered.source) == ("item-8", date(2024, 12, 25), "Công văn 9")
    row = next(one for one in plan_of(campaign, open_days(campaign), today=LATER.date()) if one.row.id == "item-4")
    assert row.day == date(2024, 11, 20)
    assert "80-KH/TU" in row.about
    assert campaign.handed_plans.get().root_name == "Đảng bộ huyện Tân Lương"
    with pytest.raises(LaterThanAbove):
        set_own_day(campaign, key="item-4", day=date(2024, 11, 21), reason="Mục III", actor=board)


def test_days_of_a_tier_under_another_plan_do_not_travel(dated: Campaign, house: House) -> None:
    board = board_of(house)
    set_own_day(dated, key="item-4", day=date(2024, 11, 20), reason="Mục III", actor=board)
    issue_sub_plan(dated, number="80-KH/TU", on=date(2022, 11, 18), actor=board)
    below = prepare_campaign(kept("kh75_2022"), root=house.commune, name="Kỳ dưới", actor=board)
    Campaign.objects.filter(pk=below.pk).update(above=dated)
    below.refresh_from_db()
    (plan,) = write_plans(below, house.commune)
    assert (plan["number"], plan["days"]) == ("80-KH/TU", {})
    (own,) = write_plans(dated, house.commune)
    assert set(own["days"]) == {"item-4"}


def test_both_sides_keep_the_hash_of_the_file_in_their_journal(
    sent: Campaign, house: House, trusted: TrustedSender
) -> None:
    content = packed(sent, house)
    made = Entry.objects.latest("pk")
    assert made.act == "exchange.package_made"
    forget_campaigns()
    taken(content, house)
    entry = Entry.objects.latest("pk")
    assert entry.act == "exchange.package_taken"
    assert entry.content["file_hash"] == made.content["file_hash"]
    assert trusted.fingerprint in entry.sentence


def test_an_unknown_sender_is_refused_with_the_fingerprint_to_compare(sent: Campaign, house: House) -> None:
    content = packed(sent, house)
    with pytest.raises(UnknownSender) as refused:
        received(content, house)
    assert read_fingerprint(str(refused.value.slots["fingerprint"])) == refused.value.slots["fingerprint"]
    assert not ReceivedPackage.objects.exists()


def test_a_sender_who_is_no_longer_trusted_is_refused(sent: Campaign, house: House, trusted: TrustedSender) -> None:
    content = packed(sent, house)
    waiting = received(content, house)
    distrust_sender(trusted, actor=board_of(house))
    with pytest.raises(UnknownSender):
        take_package(waiting, actor=board_of(house))
    assert Entry.objects.latest("pk").act == "exchange.sender_distrusted"


def test_units_that_are_not_here_are_named(
    client: Visitor, sent: Campaign, house: House, trusted: TrustedSender
) -> None:
    content = packed(sent, house)
    forget_campaigns()
    Unit.objects.unscoped("renamed").filter(pk=house.cell.pk).update(code="KHAC")
    waiting = received(content, house)
    client.force_login(house.board)
    page = client.get(reverse("package", args=[waiting.pk])).content.decode()
    assert "LG1: Chi bộ thôn Đồng Tâm" in page
    campaign = take_package(waiting, actor=board_of(house))
    assert campaign.subjects.get(key="P-DAT:member").unit == house.cell, "the person tells where he belongs"


def test_what_stands_outside_the_branch_of_the_package_is_not_touched_by_it(
    sent: Campaign, house: House, trusted: TrustedSender
) -> None:
    content = packed(sent, house)
    forget_campaigns()
    person = Person.objects.unscoped("moved away").get(code="P-DAT")
    Person.objects.unscoped("moved away").filter(pk=person.pk).update(home=house.other_commune)
    Unit.objects.unscoped("moved away").filter(pk=house.cell.pk).update(code="KHAC")
    Unit.objects.unscoped("moved away").filter(pk=house.other_commune.pk).update(code="LG1")
    campaign = taken(content, house)
    subject = campaign.subjects.get(key="P-DAT:member")
    assert (subject.person, subject.unit) == (None, None)
    assert not campaign.subjects.filter(unit__path__startswith=house.other_commune.branch).exists()
    assert not BodyUnit.objects.filter(roll__campaign=campaign, unit=house.other_commune).exists()


def test_a_campaign_that_is_closed_takes_nothing_more(sent: Campaign, house: House, trusted: TrustedSender) -> None:
    first, second = packed(sent, house), packed(sent, house, at=LATER)
    forget_campaigns()
    close_campaign(taken(first, house), actor=board_of(house))
    before = Entry.objects.count()
    with pytest.raises(CampaignNotOpen):
        taken(second, house)
    assert Entry.objects.count() == before


def test_a_roll_that_was_asked_for_here_is_decided_before_the_next_package(
    sent: Campaign, house: House, trusted: TrustedSender
) -> None:
    first = packed(sent, house)
    Standing.objects.unscoped("left the roll").filter(subject__key="P-DAT:member", subject__campaign=sent).delete()
    second = packed(sent, house, at=LATER)
    forget_campaigns()
    campaign = taken(first, house)
    asked = ask_for_roll(campaign, as_of=date(2022, 11, 1), reason="Bổ sung", actor=board_of(house))
    with pytest.raises(RollInPreparation):
        taken(second, house)
    RollVersion.objects.filter(pk=asked.pk).update(state=RollVersion.State.DROPPED)
    assert taken(second, house).roll == 2


def test_a_package_for_a_unit_that_is_not_here_is_refused(sent: Campaign, house: House, trusted: TrustedSender) -> None:
    content = packed(sent, house)
    Unit.objects.unscoped("renamed").filter(pk=house.commune.pk).update(code="KHAC")
    with pytest.raises(NotForHere) as refused:
        received(content, house)
    assert "LG" in str(refused.value)


def test_where_another_campaign_is_open_nothing_is_taken(sent: Campaign, house: House, trusted: TrustedSender) -> None:
    content = make_package(sent, unit=house.district, actor=board_of(house)).content
    waiting = received(content, house)
    before = Entry.objects.count()
    with pytest.raises(CampaignRuns):
        take_package(waiting, actor=board_of(house))
    waiting.refresh_from_db()
    assert (waiting.state, Entry.objects.count()) == ("waiting", before)


def test_it_is_all_or_nothing(
    sent: Campaign, house: House, trusted: TrustedSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = packed(sent, house)
    forget_campaigns()
    waiting = received(content, house)
    monkeypatch.setattr("kiemdiem.apps.exchange.actions.take_package.record", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take_package(waiting, actor=board_of(house))
    assert not Campaign.objects.unscoped("none is left").exists()


def test_a_dropped_package_is_not_taken(sent: Campaign, house: House, trusted: TrustedSender) -> None:
    waiting = received(packed(sent, house), house)
    drop_package(waiting, actor=board_of(house))
    with pytest.raises(AlreadyDecided):
        take_package(waiting, actor=board_of(house))


def test_a_package_is_for_a_unit_of_the_campaign(sent: Campaign, house: House) -> None:
    Campaign.objects.filter(pk=sent.pk).update(root=house.commune)
    sent.refresh_from_db()
    with pytest.raises(NotOfTheCampaign):
        make_package(sent, unit=house.other_commune, actor=board_of(house))


def test_only_who_runs_campaigns_makes_takes_and_trusts(sent: Campaign, house: House, trusted: TrustedSender) -> None:
    secretary = acting(house.secretary, at=LATER)
    content = packed(sent, house)
    with pytest.raises(MayNot):
        make_package(sent, unit=house.commune, actor=secretary)
    with pytest.raises(MayNot):
        receive_package(io.BytesIO(content), actor=secretary)
    with pytest.raises(MayNot):
        trust_sender("A" * 32, name="Nơi khác", actor=secretary)


def test_a_fingerprint_is_read_however_it_is_typed_and_trusted_once(house: House) -> None:
    with pytest.raises(NotAFingerprint):
        trust_sender("ABCD-1234", name="Huyện ủy", actor=board_of(house))
    sender = trust_sender(" abcd efgh-ijkl.mnop qrst uvwx yz23 4567 ", name="Huyện ủy", actor=board_of(house))
    assert sender.fingerprint == "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567"
    with pytest.raises(SenderKnown):
        trust_sender(sender.fingerprint, name="Nơi khác", actor=board_of(house))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")
def test_the_key_is_made_once_and_for_its_owner_alone(folder: Path) -> None:
    assert office_key(folder).private_bytes_raw() == office_key(folder).private_bytes_raw()
    (place,) = (folder / "keys").iterdir()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_by_pages_a_package_is_made_received_looked_at_and_taken(
    client: Visitor, sent: Campaign, house: House, trusted: TrustedSender
) -> None:
    client.force_login(house.board)
    page = client.post(reverse("make_package", args=[sent.pk]), {"unit": "LG"}).headers["Location"]
    order = PackageOrder.objects.get()
    assert "Đang làm gói" in client.get(page).content.decode()
    write_package_file.call(order.pk)
    assert "Tải tệp" in client.get(page).content.decode()
    answer = client.get(reverse("made_package_file", args=[order.pk]))
    assert ".goi" in answer.headers["Content-Disposition"]
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    forget_campaigns()
    upload = SimpleUploadedFile("x.goi", content)
    answer = client.post(reverse("receive_package"), {"file": upload})
    waiting = ReceivedPackage.objects.get()
    assert answer.headers["Location"] == reverse("package", args=[waiting.pk])
    assert "Bùi Xuân Đạt" in client.get(reverse("package", args=[waiting.pk])).content.decode()
    client.post(reverse("take_package", args=[waiting.pk]))
    assert "Đang nhận gói" in client.get(reverse("package", args=[waiting.pk])).content.decode()
    take_package_in.call(waiting.pk)
    assert Campaign.objects.unscoped("taken").get().root == house.commune
    assert "Đã nhận" in client.get(reverse("packages")).content.decode()


def test_a_file_that_is_none_is_refused_in_words_by_the_page(client: Visitor, house: House) -> None:
    client.force_login(house.board)
    answer = client.post(reverse("receive_package"), {"file": SimpleUploadedFile("x.goi", b"PK\x03\x04 zip")})
    assert answer.status_code == 422
    assert "không phải là gói" in answer.content.decode()


def test_the_page_of_packages_takes_few_queries(
    client: Visitor, house: House, trusted: TrustedSender, django_assert_max_num_queries: Any
) -> None:
    client.force_login(house.board)
    client.get(reverse("packages"))
    with django_assert_max_num_queries(12):
        assert client.get(reverse("packages")).status_code == 200
