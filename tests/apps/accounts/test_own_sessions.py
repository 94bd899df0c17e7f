"""One's own sessions: what is told of them, ending them, and that nothing tells when somebody was at a ballot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from kiemdiem.apps.accounts.facts.devices import device_in_words, device_of
from kiemdiem.apps.accounts.facts.limits import LONGEST, STILL_TOLD
from kiemdiem.apps.accounts.facts.own_sessions import mark_of, own_sessions
from kiemdiem.apps.accounts.models import Session
from kiemdiem.apps.accounts.views.gates import leaves_no_time
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.users.models import User
from kiemdiem.config.middleware.entry import EntryMiddleware
from kiemdiem.config.sessions import SessionStore
from tests.builders.house import PASSWORD, House, acting, make_grant, make_user
from tests.builders.visiting import Visitor, page

INSIDE, END_ONE, END_ALL = (f"/tai-khoan/cua-toi/{rest}" for rest in ("", "ket-thuc-mot-phien/", "ket-thuc-phien/"))
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 Version/15.1 Safari/604.1"


def come(user: User, browser: str = CHROME) -> Client:
    client = Client(headers={"User-Agent": browser})
    assert client.post("/dang-nhap/", {"username": user.username, "password": PASSWORD}).status_code == 302
    client.get(INSIDE)
    return client


def is_in(client: Client) -> bool:
    return client.get(INSIDE).status_code == 200


def key_of(client: Client) -> str:
    return str(client.session.session_key)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (CHROME, "Chrome trên Windows"),
        (f"{CHROME} Edg/109.0.1518.49", "Edge trên Windows"),
        (CHROME.replace("Chrome/", "coc_coc_browser/109.0 Chrome/"), "Cốc Cốc trên Windows"),
        (IPHONE, "Safari trên iPhone"),
        (IPHONE.replace("Version/15.1", "CriOS/109.0"), "Chrome trên iPhone"),
        ("Mozilla/5.0 (Linux; Android 13) Chrome/109.0 Mobile Safari/537.36", "Chrome trên Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:109.0) Gecko/20100101 Firefox/115.0", "Firefox trên macOS"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0", "Firefox trên Linux"),
        ("<script>", "Trình duyệt khác trên máy không rõ loại"),
        ("", "Trình duyệt khác trên máy không rõ loại"),
    ],
)
def test_a_device_is_told_by_its_families_alone(said: str, told: str) -> None:
    assert device_in_words(device_of(said)) == told


def test_nothing_that_tells_more_of_the_device_is_kept(house: House) -> None:
    kept = Session.objects.get(session_key=key_of(come(house.member))).get_decoded()
    assert kept["device"] == "windows chrome"
    assert "109" not in str(kept)


def test_the_page_lists_ones_own_open_sessions_and_nobody_else_s(house: House) -> None:
    here = come(house.member)
    come(house.member, IPHONE)
    come(house.secretary, "Mozilla/5.0 (X11; Linux x86_64) Firefox/115.0")
    told = page(here.get(INSIDE))
    assert told.index("Chrome trên Windows") < told.index("phiên này") < told.index("Safari trên iPhone")
    assert "Firefox trên Linux" not in told
    assert key_of(here) not in told


def test_one_session_is_ended_and_the_others_stay(house: House) -> None:
    here, lent, third = come(house.member), come(house.member, IPHONE), come(house.member)
    assert here.post(END_ONE, {"phien": mark_of(key_of(lent))}).status_code == 302
    assert (is_in(here), is_in(lent), is_in(third)) == (True, False, True)
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.actor) == ("accounts.session_ended", house.member)
    assert entry.sentence == "Bùi Xuân Đạt kết thúc một phiên đang mở ở nơi khác (Safari trên iPhone)."


def test_neither_this_session_nor_that_of_somebody_else_is_ended_so(house: House) -> None:
    here, foreign = come(house.member), come(house.secretary)
    for client in (here, foreign):
        assert here.post(END_ONE, {"phien": mark_of(key_of(client))}).status_code == 404
    assert (is_in(here), is_in(foreign)) == (True, True)
    assert not Entry.objects.filter(act="accounts.session_ended").exists()


def test_all_others_end_at_once_and_leave_the_list(house: House) -> None:
    here, lent = come(house.member), come(house.member, IPHONE)
    here.post(END_ALL)
    assert "Safari trên iPhone" not in page(here.get(INSIDE))
    assert (is_in(here), is_in(lent)) == (True, False)


def test_another_password_ends_the_other_sessions(house: House) -> None:
    here, lent = come(house.member), come(house.member, IPHONE)
    new = "Con-trau-ba-chan-chieu"
    assert here.post("/mat-khau/doi/", {"current": PASSWORD, "new": new, "again": new}).status_code == 302
    assert "Safari trên iPhone" not in page(here.get(INSIDE))
    assert (is_in(here), is_in(lent)) == (True, False)


def test_who_signs_out_leaves_no_row_behind(house: House) -> None:
    client = come(house.member)
    client.post("/dang-xuat/")
    assert not Session.objects.filter(user=house.member).exists()


def test_a_session_that_stood_idle_too_long_is_not_listed_for_a_weighty_role(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    client.get(INSIDE)
    later = timezone.now() + timedelta(minutes=31)
    assert [own_sessions(house.board, this=None, is_weighty=weighty, at=later) == () for weighty in (True, False)] == [
        True, False,
    ]  # fmt: skip


def test_the_list_costs_one_query_however_many_sessions_there_are(house: House, django_assert_num_queries: Any) -> None:
    for _ in range(5):
        come(house.member)
    with django_assert_num_queries(1):
        assert len(own_sessions(house.member, this=None, is_weighty=False, at=timezone.now())) == 5


def row_of(client: Client) -> dict[str, Any]:
    row = Session.objects.get(session_key=key_of(client))
    return {**row.get_decoded(), "expire_date": row.expire_date}


def set_back(client: Client, **kept: object) -> None:
    session = client.session
    for name, value in kept.items():
        session[name] = value
    session.save()


def test_the_last_use_is_a_day_that_the_first_page_of_that_day_writes(house: House) -> None:
    client = come(house.member)
    set_back(client, used_on="2021-12-19")
    client.get(INSIDE)
    first = row_of(client)
    assert first["used_on"] == timezone.localtime().date().isoformat()
    client.get(INSIDE)
    assert row_of(client) == first
    assert "seen_at" not in first


def test_the_row_of_a_session_ends_by_its_beginning_however_often_it_is_saved(house: House) -> None:
    client = come(house.member)
    begun = int((timezone.now() - timedelta(hours=5)).timestamp())
    set_back(client, begun_at=begun)
    client.post(END_ALL)  # says something to the user, which the session keeps
    assert row_of(client)["expire_date"] == datetime.fromtimestamp(begun, UTC) + LONGEST + STILL_TOLD


def at_the_door(user: User, view: Any) -> SessionStore:
    """The session of somebody whose request for this view has come through the door."""
    request: Any = RequestFactory().post("/")
    request.user, request.actor = user, acting(user, timezone.now())
    request.session, request.htmx = SessionStore(), False
    request.session["otp_device_id"] = "known"
    answer = EntryMiddleware(lambda request: HttpResponse()).process_view(request, view, (), {})
    assert answer is None
    return request.session  # type: ignore[no-any-return]


@pytest.mark.parametrize("role", [None, Role.BOARD])
def test_a_view_that_concerns_a_ballot_leaves_no_time_in_the_session(db: None, role: Role | None) -> None:
    user = make_user("an")
    if role:
        make_grant(user, role)

    def cast(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert set(at_the_door(user, cast).keys()) > {"otp_device_id"}
    assert set(at_the_door(user, leaves_no_time(cast)).keys()) == {"otp_device_id"}
