"""`kiemdiem backup` and `restore`, from and to both databases."""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
from pathlib import Path

import pytest

from tests.serving.installation import Installation, Ran, Writers, new_server_database

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("postgresql")]


def at(folder: Path, engine: str) -> Installation:
    return Installation(folder, database=new_server_database() if engine == "postgresql" else "")


def codes_in(installation: Installation) -> set[str]:
    return {code for (code,) in installation.ask_database("SELECT code FROM organisations_unit")}


def entries_in(installation: Installation) -> list[tuple[object, ...]]:
    return installation.ask_database("SELECT number, hash, act, sentence FROM journal_entry ORDER BY id")


def well(ran: Ran) -> Ran:
    assert ran.code == 0, ran.err
    return ran


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("sqlite", "postgresql"),
        pytest.param("sqlite", "sqlite", marks=pytest.mark.prove),
        pytest.param("postgresql", "sqlite", marks=pytest.mark.prove),
        pytest.param("postgresql", "postgresql", marks=pytest.mark.prove),
    ],
)
def test_a_backup_taken_while_others_write_comes_back_whole(tmp_path: Path, source: str, target: str) -> None:
    first, archive = at(tmp_path / "first", source), tmp_path / "archive.zip"
    well(first.run("migrate"))
    (first.folder / "uploads").mkdir()
    (first.folder / "uploads" / "danh-sach.xlsx").write_bytes(b"rows")
    with first.serving() as served:
        writers = Writers(served, 2)
        writers.wait_for(20)
        before = list(writers.acknowledged)
        well(first.run("backup", archive))
        written = writers.acknowledged[:]
        writers.wait_for(len(written) + 1)  # nobody was kept from writing
        writers.end()
    second = at(tmp_path / "second", target)
    told = well(second.run("restore", archive)).out
    assert "uy" in told
    assert set(before) <= codes_in(second) <= codes_in(first)
    entries = entries_in(second)
    assert entries == entries_in(first)[: len(entries)]
    assert (second.folder / "uploads" / "danh-sach.xlsx").read_bytes() == b"rows"
    well(second.run("journal", "verify"))
    with second.serving() as served:
        assert served.ask("/write/sau/", "POST") == (200, "sau")


@pytest.fixture
def archive(installation: Installation, tmp_path: Path) -> Path:
    file = tmp_path / "archive.zip"
    well(installation.run("backup", file))
    return file


def test_a_backup_is_for_its_owner_replaces_nothing_and_leaves_nothing_beside_it(
    installation: Installation, archive: Path
) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    before = archive.read_bytes()
    assert installation.run("backup", archive).code == 2
    assert installation.run("backup", archive.parent / "nowhere" / "a.zip").code == 2
    assert archive.read_bytes() == before
    assert [file.name for file in archive.parent.iterdir() if file.name.startswith(".")] == []
    with zipfile.ZipFile(archive) as opened:
        assert sorted(opened.namelist()) == ["database.sqlite3", "manifest.json"]
        assert set(json.loads(opened.read("manifest.json"))["snapshot"]["counts"]) >= {"journal_entry", "users_user"}


def test_a_restore_goes_into_an_empty_place_only_and_names_what_is_there(
    installation: Installation, archive: Path, tmp_path: Path
) -> None:
    ran = installation.run("restore", archive)
    assert (ran.code, "cơ sở dữ liệu có" in ran.err) == (2, True)
    other = Installation(tmp_path / "other")
    (other.folder / "uploads").mkdir(parents=True)
    (other.folder / "uploads" / "a.xlsx").write_bytes(b"")
    ran = other.run("restore", archive)
    assert (ran.code, "thư mục uploads có 1 tệp" in ran.err) == (2, True)
    assert not (other.folder / "kiemdiem.sqlite3").exists()


def rewritten(archive: Path, name: str, content: bytes) -> Path:
    """The archive with one part changed, and nothing else."""
    changed = archive.with_name(f"changed-{hashlib.sha256(content).hexdigest()[:8]}.zip")
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(changed, "w") as target:
        for part in source.namelist():
            target.writestr(part, content if part == name else source.read(part))
    return changed


@pytest.mark.prove
def test_a_file_that_is_no_whole_backup_is_refused_and_leaves_the_place_empty(archive: Path, tmp_path: Path) -> None:
    short, foreign = tmp_path / "short.zip", tmp_path / "foreign.zip"
    short.write_bytes(archive.read_bytes()[:-1000])
    foreign.write_text("no zip")
    with zipfile.ZipFile(archive) as opened:
        listed = json.loads(opened.read("manifest.json"))
    escaping = {**listed, "parts": {**listed["parts"], "uploads/../../out": {"sha256": "", "size": 0}}}
    later = {**listed, "snapshot": {**listed["snapshot"], "targets": [["people", "9000_later"]]}}
    other = Installation(tmp_path / "other")
    for file, told in [
        (short, "không phải là bản sao lưu"),
        (foreign, "không phải là bản sao lưu"),
        (tmp_path / "none.zip", "Không có tệp"),
        (rewritten(archive, "database.sqlite3", b"SQLite format 3\0"), "database.sqlite3"),
        (rewritten(archive, "manifest.json", json.dumps(escaping).encode()), "không phải là bản sao lưu"),
        (rewritten(archive, "manifest.json", json.dumps(later).encode()), "9000_later"),
    ]:
        ran = other.run("restore", file)
        assert (ran.code, told in ran.err) == (2, True), ran.err
        assert not (other.folder / "kiemdiem.sqlite3").exists()
