"""A fault of the program itself: the trace goes to a file, the person gets an apology and the number to tell us."""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path


def keep_trace(fault: BaseException, *, at: datetime) -> tuple[str, Path]:
    """Write the trace down; returns the number of the report and the file.

    The trace holds no values of the input except those that the fault's own text names; the file is for its owner.
    """
    number = f"{at:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    lines = [
        f"report {number}",
        f"Python {sys.version.split()[0]} on {sys.platform}",
        f"arguments: {sys.argv[1:2]}",
        "",
        *traceback.format_exception(fault),
    ]
    text = "\n".join(lines)
    for find_folder in (_state_folder, _temporary_folder):
        try:
            folder = find_folder()
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / f"{number}.log"
            file.touch(mode=0o600)
            file.write_text(text, encoding="utf-8", errors="backslashreplace")
        except (OSError, RuntimeError):
            continue
        return number, file
    return number, Path(os.devnull)


def _state_folder() -> Path:
    told = os.environ.get("XDG_STATE_HOME", "")
    return (Path(told) if told else Path("~/.local/state").expanduser()) / "kiemdiem"


def _temporary_folder() -> Path:
    return Path(tempfile.gettempdir()) / "kiemdiem"
