"""Certificates of an office: whom a browser believes, what is refused, and who can read the keys."""

from __future__ import annotations

import ssl
import stat
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from django.utils import timezone

from kiemdiem.cli.server.addresses import url_of
from kiemdiem.cli.server.tls import errors
from kiemdiem.cli.server.tls.making import OFFICE_LASTS, SERVER_LASTS, Pair, lacks, make_office, make_server
from kiemdiem.cli.server.tls.names import names_of, usable
from kiemdiem.cli.server.tls.places import Places, places_in, put
from kiemdiem.cli.server.tls.reading import in_use, office, require_pair, usable_pair
from kiemdiem.core.quantities.errors import HouseError

NOW = timezone.now().replace(microsecond=0)  # OpenSSL compares with the clock of the machine
NAMES = names_of(["kiemdiem.xa.local", "192.168.1.10"])
AUTHORITY = make_office(NAMES, at=NOW)
SERVER = make_server(AUTHORITY, NAMES, at=NOW)


@dataclass(frozen=True)
class Files:
    """A pair of files as somebody brings it."""

    certificate: Path
    key: Path


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A data folder with an authority and a certificate."""
    found = places_in(tmp_path)
    put({found.office_key: AUTHORITY.key, found.office_certificate: AUTHORITY.certificate})
    put({found.key: SERVER.key, found.certificate: SERVER.certificate})
    return found


def brought(folder: Path, pair: Pair) -> Files:
    files = Files(folder / "brought.crt", folder / "brought.key")
    put({files.certificate: pair.certificate, files.key: pair.key})
    return files


def is_believed(places: Places, name: str, *, trusting: Path | None) -> bool:
    """Whether a browser that trusts this authority opens the server by this name: a handshake without a network."""
    browser = ssl.create_default_context(cafile=str(trusting) if trusting else None)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(places.certificate, places.key)
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    asking = browser.wrap_bio(back, there, server_hostname=name)
    answering = server.wrap_bio(there, back, server_side=True)
    for _ in range(6):
        for side in (asking, answering):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError:
                return False
    return asking.version() is not None


@pytest.mark.parametrize("name", ["kiemdiem.xa.local", "192.168.1.10", "localhost", "127.0.0.1"])
def test_who_trusts_the_authority_believes_the_server_under_each_of_its_names(places: Places, name: str) -> None:
    assert is_believed(places, name, trusting=places.office_certificate)
    assert not is_believed(places, name, trusting=None)


def test_nobody_believes_the_server_under_another_name(places: Places) -> None:
    assert not is_believed(places, "192.168.1.11", trusting=places.office_certificate)


@pytest.mark.parametrize("name", ["nganhang.example", "8.8.8.8"])
def test_the_authority_cannot_vouch_for_what_is_not_the_office_s(places: Places, name: str) -> None:
    false = make_server(AUTHORITY, names_of([name]), at=NOW)
    put({places.key: false.key, places.certificate: false.certificate})
    assert not is_believed(places, name, trusting=places.office_certificate)
    assert lacks(AUTHORITY.certificate, names_of([name])) == [name]


def test_an_address_that_was_asked_for_may_lie_outside_private_networks() -> None:
    names = names_of(["203.0.113.7"])
    assert lacks(make_office(names, at=NOW).certificate, names) == []


def test_names_below_one_of_the_authority_s_and_private_addresses_may_come_later() -> None:
    assert lacks(AUTHORITY.certificate, names_of(["moi.kiemdiem.xa.local", "10.1.2.3"])) == []


def test_the_keys_are_for_the_owner_alone(places: Places) -> None:
    assert stat.S_IMODE(places.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in places.folder.iterdir()} == {0o600}
    assert len(list(places.folder.iterdir())) == 4


def test_a_new_certificate_has_a_new_key_and_the_same_authority(places: Places) -> None:
    again = make_server(AUTHORITY, NAMES, at=NOW)
    put({places.key: again.key, places.certificate: again.certificate})
    assert again.key != SERVER.key
    assert is_believed(places, "kiemdiem.xa.local", trusting=places.office_certificate)


def test_a_certificate_is_valid_no_longer_than_telephones_take_and_never_outlives_its_authority() -> None:
    made = x509.load_pem_x509_certificate(SERVER.certificate)
    assert made.not_valid_after_utc - made.not_valid_before_utc <= timedelta(days=825)
    late = NOW + OFFICE_LASTS - timedelta(days=100)
    last = x509.load_pem_x509_certificate(make_server(AUTHORITY, NAMES, at=late).certificate)
    assert last.not_valid_after_utc <= x509.load_pem_x509_certificate(AUTHORITY.certificate).not_valid_after_utc


def test_what_is_in_use_is_told_with_its_names_and_end(places: Places) -> None:
    shown, authority = in_use(places), office(places)
    assert shown is not None
    assert authority is not None
    assert shown.names.told == ("kiemdiem.xa.local", "localhost", "192.168.1.10", "127.0.0.1", "::1")
    assert (shown.is_of_office, authority.is_of_office) == (True, False)
    assert len(authority.fingerprint.split(":")) == 32
    assert not shown.ends_soon(shown.until - timedelta(days=31))
    assert shown.ends_soon(shown.until - timedelta(days=29))
    assert not shown.is_over(shown.until)
    assert shown.is_over(shown.until + timedelta(seconds=1))


def test_nothing_is_in_use_where_nothing_was_made(tmp_path: Path) -> None:
    assert (in_use(places_in(tmp_path)), office(places_in(tmp_path))) == (None, None)


def test_a_pair_of_somebody_else_is_taken_as_it_is(tmp_path: Path) -> None:
    files = brought(tmp_path, SERVER)
    assert usable_pair(files.certificate, files.key, at=NOW) == SERVER


def test_a_chain_is_taken_in_its_order(tmp_path: Path) -> None:
    chain = Pair(SERVER.certificate + AUTHORITY.certificate, SERVER.key)
    files = brought(tmp_path, chain)
    assert usable_pair(files.certificate, files.key, at=NOW) == chain


def encrypted(key: bytes) -> bytes:
    locked = BestAvailableEncryption(b"mat-khau")
    return load_pem_private_key(key, None).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)


def signed_by_itself(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey) -> Pair:
    """A certificate without names."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
    )
    certificate = builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
    return Pair(certificate, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


OTHER = make_server(AUTHORITY, NAMES, at=NOW)
OLD = make_server(AUTHORITY, NAMES, at=NOW - SERVER_LASTS)
FAULTY = {
    "another key": (Pair(SERVER.certificate, OTHER.key), errors.KeyOfAnother),
    "a key with a password": (Pair(SERVER.certificate, encrypted(SERVER.key)), errors.KeyWithPassword),
    "no key": (Pair(SERVER.certificate, b"x"), errors.KeyUnreadable),
    "no certificate": (Pair(b"x", SERVER.key), errors.CertificateUnreadable),
    "over": (OLD, errors.CertificateOver),
    "not valid yet": (make_server(AUTHORITY, NAMES, at=NOW + timedelta(days=9)), errors.CertificateOver),
    "without names": (signed_by_itself(ec.generate_private_key(ec.SECP256R1())), errors.CertificateWithoutNames),
    "a weak key": (signed_by_itself(rsa.generate_private_key(65537, 1024)), errors.KeyUnusable),
    "a chain with a gap": (Pair(SERVER.certificate + OTHER.certificate, SERVER.key), errors.CertificatesOutOfOrder),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_pair_that_cannot_be_served_is_refused_by_what_is_wrong(tmp_path: Path, fault: str) -> None:
    pair, refusal = FAULTY[fault]
    files = brought(tmp_path, pair)
    with pytest.raises(HouseError) as refused:
        usable_pair(files.certificate, files.key, at=NOW)
    assert type(refused.value) is refusal


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(errors.FileUnreadable, match=r"nirgends\.crt"):
        usable_pair(tmp_path / "nirgends.crt", tmp_path / "nirgends.key", at=NOW)


def test_the_server_does_not_begin_with_a_key_of_another_certificate(places: Places) -> None:
    require_pair(places)
    put({places.key: OTHER.key})
    with pytest.raises(errors.KeyOfAnother):
        require_pair(places)


@pytest.mark.parametrize("text", ["", "máy chủ", "a b", "-a.local", "1.2.3", "a..b", "*", "https://x", "x" * 64])
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(errors.NameUnusable):
        names_of([text])


def test_names_are_taken_in_small_letters_and_once() -> None:
    names = names_of(["May-Chu", "may-chu", "[fd00::1]", "10.0.0.1"])
    assert names.told == ("may-chu", "localhost", "fd00::1", "10.0.0.1", "127.0.0.1", "::1")
    assert usable(["MAY_CHU", "may-chu"]) == ["may-chu"]


@pytest.mark.parametrize(
    ("address", "certified", "url"),
    [
        ("127.0.0.1", (), "http://127.0.0.1:80/"),
        ("127.0.0.1", ("a.local", "127.0.0.1"), "https://127.0.0.1:80/"),
        ("127.0.0.1", ("*.tinh.vn", "localhost", "a.tinh.vn"), "https://a.tinh.vn:80/"),
        ("192.168.1.10", ("localhost", "192.168.1.10"), "https://192.168.1.10:80/"),
    ],
)
def test_the_address_that_is_told_is_one_of_the_certificate_s(
    address: str, certified: tuple[str, ...], url: str
) -> None:
    assert url_of(address, 80, certified) == url
