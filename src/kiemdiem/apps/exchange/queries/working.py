"""How far the work on packages has come."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from kiemdiem.apps.exchange import words
from kiemdiem.apps.exchange.models import PackageOrder, ReceivedPackage
from kiemdiem.shell.components import Progress
from kiemdiem.shell.turns import is_silent


def making_of(order: PackageOrder) -> Progress:
    """The file of an order on its way."""
    is_finished = order.state != PackageOrder.State.WAITING
    told = words.MAKING_ENDED if is_finished else words.MAKING
    return _progress(told.format(unit=order.unit.name), reverse("made_package_progress", args=[order.pk]), is_finished)


def taking_of(package: ReceivedPackage) -> Progress:
    """A package that is being taken: it comes in one piece, so there is nothing to count."""
    is_finished = package.state != ReceivedPackage.State.TAKING
    told = words.TAKING_ENDED if is_finished else words.TAKING
    return _progress(told.format(name=package.name), reverse("package_progress", args=[package.pk]), is_finished)


def _progress(sentence: str, url: str, is_finished: bool) -> Progress:
    return Progress(done=int(is_finished), total=1, sentence=sentence, part_url=url, is_finished=is_finished)


def has_stopped(state: str, working: str, beat_at: datetime | None) -> bool:
    """Whether the task ended before its work was done, by the clock."""
    return state == working and is_silent(beat_at)
