"""Checks a regime that loads: what can be seen from its rules, and which of them never act."""

from __future__ import annotations

from kiemdiem.core.engine.firing import try_cases
from kiemdiem.core.regime.checks import words
from kiemdiem.core.regime.checks.report import CheckReport, Finding, finding, in_order
from kiemdiem.core.regime.checks.static import static_findings
from kiemdiem.core.regime.regime import Regime

CASES = 2_500
THOROUGH_CASES = 100_000


def check_regime(regime: Regime, *, cases: int = CASES, seed: int = 0) -> CheckReport:
    """Every finding about a regime. cases: how many random subjects are tried for rules that never act (0: none)."""
    found = static_findings(regime)
    tried = 0
    if cases and not regime.identity.abstract and regime.kinds:
        tally = try_cases(regime, cases, seed=seed)
        tried = tally.cases
        if tally.crash is not None:
            at, error = tally.crash
            message = words.CRASHED.format(seed=at, error=error)
            found.append(Finding("fatal", "cases", f"{regime.id}/regime.toml:1", message))
        for row in tally.never_fired(regime) if tally.crash is None else ():
            message = words.NEVER_FIRED.format(rule=row.id, cases=tried)
            found.append(finding("warning", "cases", row, message))
    return CheckReport(regime.id, in_order(found), tried)
