"""How fast the engine is, as ratios to named references in one run: `python benchmarks/bench_engine.py`.

A figure and its reference are timed in turn, on processor time; of each the least of many repetitions counts, so that
whatever else the machine does weighs little. `docs/reference/benchmarks.md` keeps the figures of one run.
"""

from __future__ import annotations

import json
import platform
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from kiemdiem.core.engine.checks import check_regime
from kiemdiem.core.engine.examples import run_examples
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import find, load

CODES = ("kh61_2021", "kh146_2014", "kh75_2022", "kh24_2024", "cv789_2023")
RATED = CODES[0]
GROUP = 100
VOTERS = 30
SECONDS = 3.0
FEWEST, AT_ONCE = 2, 3


@dataclass(frozen=True)
class Figure:
    """What is timed, and the reference that it is told in times of."""

    name: str
    ours: Callable[[], Any]
    reference: str
    theirs: Callable[[], Any]

    def line(self) -> str:
        """`name: so long = so many × reference`."""
        ours, theirs = least_in_turn(self.ours, self.theirs)
        told = f"{ours * 1e6:,.0f} µs = {ours / theirs:,.1f} × {self.reference} ({theirs * 1e6:,.0f} µs)"
        return f"{self.name}: {told}"


def least_in_turn(*actions: Callable[[], Any]) -> list[float]:
    """The least processor time of one call of each, in seconds."""
    found = [float("inf")] * len(actions)
    rounds, end = 0, time.monotonic() + SECONDS
    while rounds < FEWEST or time.monotonic() < end:
        rounds += 1
        for place, action in enumerate(actions):
            for _ in range(AT_ONCE):
                start = time.process_time()
                action()
                found[place] = min(found[place], time.process_time() - start)
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


def rating() -> Iterator[Figure]:
    """One subject, and a group with its quota."""
    regime = load(RATED)
    people = [member(number) for number in range(GROUP)]
    reader = SeasonReader(regime)
    one, many = reader.read({"subjects": people[:1]}), reader.read({"subjects": people})
    single, every = rate(regime, one), rate(regime, many)
    levels, loop = f"{GROUP} subjects with quota, levels only", "a plain loop over the votes"
    sentences, printed = f"{GROUP} subjects with quota and all sentences", "the same answers printed as JSON"
    yield Figure(
        "one subject with all sentences",
        partial(rate, regime, one),
        "the same answer printed as JSON",
        lambda: json.dumps(single.to_json()),
    )
    yield Figure(levels, partial(rate, regime, many, sentences=False), loop, partial(by_hand, people))
    yield Figure(sentences, partial(rate, regime, many), printed, lambda: json.dumps(every.to_json()))


def regimes() -> Iterator[Figure]:
    """Loading and checking each of the five."""
    for code in CODES:
        texts = [path.read_text(encoding="utf-8") for path in sorted(find(code).glob("*.toml"))]
        rules = [text for text in texts if "[[example]]" not in text]
        plain = load(code)
        whole = load(code, with_examples=True)
        parsed = "tomllib alone on the regime's own files"
        yield Figure(f"{code}: load", partial(load, code), parsed, partial(_parse, rules))
        loaded = "loading it"
        yield Figure(f"{code}: check", partial(check_regime, plain), loaded, partial(load, code))
        yield Figure(f"{code}: run its examples", partial(run_examples, whole), loaded, partial(load, code))


def _parse(texts: list[str]) -> None:
    for text in texts:
        tomllib.loads(text)


def main() -> None:
    """Prints one line per figure."""
    sys.stdout.write(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}\n")
    for figures in (rating(), regimes()):
        for figure in figures:
            sys.stdout.write(figure.line() + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
