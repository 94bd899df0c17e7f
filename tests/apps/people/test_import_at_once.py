"""Imports that are killed, that meet each other, and that meet somebody who edits: nothing is half-written or lost."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.actions.edit_person import edit_person, given_person
from kiemdiem.apps.people.models import Membership, NameWord, Person
from kiemdiem.apps.people.values.given import GivenPerson
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

HEADINGS = ("Họ và tên", "Ngày sinh", "Chi bộ")
ROWS = [(f"Trần Văn {name}", "30/07/1990", "LG1") for name in ("An", "Ba", "Ca", "Da", "Em", "Gi", "Hà")]
STEP = 6  # statements between two kills
FEWEST_KILLS = 10


@pytest.fixture
def _few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small files go the way of large ones."""
    monkeypatch.setattr(type(REGISTERS[PEOPLE]), "at_once", 2)
    monkeypatch.setattr(type(REGISTERS[PEOPLE]), "batch", 2)


def is_killed(upload: Upload, *, at_statement: int) -> bool:
    """Let a process of its own do what the state asks for, and kill it before this statement; False: it was through."""
    connections.close_all()
    trace = Path(settings.FOLDER, f"trace-{os.getpid()}.txt")
    process = os.fork()
    if process == 0:
        _run_and_end(upload, at_statement, trace)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0, trace.read_text(encoding="utf-8")
    return os.WIFSIGNALED(status)


def _run_and_end(upload: Upload, at_statement: int, trace: Path) -> None:
    """What the child does; it never comes back, and leaves its fault in a file because nobody reads what it prints.

    Where an earlier test looked at a page, a loop of the browser runs in this thread, and Django keeps its connections
    beside the loop. A fork ends the loop: the child would find the connection from before it, to another database.
    """
    del connections[connection.alias]
    try:
        with connection.execute_wrapper(_killing(at_statement)):
            TASKS[Upload.State(upload.state)].call(upload.pk)
    except BaseException:
        trace.write_text(traceback.format_exc(), encoding="utf-8")
        os._exit(1)
    os._exit(0)


def _killing(at_statement: int) -> Callable[..., Any]:
    met = 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal met
        met += 1
        if met == at_statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    return count


def killed_until_done(upload: Upload, check: Callable[[], None]) -> int:
    """How often a task was killed, each time some statements later, until it was through."""
    kills = 0
    while is_killed(Upload.objects.get(pk=upload.pk), at_statement=STEP * (kills + 1)):
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
    map_columns(upload, register=REGISTERS[PEOPLE], sheet=0, mapping=mapping, is_converted=False, actor=actor)
    kills += killed_until_done(upload, nothing_is_seen)
    upload = Upload.objects.get(pk=upload.pk)
    assert (upload.state, upload.created, upload.rows.count()) == ("preview", 7, 7)
    confirm_upload(upload, register=REGISTERS[PEOPLE], actor=actor)
    statement = killed = 0
    while Upload.objects.get(pk=upload.pk).state != Upload.State.WRITTEN:
        nothing_is_seen()
        statement += STEP
        killed += is_killed(Upload.objects.get(pk=upload.pk), at_statement=statement)
    assert kills + killed >= FEWEST_KILLS
    assert Person.objects.count() - before[0] == Membership.objects.count() - before[1] == len(ROWS)
    assert Entry.objects.count() - before[2] == 1
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
    assert is_killed(upload, at_statement=statement)
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
