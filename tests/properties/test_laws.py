"""What must hold of every season under every regime, shipped or invented."""

import pytest

from tests.properties.checks import (
    a_better_paper_never_lowers,
    a_known_fact_never_widens,
    names_and_order_change_nothing,
    one_alone_is_as_one_of_many,
    only_what_the_text_allows_is_decided,
    rating_twice_gives_one_answer,
)
from tests.properties.directions import a_released_ground_never_worsens, a_worse_fact_never_raises
from tests.properties.rating import NAMES
from tests.properties.sentences import sentences_are_true_cited_and_vietnamese
from tests.properties.trials import Law, hold, on_every_regime, on_many_seasons


@on_every_regime
def test_names_ids_and_the_order_of_rows_change_nothing(name: str, seed: int) -> None:
    hold(names_and_order_change_nothing, name, seed)


@on_every_regime
def test_an_added_fact_never_widens_a_range_and_what_comes_out_was_in_it(name: str, seed: int) -> None:
    hold(a_known_fact_never_widens, name, seed)


@on_every_regime
def test_a_more_favourable_vote_never_lowers_the_level(name: str, seed: int) -> None:
    hold(a_better_paper_never_lowers, name, seed)


@on_every_regime
def test_a_worse_fact_never_raises_the_level(name: str, seed: int) -> None:
    hold(a_worse_fact_never_raises, name, seed)


@on_every_regime
def test_a_released_ground_never_worsens_the_level(name: str, seed: int) -> None:
    hold(a_released_ground_never_worsens, name, seed)


@on_every_regime
def test_a_subject_that_nothing_ties_to_others_is_rated_among_them_as_alone(name: str, seed: int) -> None:
    hold(one_alone_is_as_one_of_many, name, seed)


@on_every_regime
def test_an_office_decides_only_what_the_text_allows(name: str, seed: int) -> None:
    hold(only_what_the_text_allows_is_decided, name, seed)


@on_every_regime
def test_rating_a_season_twice_gives_the_same_answer(name: str, seed: int) -> None:
    hold(rating_twice_gives_one_answer, name, seed)


@on_every_regime
def test_every_sentence_is_true_as_printed_cites_the_register_and_is_vietnamese(name: str, seed: int) -> None:
    hold(sentences_are_true_cited_and_vietnamese, name, seed)


LAWS = (
    names_and_order_change_nothing,
    a_known_fact_never_widens,
    a_better_paper_never_lowers,
    a_worse_fact_never_raises,
    a_released_ground_never_worsens,
    one_alone_is_as_one_of_many,
    only_what_the_text_allows_is_decided,
    rating_twice_gives_one_answer,
    sentences_are_true_cited_and_vietnamese,
)


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_law_holds_on_a_thousand_seasons(law: Law, name: str) -> None:
    on_many_seasons(law, name)
