"""Imports that are killed, that meet each other, and that meet somebody who edits: nothing is half-written or lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.journal.queries import history_of, verify_chains
from kiemdiem.apps.people.actions.edit_person import edit_person, given_person
from kiemdiem.apps.people.models import Membership, NameWord, Person
from kiemdiem.apps.people.values.given import GivenPerson
from kiemdiem.apps.uploads.actions import tell_rows
from kiemdiem.apps.uploads.actions.confirm_upload import confirm_upload
from kiemdiem.apps.uploads.actions.drop_upload import drop_upload
from kiemdiem.apps.uploads.actions.map_columns import map_columns
from kiemdiem.apps.uploads.actions.receive_upload import receive_upload
from kiemdiem.apps.uploads.jobs import TASKS
from kiemdiem.apps.uploads.models import Arrival, Upload, UploadRow
from kiemdiem.apps.uploads.values.registers import REGISTERS
from tests.builders.at_once import at_once
from tests.builders.house import House, acting, make_person
from tests.builders.imports import PEOPLE, previewed, run, workbook
from tests.builders.killing import is_killed

HEADINGS = ("Họ và tên", "Ngày sinh", "Chi bộ")
ROWS = [(f"Trần Văn {name}", "30/07/1990", "LG1") for name in ("An", "Ba", "Ca", "Da", "Em", "Gi", "Hà")]
STEP = 6  # statements between two kills
FEWEST_KILLS = 10


@pytest.fixture
def _few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small files go the way of large ones."""
    make_few(partial(monkeypatch.setattr, type(REGISTERS[PEOPLE])))


def make_few(set_to: Callable[[str, int], None]) -> None:
    for limit in ("at_once", "batch"):
        set_to(limit, 2)


def few_at_a_time(upload_id: int, state: str) -> None:
    """What the state asks for, in a process that is to take small files for large ones."""
    make_few(partial(setattr, type(REGISTERS[PEOPLE])))
    tell_rows.MOST_TOLD = 2
    TASKS[Upload.State(state)].call(upload_id)


def is_stopped(upload: Upload, *, at_statement: int) -> bool:
    """Whether the task of its state was killed before this statement, and not through by then."""
    return is_killed(partial(few_at_a_time, upload.pk, upload.state), at_statement=at_statement)


def killed_until_done(upload: Upload, check: Callable[[], None]) -> int:
    """How often a task was killed, each time some statements later, until it was through."""
    kills = 0
    while is_stopped(Upload.objects.get(pk=upload.pk), at_statement=STEP * (kills + 1)):
        kills += 1
        check()
    return kills


@pytest.mark.usefixtures("_few_at_a_time")
def test_an_import_that_is_killed_again_and_again_is_written_once_and_whole(
    house: House, transactional_db: None
) -> None:
    actor = acting(house.secretary)
    before = (Person.objects.count(), Membership.objects.count(), Entry.objects.count())

    def nothing_is_seen() -> None:
        assert (Person.objects.count(), Membership.objects.count(), Entry.objects.count()) == before

    upload = receive_upload(workbook(HEADINGS, *ROWS), register=REGISTERS[PEOPLE], actor=actor)
    kills = killed_until_done(upload, nothing_is_seen)
    upload = Upload.objects.get(pk=upload.pk)
    mapping = {int(place): code for place, code in upload.mapping.items()}
    map_columns(upload, register=REGISTERS[PEOPLE], sheet=0, mapping=mapping, is_converted=None, actor=actor)
    kills += killed_until_done(upload, nothing_is_seen)
    upload = Upload.objects.get(pk=upload.pk)
    assert (upload.state, upload.created, upload.rows.count()) == ("preview", 7, 7)
    confirm_upload(upload, register=REGISTERS[PEOPLE], actor=actor)
    statement = killed = 0
    while (upload := Upload.objects.get(pk=upload.pk)).state == Upload.State.WRITING:
        nothing_is_seen()
        statement += STEP
        killed += is_stopped(upload, at_statement=statement)
    telling = 0
    while (upload := Upload.objects.get(pk=upload.pk)).state == Upload.State.TELLING:
        assert Person.objects.count() - before[0] == Membership.objects.count() - before[1] == len(ROWS)
        telling += STEP
        killed += is_stopped(upload, at_statement=telling)
    assert kills + killed >= FEWEST_KILLS
    assert telling > 2 * STEP
    assert Person.objects.count() - before[0] == Membership.objects.count() - before[1] == len(ROWS)
    assert Entry.objects.count() - before[2] == 1 + -(-len(ROWS) // 2)
    assert {len(history_of(one)) for one in Person.objects.filter(full_name__startswith="Trần Văn")} == {1}
    assert verify_chains() == []
    assert NameWord.objects.filter(word="1990").count() == len(ROWS)
    assert not Arrival.objects.exists()


@pytest.mark.usefixtures("_few_at_a_time")
@pytest.mark.parametrize("statement", [28, 34, 40])
def test_an_import_killed_while_writing_can_be_dropped_without_a_trace(
    house: House, transactional_db: None, statement: int
) -> None:
    actor = acting(house.secretary)
    before = (Person.objects.count(), NameWord.objects.count(), Membership.objects.count())
    upload = confirm_upload(previewed(HEADINGS, *ROWS, actor=actor), register=REGISTERS[PEOPLE], actor=actor)
    assert is_stopped(upload, at_statement=statement)
    assert Person._base_manager.count() > before[0]
    run(drop_upload(upload, actor=actor))
    assert (Person._base_manager.count(), NameWord.objects.count(), Membership._base_manager.count()) == before
    assert not Arrival.objects.exists()
    assert not UploadRow.objects.exists()


@pytest.mark.usefixtures("_few_at_a_time")
def test_of_two_files_with_the_same_persons_only_one_is_written(house: House, transactional_db: None) -> None:
    actor = acting(house.secretary)
    before = Person.objects.count()
    uploads = [
        confirm_upload(previewed(HEADINGS, *ROWS, actor=actor), register=REGISTERS[PEOPLE], actor=actor)
        for _ in range(2)
    ]
    ended = at_once([partial(run, upload) for upload in uploads])
    states = sorted(one.state if isinstance(one, Upload) else repr(one) for one in ended)
    assert states == [Upload.State.PREVIEW, Upload.State.WRITTEN]
    assert Person.objects.count() - before == len(ROWS)
    assert not Arrival.objects.exists()


def test_somebody_who_edits_while_a_file_is_written_loses_nothing(house: House, transactional_db: None) -> None:
    person = make_person("Lê Minh Đức", home=house.cell, born=date(1987, 12, 25))
    actor = acting(house.secretary)
    rows = [*ROWS, ("Lê Minh Đức", "25/12/1987", "LG2")]
    upload = confirm_upload(previewed(HEADINGS, *rows, actor=actor), register=REGISTERS[PEOPLE], actor=actor)

    def edit() -> Upload:
        standing = Person.objects.get(pk=person.pk)
        given = GivenPerson(**{**given_person(standing).__dict__, "residence": "Thôn Đồng Tâm"})
        edit_person(standing, given, actor=actor)
        return upload

    works: list[Callable[[], Upload]] = [partial(run, upload), edit]
    ended = at_once(works)
    assert [one for one in ended if isinstance(one, Exception)] == []
    person.refresh_from_db()
    state = Upload.objects.get(pk=upload.pk).state
    assert person.residence == "Thôn Đồng Tâm"
    assert (state, person.home.code) in {(Upload.State.WRITTEN, "LG2"), (Upload.State.PREVIEW, "LG1")}
    assert Person.objects.filter(full_name="Trần Văn An").exists() == (state == Upload.State.WRITTEN)
