"""An office's own authority, and the certificates that it gives to its server.

The authority may vouch for the names it was made for and for addresses of private networks only (name constraints): a
telephone that trusts it does not thereby trust whoever steals its key with a bank or a ministry.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiemdiem.cli.server.tls.names import Names

OFFICE_LASTS = timedelta(days=3650)
SERVER_LASTS = timedelta(days=800)
"""Telephones of Apple take no certificate of a server that is valid for more than 825 days."""
CLOCKS_DIFFER = timedelta(days=1)
PRIVATE_NETWORKS = tuple(
    map(
        ipaddress.ip_network,
        ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "fc00::/7", "fe80::/10", "::1/128"),
    )
)


@dataclass(frozen=True)
class Pair:
    """A certificate and its key, as PEM."""

    certificate: bytes
    key: bytes


def make_office(names: Names, *, at: datetime) -> Pair:
    """The authority, for ten years."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _named(f"Kiem diem CA {names.hosts[0]} {at:%Y-%m-%d}")
    hosts = [x509.DNSName(host) for host in names.hosts]
    outside = (one for one in names.addresses if not any(one in network for network in PRIVATE_NETWORKS))
    networks = [x509.IPAddress(one) for one in (*PRIVATE_NETWORKS, *map(ipaddress.ip_network, outside))]
    builder = (
        _begun(name, issuer=name, key=key.public_key(), at=at, lasts=OFFICE_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(is_office=True), critical=True)
        .add_extension(x509.NameConstraints([*hosts, *networks], None), critical=True)
    )
    return Pair(_pem(builder.sign(key, hashes.SHA256())), _key_pem(key))


def make_server(office: Pair, names: Names, *, at: datetime) -> Pair:
    """A certificate for the server, with a new key; it never outlives the authority."""
    authority = x509.load_pem_x509_certificate(office.certificate)
    office_key = load_pem_private_key(office.key, None)
    assert isinstance(office_key, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    lasts = min(SERVER_LASTS, authority.not_valid_after_utc - at)
    builder = (
        _begun(_named(names.told[0][:64]), issuer=authority.subject, key=key.public_key(), at=at, lasts=lasts)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(is_office=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(names.general), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(office_key.public_key()), critical=False)
    )
    return Pair(_pem(builder.sign(office_key, hashes.SHA256())), _key_pem(key))


def lacks(office: bytes, names: Names) -> list[str]:
    """The names for which this authority cannot vouch."""
    authority = x509.load_pem_x509_certificate(office)
    allowed = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    hosts = [one.value for one in allowed if isinstance(one, x509.DNSName)]
    listed = (one.value for one in allowed if isinstance(one, x509.IPAddress))
    networks = [one for one in listed if isinstance(one, ipaddress.IPv4Network | ipaddress.IPv6Network)]
    outside = [host for host in names.hosts if not any(host == one or host.endswith(f".{one}") for one in hosts)]
    return [*outside, *(str(one) for one in names.addresses if not any(one in network for network in networks))]


def _begun(
    name: x509.Name, *, issuer: x509.Name, key: ec.EllipticCurvePublicKey, at: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - CLOCKS_DIFFER)
        .not_valid_after(at + lasts - CLOCKS_DIFFER)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, is_office: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_office,
        key_cert_sign=is_office,
        crl_sign=is_office,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
