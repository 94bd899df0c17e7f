"""The names and addresses by which a server is called, as a certificate holds them."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography import x509

from kiemdiem.cli.server.tls.errors import NameUnusable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_HOST = re.compile(r"(?=.{1,253}$)(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
OWN_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Names:
    """Host names, in small letters, and addresses; each once."""

    hosts: tuple[str, ...]
    addresses: tuple[Address, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """All of them, as one types them."""
        return (*self.hosts, *map(str, self.addresses))

    @property
    def general(self) -> list[x509.GeneralName]:
        """All of them, as a certificate lists them."""
        return [*map(x509.DNSName, self.hosts), *map(x509.IPAddress, self.addresses)]


def names_of(given: Iterable[str]) -> Names:
    """The names as they were typed, and those of the machine itself.

    Raises:
        NameUnusable: one is neither a host name of Latin letters nor an address.
    """
    hosts: dict[str, None] = {}
    addresses: dict[Address, None] = {}
    for text in (*given, *OWN_MACHINE):
        name = text.strip().strip("[]").lower()
        try:
            addresses[ipaddress.ip_address(name)] = None
        except ValueError:
            if not _HOST.fullmatch(name) or name.replace(".", "").isdigit():
                raise NameUnusable(text=text) from None
            hosts[name] = None
    return Names(tuple(hosts), tuple(addresses))


def usable(given: Iterable[str]) -> list[str]:
    """Those of the names that a certificate can hold: a machine may call itself by others."""
    return [name for name in given if _is_usable(name)]


def _is_usable(name: str) -> bool:
    try:
        names_of([name])
    except NameUnusable:
        return False
    return True


def names_in(certificate: x509.Certificate) -> Names:
    """The names that a certificate is for; none where it lists none."""
    try:
        listed = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return Names((), ())
    hosts = tuple(name.lower() for name in listed.get_values_for_type(x509.DNSName))
    addresses = listed.get_values_for_type(x509.IPAddress)
    return Names(hosts, tuple(one for one in addresses if isinstance(one, Address)))
