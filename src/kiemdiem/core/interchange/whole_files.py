"""Files are written whole or not at all: beside their place first, then moved there in one step."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiemdiem.core.interchange import errors
from kiemdiem.core.quantities.errors import HouseError, shown


class CannotWrite(HouseError):
    """A file that cannot be written: no such folder, no right, no room, another kind of name."""

    def __init__(self, file: str, why: str) -> None:
        self.file, self.why = file, why
        super().__init__()

    @property
    def sentence(self) -> str:
        return errors.cannot_write(shown(self.file), self.why)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.file, self.why)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A path to write to; what stands there when the block ends takes the place of `path`, and nothing if it fails."""
    try:
        if path.is_dir():
            raise CannotWrite(str(path), errors.is_a_folder())
        if not path.parent.is_dir():
            raise CannotWrite(str(path), errors.no_such_folder())
    except OSError as failed:
        raise CannotWrite(str(path), errors.why_not_written(failed.errno)) from None
    beside = path.with_name(f".{path.stem[:80]}.{secrets.token_hex(4)}{path.suffix}")
    try:
        yield beside
        with beside.open("r+b") as file:  # some systems flush only what is open for writing
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as failed:
        raise CannotWrite(str(path), errors.why_not_written(failed.errno)) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
