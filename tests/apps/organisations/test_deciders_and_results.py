"""The table of decentralisation, and what units came to in past years."""

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.access import deciders_visible_to
from kiemdiem.apps.organisations.actions.add_decider import NewDecider, add_decider
from kiemdiem.apps.organisations.actions.end_decider import end_decider
from kiemdiem.apps.organisations.actions.load_words import load_words
from kiemdiem.apps.organisations.actions.record_unit_result import YearOfUnit, record_unit_result
from kiemdiem.apps.organisations.errors import (
    DayNotYetCome,
    DeciderEnded,
    DeciderForNothing,
    NoSuchWord,
    NothingChanged,
    YearNotRated,
)
from kiemdiem.apps.organisations.models import Decider, YearlyResult
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.core.quantities.errors import HouseError
from tests.builders.house import House, acting

BTV = "Ban Thường vụ Huyện ủy"


@pytest.fixture
def house_with_words(house: House) -> House:
    load_words(actor=acting(house.board))
    return house


def test_a_row_of_the_table_is_told_in_words(house_with_words: House) -> None:
    house = house_with_words
    new = NewDecider(body=BTV, unit=house.commune, post="bi_thu", how="phan_cap", since=date(2020, 1, 1))
    decider = add_decider(new, actor=acting(house.board))
    assert (decider.unit, decider.post, decider.how) == (house.commune, "bi_thu", "phan_cap")
    assert Entry.objects.latest("number").sentence == (
        "Ghi phân cấp: Ban Thường vụ Huyện ủy quyết định đối với bí thư tại Đảng bộ xã Long Giang."
    )
    end_decider(decider, on=date(2021, 7, 1), actor=acting(house.board))
    assert Decider.objects.get().until == date(2021, 6, 30)
    assert Entry.objects.latest("number").sentence.startswith("Thôi phân cấp từ ngày 01/07/2021")


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewDecider(body=" ", post="bi_thu"), DeciderForNothing),
        (NewDecider(body=BTV), DeciderForNothing),
        (NewDecider(body=BTV, post="no_such_post"), NoSuchWord),
        (NewDecider(body=BTV, post="bi_thu", how="no_such_way"), NoSuchWord),
    ],
)
def test_a_refused_row_is_not_written(house_with_words: House, new: NewDecider, refusal: type[HouseError]) -> None:
    with pytest.raises(refusal):
        add_decider(new, actor=acting(house_with_words.board))
    assert not Decider.objects.exists()


def test_a_row_ends_once_after_it_began_and_not_in_the_future(house_with_words: House) -> None:
    board = acting(house_with_words.board)
    row = add_decider(NewDecider(body=BTV, post="bi_thu", since=date(2021, 7, 1)), actor=board)
    with pytest.raises(DayNotYetCome):
        end_decider(row, on=date(2022, 1, 1), actor=board)
    with pytest.raises(DeciderEnded):
        end_decider(row, on=date(2021, 7, 1), actor=board)
    end_decider(row, on=date(2021, 7, 2), actor=board)
    with pytest.raises(DeciderEnded):
        end_decider(row, on=date(2021, 8, 1), actor=board)


def test_rows_on_another_branch_are_not_seen(house_with_words: House) -> None:
    house = house_with_words
    board = acting(house.board)
    own = add_decider(NewDecider(body=BTV, unit=house.cell), actor=board)
    everywhere = add_decider(NewDecider(body=BTV, post="bi_thu"), actor=board)
    other = add_decider(NewDecider(body=BTV, unit=house.other_cell), actor=board)
    assert set(deciders_visible_to(acting(house.secretary))) == {own, everywhere}
    assert set(deciders_visible_to(board)) == {own, everywhere, other}
    assert not deciders_visible_to(acting(house.member)).exists()


def test_a_result_is_written_and_corrected(house: House) -> None:
    board = acting(house.board)
    first = YearOfUnit(year=2020, kind="organisation", level="HTTNV")
    record_unit_result(house.commune, first, actor=board)
    with pytest.raises(NothingChanged):
        record_unit_result(house.commune, first, actor=board)
    better = YearOfUnit(year=2020, kind="organisation", level="HTXSNV", honours=("Giấy khen Huyện ủy", " "))
    record_unit_result(house.commune, better, actor=board)
    row = YearlyResult.objects.get()
    assert (row.level, row.honours, row.recorded_by) == ("HTXSNV", ["Giấy khen Huyện ủy"], house.board)
    assert Entry.objects.latest("number").sentence == (
        "Ghi mức xếp loại năm 2020 của Đảng bộ xã Long Giang (tổ chức đảng): HTXSNV; trước đó HTTNV."
    )


@pytest.mark.parametrize("year", [1944, 2022])
def test_a_year_that_was_not_rated_is_refused(house: House, year: int) -> None:
    result = YearOfUnit(year=year, kind="organisation", level="HTTNV")
    with pytest.raises(YearNotRated):
        record_unit_result(house.commune, result, actor=acting(house.board))


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "administrator", "member"])
def test_only_the_board_writes_tables_and_results(house: House, role: str) -> None:
    row = Decider.objects.create(unit=house.commune, body=BTV)
    actor = acting(house.cast[role])
    with pytest.raises(MayNot):
        add_decider(NewDecider(body=BTV, unit=house.commune), actor=actor)
    with pytest.raises(MayNot):
        end_decider(row, on=date(2021, 7, 1), actor=actor)
    with pytest.raises(MayNot):
        record_unit_result(house.commune, YearOfUnit(year=2020, kind="organisation", level="HTTNV"), actor=actor)
