"""What certificates say, and whether a pair of certificate and key can be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiemdiem.cli.server.tls.errors import (
    CertificateOver,
    CertificatesOutOfOrder,
    CertificateUnreadable,
    CertificateWithoutNames,
    FileUnreadable,
    KeyOfAnother,
    KeyUnreadable,
    KeyUnusable,
    KeyWithPassword,
)
from kiemdiem.cli.server.tls.making import Pair
from kiemdiem.cli.server.tls.names import Names, names_in
from kiemdiem.cli.server.tls.places import Places
from kiemdiem.core.quantities.long_dates import short_date

HALF = 16
"""Pairs of a fingerprint on one line."""
SHORTEST_RSA = 2048
SOON = timedelta(days=30)
"""So long before its end a certificate is told of."""


@dataclass(frozen=True)
class Shown:
    """A certificate in the words of a person. is_of_office: the installation's own authority gave it.

    fingerprint: by SHA-256, in pairs; thumbprint: by SHA-1, which is what Windows shows.
    """

    names: Names
    since: datetime
    until: datetime
    fingerprint: str
    thumbprint: str
    is_of_office: bool

    @property
    def fingerprint_lines(self) -> tuple[str, str]:
        """The fingerprint as it is compared with paper: in two lines."""
        pairs = self.fingerprint.split(":")
        return ":".join(pairs[:HALF]), ":".join(pairs[HALF:])

    def is_over(self, at: datetime) -> bool:
        return at > self.until

    def ends_soon(self, at: datetime) -> bool:
        """Whether it is time to think of another; also when it is over."""
        return at > self.until - SOON


def in_use(places: Places) -> Shown | None:
    """The certificate that the server shows; None where it serves without.

    Raises:
        CertificateUnreadable: what lies there is none.
    """
    if not places.certificate.exists():
        return None
    return _shown(certificates_in(places.certificate)[0], _office_in(places))


def office(places: Places) -> Shown | None:
    """The installation's own authority; None where it has none."""
    found = _office_in(places)
    return _shown(found, None) if found else None


def _office_in(places: Places) -> x509.Certificate | None:
    return certificates_in(places.office_certificate)[0] if places.office_certificate.exists() else None


def _shown(certificate: x509.Certificate, authority: x509.Certificate | None) -> Shown:
    digest = certificate.fingerprint(hashes.SHA256()).hex().upper()
    return Shown(
        names=names_in(certificate),
        since=certificate.not_valid_before_utc,
        until=certificate.not_valid_after_utc,
        fingerprint=":".join(digest[place : place + 2] for place in range(0, len(digest), 2)),
        thumbprint=certificate.fingerprint(hashes.SHA1()).hex(),
        is_of_office=authority is not None and _is_given_by(certificate, authority),
    )


def _is_given_by(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def content_of(file: Path) -> bytes:
    """The file.

    Raises:
        FileUnreadable: with the reason.
    """
    try:
        return file.read_bytes()
    except OSError as fault:
        raise FileUnreadable(file=file, why=fault.strerror or "") from None


def certificates_in(file: Path) -> list[x509.Certificate]:
    """Those of a PEM file, in its order.

    Raises:
        FileUnreadable, CertificateUnreadable: there is none.
    """
    try:
        return x509.load_pem_x509_certificates(content_of(file))
    except ValueError:
        raise CertificateUnreadable(file=file) from None


def usable_pair(certificate: Path, key: Path, *, at: datetime) -> Pair:
    """The pair as it may be served: it belongs together, is valid today, names something, and its chain has no gap.

    Raises:
        HouseError: the first thing that is wrong with it.
    """
    chain = certificates_in(certificate)
    first = chain[0]
    _require_match(first, key)
    if not first.not_valid_before_utc <= at <= first.not_valid_after_utc:
        raise CertificateOver(
            file=certificate,
            since=short_date(first.not_valid_before_utc),
            until=short_date(first.not_valid_after_utc),
        )
    if not names_in(first).told:
        raise CertificateWithoutNames(file=certificate)
    if not all(_is_given_by(below, above) for below, above in pairwise(chain)):
        raise CertificatesOutOfOrder(file=certificate)
    return Pair(content_of(certificate), content_of(key))


def require_pair(places: Places) -> None:
    """Refuse to serve with a certificate that does not belong to its key; one that is over is only told of.

    Raises:
        HouseError: with what is wrong.
    """
    _require_match(certificates_in(places.certificate)[0], places.key)


def _require_match(certificate: x509.Certificate, file: Path) -> None:
    content = content_of(file)
    try:
        key = load_pem_private_key(content, None)
    except TypeError:
        raise KeyWithPassword(file=file) from None
    except ValueError:
        raise KeyUnreadable(file=file) from None
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey):
        raise KeyUnusable(file=file)
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < SHORTEST_RSA:
        raise KeyUnusable(file=file)
    if key.public_key() != certificate.public_key():
        raise KeyOfAnother(file=file)
