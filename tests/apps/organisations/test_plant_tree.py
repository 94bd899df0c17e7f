"""The organisations that a plan names, as an office begins with them."""

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.access import visible_to
from kiemdiem.apps.organisations.actions.plant_tree import plant_tree
from kiemdiem.apps.organisations.errors import NoSeedTree, UnitCodeTaken
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.seed_trees import seed_tree
from kiemdiem.apps.organisations.queries.tree import children_of
from kiemdiem.apps.organisations.queries.vocabulary import shipped_words
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.core.regime.loader import load
from tests.builders.house import House, acting, make_unit

REGIME = "kh146_2014"
NINE = {
    "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 1",
    "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 2",
    "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 3",
    "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 4",
    "Chi bộ Phòng Thanh tra chống tham nhũng",
    "Chi bộ Phòng Pháp chế",
    "Chi bộ Văn phòng",
    "Chi bộ Phòng Tiếp công dân và xử lý đơn",
    "Chi bộ Phòng Thanh tra, giám sát và xử lý sau thanh tra",
}


@pytest.mark.clause("KH146-003")
def test_the_chapter_stands_below_the_block_and_above_its_nine_cells(house: House) -> None:
    board = acting(house.board)
    plant_tree(REGIME, actor=board)
    chapter = visible_to(board).get(name="Đảng bộ Thanh tra thành phố")
    assert chapter.parent is not None
    assert chapter.parent.name == "Đảng ủy Khối Dân-Chính-Đảng thành phố"
    cells = list(children_of(chapter, seen_by=board))
    assert {cell.name for cell in cells} == NINE
    assert len(cells) == 9
    assert {cell.body for cell in cells} == {"chi_bo_truc_thuoc"}


def test_beside_the_chapter_stands_the_state_body_that_hosts_it(house: House) -> None:
    plant_tree(REGIME, actor=acting(house.board))
    chapter = Unit.objects.get(code="DBTT")
    assert chapter.host is not None
    assert (chapter.host.name, chapter.host.agency, chapter.host.parent) == ("Thanh tra thành phố", "thanh_tra", None)


def test_a_planted_tree_is_told_of_once_and_each_unit_of_it(house: House) -> None:
    before = Entry.objects.count()
    units = plant_tree(REGIME, actor=acting(house.board))
    assert Entry.objects.count() == before + len(units) + 1
    assert Entry.objects.latest("number").sentence == (
        "Lập cây tổ chức của kh146_2014: 12 đơn vị dưới Đảng ủy Khối Dân-Chính-Đảng thành phố."
    )


def test_a_tree_is_planted_whole_or_not_at_all(house: House) -> None:
    make_unit("Chi bộ khác", code="CB-GS")
    count = Unit.objects.count()
    with pytest.raises(UnitCodeTaken):
        plant_tree(REGIME, actor=acting(house.board))
    assert Unit.objects.count() == count


def test_a_regime_without_a_tree_says_which_have_one(house: House) -> None:
    with pytest.raises(NoSeedTree, match=REGIME):
        plant_tree("kh61_2021", actor=acting(house.board))
    with pytest.raises(NoSeedTree):
        plant_tree("../kh146_2014", actor=acting(house.board))


def test_only_the_board_plants_a_tree(house: House) -> None:
    with pytest.raises(MayNot):
        plant_tree(REGIME, actor=acting(house.authority))


def test_the_file_of_a_tree_cites_clauses_and_words_that_exist() -> None:
    clauses = set(load(REGIME).clauses)
    words = {(word.vocabulary, word.code) for word in shipped_words()}
    for unit in seed_tree(REGIME):
        assert unit.clauses
        assert set(unit.clauses) <= clauses
        named = {("body", unit.body), ("agency", unit.agency), ("tier", unit.tier)}
        assert {(vocabulary, code) for vocabulary, code in named if code} <= words
