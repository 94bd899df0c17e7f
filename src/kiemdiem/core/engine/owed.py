"""Which papers a subject owes, to whom, and by which day of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemdiem.core.engine.passing import Pass
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.rate import program_for
from kiemdiem.core.engine.season import Season
from kiemdiem.core.engine.values import Kleene, both
from kiemdiem.core.engine.world import Node
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.regime.entries.plan import Dossier, Paper
from kiemdiem.core.regime.regime import Placed, Regime, in_force
from kiemdiem.core.regime.workplan import due_days


@dataclass(frozen=True, slots=True)
class OwedPaper:
    """One paper of one subject's dossier. is_owed: yes, or None while a fact that decides it is missing;
    due: the last good day, None where the plan gives no day or its event has none yet."""

    subject: str
    dossier: str
    dossier_label: str
    paper: str
    label: str
    form: str
    to: str
    due: date | None
    is_owed: Kleene
    is_required: bool
    clauses: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "subject": self.subject,
            "dossier": self.dossier,
            "dossier_label": self.dossier_label,
            "paper": self.paper,
            "label": self.label,
            "form": self.form,
            "to": self.to,
            "due": self.due.isoformat() if self.due is not None else None,
            "is_owed": self.is_owed,
            "is_required": self.is_required,
            "clauses": list(self.clauses),
        }


def owed_papers(
    regime: Regime, season: Season, *, calendar: Calendar | None = None, events: Mapping[str, date] | None = None
) -> list[OwedPaper]:
    """The papers of every subject of the season, in the order of the subjects and of the regime's lists."""
    program = program_for(regime, season, season.readings)
    whole = Pass(program, season, calendar, skips=True)
    whole.settle_all()
    days = due_days(regime, season.readings, calendar=calendar, events=events)
    lists = [placed for placed in regime.of("dossier", Dossier) if in_force(placed.entry, program.options)]
    return [
        paper
        for node in whole.world.nodes
        for placed in lists
        if node.kind in placed.entry.for_
        for paper in _owed(program, node, placed, days)
    ]


def _owed(program: Program, node: Node, placed: Placed[Dossier], days: Mapping[str, date]) -> Iterator[OwedPaper]:
    dossier = placed.entry
    has_one = _holds(program, node, placed, "when")
    for at, paper in enumerate(dossier.paper):
        is_owed = both(has_one, _holds(program, node, placed, f"paper.{at}.when"))
        if is_owed is not False:
            yield _paper(node, dossier, paper, is_owed, days.get(dossier.due or ""))


def _holds(program: Program, node: Node, placed: Placed[Dossier], field: str) -> Kleene:
    tree = program.regime.tree(placed).fields.get((field, node.kind))
    if tree is None:
        return True
    found: Kleene = program.printer.function(tree)(node, node.world.env)
    return found


def _paper(node: Node, dossier: Dossier, paper: Paper, is_owed: Kleene, due: date | None) -> OwedPaper:
    return OwedPaper(
        subject=node.id,
        dossier=dossier.id,
        dossier_label=dossier.label,
        paper=paper.id,
        label=paper.label,
        form=paper.form,
        to=paper.addressee or dossier.sent_to,
        due=due,
        is_owed=is_owed,
        is_required=paper.required,
        clauses=tuple(dict.fromkeys((*paper.clauses, *dossier.clauses))),
    )
