"""Every border of every threshold of KH61, for ballots of up to 200 voters with up to three invalid papers."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from tests.regimes.kh61.ballots import Votes, answer_to, collective

VOTERS = range(1, 201)
INVALID = range(4)
SEVENTY, SIXTY, FIFTY = Fraction(70, 100), Fraction(60, 100), Fraction(50, 100)


def level_of(votes: Votes, voters: int) -> str | None:
    """The plan's four lines, read off (II.1.4.3 bullet 6), with those who voted as the base."""
    excellent, good, done, not_done = votes
    if Fraction(excellent, voters) >= SEVENTY:
        return "HTXSNV"
    if Fraction(excellent + good, voters) >= SIXTY:
        return "HTTNV"
    if Fraction(excellent + good + done, voters) > FIFTY:
        return "HTNV"
    if Fraction(not_done, voters) >= FIFTY:
        return "KHTNV"
    return None


def counts_at(bound: Fraction, voters: int, papers: int) -> Iterator[int]:
    """The counts just below, on and just above a share of the voters, as far as there are papers for them."""
    near = bound * voters
    for count in range(near.__floor__() - 1, near.__ceil__() + 2):
        if 0 <= count <= papers:
            yield count


def levels(ballots: list[tuple[Votes, int]]) -> list[str | None]:
    subjects = [collective(f"C{number}", votes, voters) for number, (votes, voters) in enumerate(ballots)]
    answer = answer_to(subjects)
    return [answer.subjects[f"C{number}"].level for number in range(len(ballots))]


def ballots_at(bound: Fraction, place: int) -> list[tuple[Votes, int]]:
    """Ballots whose votes for the level at `place` stand at a border; the rest goes one level lower, the last up."""
    found: list[tuple[Votes, int]] = []
    for voters in VOTERS:
        for invalid in INVALID:
            papers = voters - invalid
            for count in counts_at(bound, voters, papers):
                votes = [0, 0, 0, 0]
                votes[place] = count
                votes[place + 1 if place < 3 else 2] = papers - count
                found.append(((votes[0], votes[1], votes[2], votes[3]), voters))
    return found


@pytest.mark.clause("KH61-180")
def test_seventy_per_cent_is_reached_from_seventy_up() -> None:
    ballots = ballots_at(SEVENTY, 0)
    assert levels(ballots) == [level_of(*ballot) for ballot in ballots]


@pytest.mark.clause("KH61-181")
def test_sixty_per_cent_or_better_is_reached_from_sixty_up() -> None:
    ballots = ballots_at(SIXTY, 1)
    mixed = [((good // 2, good - good // 2, done, 0), voters) for (_, good, done, _), voters in ballots]
    for tried in (ballots, mixed):
        assert levels(tried) == [level_of(*ballot) for ballot in tried]


@pytest.mark.clause("KH61-182")
def test_more_than_half_is_reached_above_half_only() -> None:
    ballots = ballots_at(FIFTY, 2)
    mixed = [((0, done // 2, done - done // 2, failed), voters) for (_, _, done, failed), voters in ballots]
    for tried in (ballots, mixed):
        assert levels(tried) == [level_of(*ballot) for ballot in tried]


@pytest.mark.clause("KH61-183")
def test_half_for_the_lowest_level_is_reached_from_half_up() -> None:
    ballots = ballots_at(FIFTY, 3)
    assert levels(ballots) == [level_of(*ballot) for ballot in ballots]


@pytest.mark.clause("KH61-184")
@pytest.mark.parametrize("invalid", INVALID)
def test_no_level_is_open_exactly_between_the_two_halves(invalid: int) -> None:
    """Votes for the lowest level under half, votes for the others not above half: only invalid papers leave room."""
    ballots, expected = [], []
    for voters in VOTERS:
        for not_done in range(max(0, voters // 2 - 4), min(voters // 2 + 4, voters - invalid) + 1):
            ballots.append(((0, 0, voters - invalid - not_done, not_done), voters))
            expected.append(2 * not_done < voters and 2 * (voters - invalid - not_done) <= voters)
    assert [level is None for level in levels(ballots)] == expected
    assert any(expected) == (invalid > 0)


@pytest.mark.clause("KH61-184")
def test_with_valid_papers_only_every_ballot_of_up_to_twelve_voters_gives_the_best_level_that_holds() -> None:
    ballots = [
        ((excellent, good, done, voters - excellent - good - done), voters)
        for voters in range(1, 13)
        for excellent in range(voters + 1)
        for good in range(voters - excellent + 1)
        for done in range(voters - excellent - good + 1)
    ]
    found = levels(ballots)
    assert found == [level_of(*ballot) for ballot in ballots]
    assert None not in found


@pytest.mark.clause("KH61-179")
def test_an_invalid_paper_weighs_in_the_base_and_helps_no_level() -> None:
    for voters in VOTERS:
        most_invalid = (3 * voters) // 10
        counts = range(max(0, most_invalid - 1), min(voters, most_invalid + 1) + 1)
        ballots: list[tuple[Votes, int]] = [((voters - invalid, 0, 0, 0), voters) for invalid in counts]
        assert [level == "HTXSNV" for level in levels(ballots)] == [10 * (voters - i) >= 7 * voters for i in counts]
