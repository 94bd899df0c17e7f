"""Text typed in TCVN3 or VNI is recognised, named and turned into Unicode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.core.quantities.names import OldEncoding, from_tcvn3, from_vni, looks_like_tcvn3_or_vni

NAMES = [
    ("Nguyễn Văn An", "NguyÔn V¨n An", "Nguyeãn Vaên An"),
    ("Trần Thị Hương", "TrÇn ThÞ H\u00ad¬ng", "Traàn Thò Höông"),
    ("Đặng Đức Dũng", "§Æng §øc Dòng", "Ñaëng Ñöùc Duõng"),
    ("Phạm Quốc Việt", "Ph¹m Quèc ViÖt", "Phaïm Quoác Vieät"),
    ("Vũ Thị Thuỷ", "Vò ThÞ Thuû", "Vuõ Thò Thuyû"),
    ("Lê Hoàng Mỹ", "Lª Hoµng Mü", "Leâ Hoaøng Myõ"),
    ("Đảng ủy xã", "§¶ng ñy x·", "Ñaûng uûy xaõ"),
    ("hoàn thành xuất sắc nhiệm vụ", "hoµn thµnh xuÊt s¾c nhiÖm vô", "hoaøn thaønh xuaát saéc nhieäm vuï"),
]
ALL_LETTERS = "àáảãạằắẳẵặăầấẩẫậâđèéẻẽẹềếểễệêìíỉĩịòóỏõọồốổỗộôờớởỡợơùúủũụừứửữựưỳýỷỹỵ"
AS_TCVN3 = "µ¸¶·¹»¾¼½Æ¨ÇÊÈÉË©®ÌÐÎÏÑÒÕÓÔÖª×ÝØÜÞßãáâäåèæçé«êíëìî¬ïóñòôõøö÷ù\u00adúýûüþ"
AS_VNI = (
    "aø aù aû aõ aï aè aé aú aü aë aê aà aá aå aã aä aâ ñ eø eù eû eõ eï eà eá eå eã eä eâ ì í æ ó ò "
    "oø où oû oõ oï oà oá oå oã oä oâ ôø ôù ôû ôõ ôï ô uø uù uû uõ uï öø öù öû öõ öï ö yø yù yû yõ î"
)


def test_every_letter_of_tcvn3_is_turned() -> None:
    assert [from_tcvn3(sign) for sign in AS_TCVN3] == list(ALL_LETTERS)
    assert from_tcvn3("¡¢§£¤¥¦") == "ĂÂĐÊÔƠƯ"


def test_every_letter_of_vni_is_turned_small_and_capital() -> None:
    assert [from_vni(signs) for signs in AS_VNI.split()] == list(ALL_LETTERS)
    assert [from_vni(signs.upper()) for signs in AS_VNI.split()] == list(ALL_LETTERS.upper())


@pytest.mark.parametrize(("meant", "tcvn3", "vni"), NAMES)
def test_an_old_text_is_recognised_and_read(meant: str, tcvn3: str, vni: str) -> None:
    assert from_vni(vni) == meant
    assert from_tcvn3(tcvn3) == meant
    assert looks_like_tcvn3_or_vni(tcvn3) is OldEncoding.TCVN3
    assert looks_like_tcvn3_or_vni(vni) is OldEncoding.VNI
    assert looks_like_tcvn3_or_vni(meant) is None


def test_the_answer_is_a_plain_word() -> None:
    assert looks_like_tcvn3_or_vni("Lª V¨n") == "tcvn3"
    assert looks_like_tcvn3_or_vni("Leâ Vaên") == "vni"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Le Van An",
        "Lê Hà",
        "Võ Nguyên",
        "Café Müller",
        "François",
        "© 2014",
        "« »",
        "10 m²",
        "20°C",
        "Siu H'Lê",
        "Niê Êban",
        "12,5 %",
        "½",
    ],
)
def test_text_that_reads_well_or_in_no_way_is_left_alone(text: str) -> None:
    assert looks_like_tcvn3_or_vni(text) is None


def test_a_tcvn3_text_in_capitals_stays_in_capitals() -> None:
    assert from_tcvn3("NGUYÔN V¡N H¦NG") == "NGUYỄN VĂN HƯNG"
    assert from_tcvn3("TRÇN THÞ H\u00ad¬NG") == "TRẦN THỊ HƯƠNG"
    assert looks_like_tcvn3_or_vni("TRÇN THÞ H\u00ad¬NG") is OldEncoding.TCVN3


def test_a_short_text_that_reads_well_as_it_stands_cannot_be_told() -> None:
    assert looks_like_tcvn3_or_vni("Chi bé") is None  # TCVN3 for another word, and a word itself


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ABCXYZ0123456789.,-", max_size=40))
def test_plain_letters_are_the_same_in_every_encoding(text: str) -> None:
    assert from_tcvn3(text) == from_vni(text) == text
    assert looks_like_tcvn3_or_vni(text) is None


@given(st.text(max_size=40))
def test_no_text_makes_the_recogniser_fail(text: str) -> None:
    assert looks_like_tcvn3_or_vni(text) in (None, *OldEncoding)
