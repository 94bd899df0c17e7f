"""The words of the registers: those that come with the program, and an office's own."""

import pytest
from pytest_django import DjangoAssertNumQueries

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.actions.add_word import add_word
from kiemdiem.apps.organisations.actions.load_words import Loaded, load_words
from kiemdiem.apps.organisations.actions.offer_word import offer_word
from kiemdiem.apps.organisations.errors import NoSuchWord, VocabularyClosed, WordTaken, WordWithoutLabel
from kiemdiem.apps.organisations.models import Word
from kiemdiem.apps.organisations.queries.vocabulary import all_words, shipped_words, vocabularies, words_of
from kiemdiem.apps.organisations.values import VOCABULARIES
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.core.engine.registers import registers_from_json
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.regime.loader import load
from tests.builders.house import House, acting


def test_the_words_of_every_vocabulary_are_loaded_once(house: House) -> None:
    board = acting(house.board)
    loaded = load_words(actor=board)
    assert (loaded.added, loaded.changed) == (len(shipped_words()), 0)
    assert {word.vocabulary for word in Word.objects.all()} == set(VOCABULARIES)
    assert Entry.objects.latest("number").sentence == (
        f"Nạp vốn từ của danh bạ: {loaded.added} từ mới, 0 từ đổi cách ghi."
    )
    before = Entry.objects.count()
    assert load_words(actor=board) == Loaded(0, 0)
    assert Entry.objects.count() == before


def test_loading_mends_a_label_and_leaves_what_the_office_decided(house: House) -> None:
    board = acting(house.board)
    load_words(actor=board)
    own = add_word("agency", label="Trung tâm hành chính công", actor=board)
    offer_word(Word.objects.get(vocabulary="tier", code="central"), offered=False, actor=board)
    Word.objects.filter(vocabulary="tier", code="district").update(label="old")
    assert load_words(actor=board) == Loaded(0, 1)
    assert vocabularies("tier").label("tier", "district") == "cấp huyện và tương đương"
    assert not Word.objects.get(vocabulary="tier", code="central").is_offered
    assert (Word.objects.get(pk=own.pk).code, own.is_shipped) == ("trung_tam_hanh_chinh_cong", False)


def test_a_withdrawn_word_is_chosen_only_where_it_stands_already(house: House) -> None:
    board = acting(house.board)
    load_words(actor=board)
    word = Word.objects.get(vocabulary="tier", code="central")
    offer_word(word, offered=False, actor=board)
    known = vocabularies("tier")
    assert "central" not in dict(known.choices("tier"))
    assert dict(known.choices("tier", kept="central"))["central"] == "trung ương"
    assert dict(known.choices("tier", kept="unheard"))["unheard"] == "unheard"
    told = Entry.objects.latest("number").sentence
    assert told == "Thôi cho chọn từ “trung ương” trong danh mục “Cấp”."
    count = Entry.objects.count()
    offer_word(word, offered=False, actor=board)
    assert Entry.objects.count() == count
    offer_word(word, offered=True, actor=board)
    assert "central" in dict(vocabularies("tier").choices("tier"))


@pytest.mark.parametrize(
    ("vocabulary", "label", "refusal"),
    [
        ("post", "  … ", WordWithoutLabel),
        ("post", "BÍ THƯ", WordTaken),
        ("no_such_list", "bí thư", NoSuchWord),
        ("membership", "cảm tình", VocabularyClosed),
        ("discipline_measure", "phê bình", VocabularyClosed),
    ],
)
def test_a_refused_word_is_not_added(house: House, vocabulary: str, label: str, refusal: type[HouseError]) -> None:
    load_words(actor=acting(house.board))
    count = Word.objects.count()
    with pytest.raises(refusal):
        add_word(vocabulary, label=label, actor=acting(house.board))
    assert Word.objects.count() == count


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "administrator", "member"])
def test_only_the_board_of_the_house_decides_on_words(house: House, role: str) -> None:
    word = Word.objects.create(vocabulary="tier", code="x", label="x", place=1)
    actor = acting(house.cast[role])
    with pytest.raises(MayNot):
        load_words(actor=actor)
    with pytest.raises(MayNot):
        add_word("post", label="trợ lý", actor=actor)
    with pytest.raises(MayNot):
        offer_word(word, offered=False, actor=actor)


def test_a_page_reads_its_words_in_one_query(house: House, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    load_words(actor=acting(house.board))
    with django_assert_num_queries(1):
        known = vocabularies("body", "agency", "tier")
        assert known.label("body", "dang_bo_co_so") == "đảng bộ cơ sở"
    with django_assert_num_queries(1):
        assert [word.code for word in words_of("delegation")] == ["truc_tiep", "phan_cap", "uy_quyen"]
    with django_assert_num_queries(1):
        assert [one.vocabulary for one in all_words()] == list(VOCABULARIES)


def test_a_shipped_body_is_one_that_the_rules_know() -> None:
    unit = {"id": "A", "name": "A", "body": "dang_bo_co_so"}
    assert registers_from_json({"units": [unit]}, load("kh61_2021")).units[0].body in {
        word.code for word in shipped_words() if word.vocabulary == "body"
    }
