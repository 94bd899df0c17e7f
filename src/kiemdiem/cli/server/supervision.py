"""The background worker beside the server: begun with it, begun anew when it dies, ended with it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

WORKER = [sys.executable, "-m", "kiemdiem.config.worker"]
LONGEST_TASK = 60
"""Seconds that a task at hand gets to end when the server stops; after that it is cut off, and begun anew next time."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds between the death of a worker and the next one; the pause doubles while they die young."""
YOUNG = 60.0


class Supervised:
    """One worker process after the other."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self._tell = tell
        self._ending = threading.Event()
        self._worker = self._begun()
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    def end(self) -> None:
        """Ask the worker to end, wait for the task at hand, and cut it off where it takes too long."""
        self._ending.set()
        worker = self._worker
        _close_input(worker)
        try:
            worker.wait(LONGEST_TASK)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
        self._watching.join()

    def _begun(self) -> subprocess.Popen[bytes]:
        """A session of its own: Ctrl-C on the terminal is for the server, who tells the worker in its own way."""
        return subprocess.Popen(WORKER, stdin=subprocess.PIPE, start_new_session=sys.platform != "win32")

    def _watch(self) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                code = self._worker.wait(YOUNG)
            except subprocess.TimeoutExpired:
                pause = FIRST_PAUSE
                continue
            if self._ending.is_set():
                return
            self._tell(code)
            if self._ending.wait(pause):
                return
            pause = min(pause * 2, LONGEST_PAUSE)
            _close_input(self._worker)
            self._worker = self._begun()


def _close_input(worker: subprocess.Popen[bytes]) -> None:
    assert worker.stdin is not None
    worker.stdin.close()
