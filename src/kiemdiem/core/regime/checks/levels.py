"""Levels of a kind that no rule leads to."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.core.regime.checks import words
from kiemdiem.core.regime.checks.options import of_kind
from kiemdiem.core.regime.checks.report import Finding, finding
from kiemdiem.core.regime.entries.identity import Kind
from kiemdiem.core.regime.entries.ratings import Ask, Band, Ceiling, Ground, Source, Threshold
from kiemdiem.core.regime.expression.checked import FactOf, LevelOf
from kiemdiem.core.regime.expression.walk import nodes_of
from kiemdiem.core.regime.regime import Regime

_ANY = ("proposal", "conditions")
"""Sources that may give every level."""


def levels(regime: Regime) -> Iterator[Finding]:
    """Levels that neither votes nor points nor grounds nor ceilings nor a person's choice can give."""
    for kind in regime.of("kind", Kind):
        sources = [row.entry.by for row in of_kind(regime, "source", Source, kind.id) if row.entry.purpose == "rate"]
        if not sources or any(by in _ANY for by in sources) or _caps_freely(regime, kind.id):
            continue
        reached: set[str] = set()
        if "ballot" in sources:
            reached |= {row.entry.level for row in of_kind(regime, "threshold", Threshold, kind.id)}
        if "points" in sources:
            for band in of_kind(regime, "band", Band, kind.id):
                reached |= {band.entry.level, band.entry.unmet or ""}
        reached |= {row.entry.level for row in of_kind(regime, "ground", Ground, kind.id)}
        reached |= {str(row.entry.at_most) for row in of_kind(regime, "ceiling", Ceiling, kind.id)}
        reached |= {choice for row in of_kind(regime, "ask", Ask, kind.id) for choice in row.entry.between}
        for level in regime.names.scales[regime.names.levels[kind.id]]:
            if level not in reached:
                message = words.LEVEL_UNREACHED.format(kind=kind.entry.label, level=level, under="")
                yield finding("warning", "levels", kind, message, level=level)


def _caps_freely(regime: Regime, kind: str) -> bool:
    """Whether a ceiling takes its level from elsewhere, so that any level may come of it."""
    for row in of_kind(regime, "ceiling", Ceiling, kind):
        tree = regime.tree(row).fields.get(("at_most", kind))
        if tree is not None and any(isinstance(node, FactOf | LevelOf) for node in nodes_of(tree)):
            return True
    return False
