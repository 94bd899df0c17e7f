"""Proof that examples bite: changes a regime one small thing at a time and sees whether an example tells."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from kiemdiem.core.engine.mutants import Mutant, mutants_of
from kiemdiem.core.engine.trial_runs import TrialRuns
from kiemdiem.core.regime.checks.static import static_findings
from kiemdiem.core.regime.inherit import Raw
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.tables import FILE_OF
from kiemdiem.core.regime.variations import HEAD, Variations

JUDGED = frozenset(
    {
        "exclusion", "source", "threshold", "band", "requirement", "ground", "ceiling", "exemption", "ask", "quota",
        "value", "score", "follow_up", "award", "fact", "reading", "relation", "scale", "kind",
    }
)  # fmt: skip
"""Tables whose entries examples can tell apart; the others are printed data, which only tests can hold to the text."""
NEVER = frozenset({"clause", "example"})
End = Literal["refused", "example", "test", "survived", "accepted"]
Witness = Callable[[Raw, Mapping[str, Any] | None, Callable[[], Regime | None]], str]
"""Told an entry, its changed values (None: gone) and how to get the regime with them (None: the loader refuses it), it
names a test that fails on them, or nobody."""


@dataclass(frozen=True)
class Outcome:
    """What became of one mutant: refused by loader or check, told by an example or a test, accepted, or alive."""

    id: str
    where: str
    end: End
    told_by: str = ""
    reason: str = ""

    def to_json(self) -> dict[str, str]:
        return {"id": self.id, "where": self.where, "end": self.end, "told_by": self.told_by, "reason": self.reason}


@dataclass(frozen=True)
class MutationReport:
    """Every mutant that was tried; stale: accepted ids that no longer survive or no longer exist."""

    regime: str
    outcomes: tuple[Outcome, ...]
    stale: tuple[str, ...] = ()
    left_out: int = 0
    """How many there were beyond the budget."""
    counts: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        counts = dict.fromkeys(("refused", "example", "test", "accepted", "survived"), 0)
        for outcome in self.outcomes:
            counts[outcome.end] += 1
        object.__setattr__(self, "counts", counts)

    @property
    def survivors(self) -> list[Outcome]:
        """Those without a reason, in the order of files and lines."""
        return [outcome for outcome in self.outcomes if outcome.end == "survived"]

    def to_json(self) -> dict[str, Any]:
        return {
            "regime": self.regime,
            "tried": len(self.outcomes),
            "left_out": self.left_out,
            "counts": dict(self.counts),
            "survivors": [outcome.to_json() for outcome in self.survivors],
            "accepted": [outcome.to_json() for outcome in self.outcomes if outcome.end == "accepted"],
            "stale": list(self.stale),
        }


def mutate(
    code_or_folder: str | Path,
    *,
    budget: int | None = None,
    accepted: Mapping[str, str] | None = None,
    witness: Witness | None = None,
    tables: Iterable[str] | None = None,
) -> MutationReport:
    """Tries every mutant of a regime, or `budget` of them spread evenly over its files.

    accepted: id → why this one may survive; witness: finds a failing test where no example tells, and for the tables
    that no example can judge (without a witness those are not tried); tables: only these.
    """
    variations = Variations(code_or_folder)
    known = (frozenset(FILE_OF) | {HEAD}) - NEVER
    wanted = known if witness is not None else JUDGED
    if tables is not None:
        wanted &= frozenset(tables)
    every = list(mutants_of(variations, wanted, known if witness is not None else JUDGED))
    tried = (
        every if budget is None or budget >= len(every) else [every[i * len(every) // budget] for i in range(budget)]
    )
    hunt = _Hunt(variations, accepted or {}, witness)
    outcomes = tuple(hunt.outcome(mutant) for mutant in tried)
    alive = {outcome.id for outcome in outcomes if outcome.end == "accepted"}
    there = {mutant.id for mutant in mutants_of(variations, known)} if accepted else set()
    reached = {outcome.id for outcome in outcomes}
    stale = tuple(name for name in hunt.accepted if name not in there or (name in reached and name not in alive))
    return MutationReport(variations.regime.id, outcomes, stale, len(every) - len(tried))


def read_accepted(path: Path) -> dict[str, str]:
    """The accepted survivors of a regime: `[[accepted]]` with id and reason; nothing where there is no file."""
    if not path.exists():
        return {}
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("accepted", [])
    return {str(row["id"]): str(row["reason"]) for row in rows}


class _Hunt:
    def __init__(self, variations: Variations, accepted: Mapping[str, str], witness: Witness | None) -> None:
        self._variations, self.accepted, self._witness = variations, accepted, witness
        self._trials = TrialRuns(variations.regime)
        self._known_faults = _fatal(variations.regime)

    def outcome(self, mutant: Mutant) -> Outcome:
        """Tries the loader, then the examples, then the check, then the tests."""
        raw = self._variations.raws[mutant.number]
        end, told_by = self._end(mutant, raw)
        reason = self.accepted.get(mutant.id, "") if end == "survived" else ""
        return Outcome(mutant.id, mutant.where(raw), "accepted" if reason else end, told_by, reason)

    def _end(self, mutant: Mutant, raw: Raw) -> tuple[End, str]:
        def varied() -> Regime | None:
            return self._variations.changed(mutant.number, mutant.values)

        if raw.table in JUDGED:
            regime = varied()
            if regime is None:
                return "refused", ""
            kinds = _kinds_touched(raw, mutant, regime)
            unders = [values.get("under", {}) for values in (raw.values, mutant.values or raw.values)]
            reads_anew = raw.table == "fact"
            told_by = self._trials.told_by(regime, kinds, _clauses(raw), unders=unders, reads_anew=reads_anew)
            if told_by:
                return "example", told_by
            if _fatal(regime) - self._known_faults:
                return "refused", ""
        test = self._witness(raw, mutant.values, varied) if self._witness is not None else ""
        return ("test", test) if test else ("survived", "")


def _fatal(regime: Regime) -> frozenset[tuple[str, str]]:
    """What the check of a regime finds fatal, as far as its rules alone tell."""
    found = (finding for finding in static_findings(regime) if finding.severity == "fatal")
    return frozenset((finding.where, finding.message) for finding in found)


def _kinds_touched(raw: Raw, mutant: Mutant, regime: Regime) -> frozenset[str] | None:
    """The kinds whose answers the change can touch; None: any."""
    if raw.table in ("kind", "scale", "relation"):
        return None
    if raw.table == "reading":
        return frozenset(regime.kinds)
    before = raw.values.get("for") or list(regime.kinds)
    after = (mutant.values or {}).get("for") or before
    return frozenset([*before, *after])


def _clauses(raw: Raw) -> Sequence[str]:
    found = raw.values.get("clauses")
    return [str(clause) for clause in found] if isinstance(found, list) else []
