"""What the text of a plan still waits for: clauses that nothing cites, options that change nothing, open blanks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kiemdiem.core.regime.checks import words
from kiemdiem.core.regime.checks.report import Finding, finding
from kiemdiem.core.regime.clause_report import ENGINE, IN_FORCE, citations, status_of
from kiemdiem.core.regime.entries.facts import Reading
from kiemdiem.core.regime.entries.identity import Blank
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.register import Clause


def uncited_clauses(regime: Regime) -> Iterator[Finding]:
    """Clauses of the engine that nothing cites; those of other parts are noted for later."""
    cited = citations(regime)
    for placed in regime.of("clause", Clause):
        clause = placed.entry
        status = status_of(clause, cited.get(clause.id, ()))
        if clause.status != IN_FORCE and not clause.reason and status != "encoded":
            message = words.NO_REASON.format(clause=clause.id, status=clause.status)
            yield Finding("warning", "clauses", placed.where(), message, (clause.id,))
        elif status == "open":
            message = words.UNCITED.format(clause=clause.id)
            yield Finding("warning", "clauses", placed.where(), message, (clause.id,))
        elif status == "later":
            message = words.UNCITED_LATER.format(clause=clause.id, part=clause.part)
            yield Finding("note", "clauses", placed.where(), message, (clause.id,))


def empty_options(regime: Regime) -> Iterator[Finding]:
    """Options of a reading that no entry tells apart. Fatal where the engine owns the question."""
    marks = _marks(regime)
    registered = regime.clauses
    for placed in regime.of("reading", Reading):
        reading = placed.entry
        seen: dict[frozenset[str], str] = {}
        for number, option in enumerate(reading.options):
            mark = frozenset(marks.get((reading.id, option.id), ()))
            if mark in seen:
                message = words.OPTION_UNSAID.format(option=option.id, other=seen[mark], reading=reading.id)
                is_ours = any(registered[c].part == ENGINE for c in reading.clauses if c in registered)
                yield finding("fatal" if is_ours else "warning", "readings", placed, message, ("options", number))
            seen.setdefault(mark, option.id)


def _marks(regime: Regime) -> dict[tuple[str, str], set[str]]:
    """(reading, option) → what is so under it: the entries in force, the values by reading."""
    found: dict[tuple[str, str], set[str]] = {}
    for table, rows in regime.placed.items():
        for placed in rows if table not in ("example", "clause", "reading") else ():
            for reading, option, mark in _mentions(placed.values, f"{table} {placed.index}"):
                found.setdefault((reading, option), set()).add(mark)
    return found


def _mentions(value: object, place: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, Mapping):
        reading = value.get("reading")
        for key, item in value.items():
            if isinstance(reading, str) and key != "reading":
                yield reading, key, f"{place} = {item}"
            elif key == "under" and isinstance(item, Mapping):
                for name, options in item.items():
                    for option in options if isinstance(options, list) else [options]:
                        yield name, str(option), place
            else:
                yield from _mentions(item, f"{place}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _mentions(item, f"{place}.{index}")


def blanks(regime: Regime) -> Iterator[Finding]:
    """What the plan leaves to texts that are not loaded, and which entries of a child fill it."""
    fillers: dict[str, list[Any]] = {}
    for rows in regime.placed.values():
        for placed in rows:
            if placed.fills:
                fillers.setdefault(placed.fills, []).append(placed)
    for blank in regime.of("blank", Blank):
        by = fillers.get(blank.id)
        if by:
            where = ", ".join(placed.where() for placed in by)
            yield finding("note", "blanks", blank, words.BLANK_FILLED.format(blank=blank.id, where=where))
            continue
        entry = blank.entry
        basis = words.BLANK_BASIS.format(basis=entry.basis) if entry.basis else ""
        told = words.BLANK_OPEN.format(
            blank=blank.id, wants=entry.wants, basis=basis, without=words.WITHOUT[entry.without]
        )
        yield finding("warning" if entry.without == "stop" else "note", "blanks", blank, told)
