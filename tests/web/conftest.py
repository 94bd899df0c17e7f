"""What the tests of whole pages share: a small house with somebody for every role."""

import pytest
from django.conf import settings

from kiemdiem.config.heartbeat import heartbeat_file
from tests.builders.house import House, make_house
from tests.builders.visiting import Visitor
from tests.web.every_url import World
from tests.web.world import make_world


@pytest.fixture
def house(db: None) -> House:
    return make_house()


@pytest.fixture
def client() -> Visitor:
    """In place of pytest-django's own: whoever is signed in by force has given his six-digit code."""
    return Visitor()


@pytest.fixture
def world(db: None) -> World:
    heartbeat_file(settings.FOLDER).unlink(missing_ok=True)  # no worker runs here, whatever a test before left
    return make_world()
