"""Work that is killed, as by a failing power supply, before one of its statements; in a process of its own.

The process is forked from a server that has no other thread. The process of the tests has: of the browser, of the live
server that may still answer a page which was left open. A lock that such a thread holds at a fork is held for ever in
the child, which then waits for it for ever.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections

PATIENCE = 60  # seconds after which a test that waits for itself ends


def _context() -> ForkServerContext:
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["pytest", "tests.builders.set_up"])
    return found


CONTEXT = _context()


def is_killed(work: Callable[[], Any], *, at_statement: int) -> bool:
    """Let a process of its own do this, and kill it before this statement; False: it was through.

    work: can be pickled, so a function of a module, or `partial` of one. Needs `transactional_db`.
    """
    connections.close_all()
    trace = Path(settings.FOLDER, f"trace-{os.getpid()}.txt")
    trace.unlink(missing_ok=True)
    process = CONTEXT.Process(target=_begin, args=(work, at_statement, connection.settings_dict["NAME"], trace))
    process.start()
    process.join(PATIENCE)
    if process.exitcode is None:
        process.kill()
        raise AssertionError(f"still at work after {PATIENCE} s")
    told = trace.read_text(encoding="utf-8") if trace.exists() else ""
    assert process.exitcode in {0, -signal.SIGKILL}, told
    return process.exitcode != 0


def _begin(work: Callable[[], Any], at_statement: int, database: str, trace: Path) -> None:
    """What the process does; it leaves its fault in a file because nobody reads what it prints."""
    connection.settings_dict["NAME"] = database
    try:
        with connection.execute_wrapper(_killing(at_statement)):
            work()
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
