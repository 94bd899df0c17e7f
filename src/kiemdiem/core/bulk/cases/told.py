"""What persons entered about a subject, between the text that tables hold and the values that the judge reads."""

from __future__ import annotations

from datetime import date

from kiemdiem.core.bulk.cases.judge import Told
from kiemdiem.core.engine.season import Decision

SOME_DAY = date.min  # that a decision has its day is what rules ask


def told_of(entered: str, ballots: str = "") -> Told:
    """What persons entered, read back from the text that staging made of it."""
    proposed = decided = ""
    decisions = []
    if entered:
        proposed, decided, listed = entered.split("|", 2)
        for item in listed.split(";") if listed else []:
            at, kind, level, by, reason, on = item.split("\x1e")
            day = SOME_DAY if on else None
            decisions.append(Decision(at, kind, level or None, by, day, reason))  # type: ignore[arg-type]
    rows = []
    for ballot in ballots.split("\x1f") if ballots else []:
        purpose, forum, codes, lead = ballot.split("|")
        rows.append((purpose, forum, tuple(int(code) for code in codes.split(",") if code), int(lead)))
    return Told(proposed or None, decided or None, tuple(decisions), tuple(rows))
