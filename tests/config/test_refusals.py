"""Exceptions that become pages."""

import psycopg
import pytest
from django.db import OperationalError
from django.test import RequestFactory

from kiemdiem.config.middleware.refusals import RefusalMiddleware
from kiemdiem.shell.errors import NotToBeFound


def caused_by(cause: Exception, words: str = "") -> OperationalError:
    fault = OperationalError(words or str(cause))
    fault.__cause__ = cause
    return fault


@pytest.fixture
def middleware() -> RefusalMiddleware:
    def never(request: object) -> None:
        raise AssertionError("no view is asked")

    return RefusalMiddleware(never)  # type: ignore[arg-type]  # it is not to be called


@pytest.mark.parametrize(
    "fault",
    [
        OperationalError("database is locked"),
        caused_by(psycopg.errors.DeadlockDetected("deadlock detected")),
        caused_by(psycopg.errors.LockNotAvailable("lock not available")),
        caused_by(psycopg.errors.SerializationFailure("could not serialize access")),
    ],
)
def test_who_waits_too_long_is_told_to_send_it_again(
    rf: RequestFactory,
    middleware: RefusalMiddleware,
    fault: OperationalError,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_answer() -> None:
        raise fault

    monkeypatch.setattr("kiemdiem.config.frame.office_named", no_answer)
    answer = middleware.process_exception(rf.post("/"), fault)
    assert answer is not None
    assert answer.status_code == 503
    assert "Hãy quay lại trang trước và gửi lại." in answer.content.decode()


@pytest.mark.parametrize("fault", [OperationalError("no such table: units"), ValueError("database is locked")])
def test_a_fault_of_ours_is_not_taken_for_a_crowd(
    rf: RequestFactory, middleware: RefusalMiddleware, fault: Exception
) -> None:
    assert middleware.process_exception(rf.post("/"), fault) is None


def test_what_may_not_be_seen_is_not_found(db: None, rf: RequestFactory, middleware: RefusalMiddleware) -> None:
    answer = middleware.process_exception(rf.get("/"), NotToBeFound())
    assert answer is not None
    assert answer.status_code == 404
