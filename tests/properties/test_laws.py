"""What must hold of every season under every regime, shipped or invented."""

from collections.abc import Callable

import pytest

from kiemdiem.core.regime.entries.ratings import Quota
from tests.proofs_plugin import Counted
from tests.properties.checks import (
    a_better_paper_never_lowers,
    a_known_fact_never_widens,
    is_by_ballot,
    names_and_order_change_nothing,
    one_alone_is_as_one_of_many,
    only_what_the_text_allows_is_decided,
    rating_twice_gives_one_answer,
    relabelled_people_keep_the_quotas,
)
from tests.properties.directions import BETTER, a_worse_fact_never_raises
from tests.properties.illness import knows_sick_leave, more_sick_leave_never_raises
from tests.properties.rating import NAMES, regime
from tests.properties.releases import a_released_ground_never_worsens, knows_releases
from tests.properties.sentences import sentences_are_true_cited_and_vietnamese
from tests.properties.trials import MANY, Law, hold_on_few_seasons, hold_on_many_seasons

WITH_QUOTAS = [name for name in NAMES if any(True for _ in regime(name).of("quota", Quota))]
WITH_BALLOTS = [name for name in NAMES if any(is_by_ballot(name, kind) for kind in regime(name).kinds)]
WITH_DIRECTIONS = [name for name in NAMES if any(other == name for other, _ in BETTER)]
WITH_SICK_LEAVE = [name for name in NAMES if knows_sick_leave(name)]
WITH_RELEASES = [name for name in NAMES if knows_releases(name)]

NAMES_AND_ORDER = Law(names_and_order_change_nothing)
QUOTAS = Law(relabelled_people_keep_the_quotas, WITH_QUOTAS, "counted")
KNOWN_FACTS = Law(a_known_fact_never_widens, crowds="ruled")
BETTER_PAPERS = Law(a_better_paper_never_lowers, WITH_BALLOTS, "ruled")
WORSE_FACTS = Law(a_worse_fact_never_raises, WITH_DIRECTIONS, "directed")
SICK_LEAVE = Law(more_sick_leave_never_raises, WITH_SICK_LEAVE, "spared")
RELEASES = Law(a_released_ground_never_worsens, WITH_RELEASES, "directed")
ALONE = Law(one_alone_is_as_one_of_many)
DECISIONS = Law(only_what_the_text_allows_is_decided)
AGAIN = Law(rating_twice_gives_one_answer)
SENTENCES = Law(sentences_are_true_cited_and_vietnamese)
LAWS = (
    NAMES_AND_ORDER, QUOTAS, KNOWN_FACTS, BETTER_PAPERS, WORSE_FACTS, SICK_LEAVE, RELEASES, ALONE, DECISIONS, AGAIN,
    SENTENCES,
)  # fmt: skip


def under(law: Law) -> Callable[[Callable[[str], None]], Callable[[str], None]]:
    """A test for each regime of which the law says anything."""
    return pytest.mark.parametrize("name", law.under)


@under(NAMES_AND_ORDER)
def test_names_ids_and_the_order_of_rows_change_nothing(name: str) -> None:
    hold_on_few_seasons(NAMES_AND_ORDER, name)


@under(QUOTAS)
def test_people_under_other_labels_keep_the_quotas_and_their_places(name: str) -> None:
    hold_on_few_seasons(QUOTAS, name)


@under(KNOWN_FACTS)
def test_an_added_fact_never_widens_a_range_and_what_comes_out_was_in_it(name: str) -> None:
    hold_on_few_seasons(KNOWN_FACTS, name)


@under(BETTER_PAPERS)
def test_a_more_favourable_vote_never_lowers_the_level(name: str) -> None:
    hold_on_few_seasons(BETTER_PAPERS, name)


@under(WORSE_FACTS)
def test_a_worse_fact_never_raises_the_level(name: str) -> None:
    hold_on_few_seasons(WORSE_FACTS, name)


@under(SICK_LEAVE)
def test_more_sick_leave_never_raises_the_level(name: str) -> None:
    hold_on_few_seasons(SICK_LEAVE, name)


@under(RELEASES)
def test_a_released_ground_never_worsens_the_level(name: str) -> None:
    hold_on_few_seasons(RELEASES, name)


@under(ALONE)
def test_a_subject_that_nothing_ties_to_others_is_rated_among_them_as_alone(name: str) -> None:
    hold_on_few_seasons(ALONE, name)


@under(DECISIONS)
def test_an_office_decides_only_what_the_text_allows(name: str) -> None:
    hold_on_few_seasons(DECISIONS, name)


@under(AGAIN)
def test_rating_a_season_twice_gives_the_same_answer(name: str) -> None:
    hold_on_few_seasons(AGAIN, name)


@under(SENTENCES)
def test_every_sentence_is_true_as_printed_cites_the_register_and_is_vietnamese(name: str) -> None:
    hold_on_few_seasons(SENTENCES, name)


@pytest.mark.prove
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.check.__name__)
def test_every_law_holds_on_a_thousand_seasons(law: Law, counted: Counted) -> None:
    for name in law.under:
        counted(put_to_the_test=hold_on_many_seasons(law, name), seasons=MANY)
