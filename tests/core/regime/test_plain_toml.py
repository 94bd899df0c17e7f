"""The fast reader of plain TOML gives what the full reader gives, and refuses what it refuses."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kiemdiem
from kiemdiem.core.regime import plain_toml

REGISTERS = sorted((Path(kiemdiem.__file__).parent / "regimes").glob("*/clauses.toml"))
SIGNS = st.sampled_from(list("ab-_1 =\"'[]#\\\t\n\x01\x7f\u2028ếđ.,{}"))
LINES = st.one_of(
    st.builds('{} = "{}"'.format, st.sampled_from(["id", "place", "a-b"]), st.text(SIGNS, max_size=6)),
    st.builds("{} = '{}'".format, st.sampled_from(["id", "place", "a-b"]), st.text(SIGNS, max_size=6)),
    st.sampled_from(["[[clause]]", "[[clause.note]]", "[clause]", "id = 3", "# x", "", " ", 'a."b" = "c"', "[[id]]"]),
    st.text(SIGNS, max_size=12),
)


def read(text: str) -> object:
    """The content, or the words of the refusal."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as bad:
        return str(bad)


def read_fast(text: str) -> object:
    try:
        return plain_toml.loads(text)
    except tomllib.TOMLDecodeError as bad:
        return str(bad)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda path: path.parent.name)
def test_a_clause_register_is_read_alike(register: Path) -> None:
    text = register.read_text(encoding="utf-8")
    assert plain_toml.loads(text) == tomllib.loads(text)


@given(st.lists(LINES, max_size=8))
def test_any_text_is_read_or_refused_alike(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert read_fast(text) == read(text)


def test_a_key_given_twice_is_refused_with_its_place() -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match="line 3"):
        plain_toml.loads('[[clause]]\nid = "A"\nid = "B"\n')
