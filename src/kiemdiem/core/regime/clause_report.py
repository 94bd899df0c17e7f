"""How far a regime carries out its own text: for each clause where it is encoded and which tests showed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kiemdiem.core.regime.evidence import Evidence
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed, Regime
from kiemdiem.core.regime.register import Clause

ClauseStatus = Literal["encoded", "informative", "later", "open"]
ENGINE = "engine"
IN_FORCE = "in_force"
_NO_RULES = frozenset({"clause", "example"})


@dataclass(frozen=True)
class ClauseRow:
    """One clause: where an entry cites it, and the tests and examples that assert it.

    encoded: an entry cites it; informative: nothing need, with a reason; later: nothing does yet, and it belongs to
    another part of the product than the engine; open: it belongs to the engine and nothing cites it.
    """

    id: str
    regime: str
    kind: str
    part: str
    status: ClauseStatus
    where: tuple[str, ...]
    tests: tuple[Evidence, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "regime": self.regime,
            "kind": self.kind,
            "part": self.part,
            "status": self.status,
            "where": list(self.where),
            "tests": [{"id": test.id, "passed": test.passed, "commit": test.commit} for test in self.tests],
        }


def clause_report(regime: Regime, evidence: Mapping[str, Sequence[Evidence]]) -> list[ClauseRow]:
    """Every clause of a regime and of its parents, in the order of the registers."""
    cited = citations(regime)
    return [
        ClauseRow(
            id=placed.id,
            regime=placed.regime,
            kind=placed.entry.kind,
            part=placed.entry.part,
            status=status_of(placed.entry, cited.get(placed.id, ())),
            where=tuple(cited.get(placed.id, ())),
            tests=tuple(evidence.get(placed.id, ())),
        )
        for placed in regime.of("clause", Clause)
    ]


def report_json(rows: Iterable[ClauseRow]) -> dict[str, Any]:
    """The rows of one or several regimes as `kiemdiem clauses --json` prints them."""
    return {"clauses": [row.to_json() for row in rows]}


def status_of(clause: Clause, where: Sequence[str]) -> ClauseStatus:
    """How a clause stands that is cited at these places."""
    if where:
        return "encoded"
    if clause.status != IN_FORCE and clause.reason:
        return "informative"
    return "later" if clause.part != ENGINE else "open"


def citations(regime: Regime) -> dict[str, list[str]]:
    """Clause → the lines of the entries (or parts of entries) that cite it."""
    found: dict[str, list[str]] = {}
    heads = [source for name, source in regime.sources.items() if name == f"{regime.id}/regime.toml"]
    for source in heads:
        for clause in regime.identity.clauses:
            found.setdefault(clause, []).append(f"{source.name}:{source.positions.of_key(('clauses',)).line}")
    for table, rows in regime.placed.items():
        for placed in rows if table not in _NO_RULES else ():
            for clause, where in _cited_in(placed):
                places = found.setdefault(clause, [])
                if where not in places:
                    places.append(where)
    return found


def _cited_in(placed: Placed[Any]) -> Iterator[tuple[str, str]]:
    for path, clauses in _lists_of_clauses(placed.values, ()):
        where = f"{placed.source.name}:{placed.source.positions.of(placed.path + path).line}"
        yield from ((str(clause), where) for clause in clauses)


def _lists_of_clauses(value: object, path: Path) -> Iterator[tuple[Path, list[Any]]]:
    """Every `clauses` of an entry and of the tables inside it, with the path of the table that holds it."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key == "clauses" and isinstance(item, list):
                yield path, item
            else:
                yield from _lists_of_clauses(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _lists_of_clauses(item, (*path, index))
