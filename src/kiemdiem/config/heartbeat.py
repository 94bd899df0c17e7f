"""The sign of life of the background worker: a file that it touches; whoever asks looks how old it is."""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone

EVERY = 2.0
"""Seconds between two beats."""
TOO_OLD = 15.0
"""Seconds after which the worker is taken for gone."""


def heartbeat_file(folder: Path) -> Path:
    """Where the worker of this installation beats."""
    return folder / "run" / "worker"


def beat(folder: Path) -> None:
    """One beat."""
    file = heartbeat_file(folder)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    file.touch(mode=0o600)


def is_alive(folder: Path) -> bool:
    """Whether the worker has beaten lately."""
    try:
        last = heartbeat_file(folder).stat().st_mtime
    except OSError:
        return False
    return timezone.now().timestamp() - last < TOO_OLD
