"""What a regime folder says of itself at its head, without reading the rest."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path as FilePath

from kiemdiem.core.regime.folder import MAX_FILE_BYTES


@dataclass(frozen=True)
class Card:
    """code: name of the folder; the rest as the head of regime.toml has it; number: empty where none was printed."""

    code: str
    number: str
    title: str
    year: int
    issuer: str


def card_of(folder: FilePath) -> Card | None:
    """The head of a regime; None where it cannot be read, or says too little."""
    file = folder / "regime.toml"
    try:
        text = file.read_text(encoding="utf-8-sig") if file.stat().st_size <= MAX_FILE_BYTES else ""
        head = tomllib.loads(text)
        number = str(head.get("number", ""))
        return Card(folder.name, number, str(head["title"]), int(head["year"]), str(head["issuer"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
