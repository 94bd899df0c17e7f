"""The background work of one installation, one task after the other.

It ends, once the task at hand is done, when its input ends: that is how the server asks for it, and what happens when
the server dies.
"""

from __future__ import annotations

import hashlib
import platform
import secrets
import signal
import sys
import threading
import time
from _thread import interrupt_main
from collections.abc import Callable
from pathlib import Path

import structlog
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from kiemdiem.apps.accounts.actions.purge_sign_ins import purge_sign_ins
from kiemdiem.apps.desk.actions.purge_exports import purge_exports
from kiemdiem.apps.exchange.actions.ask_package import purge_orders
from kiemdiem.apps.reminders.actions.make_digests import make_digests
from kiemdiem.cli.server.lock import WORKING, Lock, NotFree
from kiemdiem.cli.server.moment import moment_now
from kiemdiem.config.heartbeat import EVERY, beat

INTERVAL = 0.5
"""Seconds of rest when there is nothing to do."""
TIDY_EVERY = 6 * 60 * 60.0
REMIND_EVERY = 60.0
"""Seconds between two looks whether anybody's day has no digest yet; a new day begins at midnight in Hanoi."""
KEPT_TASKS = 30
"""Days for which the record of a task that is done stays."""
MOST_STARTS = 3
"""A task that three workers died of is not begun again."""
log = structlog.get_logger("kiemdiem.worker")


def work() -> None:
    """Work until the input ends."""
    folder: Path = settings.FOLDER
    name = name_of(folder)
    worker = Worker(
        queue_names=["*"],
        interval=INTERVAL,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{name}-{secrets.token_hex(8)}",
        excluded_queue_names=[],
    )
    worker.configure_signals()
    threading.Thread(target=_end_with_input, daemon=True).start()
    with _waited_for(folder):
        threading.Thread(target=_beat_on, args=(folder,), daemon=True).start()
        threading.Thread(target=_again_and_again, args=(tidy, "tidying failed", TIDY_EVERY), daemon=True).start()
        threading.Thread(target=_again_and_again, args=(remind, "reminding failed", REMIND_EVERY), daemon=True).start()
        put_back_orphans(name)
        log.info("worker begins")
        worker.run()


def name_of(folder: Path) -> str:
    """The name of this installation's workers: several may share a database server, never a folder."""
    return hashlib.sha256(f"{platform.node()} {folder}".encode()).hexdigest()[:16]


def put_back_orphans(name: str) -> None:
    """Tasks that a worker of this installation left when it was killed wait again; ours holds the lock: no other lives.

    A task must therefore bear being begun twice (docs/howto/operate.md).
    """
    with transaction.atomic():
        for task in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
            if not task.worker_ids or not task.worker_ids[-1].startswith(f"{name}-"):
                continue
            again = len(task.worker_ids) < MOST_STARTS
            task.status = TaskResultStatus.READY if again else TaskResultStatus.FAILED
            task.finished_at = None if again else timezone.now()
            task.save(update_fields=["status", "finished_at"])
            log.warning("task left by a worker", task=str(task.pk), again=again)


def _waited_for(folder: Path) -> Lock:
    """The lock of the one worker; one that outlives its server first ends its task."""
    while True:
        try:
            return Lock.take(folder, WORKING)
        except NotFree:
            time.sleep(INTERVAL)


def _end_with_input() -> None:
    while sys.stdin.buffer.read(1024):
        pass
    interrupt_main(signal.SIGTERM)


def tidy() -> None:
    """Delete what is kept for a time only: ended sessions, the log of sign-ins, tasks done long ago, files to fetch."""
    call_command("clearsessions")
    call_command("prune_db_task_results", min_age_days=KEPT_TASKS, verbosity=0)
    purge_sign_ins(at=timezone.now())
    purge_exports(clock=timezone.now())
    purge_orders(clock=timezone.now())


def _again_and_again(work: Callable[[], object], failed: str, every: float) -> None:
    """One time it fails must not be the last time it is tried: nobody would notice what is not done any more."""
    while True:
        try:
            work()
        except Exception:
            log.warning(failed, exc_info=True)
        connection.close()
        time.sleep(every)


def remind() -> int:
    """The digests of the day, for whom they are missing; how many were made. The log says the number, no more."""
    made = make_digests(now=moment_now())
    if made:
        log.info("digests made", count=made)
    return made


def _beat_on(folder: Path) -> None:
    while True:
        beat(folder)
        time.sleep(EVERY)
