"""A refusal says what, which, under which clause, and what to do now."""

import inspect
import pickle
import string

import pytest

from kiemdiem.core.quantities import errors
from kiemdiem.core.quantities.errors import HouseError, NotANumber

ALL = [known for _, known in inspect.getmembers(errors, inspect.isclass) if issubclass(known, HouseError)]


def test_a_refusal_names_the_thing_the_clause_and_the_next_step() -> None:
    told = str(NotANumber(text="chín", clauses=("KH61-179",)))
    assert told.startswith("“chín” không phải là số. (KH61-179) Hãy ghi")


def test_a_long_or_unprintable_value_is_shown_short_and_clean() -> None:
    told = str(NotANumber(text="x\n\x00" + "y" * 500))
    assert len(told) < 250
    assert told.isprintable()


@pytest.mark.parametrize(
    ("given", "told"), [(-2.0, "-2"), (0.29, "0.29"), (float("nan"), "nan"), (float("inf"), "inf")]
)
def test_a_number_of_a_sheet_is_shown_as_the_sheet_shows_it(given: float, told: str) -> None:
    assert errors.shown(given) == told


def test_a_refusal_crosses_to_another_process_whole() -> None:
    refusal = NotANumber(text="chín", clauses=("KH61-179",))
    assert str(pickle.loads(pickle.dumps(refusal))) == str(refusal)


def test_braces_in_what_was_typed_are_shown_as_typed() -> None:
    assert "“{text}{0}”" in str(NotANumber(text="{text}{0}"))


@pytest.mark.parametrize("known", [known for known in ALL if known is not HouseError], ids=lambda known: known.__name__)
def test_every_refusal_gives_advice_and_never_its_own_name(known: type[HouseError]) -> None:
    slots = {name for text in (known.message, known.advice) for _, name, _, _ in string.Formatter().parse(text) if name}
    told = str(known(clauses=(), **dict.fromkeys(slots, "…")))
    assert known.advice
    assert told.endswith(".")
    assert known.__name__ not in told
