"""Locks on a data folder; the operating system lets go of them when a process ends, however it ends."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

SERVING = "serving.lock"
"""Held by the one server of the folder."""
WORKING = "working.lock"
"""Held by the one background worker of the folder."""
USING = "using.lock"
"""Shared by everybody who opens the database; alone only with him who puts another database in its place."""


class NotFree(Exception):
    """Another process holds the lock."""


if sys.platform == "win32":
    import msvcrt

    def _lock(opened: int, *, shared: bool) -> None:
        """Windows has no shared locks of this kind: those who share go unlocked there."""
        if not shared:
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(opened: int, *, shared: bool) -> None:
        fcntl.flock(opened, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


@dataclass(frozen=True)
class Lock:
    """A lock that is held until it is let go, or the process ends."""

    opened: int

    @classmethod
    def take(cls, folder: Path, name: str, *, shared: bool = False) -> Lock:
        """The lock of this name.

        Raises:
            NotFree: another process holds it.
        """
        file = folder / "run" / name
        file.parent.mkdir(mode=0o700, exist_ok=True)
        opened = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(opened, shared=shared)
        except OSError:
            os.close(opened)
            raise NotFree(name) from None
        return cls(opened)

    def let_go(self) -> None:
        os.close(self.opened)

    def __enter__(self) -> Lock:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.let_go()
