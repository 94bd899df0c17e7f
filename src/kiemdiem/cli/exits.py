"""How a command ends, as other programs read it."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; BROKEN_PIPE is what a shell reports for a program whose reader has gone."""

    DONE = 0
    OUR_FAULT = 1
    REFUSED = 2
    STOPPED = 130
    BROKEN_PIPE = 141
