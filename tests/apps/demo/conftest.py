"""A house that is a demonstration."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from kiemdiem.apps.demo.actions import Planted, plant_demo
from tests.builders.house import NOON


@pytest.fixture
def as_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, is_demo=True))


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Planted]:
    """Planted once for all tests of a file, each of which undoes what it writes (`db`); at the end nothing stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield plant_demo(at=NOON, size="tiny")
        transaction.set_rollback(True)
