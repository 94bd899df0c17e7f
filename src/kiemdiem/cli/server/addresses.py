"""Where the server listens, and by which names it is called."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import sys
import time
from collections.abc import Sequence

from kiemdiem.cli.server.errors import AddressNotOurs, PortInUse

PATIENCE = 1.5
"""Seconds that a server which was just killed may take until its port is free."""
ANYWHERE_ELSE = ("10.255.255.255", 1)  # nothing is sent there: only asked which of our addresses would be used


def require_free(address: str, port: int) -> None:
    """Refuse a port that another program holds.

    Raises:
        PortInUse, AddressNotOurs: with the next step.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            _try_to_listen(address, port)
        except OSError as fault:
            if fault.errno != errno.EADDRINUSE:
                raise AddressNotOurs(port=port, address=address, why=fault.strerror or "") from None
            if time.monotonic() > end:
                raise PortInUse(port=port, address=address, other=port + 1) from None
            time.sleep(0.2)
        else:
            return


def _try_to_listen(address: str, port: int) -> None:
    """The web server shares its port among its workers, so it would share it with a stranger too: this does not."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        if sys.platform != "win32":
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind((address, port))
        tried.listen(1)


def is_for_this_machine_only(address: str) -> bool:
    """Whether nobody else reaches this address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def own_names() -> list[str]:
    """The machine's name and its address in the office's network."""
    found = [socket.gethostname().lower()]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(ANYWHERE_ELSE)
            found.append(str(asked.getsockname()[0]))
        except OSError:  # no network at all
            return found
    return found


def tell_names(address: str) -> None:
    """Let the application answer to the machine's own names, where nobody has said which; before Django is set up."""
    if is_for_this_machine_only(address) or os.environ.get("KIEMDIEM_HOSTS"):
        return
    os.environ["KIEMDIEM_HOSTS"] = " ".join(["localhost", "127.0.0.1", "[::1]", *own_names()])


def url_of(address: str, port: int, certified: Sequence[str] = ()) -> str:
    """What to type into a browser; certified: the names for which the server shows a certificate, if it does."""
    if not is_for_this_machine_only(address):
        address = own_names()[-1] if address in {"0.0.0.0", "::"} else address
    if certified and address not in certified:
        others = (name for name in certified if "*" not in name and not is_for_this_machine_only(name))
        address = next(others, address)
    scheme = "https" if certified else "http"
    return f"{scheme}://{f'[{address}]' if ':' in address else address}:{port}/"
