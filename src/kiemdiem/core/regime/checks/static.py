"""Every check that needs the rules only, without running them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiemdiem.core.regime.checks.ballots import ballots
from kiemdiem.core.regime.checks.bands import bands
from kiemdiem.core.regime.checks.circles import circles
from kiemdiem.core.regime.checks.digits import digits
from kiemdiem.core.regime.checks.levels import levels
from kiemdiem.core.regime.checks.report import Finding
from kiemdiem.core.regime.checks.sources import order, sources
from kiemdiem.core.regime.checks.texts import blanks, empty_options, uncited_clauses
from kiemdiem.core.regime.regime import Regime

CHECKS: tuple[Callable[[Regime], Iterator[Finding]], ...] = (
    order, sources, bands, ballots, levels, circles, digits, empty_options, blanks, uncited_clauses,
)  # fmt: skip


def static_findings(regime: Regime) -> list[Finding]:
    """What is wrong with a regime, as far as can be seen without trying cases."""
    return [found for check in CHECKS for found in check(regime)]
