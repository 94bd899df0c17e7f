"""The regimes that the files of these tests are for, loaded once."""

import pytest

from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime


@pytest.fixture(scope="session")
def province() -> Regime:
    """A regime with ballots, links, table facts and quotas."""
    return load("kh61_2021")


@pytest.fixture(scope="session")
def town() -> Regime:
    """A regime with proposed levels and shares."""
    return load("kh24_2024")


@pytest.fixture(scope="session")
def chapter() -> Regime:
    """A regime with points, two scales of levels and kinds without a level."""
    return load("kh146_2014")
