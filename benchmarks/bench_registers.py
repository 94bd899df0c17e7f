"""How pages on persons grow with the register: ratios of 200,000 to 2,000: `python benchmarks/bench_registers.py`.

DATABASE_URL chooses the database (SQLite in a folder of its own, if nothing is given). The population is made by a
seeded chance and written by bulk inserts; every page is asked whole: queries, cells, template. The names of families
are as frequent as in life, so that "nguyen" is borne by 38 of 100.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

os.environ.setdefault("KIEMDIEM_FOLDER", tempfile.mkdtemp(prefix="kiemdiem-bench-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiemdiem.config.settings")

import django

django.setup()

from django.contrib.messages.storage.session import SessionStorage  # noqa: E402  # Django is set up first
from django.core.management import call_command  # noqa: E402  # Django is set up first
from django.db import connection, models, reset_queries, transaction  # noqa: E402  # Django is set up first
from django.test import RequestFactory  # noqa: E402  # Django is set up first

from kiemdiem.apps.organisations.models import Placement, Unit  # noqa: E402  # Django is set up first
from kiemdiem.apps.people.models import Membership, NameWord, Person, Position, YearlyResult  # noqa: E402  # Django is set up first
from kiemdiem.apps.people.queries.name_words import words_in  # noqa: E402  # Django is set up first
from kiemdiem.apps.permissions.models import Grant, Role  # noqa: E402  # Django is set up first
from kiemdiem.apps.permissions.queries import actor_of  # noqa: E402  # Django is set up first
from kiemdiem.apps.users.models import User  # noqa: E402  # Django is set up first
from kiemdiem.core.quantities.names import search_key, sort_key  # noqa: E402  # Django is set up first
from kiemdiem.core.samples.people import person_name  # noqa: E402  # Django is set up first
from kiemdiem.shell.scoping import watched  # noqa: E402  # Django is set up first

NOON = datetime(2021, 12, 20, 5, tzinfo=UTC)
SIZES = ((2_000, 100), (200_000, 10_000))
CELLS_OF_A_COMMUNE = 19
COMMUNES_OF_A_DISTRICT = 25
BATCH = 5_000
TIMES = 15
NAMES = 6_000
RARE = "Nguyen Y Lan"
PERSON = """
INSERT INTO people_person (id, full_name, code, home_id, born_on, card_number, admitted_on, sort_key, search_key,
                           service, service_class, residence, facts, version)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, '', '', '', '{}', 1)
"""
FILLED = (
    """INSERT INTO people_nameword (person_id, word, sort_key)
       SELECT p.id, w.word, p.sort_key FROM people_person p JOIN made_words w ON w.name = p.full_name""",
    "INSERT INTO people_nameword (person_id, word, sort_key) SELECT id, lower(code), sort_key FROM people_person",
    "INSERT INTO people_nameword (person_id, word, sort_key) SELECT id, card_number, sort_key FROM people_person",
    """INSERT INTO people_nameword (person_id, word, sort_key)
       SELECT id, substr(CAST(born_on AS TEXT), 1, 4), sort_key FROM people_person""",
    """INSERT INTO people_membership (person_id, cell_id, kind, since)
       SELECT id, home_id, CASE WHEN id % 25 = 0 THEN 'du_bi' ELSE 'chinh_thuc' END, admitted_on FROM people_person""",
    """INSERT INTO people_position (person_id, unit_id, post, title, standing, is_main, is_presiding, is_full_time,
                                    managed_by, promoted_from, equivalent, since)
       SELECT id, home_id, CASE id % 16 WHEN 0 THEN 'bi_thu' WHEN 4 THEN 'pho_bi_thu' ELSE 'uy_vien' END, '', 'other',
              true, false, false, CASE WHEN id % 400 = 0 THEN 'BTV_TINH_UY' ELSE 'PHAN_CAP' END, '', '', '2020-06-01'
       FROM people_person WHERE id % 4 = 0""",
    """INSERT INTO people_yearlyresult (person_id, year, kind, level, honours, decision)
       SELECT id, 2019, 'member', 'HTTNV', '[]', '' FROM people_person""",
    """INSERT INTO people_yearlyresult (person_id, year, kind, level, honours, decision)
       SELECT id, 2020, 'member', CASE id % 5 WHEN 0 THEN 'HTXSNV' ELSE 'HTTNV' END, '[]', '' FROM people_person""",
)


def in_batches(rows: Iterator[models.Model], model: type[models.Model]) -> None:
    """Write so many rows at a time; memory does not grow with the population."""
    while batch := list(islice(rows, BATCH)):
        model._default_manager.bulk_create(batch, batch_size=BATCH)  # type: ignore[arg-type]  # rows of this model


class Population:
    """A province: districts, communes, cells; so many persons in its cells; somebody who asks."""

    def __init__(self, persons: int, units: int) -> None:
        self._chance = Random(f"{persons}/{units}")
        self._ids = 0
        self.cells: list[Unit] = []
        self.communes: list[Unit] = []
        self._plant(units)
        self._rare = persons // 70  # as many bear the rare word in a small house as in a large one
        self._people(persons)
        self.board = self._user("board", Role.BOARD, "")
        self.secretary = self._user("secretary", Role.SECRETARY, self.communes[len(self.communes) // 2].branch)
        self.district = self._user("district", Role.SECRETARY, str(self.communes[0].parent.branch))

    def _unit(self, name: str, parent: Unit | None, body: str) -> Unit:
        self._ids += 1
        path = f"{parent.path if parent else '/'}{self._ids}/"
        return Unit(
            pk=self._ids, name=name, code=f"U{self._ids}", parent=parent, path=path, body=body,
            depth=parent.depth + 1 if parent else 0, sort_key=sort_key(name), search_key=search_key(name),
        )  # fmt: skip

    def _plant(self, units: int) -> None:
        made = [self._unit("Dang bo tinh", None, "dang_bo_tinh")]
        district = made[0]
        while len(made) < units:
            if len(self.communes) % COMMUNES_OF_A_DISTRICT == 0:
                district = self._unit(f"Dang bo huyen {len(made)}", made[0], "dang_bo_huyen")
                made.append(district)
            commune = self._unit(f"Dang bo xa {len(self.communes)}", district, "dang_bo_co_so")
            self.communes.append(commune)
            cells = [
                self._unit(f"Chi bo thon {place}", commune, "chi_bo_truc_thuoc") for place in range(CELLS_OF_A_COMMUNE)
            ]
            self.cells += cells
            made += [commune, *cells]
        in_batches(iter(made), Unit)
        in_batches((Placement(unit=unit, parent=unit.parent, name=unit.name) for unit in made), Placement)

    def _people(self, many: int) -> None:
        """So many persons, by a few statements: rows made one by one would take most of an hour."""
        names = sorted({RARE, *(person_name(self._chance) for _ in range(NAMES))})
        weights = [person_name(self._chance) for _ in range(NAMES)]
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE made_words (name VARCHAR(120), word VARCHAR(60))")
            told = {*names, *weights}
            cursor.executemany(
                "INSERT INTO made_words VALUES (%s, %s)", [(name, word) for name in told for word in words_in(name)]
            )
            keys = {name: (sort_key(name), search_key(name)) for name in told}
            for start in range(1, many + 1, BATCH):
                numbers = range(start, min(start + BATCH, many + 1))
                cursor.executemany(PERSON, [self._person(number, weights, keys) for number in numbers])
            for statement in FILLED:
                cursor.execute(statement)
            cursor.execute("DROP TABLE made_words")

    def _person(self, number: int, names: list[str], keys: dict[str, tuple[str, str]]) -> tuple[Any, ...]:
        name = RARE if number % self._rare == 7 else self._chance.choice(names)
        home = self.cells[number % len(self.cells)].pk
        born = date(1955, 1, 1) + timedelta(self._chance.randrange(18_000))
        admitted = date(1985, 1, 1) + timedelta(self._chance.randrange(13_000))
        return (number, name, f"CB{number:06d}", home, born, f"{number:09d}", admitted, *keys[name])

    def _user(self, username: str, role: Role, branch: str) -> User:
        user = User.objects.create(username=username, name=username, created_at=NOON)
        Grant.objects.create(user=user, role=role, branch=branch, since=date(2021, 1, 1), granted_at=NOON)
        return user


def request_of(user: User, query: dict[str, str]) -> Any:
    request: Any = RequestFactory().get("/can-bo/", query)
    request.user, request.now, request.session = user, NOON, {}
    request.actor = actor_of(user, at=NOON)
    request._messages = SessionStorage(request)
    request.htmx = False
    return request


def asked(view: Callable[..., Any], user: User, query: dict[str, str], *args: Any) -> tuple[float, int]:
    """The least time of a whole page, and its number of queries; processor time where the database is inside."""
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    times = []
    queries = 0
    for _ in range(TIMES):
        request = request_of(user, query)
        reset_queries()
        connection.force_debug_cursor = True
        start = clock()
        with watched():
            response = view(request, *args)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
        times.append(clock() - start)
        queries = len(connection.queries)
        assert response.status_code == 200, response.status_code
    return min(times), queries


def cases(population: Population) -> Iterator[tuple[str, Callable[..., Any], User, dict[str, str], tuple[Any, ...]]]:
    from kiemdiem.apps.desk.views.home import home
    from kiemdiem.apps.organisations.views.lists import units
    from kiemdiem.apps.organisations.views.tree import unit_branch, unit_tree
    from kiemdiem.apps.organisations.views.unit import unit
    from kiemdiem.apps.people.views.people import people
    from kiemdiem.apps.people.views.person import person

    of = population
    some = Person.objects.order_by("pk")[1_234 % 2_000]
    near = Person.objects.filter(home__path__startswith=of.communes[len(of.communes) // 2].branch).first()
    assert near is not None
    commune = of.communes[0]
    yield "list, whole house", people, of.board, {}, ()
    yield "list, page 40", people, of.board, {"trang": "40"}, ()
    yield "list, a district", people, of.district, {}, ()
    yield "list, a commune of 400", people, of.secretary, {}, ()
    yield "list, filtered by a commune", people, of.board, {"don_vi": commune.code}, ()
    yield "list, by authority", people, of.board, {"dien": "PHAN_CAP"}, ()
    yield "list, probationary members", people, of.board, {"loai": "du_bi"}, ()
    yield "search, common word", people, of.board, {"q": "nguyen"}, ()
    yield "search, two common words", people, of.board, {"q": "van nguyen"}, ()
    yield "search, a common word and a given name", people, of.board, {"q": "thi anh"}, ()
    yield "search, rare word", people, of.board, {"q": "y"}, ()
    yield "search, a common and a rare word", people, of.board, {"q": "y nguyen"}, ()
    yield "search, beginning of a word", people, of.board, {"q": "nguy"}, ()
    yield "search, common word, a district", people, of.district, {"q": "nguyen"}, ()
    yield "search, common word, a commune", people, of.secretary, {"q": "nguyen"}, ()
    yield "person", person, of.board, {}, (some.pk,)
    yield "person, for a secretary", person, of.secretary, {}, (near.pk,)
    root, deep = str(commune.parent.parent_id), {"mo": str(near.home_id)}
    yield "overview, whole house", home, of.board, {}, ()
    yield "overview, a district", home, of.district, {}, ()
    yield "overview, a commune", home, of.secretary, {}, ()
    yield "units, whole house", units, of.board, {}, ()
    yield "units, a district", units, of.district, {}, ()
    yield "units, search", units, of.board, {"q": "xa 1"}, ()
    yield "tree, whole house", unit_tree, of.board, {}, ()
    yield "tree, opened down to a cell", unit_tree, of.board, deep, ()
    yield "tree, on a past day", unit_tree, of.board, deep | {"ngay": "01/03/2021"}, ()
    yield "tree, below a district", unit_branch, of.board, {}, (commune.parent_id,)
    yield "unit, the province", unit, of.board, {}, (int(root),)
    yield "unit, a commune", unit, of.secretary, {}, (near.home.parent_id,)


def empty_house() -> None:
    """Take out the population before; the journal, which nobody may empty, holds nothing of it."""
    with connection.cursor() as cursor:
        for model in (NameWord, Membership, Position, YearlyResult, Person, Placement, Unit, Grant, User):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    found: dict[str, list[tuple[float, int]]] = {}
    for persons, units in SIZES:
        start = time.perf_counter()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA synchronous=OFF")  # while it is made; reading does not care
        empty_house()
        connection.force_debug_cursor = False
        with transaction.atomic():
            population = Population(persons, units)
            with connection.cursor() as cursor:  # before its end, for PostgreSQL looks up every key there by its plan
                cursor.execute("ANALYZE")
        sys.stderr.write(f"# {persons:,} persons made in {time.perf_counter() - start:.0f} s\n")
        for name, view, user, query, args in cases(population):
            found.setdefault(name, []).append(asked(view, user, query, *args))
    machine = f"{connection.vendor}, {platform.machine()}, CPython {platform.python_version()}"
    say(f"{machine}: python {' '.join(sys.argv)}")
    say("| page | 2,000 | 200,000 | ratio | queries |\n| --- | --- | --- | --- | --- |")
    for name, ((small, few), (large, many)) in found.items():
        say(f"| {name} | {small * 1000:.1f} ms | {large * 1000:.1f} ms | {large / small:.2f} | {few}, {many} |")


if __name__ == "__main__":
    main()
