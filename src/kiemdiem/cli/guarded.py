"""Work that ends well or in words: what is refused, what is our fault, and who has gone away."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from kiemdiem.cli import errors
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.our_fault import keep_trace
from kiemdiem.cli.refusals import Refused, refusal_of
from kiemdiem.cli.screen import Screen, open_screen


def guarded(work: Callable[[Screen], int]) -> int:
    """The exit code of the work. A fault of the program never shows its trace."""
    screen = open_screen()
    try:
        code = work(screen)
        sys.stdout.flush()
    except SystemExit as ended:  # argparse has said what is wrong, or shown its help
        return int(ended.code or 0)
    except KeyboardInterrupt:
        screen.note(errors.STOPPED)
        return int(Exit.STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.BROKEN_PIPE)
    except Exception as fault:
        return _tell(fault, screen)
    return int(code)


def _tell(fault: Exception, screen: Screen) -> int:
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
