"""A file's name says what is in it."""

import re
from pathlib import Path

import pytest

from tests.architecture.repository import files

SAYS_NOTHING = frozenset({"util", "utils", "helper", "helpers", "common", "misc", "base", "manager", "handler", "info"})
SAYS_NOTHING |= {"data", "obj", "process", "do"}
ALLOWED = {
    "src/kiemdiem/regimes/common": "the parent of every regime: the vocabulary they have in common",
}


def empty_words(file: Path) -> set[str]:
    words = {word for part in file.parts for word in re.split(r"[^a-z0-9]+", part.lower())}
    return words & SAYS_NOTHING


def test_no_file_and_no_folder_has_a_name_that_says_nothing() -> None:
    found = {str(file): empty_words(file) for file in files() if not str(file).startswith(tuple(ALLOWED))}
    assert {file: words for file, words in found.items() if words} == {}


@pytest.mark.parametrize("name", ["core/utils.py", "core/regime_helpers.py", "data/roster.csv", "base.py"])
def test_an_empty_word_is_found_in_every_part_of_a_path(name: str) -> None:
    assert empty_words(Path(name))


def test_a_word_that_only_begins_alike_is_none() -> None:
    assert not empty_words(Path("docs/database-processing.md"))
