"""A campaign for a province, from its roll to its pages: `python benchmarks/bench_campaigns.py`.

DATABASE_URL chooses the database (SQLite in a folder of its own, if nothing is given). The population is that of
bench_registers, the regime kh61_2021. While a task runs, a second process saves a person every 100 ms, each save an act
with its entry in the journal. Memory is the most that the process held while the step ran. Pages are asked whole:
queries, cells, template; for 2,000 persons in 100 units and for 200,000 in 10,000.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench_registers import NOON, SIZES, Population, asked, say  # sets Django up first
from django.core.management import call_command
from django.db import connection, transaction
from django.http import QueryDict
from django.utils import timezone

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign, take_roll
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Subject
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.desk.actions.ask_export import ask_export
from kiemdiem.apps.desk.jobs import write_export
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.actions.edit_person import edit_person, given_person
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.queries import actor_of, command_line
from kiemdiem.apps.users.models import User
from kiemdiem.core.regime.keeping import keep
from kiemdiem.core.regime.workplan import plan_rows

DAY = date(2021, 12, 20)
PACE = 0.1
GONE = 200  # persons who leave before the roll is computed anew, the last of all
AMONG = 1_000  # the first persons, of whom the oldest is saved again and again
LAID_DOWN = "roll laid down"


@dataclass(frozen=True)
class Step:
    """What one step took: seconds, queries, the most memory in MiB, and the waits of whoever saved meanwhile."""

    name: str
    seconds: float
    queries: int
    memory: int
    waits: list[float]


class Counting:
    """Counts the statements of this process."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *given: Any) -> Any:
        self.count += 1
        return execute(*given)


def most_memory() -> int:
    """The most memory in MiB since it was last begun anew."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


def step(name: str, work: Callable[[], object]) -> Step:
    """The work, while another process saves."""
    other = subprocess.Popen(
        [sys.executable, __file__, "--save"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    other.stdout.readline()
    Path("/proc/self/clear_refs").write_text("5")
    counting, start = Counting(), time.perf_counter()
    with connection.execute_wrapper(counting):
        work()
    took, memory = time.perf_counter() - start, most_memory()
    waits = json.loads(other.communicate("stop\n")[0])
    sys.stderr.write(f"# {name}: {took:.1f} s, {memory} MiB, longest wait {max(waits):.2f} s\n")
    return Step(name, took, counting.count, memory, waits)


def save_until_told() -> None:
    """Save one person again and again; write down how long each save took."""
    stopped = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), stopped.set()), daemon=True).start()
    actor, waits, number = command_line(timezone.now()), [], 0
    staying = Person.objects.unscoped("benchmark").filter(pk__lte=AMONG).order_by("born_on", "pk")
    key = staying.values_list("pk", flat=True)[0]
    say("ready")
    sys.stdout.flush()
    while not stopped.is_set():
        number += 1
        person = Person.objects.unscoped("benchmark").get(pk=key)
        given = replace(given_person(person), residence=f"place {number} {time.monotonic()}")
        start = time.perf_counter()
        edit_person(person, given, actor=actor)
        waits.append(time.perf_counter() - start)
        time.sleep(PACE)
    say(json.dumps(waits))


def steps(population: Population) -> Iterator[Step]:
    """A campaign from its preparing to the export of its second roll."""
    board = actor_of(population.board, at=NOON)
    root = Unit.objects.unscoped("benchmark").get(parent=None)
    campaign = prepare_campaign(keep("kh61_2021"), root=root, name="Ky", actor=board)
    yield step(LAID_DOWN, lambda: computed(campaign, board, ""))
    yield step("campaign opened", lambda: open_campaign(campaign, seen=waiting(campaign).pk, actor=board))
    gone = Person.objects.unscoped("benchmark").order_by("-pk").values_list("pk", flat=True)[:GONE]
    Person.objects.unscoped("benchmark").filter(pk__in=list(gone)).update(left_on=date(2021, 12, 1))
    campaign.refresh_from_db()
    yield step(f"roll computed anew, {GONE} persons gone", lambda: computed(campaign, board, "moved"))
    yield step("new roll taken", lambda: take_roll(campaign, seen=waiting(campaign).pk, actor=board))
    for kind in ("xlsx", "csv"):
        yield step(f"subjects written as {kind}", lambda kind=kind: exported(campaign, board, kind))


def computed(campaign: Campaign, board: Any, reason: str) -> None:
    roll = ask_for_roll(campaign, as_of=DAY, reason=reason, actor=board)
    compute_roll_version.call(roll.pk)
    roll.refresh_from_db()
    assert roll.state == RollVersion.State.READY, roll.note
    sys.stderr.write(f"# {roll.counts['subjects']:,} subjects, {roll.touched:,} touched\n")


def waiting(campaign: Campaign) -> RollVersion:
    return campaign.rolls.get(state=RollVersion.State.READY)


def exported(campaign: Campaign, board: Any, kind: str) -> None:
    export = ask_export(
        "subjects", asked=QueryDict(), kind=kind, actor=board, clock=timezone.now(), place={"campaign_id": campaign.pk}
    )
    write_export.call(export.pk)
    export.refresh_from_db()
    assert export.state == "ready", export.note


Case = tuple[str, Callable[..., Any], User, dict[str, str], tuple[Any, ...]]


def previews(of: Population, campaign: Campaign) -> Iterator[Case]:
    from kiemdiem.apps.campaigns.views.campaigns import campaign as page
    from kiemdiem.apps.campaigns.views.subjects import subjects

    yield "preview", page, of.board, {}, (campaign.pk,)
    yield "preview, list of subjects", subjects, of.board, {}, (campaign.pk,)


def cases(of: Population, campaign: Campaign) -> Iterator[Case]:
    from kiemdiem.apps.campaigns.views.campaigns import campaign as page
    from kiemdiem.apps.campaigns.views.groups import groups
    from kiemdiem.apps.campaigns.views.subjects import subject, subjects
    from kiemdiem.apps.workplans.views.bodies import plan_bodies
    from kiemdiem.apps.workplans.views.overviews import season_overview
    from kiemdiem.apps.workplans.views.plans import work_plan
    from kiemdiem.apps.workplans.views.work import unit_work, work_item

    key, commune = campaign.pk, of.communes[len(of.communes) // 2]
    last = str(-(-Subject.objects.unscoped("benchmark").filter(campaign=campaign).count() // 50))
    some = Subject.objects.unscoped("benchmark").filter(campaign=campaign, kind="member")[1_000]
    item = plan_rows(regime_of(campaign), readings=campaign.readings)[0].id.partition(".")[0]
    yield "campaign", page, of.board, {}, (key,)
    yield "campaign, for a commune of 400", page, of.secretary, {}, (key,)
    yield "subjects", subjects, of.board, {}, (key,)
    yield "subjects, last page", subjects, of.board, {"trang": last}, (key,)
    yield "subjects, from the end of the names", subjects, of.board, {"xep": "-ten"}, (key,)
    yield "subjects, by units", subjects, of.board, {"xep": "don_vi"}, (key,)
    yield "subjects, search, common word", subjects, of.board, {"tim": "nguyen"}, (key,)
    yield "subjects, search, rare words", subjects, of.board, {"tim": "nguyen y lan"}, (key,)
    yield "subjects, search, nobody", subjects, of.board, {"tim": "khongai"}, (key,)
    yield "subjects, members", subjects, of.board, {"loai": "member"}, (key,)
    yield "subjects, only reviewed", subjects, of.board, {"viec": "chi_kiem_diem"}, (key,)
    yield "subjects, with problems", subjects, of.board, {"viec": "vuong"}, (key,)
    yield "subjects, in a commune", subjects, of.board, {"trong": commune.code}, (key,)
    yield "subjects, for a commune of 400", subjects, of.secretary, {}, (key,)
    yield "subject", subject, of.board, {}, (key, some.pk)
    yield "groups", groups, of.board, {}, (key,)
    yield "work plan", work_plan, of.board, {}, (key,)
    yield "item of the plan", work_item, of.board, {}, (key, item)
    yield "work of a unit", unit_work, of.board, {}, (key, commune.pk)
    yield "season overview", season_overview, of.board, {}, (key,)
    yield "bodies of the plan", plan_bodies, of.board, {}, (key,)


def analysed() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def times_of(found: dict[str, list[tuple[float, int]]], listed: Iterator[Case]) -> None:
    for name, view, user, query, args in listed:
        try:
            found.setdefault(name, []).append(asked(view, user, query, *args))
        finally:
            connection.force_debug_cursor = False
        sys.stderr.write(f"# {name}: {found[name][-1]}\n")


def one_size(persons: int, units: int) -> None:
    """All of it for a population of this size; printed as JSON."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with transaction.atomic():
        population = Population(persons, units)
    analysed()
    pages: dict[str, list[tuple[float, int]]] = {}
    taken: list[Step] = []
    for one in steps(population):
        taken.append(one)
        campaign = Campaign.objects.unscoped("benchmark").select_related("regime", "root").get()
        if one.name == LAID_DOWN:
            analysed()
            times_of(pages, previews(population, campaign))
    times_of(pages, cases(population, campaign))
    say(json.dumps({"steps": [asdict(one) for one in taken], "pages": {name: rows[0] for name, rows in pages.items()}}))


def measured(persons: int, units: int) -> dict[str, Any]:
    """The answer of a process that has a database of its own: the journal, which names users, cannot be emptied."""
    with tempfile.TemporaryDirectory(prefix="kiemdiem-bench-") as folder:
        environment = {**os.environ, "KIEMDIEM_FOLDER": folder}
        name = f"bench_{os.getpid()}_{persons}"
        if connection.vendor == "postgresql":
            environment["DATABASE_URL"] = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
            statement(f'CREATE DATABASE "{name}"')
        try:
            command = [sys.executable, __file__, "--size", str(persons), str(units)]
            told = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
        finally:
            if connection.vendor == "postgresql":
                statement(f'DROP DATABASE "{name}" WITH (FORCE)')
    found: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return found


def statement(text: str) -> None:
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute(text)


def main(sizes: tuple[tuple[int, int], ...]) -> None:
    found = [measured(*size) for size in sizes]
    load = Path("/proc/loadavg").read_text().split()[2]
    machine = f"{connection.vendor}, {platform.machine()}, CPython {platform.python_version()}"
    say(f"{machine}, load of the last quarter of an hour {load}: python {' '.join(sys.argv)}")
    say("| step | time | queries | memory | saves of another | longest | median |")
    say("| --- | --- | --- | --- | --- | --- | --- |")
    for one in (Step(**row) for row in found[-1]["steps"]):
        median = sorted(one.waits)[len(one.waits) // 2] * 1000
        told = f"{len(one.waits)} | {max(one.waits):.2f} s | {median:.0f} ms"
        say(f"| {one.name} | {one.seconds:.1f} s | {one.queries:,} | {one.memory:,} MiB | {told} |")
    say(f"| page | {' | '.join(f'{persons:,}' for persons, _ in sizes)} | ratio | queries |")
    say("| --- | --- | --- | --- | --- |")
    for name in found[0]["pages"]:
        (small, few), (large, many) = found[0]["pages"][name], found[-1]["pages"][name]
        say(f"| {name} | {small * 1000:.1f} ms | {large * 1000:.1f} ms | {large / small:.2f} | {few}, {many} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true", help="what the second process does")
    parser.add_argument("--size", nargs=2, type=int, help="what the process of one size does: persons, units")
    parser.add_argument("--small", action="store_true", help="2,000 and 4,000 persons, to try the benchmark itself")
    given = parser.parse_args()
    if given.save:
        save_until_told()
    elif given.size:
        one_size(*given.size)
    else:
        main(((2_000, 100), (4_000, 200)) if given.small else SIZES)
