"""The secret of an address, and the keys of events: what can be worked out without asking anybody."""

from __future__ import annotations

import hashlib
import json

from kiemdiem.apps.reminders.values import Line

BYTES_OF_TOKEN = 32


def hash_of(token: str) -> str:
    """What the house keeps of the secret. It is chance of 256 bits: nothing slower than SHA-256 is needed against
    guessing, and it is looked up by its hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def uid_of(seed: str, key: str) -> str:
    """The key of an event: the same as long as the work is the same, and without a meaning outside the house."""
    return f"{hashlib.sha256(f'{seed} {key}'.encode()).hexdigest()[:40]}@kiemdiem"


def digest_of(line: Line) -> str:
    """Of all that the event says."""
    told = [line.what, line.about, line.url, str(line.due), list(line.notice)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
