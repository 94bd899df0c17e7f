"""What every answer carries, and what is written down about it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from kiemdiem.config import urls
from kiemdiem.config.heartbeat import beat
from kiemdiem.config.logs import FOLDER_NAME

SECRET = "Nguyễn Thị Hoài"


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError(SECRET)


@login_not_required
def cached(request: HttpRequest) -> HttpResponse:
    return HttpResponse("", headers={"Cache-Control": "private, max-age=60"})


urlpatterns = [path("broken/", broken, name="broken"), path("cached/", cached, name="cached"), *urls.urlpatterns]
handler500 = urls.handler500


@pytest.fixture
def pages(db: None) -> Iterator[Client]:
    beat(settings.FOLDER)
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def last_lines() -> list[dict[str, object]]:
    (file,) = Path(settings.FOLDER, FOLDER_NAME).glob("*.jsonl")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_no_page_stays_in_the_browser_unless_its_view_says_so(pages: Client) -> None:
    assert pages.get("/health/").headers["Cache-Control"] == "no-store"
    assert pages.get("/cached/").headers["Cache-Control"] == "private, max-age=60"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_a_page_tells_the_browser_what_it_may_not(pages: Client, name: str, value: str) -> None:
    assert pages.get("/health/").headers[name] == value


def test_no_page_runs_a_script_of_its_own_or_another_s(pages: Client) -> None:
    policy = pages.get("/health/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_line_names_the_page_and_the_request_that_the_answer_names(pages: Client) -> None:
    answer = pages.get("/health/?q=Hoai", headers={"user-agent": "somebody's"})
    (line,) = [line for line in last_lines() if line.get("request") == answer.headers["X-Request-ID"]]
    assert (line["page"], line["status"]) == ("health", 200)
    assert set(line) == {"event", "method", "page", "status", "ms", "request", "level", "logger", "at"}


def test_a_fault_shows_nobody_its_text_and_keeps_its_place(pages: Client) -> None:
    answer = pages.get("/broken/")
    assert answer.status_code == 500
    assert SECRET not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    faults = [line for line in last_lines() if line.get("fault") == "ValueError"]
    assert any("test_middleware.py" in str(line["places"]) for line in faults)
    assert SECRET not in json.dumps(last_lines(), ensure_ascii=False)
