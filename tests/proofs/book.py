"""The record of long proofs: what ran, when, where and with what numbers, one row for each case."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

RECORD = Path("docs") / "reference" / "proofs.json"


@dataclass(frozen=True, slots=True)
class Proof:
    """One case of one long proof, as it last ran.

    numbers: what it counted, by name; cases: how many cases its test had in all, this one included; date: the day in
    UTC; commit: ends in `-dirty` where files had changed; folders: what it reads besides what it imports;
    files: a digest of all it rests on.
    """

    id: str
    passed: bool
    seconds: float
    date: str
    commit: str | None
    machine: str
    files: str
    cases: int
    numbers: Mapping[str, int] = field(default_factory=dict)
    folders: tuple[str, ...] = ()

    @property
    def test(self) -> str:
        """The test whose case it is, by file and name."""
        return self.id.split("[")[0]

    @property
    def file(self) -> str:
        return self.id.split("::")[0]


def read_proofs(path: Path) -> dict[str, Proof]:
    """The recorded cases by their ids; nothing where nothing was recorded."""
    if not path.exists():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {row["id"]: Proof(**{**row, "folders": tuple(row["folders"])}) for row in rows}


def write_proofs(path: Path, proofs: Iterable[Proof]) -> None:
    """Put the whole file in place at once, a line for each case."""
    rows = [json.dumps(asdict(one), ensure_ascii=False) for one in sorted(proofs, key=lambda one: one.id)]
    put(path, "[\n" + ",\n".join(rows) + "\n]\n")


def put(path: Path, text: str) -> None:
    """Put a whole file in place at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.part")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
