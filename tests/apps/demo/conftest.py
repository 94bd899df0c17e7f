"""A house that is a demonstration."""

from dataclasses import replace

import pytest
from django.conf import settings


@pytest.fixture
def as_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, is_demo=True))
