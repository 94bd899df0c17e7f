"""Two installations in one database: the district sends, then its campaign goes, and the commune takes what came."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.apps.assignments.models import Assignment, GroupMember, GroupUnit, HandedAssignment, VisitingGroup
from kiemdiem.apps.campaigns.models import (
    BodyUnit,
    Campaign,
    Grounds,
    Hearing,
    ReadingChoice,
    ReviewForum,
    RollVersion,
    Standing,
    Subject,
)
from kiemdiem.apps.exchange.actions.make_package import make_package
from kiemdiem.apps.exchange.actions.trusting import trust_sender
from kiemdiem.apps.exchange.facts.office_keys import fingerprint_of, office_key, public_bytes
from kiemdiem.apps.exchange.models import PackageOrder, TrustedSender
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.subplans.models import OwnDay, OwnItem, SubPlan
from kiemdiem.apps.workplans.models import EnteredDay
from tests.builders.campaigns import board_of, opened
from tests.builders.house import House, acting

LATER = datetime(2022, 11, 25, 5, tzinfo=UTC)
Taken = Callable[..., io.BytesIO]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """A data folder of its own: the key of the office lies there, and the files that come."""
    settings.FOLDER = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "uploads"},
        },
    }
    return tmp_path


@pytest.fixture
def sent(house: House) -> Campaign:
    """An open campaign of the district with its roll."""
    return opened(house)


def packed(campaign: Campaign, house: House, *, at: datetime | None = None) -> bytes:
    """The file for the first commune."""
    actor = acting(house.board, at=at) if at else board_of(house)
    return make_package(campaign, unit=house.commune, actor=actor).content


def forget_campaigns() -> None:
    """As in the house of a receiver: registers, and no campaign."""
    Grant.objects.filter(role=Role.FOLLOWER).delete()
    Assignment.objects.unscoped("the other house").delete()
    PackageOrder.objects.all().delete()
    ReviewPrompt.objects.unscoped("the other house").delete()
    below = (GroupMember, GroupUnit, VisitingGroup, HandedAssignment)
    for plan in (*below, OwnDay, OwnItem, SubPlan, EnteredDay, Hearing, ReviewForum):
        plan.objects.all().delete()
    Standing.objects.unscoped("the other house").delete()
    for model in (Grounds, BodyUnit, RollVersion, ReadingChoice):
        model.objects.all().delete()
    Subject.objects.unscoped("the other house").delete()
    Campaign.objects.unscoped("the other house").delete()


@pytest.fixture
def trusted(house: House, folder: Path) -> TrustedSender:
    """The office itself as a sender whose fingerprint was compared."""
    fingerprint = fingerprint_of(public_bytes(office_key(folder)))
    return trust_sender(fingerprint, name="Ban Tổ chức Huyện ủy", actor=board_of(house))


DAY = date(2022, 12, 20)
