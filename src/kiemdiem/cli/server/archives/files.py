"""The file of a backup: a zip with a list of its parts and their hashes, which is written last."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from kiemdiem.cli.server.archives.snapshots import ChainHead, Snapshot
from kiemdiem.cli.server.errors import ArchiveDamaged, FileNotWritable, FileThere, NoRoom, NoSuchArchive, NotAnArchive

FORMAT = 1
DATABASE = "database.sqlite3"
LIST = "manifest.json"
FOLDERS = ("uploads", "regimes", "keys")
"""Of the data folder; styles are made anew, the secret key stays with its machine, logs are no data."""
CHUNK = 1024 * 1024
LONGEST_LIST = 256 * CHUNK
"""A list of a million files is a third of that; nothing larger is read into memory."""


@dataclass(frozen=True)
class Part:
    """One file of the archive."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """What an archive holds. engine: of the database it was taken from; made_at: ISO, UTC."""

    program: str
    made_at: str
    engine: str
    snapshot: Snapshot
    parts: dict[str, Part]

    @property
    def uploads(self) -> int:
        """How many files beside the database."""
        return len(self.parts) - 1


def refuse_place(file: Path) -> None:
    """Refuse a place where no backup can be written, before the work.

    Raises:
        FileThere, FileNotWritable: with the next step.
    """
    if file.exists():
        raise FileThere(file=file)
    if not file.parent.is_dir():
        raise FileNotWritable(file=file, why=f"{file.parent}")


@contextmanager
def working_folder(beside: Path) -> Iterator[Path]:
    """A folder for the time of the work, for its owner only, on the same disk as what comes of it."""
    folder = beside / f".kiemdiem-{secrets.token_hex(6)}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        for place in sorted(folder.rglob("*"), reverse=True):
            place.rmdir() if place.is_dir() else place.unlink()
        folder.rmdir()


def write_archive(file: Path, *, database: Path, data: Path, about: dict[str, str], snapshot: Snapshot) -> Manifest:
    """The archive, which appears under its name when it is whole.

    Raises:
        FileThere, FileNotWritable: somebody was quicker, or the disk is full.
    """
    draft = database.with_name("archive.zip")
    try:
        parts = _write_parts(draft, {DATABASE: database, **_files_in(data)}, about, snapshot)
        try:
            os.link(draft, file)
        except FileExistsError:
            raise FileThere(file=file) from None
        except OSError:  # a disk without hard links: a memory stick
            draft.rename(file)
    except OSError as fault:
        raise FileNotWritable(file=file, why=fault.strerror or "") from None
    return Manifest(**about, snapshot=snapshot, parts=parts)


def _files_in(data: Path) -> dict[str, Path]:
    """The files of the folders that belong to a backup, by their names in it."""
    return {
        file.relative_to(data).as_posix(): file
        for folder in FOLDERS
        for file in sorted((data / folder).rglob("*"))
        if file.is_file()
    }


def _write_parts(draft: Path, files: dict[str, Path], about: dict[str, str], snapshot: Snapshot) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    with draft.open("xb") as opened:
        with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, file in files.items():
                try:
                    with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
                        parts[name] = _carry(source, target)
                except FileNotFoundError:  # an upload that was thrown away since the database was copied
                    continue
            listed = {"format": FORMAT, **about, "snapshot": asdict(snapshot), "parts": _plain(parts)}
            archive.writestr(LIST, json.dumps(listed, ensure_ascii=False, indent=1))
        opened.flush()
        os.fsync(opened.fileno())
    return parts


def _plain(parts: dict[str, Part]) -> dict[str, Any]:
    return {name: asdict(part) for name, part in parts.items()}


def _carry(source: IO[bytes], target: IO[bytes], *, most: int | None = None) -> Part:
    """What was carried over; no more than a chunk beyond `most` bytes, however much the source would give."""
    digest, size = hashlib.sha256(), 0
    while (most is None or size <= most) and (chunk := source.read(CHUNK)):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return Part(digest.hexdigest(), size)


def read_manifest(file: Path) -> Manifest:
    """What the archive says that it holds.

    Raises:
        NoSuchArchive, NotAnArchive: there is none, or it is something else.
    """
    if not file.is_file():
        raise NoSuchArchive(file=file)
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.getinfo(LIST).file_size > LONGEST_LIST:
                raise NotAnArchive(file=file)
            given = json.loads(archive.read(LIST))
        return _manifest_of(given)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, RuntimeError, zlib.error):  # RuntimeError: encrypted
        raise NotAnArchive(file=file) from None


def _manifest_of(given: dict[str, Any]) -> Manifest:
    if given["format"] != FORMAT:
        raise ValueError("another format")
    seen = given["snapshot"]
    snapshot = Snapshot(
        targets=[(str(room), str(step)) for room, step in seen["targets"]],
        counts={str(table): int(count) for table, count in seen["counts"].items()},
        heads=[ChainHead(str(one["chain"]), int(one["number"]), str(one["hash"])) for one in seen["heads"]],
    )
    parts = {_safe(name): Part(str(one["sha256"]), int(one["size"])) for name, one in given["parts"].items()}
    if DATABASE not in parts:
        raise ValueError("no database")
    return Manifest(str(given["program"]), str(given["made_at"]), str(given["engine"]), snapshot, parts)


def _safe(name: str) -> str:
    """The name, if it stays where it belongs."""
    path = PurePosixPath(name)
    inside = path.parts[:1] in [(folder,) for folder in FOLDERS] and ".." not in path.parts and "\\" not in name
    if name != DATABASE and not inside:
        raise ValueError(f"a part outside the folders of a backup: {name}")
    return name


def unpack(file: Path, manifest: Manifest, into: Path) -> None:
    """Every part, compared with its size before it is unpacked and with its hash afterwards.

    Raises:
        ArchiveDamaged: one is missing or is not what was put in.
        NoRoom: the disk does not hold what the archive says that it holds.
    """
    wanted_bytes, free = sum(part.size for part in manifest.parts.values()), shutil.disk_usage(into).free
    if wanted_bytes > free:
        raise NoRoom(file=file, wanted=_megabytes(wanted_bytes), free=_megabytes(free))
    with zipfile.ZipFile(file) as archive:
        for name, wanted in manifest.parts.items():
            place = into / name
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                if archive.getinfo(name).file_size != wanted.size:
                    raise ArchiveDamaged(file=file, part=name)
                with archive.open(name) as source, place.open("xb") as target:
                    found = _carry(source, target, most=wanted.size)
            except (zipfile.BadZipFile, KeyError, RuntimeError, zlib.error, EOFError):
                raise ArchiveDamaged(file=file, part=name) from None
            if found != wanted:
                raise ArchiveDamaged(file=file, part=name)


def _megabytes(size: int) -> int:
    return -(-size // CHUNK)
