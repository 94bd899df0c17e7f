"""Persons found while one types whom one means, and fields that take what was typed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kiemdiem.apps.organisations.forms.unit_field import ActorForm
from kiemdiem.apps.people.actions.end_person import end_person
from kiemdiem.apps.people.forms.person_field import PersonField, PersonsField
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.people.queries import finding
from kiemdiem.apps.people.queries.suggesting import SUGGESTED, people_suggested
from tests.builders.house import House, acting
from tests.builders.people import make_member


@pytest.fixture
def crowd(house: House) -> dict[str, Person]:
    far, near = house.other_commune, house.cell
    return {
        "hoai": make_member("Nguyễn Thị Hoài", cell=near, code="LG-01", card="042-777", born=date(1980, 1, 1)),
        "an": make_member("Đỗ Văn An", cell=near, code="LG-02"),
        "other_hoai": make_member("Nguyễn Thị Hoài", cell=far, code="MD-01"),
        "far": make_member("Lò Văn Xa", cell=far, code="MD-02"),
    }


class Meant(ActorForm):
    one = PersonField(required=False)
    several = PersonsField(required=False)


def suggested(client: Client, text: str) -> str:
    answer = client.get("/can-bo/goi-y/", {"o": "ai", "ai": text})
    assert answer.status_code == 200
    return answer.content.decode()


def codes(page: str) -> list[str]:
    """The codes of the options, in their order."""
    return re.findall(r'data-value="[^"]*\(([^"]+)\)"', page)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hoai nguyen", ["LG-01", "MD-01"]),
        ("Đỗ Văn An", ["LG-02"]),
        ("lg-01", ["LG-01"]),
        ("LG-0", ["LG-02", "LG-01"]),
        ("042 777", ["LG-01"]),
        ("hoài, mỹ điền", ["MD-01"]),
        ("hoai, không đâu", []),
        ("my dien", ["MD-01", "MD-02"]),
        ("%' OR 1=1 --", []),
        ("\x00 hoai\u200b ", ["LG-01", "MD-01"]),
    ],
)
def test_a_person_is_found_by_name_number_or_unit(
    house: House, client: Client, crowd: dict[str, Person], text: str, found: list[str]
) -> None:
    client.force_login(house.board)
    assert [code for code in codes(suggested(client, text)) if code[:2] in {"LG", "MD"}] == found


@pytest.mark.parametrize("role", ["secretary", "inspector", "authority"])
@pytest.mark.parametrize("text", ["hoai", "MD-01", "MD-02", "lo van xa", "my dien", "hoai, my dien"])
def test_who_is_on_another_branch_is_never_suggested(
    house: House, client: Client, crowd: dict[str, Person], role: str, text: str
) -> None:
    actor = acting(house.cast[role])
    client.force_login(house.cast[role])
    page = suggested(client, text)
    sees_all = people_suggested("lo van xa", seen_by=actor).persons != ()
    assert sees_all is (role != "secretary")
    assert ("MD-" in page or "Lò Văn Xa" in page) is sees_all


@pytest.mark.parametrize("role", ["administrator", "member"])
def test_who_reads_no_register_is_refused(house: House, client: Client, crowd: dict[str, Person], role: str) -> None:
    client.force_login(house.cast[role])
    answer = client.get("/can-bo/goi-y/", {"o": "ai", "ai": "hoai"})
    assert answer.status_code == 403
    assert "Nguyễn Thị Hoài" not in answer.content.decode()


def test_a_person_of_elsewhere_who_holds_a_post_here_is_found_by_the_unit(
    house: House, client: Client, crowd: dict[str, Person]
) -> None:
    client.force_login(house.secretary)
    assert codes(suggested(client, "long giang")).count("MD-02") == 0
    Position.objects.create(person=crowd["far"], unit=house.commune, post="uy_vien", since=date(2020, 1, 1))
    assert "MD-02" in codes(suggested(client, "long giang"))


def test_who_has_left_is_not_suggested(house: House, client: Client, crowd: dict[str, Person]) -> None:
    client.force_login(house.board)
    assert codes(suggested(client, "LG-02")) == ["LG-02"]
    end_person(
        crowd["an"], on=date(2021, 1, 1), reason="Chuyển đi", version=crowd["an"].version, actor=acting(house.board)
    )
    assert codes(suggested(client, "LG-02")) == []
    assert "LG-02" not in suggested(client, "Chi bộ thôn Đồng Tâm")


def test_it_is_told_how_many_more_there_are_and_when_there_is_nobody(house: House, client: Client) -> None:
    for number in range(SUGGESTED + 3):
        make_member("Phan Văn Đông", cell=house.cell, code=f"D{number:02}")
    client.force_login(house.board)
    page = suggested(client, "phan dong")
    assert len(codes(page)) == SUGGESTED
    assert "Còn 3 người nữa, hãy gõ thêm." in page
    assert "người nữa" not in suggested(client, "D01")
    assert "Không thấy ai trong phạm vi được xem" in suggested(client, "zzz")
    assert suggested(client, "  ").strip() == ""


def test_of_very_many_it_is_only_told_that_there_are_others(
    house: House, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(SUGGESTED + 1):
        make_member("Phan Văn Đông", cell=house.cell, code=f"D{number:02}")
    client.force_login(house.board)
    monkeypatch.setattr(finding, "SORTED", 0)
    page = suggested(client, "phan dong")
    assert len(codes(page)) == SUGGESTED
    assert "Còn nhiều người nữa, hãy gõ thêm." in page
    make_member("Phan Xuân Đông", cell=house.cell, code="X01")
    assert "người nữa" not in suggested(client, "xuan dong")


def test_more_persons_cost_no_more_queries(house: House, client: Client) -> None:
    counts = []
    client.force_login(house.secretary)
    make_member("Phan Văn Đông", cell=house.cell)
    suggested(client, "phan dong")
    for more in (SUGGESTED, 30):  # of no more than are shown nobody asks for the count
        for _ in range(more):
            make_member("Phan Văn Đông", cell=house.cell)
        for text in ("phan dong", "dong tam", "phan, dong tam"):
            with CaptureQueriesContext(connection) as said:
                suggested(client, text)
            counts.append(len(said))
    assert counts[:3] == counts[3:]


def test_a_field_takes_a_code_a_card_a_whole_name_and_what_a_suggestion_leaves(
    house: House, crowd: dict[str, Person]
) -> None:
    for text in ("LG-02", "Đỗ Văn An (LG-02)", "do van an"):
        form = Meant({"one": text}, actor=acting(house.board))
        assert form.is_valid(), text
        assert form.cleaned_data["one"] == crowd["an"]
    form = Meant({"several": "042-777\nLG-02\n\nLG-01"}, actor=acting(house.board))
    assert form.is_valid()
    assert form.cleaned_data["several"] == [crowd["hoai"], crowd["an"]]


def test_a_name_of_several_is_told_with_those_who_may_be_meant(house: House, crowd: dict[str, Person]) -> None:
    form = Meant({"one": "nguyen thi hoai"}, actor=acting(house.board))
    told = str(form.errors["one"])
    assert "Nguyễn Thị Hoài (LG-01), Chi bộ thôn Đồng Tâm; Nguyễn Thị Hoài (MD-01)" in told
    form = Meant({"one": "hoai", "several": "LG-02\nnguyen thi hoai\nai đó"}, actor=acting(house.board))
    assert "Nguyễn Thị Hoài (LG-01)" in str(form.errors["one"])
    lines = form.errors["several"]
    assert [str(line)[:7] for line in lines] == ["Dòng 2:", "Dòng 3:"]


def test_a_field_takes_and_tells_nobody_of_another_branch(house: House, crowd: dict[str, Person]) -> None:
    actor = acting(house.secretary)
    for text in ("MD-02", "Lò Văn Xa", "Lò Văn Xa (MD-02)", "xa", "xa, my dien"):
        form = Meant({"one": text, "several": text}, actor=actor)
        assert form.errors.keys() == {"one", "several"}, text
        assert "Danh bạ không có ai là" in str(form.errors)
    form = Meant({"one": "nguyen thi hoai"}, actor=actor)
    assert form.is_valid()
    assert form.cleaned_data["one"] == crowd["hoai"]


def test_a_pasted_list_that_is_too_long_is_refused(house: House) -> None:
    form = Meant({"several": "x\n" * 501}, actor=acting(house.board))
    assert "nhiều nhất 500 người" in str(form.errors["several"])
