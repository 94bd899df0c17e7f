"""Work that ends well or in words: what is refused, what is our fault, and who has gone away."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from kiemdiem.cli import errors
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.our_fault import keep_trace
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import Screen, open_screen


def guarded(work: Callable[[Screen], int]) -> int:
    """The exit code of the work: a fault of ours shows no trace, and a reader who has gone hears nothing."""
    try:
        return _told(work, open_screen())
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())  # what is still waiting to be written goes there when Python ends
        return int(Exit.BROKEN_PIPE)


def _told(work: Callable[[Screen], int], screen: Screen) -> int:
    try:
        code = work(screen)
        sys.stdout.flush()
    except SystemExit as ended:  # argparse has said what is wrong, or shown its help
        return int(ended.code or 0)
    except KeyboardInterrupt:
        screen.note(errors.STOPPED)
        return int(Exit.STOPPED)
    except BrokenPipeError:
        raise
    except Exception as fault:
        if _is_stopped_query(fault):
            screen.note(errors.STOPPED)
            return int(Exit.STOPPED)
        return _tell(fault, screen)
    return int(code)


def _is_stopped_query(fault: Exception) -> bool:
    """Whether a person's Ctrl-C met DuckDB at work, which then ends its query with an error of its own."""
    return type(fault) is RuntimeError and str(fault) == "Query interrupted"


def _tell(fault: Exception, screen: Screen) -> int:
    from kiemdiem.cli.refusals import refusal_of  # knows every room's refusals: loading them would slow every start

    refused = refusal_of(fault)
    if refused is None:
        number, file = keep_trace(fault, at=datetime.now(UTC))
        screen.note(errors.our_fault(number, str(file)))
        return int(Exit.OUR_FAULT)
    _tell_refusal(refused, screen)
    return int(Exit.REFUSED)


def _tell_refusal(refused: Refused, screen: Screen) -> None:
    """The sentence and every fault; a fault keeps its line, so that an editor can jump to its place."""
    screen.note(refused.sentence)
    for line in refused.faults:
        screen.err.print(f"  {line}", soft_wrap=True)
