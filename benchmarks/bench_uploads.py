"""How long an import of many persons takes, and how long others wait for their saves while it runs.

    python benchmarks/bench_uploads.py 200000            SQLite, in a folder that is thrown away
    DATABASE_URL=postgres://… python benchmarks/bench_uploads.py 200000

A second process saves a person every 50 ms, each save an act with its entry in the journal. Three files: all new, then
one cell of every row changed, then nothing changed.
"""

# ruff: noqa: E402, T201  # Django must be set up before its models are read; a benchmark prints

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

if "KIEMDIEM_FOLDER" not in os.environ:
    os.environ["KIEMDIEM_FOLDER"] = tempfile.mkdtemp(prefix="kiemdiem-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiemdiem.config.settings")

import django

django.setup()

import xlsxwriter
from django.core.files import File
from django.core.management import call_command
from django.utils import timezone

from kiemdiem.apps.organisations.actions.add_unit import NewUnit, add_unit
from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.people.actions.add_person import FirstPlace, add_person
from kiemdiem.apps.people.actions.edit_person import edit_person, given_person
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.values.given import GivenEmployment, GivenPerson
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.apps.permissions.queries import actor_of, command_line
from kiemdiem.apps.uploads.actions.confirm_upload import confirm_upload
from kiemdiem.apps.uploads.actions.map_columns import map_columns
from kiemdiem.apps.uploads.actions.receive_upload import receive_upload
from kiemdiem.apps.uploads.jobs import TASKS
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.values.registers import REGISTERS
from kiemdiem.apps.users.models import User

FAMILIES = (
    "Nguyen",
    "Tran",
    "Le",
    "Pham",
    "Hoang",
    "Huynh",
    "Phan",
    "Vu",
    "Vo",
    "Dang",
    "Bui",
    "Do",
    "Ho",
    "Ngo",
    "Ly",
)
MIDDLES = ("Van", "Thi", "Huu", "Duc", "Minh", "Thanh", "Quang", "Xuan", "Ngoc", "Hong", "Thu", "Kim")  # fmt: skip
GIVENS = (
    "An",
    "Binh",
    "Chau",
    "Dung",
    "Giang",
    "Ha",
    "Hai",
    "Hanh",
    "Hoa",
    "Hung",
    "Lan",
    "Linh",
    "Long",
    "Mai",
    "Nam",
)
CELLS, HEADINGS = (
    3_000,
    ("full_name", "born_on", "sex", "card_number", "admitted_on", "full_member_on", "cell", "residence"),
)
PACE = 0.05


def main(rows: int) -> None:
    call_command("migrate", verbosity=0)
    user = _prepare()
    folder = Path(os.environ["KIEMDIEM_FOLDER"])
    for name, residence in (("new", "a"), ("changed", "b"), ("same", "b")):
        path = folder / f"{name}.xlsx"
        _write(path, rows, residence)
        print(f"{name}: file of {path.stat().st_size / 2**20:.1f} MB", flush=True)
        upload = _timed("receive", partial(_received, path, user))
        upload = _run("read", upload)
        mapping = {int(place): code for place, code in upload.mapping.items()}
        upload = map_columns(
            upload,
            register=REGISTERS[upload.register],
            sheet=0,
            mapping=mapping,
            is_converted=False,
            actor=_actor(user),
        )
        upload = _run("check", upload)
        print(
            f"  {upload.state}: {upload.created} new, {upload.updated} changed, {upload.unchanged} same,"
            f" {upload.refused} bad",
            flush=True,
        )
        if upload.created or upload.updated:
            upload = _run("write", confirm_upload(upload, register=REGISTERS[upload.register], actor=_actor(user)))
            print(f"  {upload.state} {upload.note}; persons {Person.objects.unscoped('benchmark').count()}")
    print(f"most memory of the importing process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _prepare() -> User:
    at = timezone.now()
    root = add_unit(NewUnit(name="Root", code="R"), parent=None, actor=command_line(at))
    cells = [
        Unit(pk=root.pk + 1 + n, name=f"Cell {n}", code=f"C{n}", parent=root, depth=1,
             path=f"{root.path}{root.pk + 1 + n}/", sort_key=f"{n:08d}", search_key=f"cell {n}")
        for n in range(CELLS)
    ]  # fmt: skip
    Unit.objects.bulk_create(cells)
    Placement.objects.bulk_create([Placement(unit=cell, parent=root, name=cell.name) for cell in cells])
    user = User.objects.create(username="s", name="S", created_at=at, must_change_password=False)
    Grant.objects.create(
        user=user, role="secretary", branch=root.path, branch_name="Root", since="2020-01-01", granted_at=at
    )
    add_person(
        GivenPerson(full_name="Edited By Another", code="EDITED"),
        place=FirstPlace(employment=GivenEmployment(unit=root)), actor=command_line(at),
    )  # fmt: skip
    return user


def _write(path: Path, rows: int, residence: str) -> None:
    chance = random.Random(1)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for row in range(1, rows + 1):
            name = (
                f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(MIDDLES)} {chance.choice(GIVENS)}"
            )
            day = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/{chance.randint(1950, 1999)}"
            sex = chance.choice(("man", "woman"))
            cells = (
                name,
                day,
                sex,
                f"{row:010d}",
                "03/02/2018",
                "03/02/2019",
                f"C{chance.randrange(CELLS)}",
                f"{residence} {row}",
            )
            sheet.write_row(row, 0, cells)


def _received(path: Path, user: User) -> Upload:
    with path.open("rb") as file:
        return receive_upload(File(file, path.name), register=REGISTERS["dang-vien"], actor=_actor(user))


def _actor(user: User) -> Actor:
    return actor_of(user, at=timezone.now())


def _timed(name: str, work: Callable[[], Upload]) -> Upload:
    start = time.perf_counter()
    found = work()
    print(f"  {name}: {time.perf_counter() - start:.1f} s", flush=True)
    return found


def _run(name: str, upload: Upload) -> Upload:
    """The task of the state, while another process saves."""
    other = subprocess.Popen(
        [sys.executable, __file__, "--save"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdin is not None
    other.stdout.readline()
    start = time.perf_counter()
    TASKS[Upload.State(upload.state)].call(upload.pk)
    took = time.perf_counter() - start
    waits = json.loads(other.communicate("stop\n")[0])
    print(
        f"  {name}: {took:.1f} s; {len(waits)} saves of another meanwhile, the longest {max(waits):.2f} s,"
        f" the median {sorted(waits)[len(waits) // 2] * 1000:.0f} ms", flush=True,
    )  # fmt: skip
    return Upload.objects.get(pk=upload.pk)


def save_until_told() -> None:
    import threading

    stopped = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), stopped.set()), daemon=True).start()
    actor, waits, number = command_line(timezone.now()), [], 0
    print("ready", flush=True)
    while not stopped.is_set():
        number += 1
        start = time.perf_counter()
        person = Person.objects.get(code="EDITED")
        given = given_person(person)
        edit_person(
            person, type(given)(**{**given.__dict__, "residence": f"place {number} {os.getpid()}"}), actor=actor
        )
        waits.append(time.perf_counter() - start)
        time.sleep(PACE)
    print(json.dumps(waits))


if __name__ == "__main__":
    if sys.argv[1:] == ["--save"]:
        save_until_told()
    else:
        main(int(sys.argv[1]))
