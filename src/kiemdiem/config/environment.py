"""What an installation sets by its environment; every name begins with KIEMDIEM_, but for DATABASE_URL."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiemdiem.config.errors import NoSuchDay, SecretTooShort

DEFAULT_FOLDER = Path.home() / "kiemdiem"
SECRET_FILE = "secret-key"
SHORTEST_SECRET = 50


@dataclass(frozen=True)
class Environment:
    """folder: where database, uploads and keys live; today: a day to rehearse on; hosts: names it answers to."""

    folder: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    is_demo: bool
    is_https: bool
    today: date | None
    proxies: int


def read_environment(given: Mapping[str, str] = os.environ) -> Environment:
    """The settings of this process; makes the folder and its secret key where they are not there yet."""
    folder = Path(given.get("KIEMDIEM_FOLDER") or DEFAULT_FOLDER).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return Environment(
        folder=folder,
        database_url=given.get("DATABASE_URL") or f"sqlite:///{folder / 'kiemdiem.sqlite3'}",
        secret_key=_secret_key(given, folder),
        hosts=tuple(given.get("KIEMDIEM_HOSTS", "localhost 127.0.0.1 [::1]").split()),
        is_demo=_is_yes(given, "KIEMDIEM_DEMO"),
        is_https=_is_yes(given, "KIEMDIEM_HTTPS"),
        today=_day(given.get("KIEMDIEM_TODAY", "")),
        proxies=int(given.get("KIEMDIEM_PROXIES") or 0),
    )


def _is_yes(given: Mapping[str, str], name: str) -> bool:
    return given.get(name, "").lower() in {"1", "yes", "true", "on"}


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
            file.touch(mode=0o600, exist_ok=True)
            file.write_text(secrets.token_urlsafe(64), encoding="ascii")
        key = file.read_text(encoding="ascii").strip()
    if len(key) < SHORTEST_SECRET:
        raise SecretTooShort(length=len(key), wanted=SHORTEST_SECRET)
    return key
