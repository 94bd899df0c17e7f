"""Days and moments stand in Hanoi's time, as dd/mm/yyyy."""

from datetime import UTC, date, datetime

import pytest

from tests.shell.conftest import Draw

LATE_IN_LONDON = datetime(2022, 1, 10, 17, 30, tzinfo=UTC)  # half past midnight in Hanoi


@pytest.mark.parametrize(
    ("template", "value", "told"),
    [
        ("{{ when|day }}", date(2022, 1, 5), "05/01/2022"),
        ("{{ when|day }}", LATE_IN_LONDON, "11/01/2022"),
        ("{{ when|day }}", None, ""),
        ("{{ when|long_day }}", LATE_IN_LONDON, "thứ Ba, 11/01/2022"),
        ("{{ when|long_day }}", None, ""),
        ("{{ when|moment }}", LATE_IN_LONDON, "11/01/2022, 00:30"),
        ("{{ when|moment }}", None, ""),
        ("{{ when }}", date(2022, 1, 5), "05/01/2022"),
        ("{{ when }}", LATE_IN_LONDON, "11/01/2022, 00:30"),
        ("{{ when }}", 72.5, "72,5"),
        ("{{ when|number }}", 5600000, "5.600.000"),
        ("{{ when|number }}", 12, "12"),
    ],
)
def test_it_is_written_as_vietnamese_offices_write(draw: Draw, template: str, value: object, told: str) -> None:
    assert draw(template, when=value) == told
