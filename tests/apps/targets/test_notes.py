"""Dated notes through the year: written by superiors, read by whom they are about, never changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.targets.access import notes_visible_to
from kiemdiem.apps.targets.actions.write_note import write_note
from kiemdiem.apps.targets.errors import EmptyNote, NoteOfAnother, ResultDayNotCome
from kiemdiem.apps.targets.models import EvaluationNote, Holder
from kiemdiem.apps.targets.queries.sheets import sheets_of_subject, year_sheet
from kiemdiem.apps.targets.values.given import GivenNote
from tests.builders.house import House, acting
from tests.builders.targets import at_work, autumn, opened_plan
from tests.builders.visiting import Visitor


def noted(house: House, holder: Holder, on: date, text: str) -> EvaluationNote:
    """A note of the secretary, written on the day itself."""
    actor = acting(house.secretary, at=autumn(on.year, on.month, on.day))
    return write_note(GivenNote(on, text), holder=holder, actor=actor)


@pytest.mark.clause("KH61-009")
def test_a_note_of_june_is_listed_when_the_file_of_the_year_is_opened(client: Visitor, house: House) -> None:
    person = house.member.person
    noted(house, person, date(2021, 6, 10), "Hoàn thành sớm việc rà soát hộ nghèo")
    campaign = opened_plan(house, "kh61_2021", 2021)
    subject = campaign.subjects.filter(person=person).first()
    assert subject is not None
    (sheet,) = sheets_of_subject(subject, campaign)
    assert [(note.on, note.text) for note in sheet.notes] == [
        (date(2021, 6, 10), "Hoàn thành sớm việc rà soát hộ nghèo")
    ]
    client.force_login(house.secretary)
    page = client.get(reverse("subject_targets", args=[campaign.pk, subject.pk])).content.decode()
    assert "10/06/2021" in page
    assert "rà soát hộ nghèo" in page


@pytest.mark.clause("KH75-013")
def test_an_entry_of_may_is_shown_when_the_rating_is_prepared_in_november(house: House) -> None:
    person = house.member.person
    noted(house, person, date(2022, 5, 10), "Vắng họp chi bộ không lý do")
    campaign = opened_plan(house, "kh75_2022", 2022)
    subject = campaign.subjects.get(key="P-DAT:member")
    (sheet,) = sheets_of_subject(subject, campaign)
    assert [note.on for note in sheet.notes] == [date(2022, 5, 10)]
    assert year_sheet(person, 2021).notes == ()


def test_a_collective_is_noted_too(house: House) -> None:
    noted(house, house.cell, date(2021, 3, 1), "Sinh hoạt đúng ngày")
    assert [note.text for note in year_sheet(house.cell, 2021).notes] == ["Sinh hoạt đúng ngày"]


def test_a_later_note_corrects_and_the_earlier_one_stays(house: House) -> None:
    person = house.member.person
    first = noted(house, person, date(2021, 6, 10), "Vắng họp")
    secretary = at_work(house.secretary, 2021)
    write_note(GivenNote(date(2021, 6, 12), "Có mặt, ghi nhầm"), holder=person, actor=secretary, corrects=first)
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.content["before"]) == ("targets.note_corrected", "Vắng họp")
    assert [note.text for note in year_sheet(person, 2021).notes] == ["Có mặt, ghi nhầm", "Vắng họp"]
    with pytest.raises(NoteOfAnother):
        write_note(GivenNote(date(2021, 6, 12), "x"), holder=house.cell, actor=secretary, corrects=first)


def test_a_note_is_never_changed_nor_deleted(house: House) -> None:
    note = noted(house, house.cell, date(2021, 3, 1), "Sinh hoạt đúng ngày")
    note.text = "Khác"
    with pytest.raises(AssertionError):
        note.save()
    with pytest.raises(AssertionError):
        note.delete()
    assert EvaluationNote.objects.get().text == "Sinh hoạt đúng ngày"


def test_who_writes_and_what_is_no_note(house: House) -> None:
    person, luu = house.member.person, house.secretary.person
    note = GivenNote(date(2021, 6, 10), "Tốt")
    for actor, holder in (
        (house.member, person),
        (house.inspector, person),
        (house.administrator, person),
        (house.secretary, luu),
        (house.secretary, house.other_cell),
    ):
        with pytest.raises(MayNot):
            write_note(note, holder=holder, actor=at_work(actor, 2021))
    with pytest.raises(EmptyNote):
        write_note(GivenNote(date(2021, 6, 10), "  "), holder=person, actor=at_work(house.board, 2021))
    with pytest.raises(ResultDayNotCome):
        write_note(GivenNote(date(2021, 12, 31), "Tốt"), holder=person, actor=at_work(house.board, 2021))
    assert not EvaluationNote.objects.exists()


def test_the_person_reads_what_is_noted_about_him_and_no_other_member_does(client: Any, house: House) -> None:
    noted(house, house.member.person, date(2021, 6, 10), "Vắng họp")
    for user, count in ((house.member, 1), (house.secretary, 1), (house.inspector, 1), (house.administrator, 0)):
        assert notes_visible_to(at_work(user, 2021)).count() == count
    client.force_login(house.member)
    own = client.get(reverse("person_targets", args=[house.member.person.pk]), {"nam": "2021"})
    assert "Vắng họp" in own.content.decode()
    assert client.get(reverse("person_targets", args=[house.secretary.person.pk])).status_code == 404
