"""How fast the engine is, as ratios to named references in one run: `python benchmarks/bench_engine.py`.

Every figure is the least of many repetitions, so that whatever else the machine does weighs little. References:
reading the same TOML files with tomllib alone; a hand-written loop that only compares the votes with their bounds;
printing the same answer as JSON.
"""

from __future__ import annotations

import json
import platform
import sys
import time
import tomllib
from collections.abc import Callable
from typing import Any

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import find, load

CODE = "kh61_2021"
GROUP = 100
VOTERS = 30


def least(action: Callable[[], Any], repetitions: int = 40) -> float:
    """The least time of one call, in seconds."""
    found = float("inf")
    for _ in range(repetitions):
        start = time.perf_counter()
        action()
        found = min(found, time.perf_counter() - start)
    return found


def member(number: int) -> dict[str, Any]:
    """One member of a cell of a hundred, with votes that differ from his neighbours'."""
    best = 15 + number * 7 % 14
    good = (VOTERS - best) // 2
    votes = {"HTXSNV": best, "HTTNV": good, "HTNV": VOTERS - best - good, "KHTNV": 0}
    facts = {"admitted_on": "2010-05-19"}
    place = {"unit": "CB", "decided_by": "CB"}
    return {"id": f"M{number}", "kind": "member", "votes": votes, "present_voters": VOTERS, "facts": facts, **place}


def by_hand(subjects: list[dict[str, Any]]) -> list[str]:
    """The same ballots by a plain loop: no facts, no links, no quota, no reasons."""
    found = []
    for subject in subjects:
        votes, voters = subject["votes"], subject["present_voters"]
        if 10 * votes["HTXSNV"] >= 7 * voters:
            found.append("HTXSNV")
        elif 10 * (votes["HTXSNV"] + votes["HTTNV"]) >= 6 * voters:
            found.append("HTTNV")
        elif 2 * (votes["HTXSNV"] + votes["HTTNV"] + votes["HTNV"]) > voters:
            found.append("HTNV")
        else:
            found.append("KHTNV")
    return found


def main() -> None:
    """Prints one line per figure."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(find(CODE).glob("*.toml"))]
    texts = [text for text in texts if "[[example]]" not in text]
    regime = load(CODE)
    people = [member(number) for number in range(GROUP)]
    reader = SeasonReader(regime)
    one, many = reader.read({"subjects": people[:1]}), reader.read({"subjects": people})
    answer = rate(regime, many)

    def reading() -> None:
        for text in texts:
            tomllib.loads(text)

    figures = {
        "load a regime": (least(lambda: load(CODE)), "tomllib alone on the same files", least(reading)),
        "one subject with all sentences": (
            least(lambda: rate(regime, one)),
            "the same answer printed as JSON",
            least(lambda: json.dumps(answer.subjects["M0"].to_json())),
        ),
        f"{GROUP} subjects with quota, levels only": (
            least(lambda: rate(regime, many, sentences=False)),
            "a plain loop over the votes",
            least(lambda: by_hand(people)),
        ),
        f"{GROUP} subjects with quota and all sentences": (
            least(lambda: rate(regime, many)),
            "the same answers printed as JSON",
            least(lambda: json.dumps(answer.to_json())),
        ),
    }
    sys.stdout.write(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}\n")
    for name, (ours, reference, theirs) in figures.items():
        sys.stdout.write(
            f"{name}: {ours * 1e6:,.0f} µs = {ours / theirs:,.1f} × {reference} ({theirs * 1e6:,.0f} µs)\n"
        )


if __name__ == "__main__":
    main()
