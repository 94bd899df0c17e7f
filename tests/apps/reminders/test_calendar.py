"""The calendar of a person: what RFC 5545 wants of it, and that nobody reads more in it than he may see."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.apps.reminders.actions.read_feed import MOST_READS
from kiemdiem.apps.reminders.actions.renew_feed import renew_feed
from kiemdiem.apps.reminders.actions.revoke_feed import revoke_feed
from kiemdiem.apps.reminders.errors import NoFeed
from kiemdiem.apps.reminders.models import CalendarFeed
from kiemdiem.apps.reminders.printing.calendar import CalendarEvent, calendar_file
from kiemdiem.apps.users.models import User
from tests.builders.campaigns import with_bodies
from tests.builders.due import LAST_GOOD_DAY, noon_of, on, remedy_of, subject_in
from tests.builders.house import House
from tests.builders.visiting import Visitor

WEEK_BEFORE = LAST_GOOD_DAY - timedelta(days=7)
STAMP = datetime(2024, 11, 1, 2, 3, 4, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


@pytest.fixture
def kh24(house: House) -> Campaign:
    return with_bodies(house, "kh24_2024")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The moment of every request; the last one counts."""
    moments = [noon_of(WEEK_BEFORE)]
    monkeypatch.setattr("kiemdiem.config.middleware.acting.moment_now", lambda _day=None: moments[-1])
    return moments


def feed_for(user: User) -> str:
    return reverse("calendar_feed", args=[renew_feed(user, actor=on(user, WEEK_BEFORE))])


def events_at(client: Visitor, url: str) -> dict[str, Any]:
    """Summary → event, as a telephone reads the file."""
    answer = client.get(url)
    assert answer.status_code == 200
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(one["SUMMARY"]): one for one in found}


def unfolded(file: bytes) -> str:
    return re.sub(r"\r\n[ \t]", "", file.decode())


def an_event(**given: Any) -> CalendarEvent:
    known: dict[str, Any] = {"uid": "a@kiemdiem", "day": date(2024, 11, 28), "sequence": 0, "stamped_at": STAMP}
    return CalendarEvent(**{**known, "summary": "Họp", **given})


def test_an_event_is_a_whole_day_with_alarms_at_eight_so_many_days_before() -> None:
    lines = unfolded(calendar_file("Lịch", [an_event(notice=(7, 3, 1), sequence=2)])).split("\r\n")
    for line in (
        "DTSTART;VALUE=DATE:20241128",
        "DTEND;VALUE=DATE:20241129",
        "DTSTAMP:20241101T020304Z",
        "SEQUENCE:2",
        "UID:a@kiemdiem",
        "STATUS:CONFIRMED",
        "TRIGGER:-P6DT16H",
        "TRIGGER:-P2DT16H",
        "TRIGGER:-PT16H",
        "ACTION:DISPLAY",
        "METHOD:PUBLISH",
        "VERSION:2.0",
    ):
        assert line in lines, line


def test_commas_semicolons_backslashes_and_new_lines_are_escaped() -> None:
    """As in RFC 5545, 3.3.11."""
    file = unfolded(calendar_file("Lịch", [an_event(summary="Xong; rồi", description="Một, hai\\ba\nbốn")]))
    assert "SUMMARY:Xong\\; rồi\r\n" in file
    assert "DESCRIPTION:Một\\, hai\\\\ba\\nbốn\r\n" in file


def test_a_cancelled_event_says_that_it_is_gone_and_nothing_else() -> None:
    event = an_event(summary="Việc không còn", description="bí mật", url="http://x", notice=(7,), is_cancelled=True)
    file = unfolded(calendar_file("Lịch", [event]))
    assert "STATUS:CANCELLED" in file
    for left_out in ("bí mật", "VALARM", "URL:"):
        assert left_out not in file


@settings(max_examples=150, deadline=None)
@given(summary=TEXT, description=TEXT)
def test_lines_are_folded_at_75_octets_between_letters_and_read_back_as_they_were(
    summary: str, description: str
) -> None:
    file = calendar_file("Lịch", [an_event(summary=summary, description=description)])
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert file.endswith(b"\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    assert str(event["SUMMARY"]) == summary
    assert str(event["DESCRIPTION"]) == description
    for line in file.split(b"\r\n"):
        line.decode()


def test_whoever_has_the_address_reads_what_is_due_without_signing_in(
    client: Visitor, kh24: Campaign, house: House, clock: list[datetime]
) -> None:
    found = events_at(client, feed_for(house.secretary))
    (event,) = [one for summary, one in found.items() if summary.startswith("Mục 4.")]
    assert event["DTSTART"].dt == LAST_GOOD_DAY
    assert house.commune.name in str(event["DESCRIPTION"])
    assert str(event["URL"]).endswith(reverse("unit_work", args=[kh24.pk, house.commune.pk]))
    assert not any(house.other_commune.name in str(one["DESCRIPTION"]) for one in found.values())


def test_two_readings_are_the_same_to_the_letter(
    client: Visitor, kh24: Campaign, house: House, clock: list[datetime]
) -> None:
    url = feed_for(house.secretary)
    first = client.get(url).content
    clock.append(clock[-1] + timedelta(minutes=10))
    assert client.get(url).content == first


def test_another_day_is_a_new_revision_of_the_same_event(
    client: Visitor, kh24: Campaign, house: House, clock: list[datetime]
) -> None:
    remedy = remedy_of(subject_in(kh24, unit=house.cell, person=house.member.person), date(2024, 12, 1))
    url, summary = feed_for(house.member), "Báo kết quả khắc phục: Chậm báo cáo"
    before = events_at(client, url)[summary]
    clock.append(clock[-1] + timedelta(hours=2))
    Remedy.objects.filter(pk=remedy.pk).update(due=date(2024, 12, 9))
    after = events_at(client, url)[summary]
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert after["DTSTART"].dt == date(2024, 12, 9)


def test_what_is_done_is_cancelled_and_what_is_open_again_comes_again_under_the_same_key(
    client: Visitor, kh24: Campaign, house: House, clock: list[datetime]
) -> None:
    remedy = remedy_of(subject_in(kh24, unit=house.cell, person=house.member.person), date(2024, 12, 1))
    url = feed_for(house.member)
    (before,) = events_at(client, url).values()
    Remedy.objects.filter(pk=remedy.pk).update(state="done", note="Xong")
    (gone,) = events_at(client, url).values()
    assert (gone["STATUS"], gone["SEQUENCE"], gone["UID"]) == ("CANCELLED", 1, before["UID"])
    assert "Chậm báo cáo" not in str(gone["SUMMARY"])
    Remedy.objects.filter(pk=remedy.pk).update(state="not_yet", note="")
    (again,) = events_at(client, url).values()
    assert (again["STATUS"], again["SEQUENCE"], again["UID"]) == ("CONFIRMED", 2, before["UID"])
    Remedy.objects.filter(pk=remedy.pk).update(state="done", note="Xong")
    events_at(client, url)
    clock.append(clock[-1] + timedelta(days=61))
    assert events_at(client, url) == {}


def test_who_loses_his_role_reads_nothing_more_of_it(
    client: Visitor, kh24: Campaign, house: House, clock: list[datetime]
) -> None:
    url = feed_for(house.secretary)
    assert house.commune.name in unfolded(client.get(url).content)
    Grant.objects.filter(user=house.secretary).update(state="ended")
    after = client.get(url).content
    assert house.commune.name not in unfolded(after)
    assert "Mục" not in unfolded(after)
    assert {one["STATUS"] for one in Calendar.from_ical(after).walk("VEVENT")} == {"CANCELLED"}


def test_a_locked_account_a_revoked_address_and_a_wrong_one_are_not_found(
    client: Visitor, kh24: Campaign, house: House, clock: list[datetime]
) -> None:
    url = feed_for(house.secretary)
    assert client.get(reverse("calendar_feed", args=["x" * 43])).status_code == 404
    User.objects.filter(pk=house.secretary.pk).update(is_active=False)
    assert client.get(url).status_code == 404
    User.objects.filter(pk=house.secretary.pk).update(is_active=True)
    assert client.get(url).status_code == 200
    revoke_feed(house.secretary, actor=on(house.secretary, WEEK_BEFORE))
    assert client.get(url).status_code == 404
    with pytest.raises(NoFeed):
        revoke_feed(house.secretary, actor=on(house.secretary, WEEK_BEFORE))


def test_a_renewed_address_ends_the_one_before_and_keeps_the_keys_of_events(
    client: Visitor, kh24: Campaign, house: House, clock: list[datetime]
) -> None:
    old = feed_for(house.secretary)
    before = {one["UID"] for one in events_at(client, old).values()}
    new = feed_for(house.secretary)
    assert client.get(old).status_code == 404
    assert {one["UID"] for one in events_at(client, new).values()} == before
    acts = list(Entry.objects.filter(act__startswith="reminders.").order_by("pk").values_list("act", flat=True))
    assert acts == ["reminders.feed_made", "reminders.feed_renewed"]


def test_the_address_is_shown_once_and_kept_as_a_hash_alone(client: Visitor, house: House) -> None:
    client.force_login(house.member)
    page = client.post(reverse("renew_feed")).content.decode()
    token = re.search(r"/lich/([\w-]{43})\.ics", page)
    assert token is not None
    feed = CalendarFeed.objects.get()
    assert token[1] not in str(feed.__dict__)
    assert token[1] not in str(list(Entry.objects.values()))
    shown = client.get(reverse("reminders")).content.decode()
    assert token[1] not in shown
    assert "Thu hồi địa chỉ" in shown
    answer = client.post(reverse("revoke_feed"), follow=True).content.decode()
    assert "Đã thu hồi địa chỉ lịch" in answer
    assert "Tạo địa chỉ lịch" in answer


def test_who_reads_too_often_waits_an_hour(
    client: Visitor, kh24: Campaign, house: House, clock: list[datetime]
) -> None:
    url = feed_for(house.member)
    CalendarFeed.objects.update(window_at=clock[-1], reads=MOST_READS - 1)
    assert [client.get(url).status_code for _ in range(2)] == [200, 429]
    clock.append(clock[-1] + timedelta(hours=1))
    assert client.get(url).status_code == 200
