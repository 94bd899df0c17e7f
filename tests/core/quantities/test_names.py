"""Names are split, sorted and found as Vietnamese lists do."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.core.quantities.errors import EmptyName
from kiemdiem.core.quantities.names import Name, search_key, sort_key, split_name, tidy_name, to_nfc

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
words = st.text(alphabet=LETTERS + LETTERS.upper(), min_size=1, max_size=6)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("full_name", "parts"),
    [
        ("Nguyễn Văn An", Name("Nguyễn", "Văn", "An")),
        ("Lê Hà", Name("Lê", "", "Hà")),
        ("Trần Thị Thanh Bình", Name("Trần", "Thị Thanh", "Bình")),
        ("Bình", Name("", "", "Bình")),
        ("  Phạm\u00a0 Minh\tĐức ", Name("Phạm", "Minh", "Đức")),
    ],
)
def test_the_first_word_is_the_family_name_and_the_last_the_given_name(full_name: str, parts: Name) -> None:
    assert split_name(full_name) == parts


@pytest.mark.parametrize("blank", ["", "  ", "\u200b", "\ufeff \u00a0"])
def test_a_name_without_a_letter_is_refused(blank: str) -> None:
    with pytest.raises(EmptyName, match="Chưa ghi họ và tên"):
        split_name(blank)
    assert sort_key(blank) == ""


IN_ORDER = [
    "Lê An",
    "Nguyễn An",
    "Nguyễn Bá An",
    "Nguyễn Văn An",
    "Nguyễn Văn Ăn",
    "Bùi Ân",
    "Bùi Ấn",
    "Trần Bình",
    "Lý Chi",
    "Hồ Dung",
    "Hồ Dũng",
    "Cao Đạt",
    "Lê Đông",
    "Võ Em",
    "Võ Êm",
    "Lê Ha",
    "Lê Hà",
    "Phạm Hà",
    "Lê Hả",
    "Lê Hã",
    "Lê Há",
    "Lê Hạ",
    "Lê Hoa",
    "Lê Hoan",
    "Đỗ Oanh",
    "Đỗ Ôn",
    "Đỗ Ơn",
    "Đỗ Uyên",
    "Đỗ Ưng",
    "Mai Vy",
    "Mai Yến",
]


def test_a_list_is_sorted_by_given_name_then_family_name_then_middle_name() -> None:
    mixed = IN_ORDER.copy()
    random.Random(146).shuffle(mixed)
    assert sorted(mixed, key=sort_key) == IN_ORDER


def test_the_tone_decides_only_between_equal_letters() -> None:
    assert sort_key("Lê Hạ") < sort_key("Lê Hai")
    assert sort_key("Trần Hà") < sort_key("Lê Hả")


def test_where_the_tone_stands_and_capitals_change_no_order() -> None:
    assert sort_key("Lê Hòa") == sort_key("Lê Hoà") == sort_key("LÊ HÒA")


@pytest.mark.parametrize(
    "full_name", ["H'Hen Siu", "Y Bhăm Êban", "Nguyễn Văn A 2", "K’Sor Lê", "Li Wei-Zhang", "Müller Jörg", "李 An"]
)
def test_every_name_has_a_place_in_the_list(full_name: str) -> None:
    key = sort_key(full_name)
    assert key.isascii()
    assert key.isdigit()


def test_signs_that_are_no_letters_do_not_move_a_name() -> None:
    assert sort_key("Lê H'Hen") == sort_key("Lê HHen")


def test_a_key_is_digits_so_that_every_database_sorts_it_alike() -> None:
    assert all(sort_key(name).isdigit() for name in IN_ORDER)


@given(names)
def test_decomposed_and_composed_names_sort_and_search_alike(name: str) -> None:
    decomposed = unicodedata.normalize("NFD", name)
    assert sort_key(decomposed) == sort_key(name)
    assert search_key(decomposed) == search_key(name)
    assert to_nfc(decomposed) == to_nfc(name)


@given(names)
def test_splitting_loses_nothing(name: str) -> None:
    parts = split_name(name)
    assert " ".join(part for part in (parts.family, parts.middle, parts.given) if part) == tidy_name(name)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đặng Thị Ánh", "dang thi anh"),
        ("ĐẶNG  THỊ\u00a0ÁNH ", "dang thi anh"),
        ("Ðặng thị ánh", "dang thi anh"),
        ("Trần Hưng Đạo", "tran hung dao"),
        ("Nguyễn Thị Ước", "nguyen thi uoc"),
        ("tran\u200bg", "trang"),
        ("Straße", "strasse"),
    ],
)
def test_search_ignores_marks_capitals_and_spaces(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.text(max_size=40))
def test_a_search_key_is_its_own_search_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(names)
def test_a_vietnamese_name_is_found_by_plain_letters(name: str) -> None:
    assert search_key(name).replace(" ", "").isascii()
