"""What the tests of whole pages share: a small house with somebody for every role."""

import pytest

from tests.builders.house import House, make_house


@pytest.fixture
def house(db: None) -> House:
    return make_house()
