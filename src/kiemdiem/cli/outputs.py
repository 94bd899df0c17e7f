"""Files that a command is to write: refused before the work where they cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiemdiem.cli import errors
from kiemdiem.cli.refused import Refused


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
