"""What an installation sets by its environment; every name begins with KIEMDIEM_, but for DATABASE_URL.

What the environment does not say may stand in the file `kiemdiem.env` of the data folder, a NAME=VALUE on each line: so
a command typed by hand works on the same database as the server.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiemdiem.cli.server.tls.places import places_in
from kiemdiem.cli.server.tls.reading import Shown, in_use, office
from kiemdiem.config.errors import FolderNotUsable, NoSuchDay, NotACount, SecretTooShort
from kiemdiem.core.quantities.errors import HouseError

DEFAULT_FOLDER = Path.home() / "kiemdiem"
SECRET_FILE = "secret-key"
SETTINGS_FILE = "kiemdiem.env"
SHORTEST_SECRET = 50
ADDRESS_FAILURES = 200  # a room of sixty, each wrong three times in an hour, is still let in
OWNER_ONLY = 0o700


@dataclass(frozen=True)
class Environment:
    """folder: where database, uploads and keys live; today: a day to rehearse on; hosts: names it answers to.

    address_failures: after so many failed sign-ins within an hour an address is shut, never for 0.
    certificate: what the server of this folder shows since this process began; None where it serves without.
    authority: the office's own, where it gave the certificate.
    """

    folder: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    is_demo: bool
    is_https: bool
    today: date | None
    proxies: int
    address_failures: int
    certificate: Shown | None = None
    authority: Shown | None = None

    @property
    def stays_https(self) -> bool:
        """Whether browsers are told to come by https alone, for a year: not by a certificate of the office's own.

        An office that goes back to http, or loses its authority, would lock everybody out.
        """
        return self.is_https and self.authority is None

    @property
    def authority_file(self) -> Path | None:
        """What a machine is told to trust."""
        return places_in(self.folder).office_certificate if self.authority else None


def read_environment(given: Mapping[str, str] = os.environ) -> Environment:
    """The settings of this process; makes the folder and its secret key where they are not there yet.

    Raises:
        HouseError: a setting cannot be used; says which.
    """
    folder = Path(given.get("KIEMDIEM_FOLDER") or DEFAULT_FOLDER).expanduser().resolve()
    try:
        folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        given = {**_settings_in(folder / SETTINGS_FILE), **given}
        secret_key = _secret_key(given, folder)
    except OSError as fault:
        raise FolderNotUsable(why=fault.strerror or "", folder=folder) from None
    certificate = _certificate_in(folder)
    named = certificate.names.told if certificate else ()
    return Environment(
        folder=folder,
        database_url=given.get("DATABASE_URL") or f"sqlite:///{folder / 'kiemdiem.sqlite3'}",
        secret_key=secret_key,
        hosts=(*given.get("KIEMDIEM_HOSTS", "localhost 127.0.0.1 [::1]").split(), *map(_in_an_address, named)),
        is_demo=_is_yes(given, "KIEMDIEM_DEMO"),
        is_https=_is_yes(given, "KIEMDIEM_HTTPS") or certificate is not None,
        today=_day(given.get("KIEMDIEM_TODAY", "")),
        proxies=_count(given, "KIEMDIEM_PROXIES"),
        address_failures=_count(given, "KIEMDIEM_ADDRESS_FAILURES", otherwise=ADDRESS_FAILURES),
        certificate=certificate,
        authority=_authority_in(folder) if certificate and certificate.is_of_office else None,
    )


def _certificate_in(folder: Path) -> Shown | None:
    """What the server shows; one that cannot be read is refused where it would be served, not in every command."""
    with suppress(HouseError):
        return in_use(places_in(folder))
    return None


def _authority_in(folder: Path) -> Shown | None:
    with suppress(HouseError):
        return office(places_in(folder))
    return None


def _in_an_address(name: str) -> str:
    """A name as a browser sends it; what stands for any host of a domain is what Django writes with a point."""
    if ":" in name:
        return f"[{name}]"
    return name.removeprefix("*")


def _settings_in(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _is_yes(given: Mapping[str, str], name: str) -> bool:
    return given.get(name, "").lower() in {"1", "yes", "true", "on"}


def _count(given: Mapping[str, str], name: str, *, otherwise: int = 0) -> int:
    text = given.get(name) or str(otherwise)
    if not text.isascii() or not text.isdigit():
        raise NotACount(name=name, text=text)
    return int(text)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NoSuchDay(text=text) from None


def _secret_key(given: Mapping[str, str], folder: Path) -> str:
    """The key that signs sessions: given, or made once and kept where only the owner reads it."""
    key = given.get("KIEMDIEM_SECRET_KEY", "")
    file = folder / SECRET_FILE
    if not key:
        if not file.exists():
            _make_secret(file)
        key = file.read_text(encoding="ascii").strip()
    if len(key) < SHORTEST_SECRET:
        raise SecretTooShort(length=len(key), wanted=SHORTEST_SECRET)
    return key


def _make_secret(file: Path) -> None:
    """A key that appears whole or not at all: of two processes that begin at once, both get the first one's."""
    draft = file.with_name(f".{SECRET_FILE}-{os.getpid()}-{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as opened:
        opened.write(secrets.token_urlsafe(64))
        opened.flush()
        os.fsync(opened.fileno())
    try:
        with suppress(FileExistsError):
            os.link(draft, file)
    except OSError:  # a disk without hard links: a memory stick
        if not file.exists():
            draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
