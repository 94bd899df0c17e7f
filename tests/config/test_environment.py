"""What an installation sets by its environment."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from kiemdiem.config.environment import SECRET_FILE, Environment, read_environment
from kiemdiem.config.errors import DatabaseAddressUnreadable, FolderNotUsable, NoSuchDay, NotACount, SecretTooShort
from kiemdiem.config.settings import database


def environment_in(folder: Path, **given: str) -> Environment:
    return read_environment({"KIEMDIEM_FOLDER": str(folder), **given})


def test_a_new_folder_gets_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    environment = environment_in(tmp_path / "new")
    file = tmp_path / "new" / SECRET_FILE
    assert (stat.S_IMODE(file.stat().st_mode), file.read_text()) == (0o600, environment.secret_key)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_who_begin_at_once_get_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = {found.secret_key for found in threads.map(environment_in, [tmp_path] * 64)}
    assert keys == {(tmp_path / SECRET_FILE).read_text()}
    assert [file.name for file in tmp_path.iterdir()] == [SECRET_FILE]


def test_a_key_that_could_be_guessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SecretTooShort):
        environment_in(tmp_path, KIEMDIEM_SECRET_KEY="12345")


def test_the_file_of_the_folder_says_what_the_environment_leaves_open(tmp_path: Path) -> None:
    (tmp_path / "kiemdiem.env").write_text("# the province\nKIEMDIEM_HOSTS = a.example b.example\nKIEMDIEM_PROXIES=1\n")
    environment = environment_in(tmp_path, KIEMDIEM_PROXIES="2")
    assert (environment.hosts, environment.proxies) == (("a.example", "b.example"), 2)


def test_a_day_to_rehearse_on_is_read_or_refused(tmp_path: Path) -> None:
    assert environment_in(tmp_path, KIEMDIEM_TODAY="2021-12-20").today == date(2021, 12, 20)
    with pytest.raises(NoSuchDay):
        environment_in(tmp_path, KIEMDIEM_TODAY="31/02/2021")


def test_a_count_that_is_none_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(NotACount, match="KIEMDIEM_PROXIES"):
        environment_in(tmp_path, KIEMDIEM_PROXIES="one")


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderNotUsable):
        environment_in(tmp_path / "file")


def test_an_address_of_no_known_database_is_refused_without_telling_it() -> None:
    with pytest.raises(DatabaseAddressUnreadable) as refused:
        database("oracle-of://somebody:secret@machine/name")
    assert "secret" not in str(refused.value)
