"""What the tests of persons share: the lists of words."""

import pytest

from tests.builders.people import make_words


@pytest.fixture(autouse=True)
def words(db: None) -> None:
    make_words()
