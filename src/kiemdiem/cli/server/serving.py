"""The work of `kiemdiem serve`: one folder, one server, one background worker."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from granian import Granian
from granian.constants import Interfaces, SSLProtocols
from granian.log import LogLevels

from kiemdiem.apps.demo.actions.plant_demo import plant_demo
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.users.models import User
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server import first_run, words
from kiemdiem.cli.server.addresses import require_free, url_of
from kiemdiem.cli.server.errors import HoldsRealData
from kiemdiem.cli.server.holding import as_server
from kiemdiem.cli.server.installation import State
from kiemdiem.cli.server.moment import moment_now
from kiemdiem.cli.server.standing import folder, is_sqlite, require_current, standing_of
from kiemdiem.cli.server.supervision import Supervised
from kiemdiem.cli.server.tls import words as tls_words
from kiemdiem.cli.server.tls.places import places_in
from kiemdiem.cli.server.tls.reading import in_use, require_pair
from kiemdiem.cli.tables import table
from kiemdiem.core.quantities.long_dates import short_date

APPLICATION = "kiemdiem.config.wsgi:application"
SIGN_INS = "demo-sign-ins.json"
"""In the data folder of a demo: who may sign in, with which password; its presence says that the folder is a demo."""
THREADS = 8
"""Of each web process. SQLite has one writer at a time, so more threads only wait; see docs/howto/operate.md."""
LONGEST_REQUEST = 30
"""Seconds that requests at hand get to end when the server stops."""


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    """Serve until somebody stops it."""
    require_free(options.listen, options.port)
    with as_server():
        certified = _certificate(screen)
        prepare(options, screen)
        screen.say(words.SERVED_AT.format(url=url_of(options.listen, options.port, certified)))
        if options.demo:
            _show_sign_ins(screen)
        screen.say(words.STOP_IT)
        screen.out.file.flush()
        _serve(options, screen)
    screen.say(words.STOPPED)
    return Exit.DONE


def _certificate(screen: Screen) -> tuple[str, ...]:
    """The names of the certificate that is served, once it is known to belong to its key; none where there is none."""
    places = places_in(folder())
    shown = in_use(places)
    if shown is None:
        return ()
    require_pair(places)
    if shown.ends_soon(timezone.now()):
        told = tls_words.IS_OVER if shown.is_over(timezone.now()) else tls_words.ENDS_SOON
        screen.note(told.format(until=short_date(shown.until.date())))
    return shown.names.told


def prepare(options: argparse.Namespace, screen: Screen) -> None:
    """The folder as the server needs it: tables, words, demo, styles."""
    is_empty = standing_of().state == State.EMPTY
    if is_empty:
        first_run.begin(screen, with_code=not options.demo)
    else:
        require_current()
        first_run.renew_words()  # a version may bring words without a step of the tables
    if options.demo:
        _prepare_demo(options.size, screen)
    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()


def _prepare_demo(size: str, screen: Screen) -> None:
    """The invented province, where there is nothing yet; one that was cut off while planting is planted anew."""
    file = folder() / SIGN_INS
    if file.exists():
        return
    if Unit.objects.unscoped("only an empty house is filled").exists() or User.objects.exists():
        raise HoldsRealData(folder=folder())
    screen.say(words.PLANTING)
    planted = plant_demo(at=moment_now(), size=size)
    file.write_text(json.dumps([asdict(one) for one in planted.sign_ins], ensure_ascii=False), encoding="utf-8")


def _show_sign_ins(screen: Screen) -> None:
    """Who may sign in, with which password, as what."""
    found = json.loads((folder() / SIGN_INS).read_text(encoding="utf-8"))
    rows = [(one["username"], one["password"], one["role"], one["place"]) for one in found]
    screen.say(words.SIGN_INS)
    screen.show(table(words.SIGN_IN_COLUMNS, rows))


def _serve(options: argparse.Namespace, screen: Screen) -> None:
    """The web server in this process and its children, the worker beside it."""
    worker = Supervised(lambda code: screen.note(words.WORKER_DIED.format(code=code)))
    try:
        _web_server(options).serve()
    finally:
        worker.end()


def _web_server(options: argparse.Namespace) -> Any:
    """One process on SQLite; on PostgreSQL one for each core, four at most."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    places = places_in(folder())
    has_certificate = places.certificate.exists()
    return Granian(
        APPLICATION,
        address=options.listen,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=1 if is_sqlite() else min(4, cores),
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=LONGEST_REQUEST,
        websockets=False,
        log_level=LogLevels.error,
        ssl_cert=places.certificate if has_certificate else None,
        ssl_key=places.key if has_certificate else None,
        ssl_protocol_min=SSLProtocols.tls12,  # telephones of 2018 know nothing newer
    )
