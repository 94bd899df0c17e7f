"""What the tests of the shell share: people in a table, a template drawn, a browser."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.template import engines

from kiemdiem.apps.users.models import User
from tests.shell.sights import example_frame

Draw = Callable[..., str]
NAMES = ("Đỗ Văn An", "Lê Thị Ngọc Ánh", "Hoàng Đức Bảo", "Phạm Quốc Cường")
FIRST_DAY = datetime(2001, 5, 19, 17, 30, tzinfo=UTC)


@pytest.fixture
def draw() -> Draw:
    """A template from its text, with the frame of the example."""

    def drawn(text: str, **context: object) -> str:
        return str(engines["django"].from_string(text).render({"frame": example_frame(), **context}))

    return drawn


@pytest.fixture
def people(db: None) -> list[User]:
    """30 accounts, the youngest last."""
    return make_people(30)


def make_people(count: int) -> list[User]:
    """So many accounts with names in turn; each a day younger than the one before."""
    return User.objects.bulk_create(
        User(username=f"u{place:05}", name=NAMES[place % len(NAMES)], created_at=FIRST_DAY + timedelta(days=place))
        for place in range(count)
    )
