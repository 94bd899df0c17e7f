"""Where the certificates of an installation lie: a folder of the data folder, for its owner alone."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = "tls"
OWNER_ONLY, OWNER_READS = 0o700, 0o600


@dataclass(frozen=True)
class Places:
    """The folder; `.crt` is the ending that telephones and Windows know."""

    folder: Path

    @property
    def certificate(self) -> Path:
        """What the server shows, with what lies between it and its authority."""
        return self.folder / "server.crt"

    @property
    def key(self) -> Path:
        return self.folder / "server.key"

    @property
    def office_certificate(self) -> Path:
        """The authority that telephones are told to trust."""
        return self.folder / "office-ca.crt"

    @property
    def office_key(self) -> Path:
        return self.folder / "office-ca.key"


def places_in(data: Path) -> Places:
    """The places of this data folder."""
    return Places(data / FOLDER)


def put(files: Mapping[Path, bytes]) -> None:
    """Write the files, each whole or not at all; nobody but the owner of the folder reads them, not even at first."""
    drafts: dict[Path, Path] = {}
    try:
        for file, content in files.items():
            file.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
            file.parent.chmod(OWNER_ONLY)
            drafts[file] = file.with_name(f".{file.name}-{secrets.token_hex(4)}")
            _write(drafts[file], content)
        for file, draft in drafts.items():
            draft.replace(file)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _write(draft: Path, content: bytes) -> None:
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_READS), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
