"""The key with which this office signs its packages: made at first use, kept in the data folder and in every backup.

A lost key means that every receiver has to compare a new fingerprint; a stolen one lets somebody sign as this office.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

FOLDER, FILE = "keys", "packages.key"
OWNER_ONLY, OWNER_READS = 0o700, 0o600
FINGERPRINT_BYTES, GROUP = 20, 4
_FINGERPRINT = re.compile(r"[A-Z2-7]{32}")


def office_key(data: Path) -> Ed25519PrivateKey:
    """The key of this data folder. Of two who make it at once the first one's stays."""
    place = data / FOLDER / FILE
    if not place.exists():
        _make(place)
    key = load_pem_private_key(place.read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    return key


def _make(place: Path) -> None:
    """Written whole beside its place, then linked there: nobody ever reads half a key."""
    place.parent.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    content = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    draft = place.with_name(f".{place.name}-{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_READS), "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        try:
            os.link(draft, place)
        except FileExistsError:
            return
        except OSError:  # a disk without hard links
            draft.rename(place)
    finally:
        draft.unlink(missing_ok=True)


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """The 32 bytes that a package carries."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def fingerprint_of(public: bytes) -> str:
    """What is compared on paper: 160 bits in eight groups of four letters and figures."""
    text = base64.b32encode(hashlib.sha256(public).digest()[:FINGERPRINT_BYTES]).decode()
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def read_fingerprint(typed: str) -> str | None:
    """A fingerprint as it is kept, however it was typed; None where it is none."""
    plain = re.sub(r"[\s\-–.]", "", typed).upper()
    if not _FINGERPRINT.fullmatch(plain):
        return None
    return "-".join(plain[start : start + GROUP] for start in range(0, len(plain), GROUP))
