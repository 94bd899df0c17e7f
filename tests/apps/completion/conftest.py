"""A season that is under way."""

from __future__ import annotations

import pytest

from kiemdiem.apps.campaigns.models import Campaign
from tests.builders.campaigns import opened
from tests.builders.house import House


@pytest.fixture
def campaign(house: House) -> Campaign:
    """The season of 2022 under KH75, open: four cells, two communes, three members."""
    return opened(house)
