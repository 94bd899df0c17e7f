"""Letters of before Unicode: recognised, shown with an example, and converted or kept as the user himself chose."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kiemdiem.apps.people.models import Person
from kiemdiem.apps.uploads.errors import OldLettersUndecided
from kiemdiem.apps.uploads.facts.old_letters import old_letters_of
from kiemdiem.apps.uploads.models import Upload
from tests.builders.house import House, acting
from tests.builders.imports import UNITS, checked, faults_in, received, workbook, written
from tests.builders.visiting import Visitor

HEADINGS = ("Họ và tên", "Ngày sinh", "Chi bộ", "Nơi cư trú")
TCVN3 = ("TrÞnh ThÞ BÝch", "30/07/1990", "LG1", "Th«n §ång T©m")
VNI = ("Leâ Thò Hoàng", "30/07/1990", "LG1", "Thoân Ñoàng Taâm")
GOOD = ("Mai Thị Hà", "17/04/1994", "LG2", "Thôn Bến Đá")


def arrived(house: House, *rows: tuple[str, ...]) -> Upload:
    """A file whose columns are waiting to be told."""
    return received(workbook(HEADINGS, *rows), actor=acting(house.secretary))


def visiting(house: House) -> Visitor:
    """The secretary's browser."""
    visitor = Visitor()
    visitor.force_login(house.secretary)
    return visitor


def asked(upload: Upload, **more: str) -> dict[str, str]:
    """What the page of columns sends."""
    return {"sheet": "0"} | {f"c{place}": code for place, code in upload.mapping.items()} | more


def test_the_page_shows_before_and_after_and_nothing_is_chosen_beforehand(house: House) -> None:
    upload = arrived(house, TCVN3, GOOD)
    old = old_letters_of(upload, 0)
    assert old is not None
    assert (old.name, old.examples) == (
        "TCVN3 (ABC)",
        (("TrÞnh ThÞ BÝch", "Trịnh Thị Bích"), ("Th«n §ång T©m", "Thôn Đồng Tâm")),
    )
    page = visiting(house).get(reverse("map_columns", args=[upload.pk])).text
    for text in ("TrÞnh ThÞ BÝch", "Trịnh Thị Bích", "Th«n §ång T©m", "Thôn Đồng Tâm"):
        assert text in page
    assert page.count('name="old_letters"') == 2
    assert " checked" not in page


def test_without_a_choice_nothing_goes_on(house: House) -> None:
    upload = arrived(house, TCVN3, GOOD)
    answer = visiting(house).post(reverse("map_columns", args=[upload.pk]), asked(upload))
    assert answer.status_code == 200
    assert "Xem ví dụ, rồi chọn chuyển sang Unicode hoặc giữ nguyên." in answer.text
    with pytest.raises(OldLettersUndecided):
        checked(upload, actor=acting(house.secretary))
    upload.refresh_from_db()
    assert (upload.state, upload.rows.count()) == (Upload.State.MAPPING, 0)


@pytest.mark.parametrize(
    ("row", "meant"), [(TCVN3, ["Trịnh Thị Bích", "Thôn Đồng Tâm"]), (VNI, ["Lê Thị Hồng", "Thôn Đồng Tâm"])]
)
def test_what_was_chosen_to_be_converted_stands_in_the_register_as_it_was_meant(
    house: House, row: tuple[str, ...], meant: list[str]
) -> None:
    upload, visitor = arrived(house, row, GOOD), visiting(house)
    answer = visitor.post(reverse("map_columns", args=[upload.pk]), asked(upload, old_letters="chuyen"))
    assert answer.status_code == 302
    upload = checked(arrived(house, row, GOOD), actor=acting(house.secretary), is_converted=True)
    assert (upload.created, faults_in(upload)) == (2, {})
    assert "đã được chuyển sang Unicode" in visitor.get(reverse("show_upload", args=[upload.pk])).text
    written(upload, actor=acting(house.secretary))
    assert Person.objects.get(full_name=meant[0]).residence == meant[1]
    assert Person.objects.get(full_name=GOOD[0]).residence == GOOD[3]


def test_what_was_chosen_to_be_kept_stays_letter_by_letter_and_the_choice_is_shown(house: House) -> None:
    upload, visitor = arrived(house, TCVN3), visiting(house)
    answer = visitor.post(reverse("map_columns", args=[upload.pk]), asked(upload, old_letters="giu"))
    assert answer.status_code == 302
    assert Upload.objects.get(pk=upload.pk).is_converted is False
    upload = checked(arrived(house, TCVN3), actor=acting(house.secretary), is_converted=False)
    assert (upload.created, upload.rows.get().cells[0]) == (1, "TrÞnh ThÞ BÝch")
    assert "được giữ nguyên như trong tệp" in visitor.get(reverse("show_upload", args=[upload.pk])).text
    again = visitor.get(reverse("map_columns", args=[upload.pk])).text
    assert again.count(" checked") == 1


def test_old_letters_far_below_are_told_at_their_cells_and_asked_about_then(house: House) -> None:
    good = [(f"Mai Thị Hà {number}", "17/04/1994", "LG2", "") for number in range(200)]
    actor, odd = acting(house.secretary), ("Mai Thị Hải", "17/04/1994", "LG2", "Th«n §ång T©m")
    upload = arrived(house, *good, odd)
    assert old_letters_of(upload, 0) is None
    upload = checked(upload, actor=actor)
    assert list(faults_in(upload)) == [(202, "residence")]
    assert "đọc ra là “Thôn Đồng Tâm”" in faults_in(upload)[202, "residence"]
    old = old_letters_of(upload, 0)
    assert old is not None
    assert old.examples == (("Th«n §ång T©m", "Thôn Đồng Tâm"),)
    upload = checked(upload, actor=actor, is_converted=True)
    assert (upload.created, upload.refused) == (201, 0)


def test_headings_in_old_letters_are_known_for_what_they_mean(house: House) -> None:
    rows = workbook(("Hä vµ tªn", "Ngµy sinh", "Chi bé", "N¬i c­ tró"), TCVN3)
    upload = received(rows, actor=acting(house.secretary))
    assert upload.mapping == {"0": "full_name", "1": "born_on", "2": "cell", "3": "residence"}


def test_a_file_that_reads_well_asks_nothing(house: House) -> None:
    upload = arrived(house, GOOD)
    assert old_letters_of(upload, 0) is None
    assert "phông cũ" not in visiting(house).get(reverse("map_columns", args=[upload.pk])).text
    upload = checked(upload, actor=acting(house.secretary), is_converted=True)
    assert (upload.is_converted, upload.old_encoding, upload.created) == (None, "", 1)


def test_a_file_of_another_register_is_asked_about_in_the_same_way(house: House) -> None:
    rows = workbook(("Mã", "Tên đơn vị"), ("X1", "Chi bé th«n §ång T©m"))
    upload = received(rows, actor=acting(house.board), register=UNITS)
    old = old_letters_of(upload, 0)
    assert old is not None
    assert old.examples == (("Chi bé th«n §ång T©m", "Chi bộ thôn Đồng Tâm"),)
