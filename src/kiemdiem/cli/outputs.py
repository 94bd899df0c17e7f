"""Files that a command is to write: refused before the work where they cannot be."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError

from kiemdiem.cli import errors
from kiemdiem.cli.refused import Refused
from kiemdiem.core.interchange import CannotWrite
from kiemdiem.core.interchange.errors import why_not_written


def refuse_bad_output(
    given: Path, output: str | None, endings: Sequence[str] = (), *, may_replace: bool = True
) -> Path | None:
    """The output as a path; refused where it is the input, a folder, in no folder, or of an unknown kind."""
    if output is None:
        return None
    path = Path(output)
    if path.is_dir():
        raise Refused(errors.output_is_folder(output))
    if path.is_file() and not may_replace:
        raise Refused(errors.output_exists(output))
    if path.exists() and given.exists() and path.samefile(given):
        raise Refused(errors.output_is_input(output))
    if not path.parent.is_dir():
        raise Refused(errors.no_folder_for_output(str(path.parent)))
    if endings and path.suffix.lower() not in endings:
        raise Refused(errors.unknown_ending(output, endings))
    return path


@contextmanager
def workbook_written(path: Path) -> Iterator[None]:
    """A workbook that cannot be written is refused as every other file is, and its parts go with it.

    XlsxWriter leaves them in the temporary folder, says in an error of its own what the system said, and the archive
    that it gave up complains once more when it is taken away.
    """
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="kiemdiem-") as parts:
        tempfile.tempdir = parts
        try:
            yield
        except FileCreateError as failed:
            reason = failed.args[0]
            _take_away_silently(reason)
            raise CannotWrite(str(path), why_not_written(reason.errno)) from None
        finally:
            tempfile.tempdir = before


def _take_away_silently(failed: BaseException | None) -> None:
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        while failed is not None:
            traceback.clear_frames(failed.__traceback__)
            failed = failed.__context__
    finally:
        sys.unraisablehook = hook
