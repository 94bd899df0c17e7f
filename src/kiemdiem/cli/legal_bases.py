"""The papers that a plan stands on or names, each once: what it is, who issued it, whether its text is at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from kiemdiem.cli import labels, words
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.entries.identity import LegalBasis
from kiemdiem.core.regime.regime import Regime


@dataclass(frozen=True)
class Paper:
    """A paper as the plan calls it. roles: what the plan needs it for."""

    entry: LegalBasis
    roles: tuple[str, ...]
    is_supplied: bool
    clauses: tuple[str, ...]

    def named(self) -> str:
        """Kind, number, day, issuer and title, as far as the plan prints them."""
        entry = self.entry
        is_whole_name = not entry.kind or entry.number.startswith(entry.kind)
        told = entry.number if is_whole_name else words.PAPER.format(kind=entry.kind, number=entry.number)
        if entry.date is not None:
            told += words.PAPER_DAY.format(day=short_date(entry.date))
        told += words.PAPER_OF.format(issuer=entry.issuer)
        return told + (words.PAPER_TITLE.format(title=entry.title) if entry.title else "")

    def told(self) -> str:
        """What it is needed for, whether it is there, and where the plan names it."""
        roles = ", ".join(labels.LEGAL_ROLES[role] for role in self.roles)
        return " · ".join((roles, words.SUPPLIED if self.is_supplied else words.NOT_SUPPLIED, ", ".join(self.clauses)))

    def as_json(self) -> dict[str, Any]:
        entry = self.entry
        return {
            "number": entry.number,
            "kind": entry.kind,
            "date": entry.date.isoformat() if entry.date else None,
            "issuer": entry.issuer,
            "title": entry.title,
            "roles": list(self.roles),
            "supplied": self.is_supplied,
            "clauses": list(self.clauses),
        }


def papers_of(regime: Regime) -> list[Paper]:
    """The papers in the order of the plan; one that is named in two places is told once."""
    found: dict[tuple[str, str], Paper] = {}
    for placed in regime.of("legal_basis", LegalBasis):
        entry = placed.entry
        key = entry.number, entry.date.isoformat() if entry.date else ""
        paper = Paper(entry, (entry.role,), entry.supplied, entry.clauses)
        known = found.get(key)
        found[key] = _joined(known, paper) if known else paper
    return list(found.values())


def _joined(first: Paper, second: Paper) -> Paper:
    return replace(
        first,
        entry=first.entry if first.entry.title else second.entry,
        roles=tuple(dict.fromkeys((*first.roles, *second.roles))),
        is_supplied=first.is_supplied or second.is_supplied,
        clauses=tuple(dict.fromkeys((*first.clauses, *second.clauses))),
    )
