"""Findings about a regime: how grave, where, in a sentence, under which clauses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed

Severity = Literal["fatal", "warning", "note"]
_ORDER: Mapping[str, int] = {"fatal": 0, "warning": 1, "note": 2}


@dataclass(frozen=True)
class Finding:
    """One finding. check: which check found it; case: the smallest case that shows it, where there is one."""

    severity: Severity
    check: str
    where: str
    message: str
    clauses: tuple[str, ...] = ()
    case: Mapping[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        """`file:line: sentence`."""
        return f"{self.where}: {self.message}"

    def to_json(self) -> dict[str, Any]:
        return {
            "severity": self.severity,
            "check": self.check,
            "where": self.where,
            "message": self.message,
            "clauses": list(self.clauses),
            "case": dict(self.case),
        }


@dataclass(frozen=True)
class CheckReport:
    """Every finding about one regime, the gravest first; cases: how many random subjects were tried."""

    regime: str
    findings: tuple[Finding, ...]
    cases: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing fatal was found."""
        return not self.of("fatal")

    def of(self, severity: Severity) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == severity]

    def to_json(self) -> dict[str, Any]:
        return {
            "regime": self.regime,
            "sound": self.is_sound,
            "cases": self.cases,
            "findings": [finding.to_json() for finding in self.findings],
        }


def finding(
    severity: Severity, check: str, placed: Placed[Any], message: str, path: Path = (), **case: object
) -> Finding:
    """A finding at an entry, or at a key inside it."""
    line = placed.source.positions.of(placed.path + path).line
    clauses = tuple(getattr(placed.entry, "clauses", ()))
    return Finding(severity, check, f"{placed.source.name}:{line}", message, clauses, case)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The gravest first, then by place; what was found twice is told once."""
    once = {(found.severity, found.where, found.message): found for found in findings}
    return tuple(sorted(once.values(), key=lambda found: (_ORDER[found.severity], _place(found.where), found.message)))


def _place(where: str) -> tuple[str, int]:
    file, _, line = where.rpartition(":")
    return file, int(line) if line.isdigit() else 0
