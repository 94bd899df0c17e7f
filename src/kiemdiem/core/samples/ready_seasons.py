"""The ready sample of each shipped regime: a small season of invented people, kept as a workbook.

`python -m kiemdiem.core.samples.ready_seasons` makes them anew, for example after a regime has got a new fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiemdiem.core.regime.loader import load
from kiemdiem.core.samples.season import make_season
from kiemdiem.core.samples.workbook import write_season_workbook

SIZE = 48
SEEDS: Mapping[str, int] = {
    "cv789_2023": 63,
    "kh146_2014": 16,
    "kh24_2024": 134,
    "kh61_2021": 173,
    "kh75_2022": 205,
}
"""Seeds whose seasons show much in little: every level, facts missing, cases for a person, limits reached."""
FOLDER = Path(__file__).parent / "ready"


def ready_file(regime: str) -> Path:
    """The ready sample of a shipped regime."""
    return FOLDER / f"{regime}.xlsx"


def ready_season(regime: str) -> dict[str, Any]:
    """What the ready sample holds, as the interchange writes it."""
    return make_season(regime, seed=SEEDS[regime], size=SIZE)


def write_ready_files(folder: Path = FOLDER) -> list[Path]:
    """Make every ready sample anew."""
    folder.mkdir(exist_ok=True)
    made = []
    for regime in SEEDS:
        made.append(folder / f"{regime}.xlsx")
        write_season_workbook(ready_season(regime), load(regime), made[-1])
    return made


if __name__ == "__main__":
    write_ready_files()
