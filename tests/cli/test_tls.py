"""`kiemdiem tls`: what each command makes, keeps, refuses and tells."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from pytest_django.fixtures import Settings

from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import open_screen
from kiemdiem.cli.server.tls import errors, working
from kiemdiem.cli.server.tls.places import Places, places_in

NAMES = ["kiemdiem.xa.local", "192.168.1.10"]
FINGERPRINT = re.compile(r"^ +((?:[0-9A-F]{2}:){15}[0-9A-F]{2})$", re.M)


@pytest.fixture
def places(tmp_path: Path, settings: Settings) -> Places:
    """Those of an installation without a certificate."""
    settings.FOLDER = tmp_path
    return places_in(tmp_path)


def make(*names: str) -> Exit:
    return working.make(Namespace(name=list(names)), open_screen())


def renew(*names: str) -> Exit:
    return working.renew(Namespace(name=list(names)), open_screen())


def show() -> Exit:
    return working.show(Namespace(), open_screen())


def remove(*, office: bool = False) -> Exit:
    return working.remove(Namespace(office=office), open_screen())


def take(certificate: Path, key: Path) -> Exit:
    return working.take(Namespace(certificate=str(certificate), key=str(key)), open_screen())


def test_what_is_made_is_told_with_the_file_and_fingerprint_to_trust(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make(*NAMES) == Exit.DONE
    said = capsys.readouterr().out
    assert str(places.office_certificate) in said.replace("\n", "")
    assert len(FINGERPRINT.findall(said)) == 2
    (authority,) = x509.load_pem_x509_certificates(places.office_certificate.read_bytes())
    assert authority.fingerprint(hashes.SHA256()).hex().upper() == "".join(FINGERPRINT.findall(said)).replace(":", "")
    assert authority.fingerprint(hashes.SHA1()).hex() in said
    show()
    assert FINGERPRINT.findall(capsys.readouterr().out) == FINGERPRINT.findall(said)


def test_a_certificate_is_not_made_over_another(places: Places) -> None:
    make(*NAMES)
    before = places.certificate.read_bytes()
    with pytest.raises(errors.CertificateThere):
        make(*NAMES)
    assert places.certificate.read_bytes() == before


def test_without_names_those_of_the_machine_are_taken(places: Places) -> None:
    assert make() == Exit.DONE
    assert places.certificate.exists()


def test_a_renewal_keeps_names_and_authority_and_changes_the_key(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    make(*NAMES)
    authority, key = places.office_certificate.read_bytes(), places.key.read_bytes()
    renew()
    assert (places.office_certificate.read_bytes(), places.key.read_bytes() == key) == (authority, False)
    assert "kiemdiem.xa.local, 192.168.1.10" in capsys.readouterr().out.rpartition("Đã lập")[2]


def test_a_name_for_which_the_authority_cannot_vouch_is_refused_by_name(places: Places) -> None:
    make(*NAMES)
    with pytest.raises(errors.OfficeLacksNames, match=r"nganhang\.example"):
        renew("nganhang.example")


def test_going_back_keeps_the_authority_and_coming_again_uses_it(places: Places) -> None:
    make(*NAMES)
    authority = places.office_certificate.read_bytes()
    remove()
    assert (places.certificate.exists(), places.key.exists()) == (False, False)
    make(*NAMES)
    assert places.office_certificate.read_bytes() == authority
    remove(office=True)
    assert list(places.folder.iterdir()) == []


@pytest.mark.usefixtures("places")
def test_there_is_nothing_to_renew_or_remove_before_anything_was_made(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(errors.NoCertificate):
        renew()
    with pytest.raises(errors.NoCertificate):
        remove()
    show()
    assert "http" in capsys.readouterr().out


def test_a_certificate_of_somebody_else_is_taken_and_not_renewed_here(
    places: Places, tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.FOLDER = tmp_path / "other"
    settings.FOLDER.mkdir()
    make("tinh.example")
    given = places_in(settings.FOLDER)
    settings.FOLDER = tmp_path
    with pytest.raises(errors.KeyOfAnother):
        take(given.certificate, given.office_key)
    assert not places.folder.exists()
    capsys.readouterr()
    take(given.certificate, given.key)
    assert "tinh.example" in capsys.readouterr().out
    with pytest.raises(errors.NotOfOffice):
        renew()


def test_what_cannot_be_read_can_be_removed(places: Places) -> None:
    make(*NAMES)
    places.certificate.write_text("x")
    assert remove() == Exit.DONE
