"""Packages are made and taken by tasks that may be killed: nothing half, nothing twice, no file longer than a day."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.exchange.actions.ask_package import ask_package, purge_orders
from kiemdiem.apps.exchange.actions.ask_taking import ask_taking
from kiemdiem.apps.exchange.actions.receive_package import receive_package
from kiemdiem.apps.exchange.actions.trusting import distrust_sender
from kiemdiem.apps.exchange.errors import AlreadyDecided
from kiemdiem.apps.exchange.jobs import take_package_in, write_package_file
from kiemdiem.apps.exchange.models import PackageOrder, ReceivedPackage, TrustedSender
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Grant
from tests.apps.exchange.conftest import forget_campaigns, packed
from tests.builders.campaigns import board_of
from tests.builders.house import House, acting
from tests.builders.visiting import Visitor

CLOCK = datetime(2026, 3, 1, 8, tzinfo=UTC)


class Killed(BaseException):
    """The worker is gone in the middle of its work."""


def kill(*given: Any, **named: Any) -> None:
    raise Killed


def asked(campaign: Campaign, house: House) -> PackageOrder:
    return ask_package(campaign, unit=house.commune, actor=board_of(house), clock=CLOCK)


@pytest.fixture
def waiting(sent: Campaign, house: House, trusted: TrustedSender) -> ReceivedPackage:
    """A package in an empty house, which somebody asked to be taken."""
    content = packed(sent, house)
    forget_campaigns()
    package = receive_package(io.BytesIO(content), actor=board_of(house))
    return ask_taking(package, actor=board_of(house), clock=CLOCK)


def test_a_package_that_is_made_is_the_one_that_is_taken(sent: Campaign, house: House, trusted: TrustedSender) -> None:
    order = asked(sent, house)
    assert asked(sent, house) == order, "the same is not written twice"
    write_package_file.call(order.pk)
    order.refresh_from_db()
    assert order.state == "ready"
    with default_storage.open(order.stored) as file:
        content = file.read()
    assert len(content) == order.size
    assert receive_package(io.BytesIO(content), actor=board_of(house)).name == sent.name


def test_a_task_that_is_killed_while_it_makes_leaves_no_entry_and_the_next_makes_it_once(
    sent: Campaign, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = asked(sent, house)
    before = Entry.objects.count()
    with monkeypatch.context() as patched:
        patched.setattr(default_storage, "save", kill)
        with pytest.raises(Killed):
            write_package_file.call(order.pk)
    order.refresh_from_db()
    assert (order.state, Entry.objects.count()) == ("waiting", before)
    write_package_file.call(order.pk)
    write_package_file.call(order.pk)
    assert Entry.objects.filter(act="exchange.package_made").count() == 1


def test_a_task_that_is_killed_while_it_takes_leaves_nothing_and_the_next_takes_it_whole(
    waiting: ReceivedPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Entry.objects.count()
    with monkeypatch.context() as patched:
        patched.setattr("kiemdiem.apps.exchange.actions.take_package.record", kill)
        with pytest.raises(Killed):
            take_package_in.call(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.campaign, Entry.objects.count()) == ("taking", None, before)
    assert not Campaign.objects.unscoped("nothing is half taken").exists()
    assert not Subject.objects.unscoped("nothing is half taken").exists()
    take_package_in.call(waiting.pk)
    take_package_in.call(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == "taken"
    assert Entry.objects.filter(act="exchange.package_taken").count() == 1


def test_whatever_is_refused_is_told_on_the_page_and_can_be_asked_again(
    client: Visitor, waiting: ReceivedPackage, house: House, trusted: TrustedSender
) -> None:
    distrust_sender(trusted, actor=board_of(house))
    take_package_in.call(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == "waiting"
    assert "chưa được ghi nhận ở đây" in waiting.note
    TrustedSender.objects.update(ended_at=None, ended_by=None)
    client.force_login(house.board)
    shown = client.get(reverse("package", args=[waiting.pk])).content.decode()
    assert "Chưa nhận được gói này" in shown
    client.post(reverse("take_package", args=[waiting.pk]))
    take_package_in.call(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.note) == ("taken", "")


def test_an_error_of_the_machine_is_told_too_and_leaves_nothing(
    waiting: ReceivedPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiemdiem.apps.exchange.actions.take_package.record", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take_package_in.call(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, "Máy chủ gặp lỗi" in waiting.note) == ("waiting", True)
    assert not Campaign.objects.unscoped("nothing is taken").exists()


def test_a_task_acts_with_the_rights_of_whoever_asked_as_they_are_then(
    sent: Campaign, house: House, waiting: ReceivedPackage
) -> None:
    Grant.objects.filter(user=house.board).delete()
    take_package_in.call(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, bool(waiting.note)) == ("waiting", True)


def test_only_who_runs_campaigns_asks_and_a_dropped_package_is_not_taken(
    waiting: ReceivedPackage, house: House
) -> None:
    with pytest.raises(MayNot):
        ask_taking(waiting, actor=acting(house.secretary, at=board_of(house).at), clock=CLOCK)
    ReceivedPackage.objects.update(state="dropped")
    with pytest.raises(AlreadyDecided):
        ask_taking(waiting, actor=board_of(house), clock=CLOCK)
    take_package_in.call(waiting.pk)
    assert not Campaign.objects.unscoped("nothing is taken").exists()


def test_a_file_is_for_whoever_asked_and_is_gone_after_a_day(client: Visitor, sent: Campaign, house: House) -> None:
    order = asked(sent, house)
    write_package_file.call(order.pk)
    url = reverse("made_package_file", args=[order.pk])
    client.force_login(house.second_board)
    assert client.get(url).status_code == 404
    client.force_login(house.board)
    assert b"".join(client.get(url).streaming_content)  # type: ignore[attr-defined]
    assert purge_orders(clock=CLOCK + timedelta(hours=23)) == 0
    assert purge_orders(clock=CLOCK + timedelta(hours=25)) == 1
    assert not default_storage.exists(order.stored)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(("silent", "told"), [(timedelta(minutes=1), "Đang làm gói"), (timedelta(hours=1), "Làm tiếp")])
def test_a_task_that_has_stopped_is_told_and_begun_anew(
    client: Visitor, sent: Campaign, house: House, silent: timedelta, told: str
) -> None:
    order = asked(sent, house)
    PackageOrder.objects.update(beat_at=timezone.now() - silent)
    client.force_login(house.board)
    assert told in client.get(reverse("made_package", args=[order.pk])).content.decode()
    assert follows("made_package_progress", order.pk, client) == ("true" if told == "Làm tiếp" else "")
    answer = client.post(reverse("make_package", args=[sent.pk]), {"unit": house.commune.code})
    assert answer.headers["Location"] == reverse("made_package", args=[order.pk])
    assert "Đang làm gói" in client.get(answer.headers["Location"]).content.decode()
    assert follows("made_package_progress", order.pk, client) == ""


def follows(name: str, key: int, client: Visitor) -> str:
    return client.get(reverse(name, args=[key])).headers.get("HX-Refresh", "")


def test_the_page_is_asked_for_anew_when_the_work_is_done(
    client: Visitor, waiting: ReceivedPackage, house: House
) -> None:
    client.force_login(house.board)
    ReceivedPackage.objects.update(beat_at=timezone.now())
    assert follows("package_progress", waiting.pk, client) == ""
    take_package_in.call(waiting.pk)
    assert follows("package_progress", waiting.pk, client) == "true"
    order = asked(Campaign.objects.unscoped("taken").get(), house)
    PackageOrder.objects.update(beat_at=timezone.now())
    assert follows("made_package_progress", order.pk, client) == ""
    write_package_file.call(order.pk)
    assert follows("made_package_progress", order.pk, client) == "true"


def test_the_pages_take_few_queries(
    client: Visitor, sent: Campaign, house: House, django_assert_max_num_queries: Any
) -> None:
    order = asked(sent, house)
    client.force_login(house.board)
    for url in (reverse("packages"), reverse("made_package", args=[order.pk])):
        client.get(url)
        with django_assert_max_num_queries(13):
            assert client.get(url).status_code == 200
