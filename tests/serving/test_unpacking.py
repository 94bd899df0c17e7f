"""Unpacking a backup: nothing is written that the backup's own list does not name at that size."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from kiemdiem.cli.server.archives.files import DATABASE, Manifest, Part, read_manifest, unpack
from kiemdiem.cli.server.archives.snapshots import Snapshot
from kiemdiem.cli.server.errors import ArchiveDamaged, NoRoom, NotAnArchive

CONTENT = b"SQLite format 3" * 200_000  # three megabytes that pack into few


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "archive.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(DATABASE, CONTENT)
    return file


def listing(size: int = len(CONTENT), content: bytes = CONTENT) -> Manifest:
    parts = {DATABASE: Part(hashlib.sha256(content).hexdigest(), size)}
    return Manifest("1", "2021-12-20T05:00:00Z", "sqlite", Snapshot(targets=[], counts={}, heads=[]), parts)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def test_what_is_as_listed_is_unpacked(archive: Path, place: Path) -> None:
    unpack(archive, listing(), place)
    assert (place / DATABASE).read_bytes() == CONTENT


@pytest.mark.parametrize("size", [1, len(CONTENT) - 1, len(CONTENT) + 1])
def test_a_part_of_another_size_is_not_even_begun(archive: Path, place: Path, size: int) -> None:
    with pytest.raises(ArchiveDamaged, match=DATABASE):
        unpack(archive, listing(size), place)
    assert list(place.iterdir()) == []


def test_a_part_that_lies_about_its_size_is_stopped_at_it(archive: Path, place: Path) -> None:
    told, true = (1000).to_bytes(4, "little"), len(CONTENT).to_bytes(4, "little")
    archive.write_bytes(archive.read_bytes().replace(true, told))
    with pytest.raises(ArchiveDamaged, match=DATABASE):
        unpack(archive, listing(1000), place)
    assert (place / DATABASE).stat().st_size <= 1000


def test_a_part_with_other_content_of_the_same_size_is_refused(archive: Path, place: Path) -> None:
    with pytest.raises(ArchiveDamaged, match=DATABASE):
        unpack(archive, listing(content=CONTENT[::-1]), place)


def test_more_than_the_disk_holds_is_refused_before_anything_is_written(archive: Path, place: Path) -> None:
    with pytest.raises(NoRoom, match="MB"):
        unpack(archive, listing(2**60), place)
    assert list(place.iterdir()) == []


def test_a_list_larger_than_any_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiemdiem.cli.server.archives.files.LONGEST_LIST", 100)
    file = tmp_path / "archive.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("manifest.json", json.dumps({"format": 1, "program": " " * 1000}))
    with pytest.raises(NotAnArchive):
        read_manifest(file)
