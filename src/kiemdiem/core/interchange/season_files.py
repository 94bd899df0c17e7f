"""Read a season from a file of any kind that is taken; what is refused is refused whole, with every fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiemdiem.core.engine.given import BadSeason, SeasonReader
from kiemdiem.core.engine.given_faults import Place, path_of
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange.archives import Archive, BadArchive
from kiemdiem.core.interchange.collecting import collecting_later
from kiemdiem.core.interchange.columnar import BadParquet, read_parquet
from kiemdiem.core.interchange.delimited import BadText, read_delimited
from kiemdiem.core.interchange.file_kinds import FileKind, WrongFile, kind_of
from kiemdiem.core.interchange.input_faults import BadInput, InputFault, refused
from kiemdiem.core.interchange.json_documents import read_json
from kiemdiem.core.interchange.sheets import Sheet
from kiemdiem.core.interchange.table_seasons import read_tables
from kiemdiem.core.interchange.watching import Progress, unwatched, watched
from kiemdiem.core.interchange.workbooks import read_workbook
from kiemdiem.core.regime.regime import Regime

Note = Callable[[str], None]


def _unheard(_remark: str) -> None:
    """Nobody listens to remarks."""


def read_season_file(
    path: Path,
    regime: Regime,
    *,
    readings: Mapping[str, str] | None = None,
    strict: bool = False,
    note: Note = _unheard,
    progress: Progress = unwatched,
) -> Season:
    """The season of a .json, .xlsx, .csv or .parquet file, told apart by content; raises BadInput with every fault.

    readings go before those of the file; note hears what was read or left though it could not be seen (a hidden sheet);
    progress hears how many subjects are read, and of how many at most.
    """
    path = Path(path)
    with as_bad_input(path.name), collecting_later():
        kind, archive = kind_of(path)
        if kind is FileKind.JSON:
            return _from_json(path, regime, readings or {}, strict, progress)
        sheets = _sheets(path, kind, archive)
        return read_tables(path.name, sheets, regime, readings or {}, strict, note, progress)


def _sheets(path: Path, kind: FileKind, archive: Archive | None) -> list[Sheet]:
    if archive is not None:
        return read_workbook(path, archive)
    return [read_parquet(path) if kind is FileKind.PARQUET else read_delimited(path)]


def _from_json(path: Path, regime: Regime, readings: Mapping[str, str], strict: bool, progress: Progress) -> Season:
    document, repeated = read_json(path)
    faults = [_placed(place, message, "", document) for place, message in repeated]
    try:
        season = SeasonReader(regime).read(_watched(document, progress), readings=readings, strict=strict)
    except BadSeason as bad:
        told = [_placed(fault.place, fault.message, fault.subject, document) for fault in bad.faults]
        raise BadInput(path.name, [*faults, *told], len(faults) + bad.total) from None
    if faults:
        raise BadInput(path.name, faults)
    return season


def _watched(document: Any, progress: Progress) -> Any:
    """The document with its subjects counted while they are taken."""
    if not isinstance(document, dict) or not isinstance(document.get("subjects"), list):
        return document
    subjects = document["subjects"]
    return {**document, "subjects": watched(subjects, len(subjects), progress)}


def _placed(place: Place, message: str, subject: str, document: Any) -> InputFault:
    if not subject and place[:1] == ("subjects",) and len(place) > 1:
        row = document["subjects"][int(place[1])]
        named = row.get("id") if isinstance(row, dict) else None
        subject = named if isinstance(named, str) else ""
    return InputFault(message, column=path_of(place), subject=subject)


@contextmanager
def as_bad_input(file: str) -> Iterator[None]:
    """What the readers of the single kinds refuse, as the one refusal that users of this room know."""
    try:
        yield
    except BadText as bad:
        raise BadInput(file, [InputFault(str(bad), row=bad.line)]) from None
    except BadParquet as bad:
        raise BadInput(file, [InputFault(str(bad), column=bad.column)]) from None
    except (BadArchive, WrongFile) as bad:
        raise refused(file, str(bad)) from None
