"""Why the head of a person's page says what it says: post, who manages, cell and level, each from its record."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from kiemdiem.apps.people.models import Membership, Person, Position, YearlyResult
from kiemdiem.apps.people.queries.listing import with_rows
from kiemdiem.apps.people.queries.vocabularies import words_of
from kiemdiem.apps.people.queries.whys import why_of_person
from tests.builders.house import House
from tests.builders.people import make_member
from tests.builders.visiting import signed_in

DAY = date(2021, 12, 20)


@pytest.fixture
def an(house: House) -> Person:
    return make_member("Đỗ Văn An", cell=house.cell)


def told(person: Person) -> list[tuple[str, str]]:
    (found,) = with_rows(Person.objects.unscoped("to look").filter(pk=person.pk), day=DAY)
    return [(step.holds, step.sum) for step in why_of_person(found, words_of(), day=DAY).steps]


def test_who_has_no_post_no_cell_and_no_level_is_told_what_is_lacking(house: House, an: Person) -> None:
    an.memberships.all().update(until=date(2021, 12, 19))
    YearlyResult.objects.create(person=an, year=2019, kind="member", level="HTTNV")
    assert told(an) == [
        (
            "fact",
            (
                "Không giữ chức vụ nào ngày 20/12/2021: bảng Chức vụ không có dòng nào có hiệu lực, "
                "nên không có diện quản lý."
            ),
        ),
        (
            "maybe",
            (
                "“chưa vào Đảng”: không dòng sinh hoạt đảng nào có hiệu lực ngày 20/12/2021; "
                "hồ sơ do Chi bộ thôn Đồng Tâm giữ."
            ),
        ),
        ("maybe", "Chưa có mức năm 2020: bảng Kết quả chưa có dòng của năm đó."),
    ]


def test_the_post_is_the_main_one_or_the_first_and_managed_as_it_says(house: House, an: Person) -> None:
    one = Position.objects.create(person=an, unit=house.cell, post="bi_thu", managed_by="BTV", since=date(2020, 1, 1))
    assert told(an)[:2] == [
        ("fact", "Chức vụ: Bí thư, Chi bộ thôn Đồng Tâm. Đây là chức vụ duy nhất đang giữ ngày 20/12/2021."),
        ("fact", "Diện BTV quản lý: ghi ở chức vụ nêu trên; diện quản lý của chức vụ khác không tính ở đây."),
    ]
    other = Position.objects.create(person=an, unit=house.commune, post="uy_vien", since=date(2021, 1, 1))
    first = told(an)[0]
    assert "Giữ 2 chức vụ ngày 20/12/2021, chưa dòng nào được đánh dấu là chức vụ chính" in first[1]
    Position.objects.filter(pk=other.pk).update(is_main=True)
    first, manager, *_ = told(an)
    assert first[1].startswith("Chức vụ: Ủy viên, Đảng bộ xã Long Giang. Dòng này được đánh dấu là chức vụ chính")
    assert manager == ("maybe", "Chưa rõ diện quản lý: chức vụ nêu trên chưa ghi ai quản lý.")
    Position.objects.filter(pk__in=[one.pk, other.pk]).update(until=date(2021, 12, 19))
    assert told(an)[0][1].startswith("Không giữ chức vụ nào")


def test_cell_and_level_follow_from_their_records(house: House, an: Person) -> None:
    Membership.objects.filter(person=an).update(since=date(2010, 5, 19), kind="du_bi", until=date(2022, 6, 30))
    YearlyResult.objects.create(person=an, year=2020, kind="cadre", level="HTNV", decision="12-QĐ/HU")
    cell, level = told(an)[1:]
    assert cell == (
        "fact",
        "Chi bộ: Chi bộ thôn Đồng Tâm (dự bị), theo dòng sinh hoạt đảng từ ngày 19/05/2010, đến ngày 30/06/2022.",
    )
    assert level[1] == (
        "Mức năm 2020: năm liền trước không có kết quả với tư cách đảng viên, nên lấy kết quả với tư cách "
        "cán bộ lãnh đạo, quản lý; quyết định: 12-QĐ/HU."
    )
    YearlyResult.objects.create(person=an, year=2020, kind="member", level="HTTNV")
    assert told(an)[2][1] == (
        "Mức năm 2020: kết quả của năm liền trước, với tư cách đảng viên; chưa ghi số quyết định."
    )


def test_every_part_of_the_page_leads_to_it(house: House, an: Person) -> None:
    client = signed_in(house.secretary)
    own = reverse("person", args=[an.pk])
    assert 'id="vi-sao"' in client.get(own).text
    for part in (own, reverse("person_part", args=[an.pk, "sinh-hoat"])):
        assert f'href="{own}#vi-sao"' in client.get(part).text
