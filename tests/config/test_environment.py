"""What an installation sets by its environment."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from kiemdiem.cli.server.tls.making import make_office, make_server
from kiemdiem.cli.server.tls.names import names_of
from kiemdiem.cli.server.tls.places import Places, places_in, put
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


def test_a_certificate_of_the_folder_means_https_and_its_names(tmp_path: Path) -> None:
    assert not environment_in(tmp_path).is_https
    put_certificate(tmp_path)
    found = environment_in(tmp_path, KIEMDIEM_HOSTS="may-chu")
    assert found.is_https
    assert {"may-chu", "kiemdiem.xa.local", "192.168.1.10", "[::1]"} <= set(found.hosts)


def test_browsers_are_told_to_stay_with_https_but_not_by_an_authority_of_the_office(tmp_path: Path) -> None:
    assert environment_in(tmp_path, KIEMDIEM_HTTPS="1").stays_https
    places = put_certificate(tmp_path)
    assert not environment_in(tmp_path, KIEMDIEM_HTTPS="1").stays_https
    assert environment_in(tmp_path).authority_file == places.office_certificate
    places.office_certificate.unlink()  # as if somebody else had given it
    assert environment_in(tmp_path).stays_https
    assert environment_in(tmp_path).authority_file is None


def test_a_certificate_that_cannot_be_read_keeps_no_command_from_running(tmp_path: Path) -> None:
    places = put_certificate(tmp_path)
    places.certificate.write_text("x")
    assert not environment_in(tmp_path).is_https


def put_certificate(folder: Path) -> Places:
    names, now = names_of(["kiemdiem.xa.local", "192.168.1.10"]), timezone.now()
    authority = make_office(names, at=now)
    server = make_server(authority, names, at=now)
    places = places_in(folder)
    put({places.office_certificate: authority.certificate, places.certificate: server.certificate})
    return places


def test_the_failures_that_shut_an_address_are_set_and_none_is_never(tmp_path: Path) -> None:
    assert environment_in(tmp_path).address_failures == 200
    assert environment_in(tmp_path, KIEMDIEM_ADDRESS_FAILURES="600").address_failures == 600
    assert environment_in(tmp_path, KIEMDIEM_ADDRESS_FAILURES="0").address_failures == 0
