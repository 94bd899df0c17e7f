"""The tree of units from a file of its own, or from the links of a season."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import Any

from kiemdiem.core.bulk.rollup import errors, words
from kiemdiem.core.bulk.rollup.tree import BrokenTree, Tree, Unit
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.interchange.archives import BadArchive
from kiemdiem.core.interchange.columnar import BadParquet, read_parquet
from kiemdiem.core.interchange.delimited import BadText, read_delimited
from kiemdiem.core.interchange.file_kinds import FileKind, WrongFile, kind_of
from kiemdiem.core.interchange.headings import heading_key
from kiemdiem.core.interchange.input_faults import BadInput, InputFault, refused
from kiemdiem.core.interchange.json_documents import read_json
from kiemdiem.core.interchange.sheets import Sheet, is_blank
from kiemdiem.core.interchange.workbooks import read_workbook
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.regime.entries.identity import Relation
from kiemdiem.core.regime.regime import Regime

_ID, _PARENT, _TIER, _NAME = words.TREE_COLUMNS
_NEEDED = (_ID, _PARENT)
_NEAREST, _FURTHER = ("unit",), ("heads", "superior", "decided_by")
_NO_BELONGING = frozenset({"heads", "leads", "seconds", "in_charge", "decided_by", "proposed_by"})
"""Links to what somebody leads or who decides on him: they say where he lies only where no other link does."""


def read_tree(path: Path) -> Tree:
    """The tree of a .parquet, .csv, .xlsx or .json file with id, parent, tier and name; raises BadInput."""
    path = Path(path)
    try:
        kind, archive = kind_of(path)
        if kind is FileKind.JSON:
            rows = list(_of_document(path))
        else:
            sheets = read_workbook(path, archive) if archive else [
                read_parquet(path) if kind is FileKind.PARQUET else read_delimited(path)
            ]  # fmt: skip
            rows = list(_of_sheet(path.name, sheets[0]))
    except (BadText, BadParquet, BadArchive, WrongFile) as bad:
        raise refused(path.name, str(bad)) from None
    try:
        return Tree(unit for _, unit in rows)
    except BrokenTree as broken:
        lines = {unit.id: line for line, unit in rows}
        told = [(lines.get(name), errors.TREE_FAULTS[why].format(unit=shown(name))) for name, why in broken.faults]
        raise BadInput(path.name, [InputFault(message, row=line) for line, message in told]) from None


def _of_sheet(file: str, sheet: Sheet) -> Iterator[tuple[int, Unit]]:
    rows = sheet.rows()
    known = {heading_key(name): code for code, names in words.TREE_COLUMNS.items() for name in names}
    places: dict[str, int] = {}
    for line, cells in rows:
        if not places:
            places = {known[key]: at for at, cell in enumerate(cells) if (key := heading_key(str(cell or ""))) in known}
            missing = [words.TREE_COLUMNS[code][1] for code in _NEEDED if code not in places]
            if missing:
                raise refused(file, errors.no_tree_columns(missing))
        elif not all(map(is_blank, cells)):
            yield line, _unit(file, line, {code: _cell(cells, at) for code, at in places.items()})


def _cell(cells: Sequence[Any], at: int) -> str:
    found = cells[at] if at < len(cells) else None
    if is_blank(found):
        return ""
    return str(int(found)) if isinstance(found, float) and found.is_integer() else str(found).strip()


def _of_document(path: Path) -> Iterator[tuple[int, Unit]]:
    document, _ = read_json(path)
    rows = document if isinstance(document, list) else []
    for line, row in enumerate(rows, start=1):
        cells = row if isinstance(row, dict) else {}
        yield line, _unit(path.name, line, {code: str(cells.get(code) or "") for code in words.TREE_COLUMNS})
    if not rows:
        raise refused(path.name, errors.no_tree_columns([words.TREE_COLUMNS[code][1] for code in _NEEDED]))


def _unit(file: str, line: int, cells: dict[str, str]) -> Unit:
    if not cells.get(_ID):
        raise refused(file, errors.no_id(), row=line)
    return Unit(cells[_ID], cells.get(_PARENT, ""), cells.get(_TIER, ""), cells.get(_NAME, "") or cells[_ID])


def tree_of_season(season: Season, regime: Regime) -> Tree:
    """The organisations of a season and the bodies that decide on them, each below the first that it belongs to.

    Who leads or belongs to an organisation is a place in it. Raises BadInput where the links are no tree.
    """
    belonging = [one.entry for one in regime.of("relation", Relation) if one.id not in _NO_BELONGING]
    organisations = {kind for relation in belonging if not relation.many for kind in relation.to}
    ways = ways_of(regime)
    bodies = {body.id: body.name or body.id for body in season.bodies}
    known = {subject.id for subject in season.subjects} | bodies.keys()
    above = {subject.id: parent_of(subject, known, ways) for subject in season.subjects}
    deciding = [name for name in bodies if name in above.values()]
    rows = [Unit(name, "", words.TIER_OF_DEPTH.format(number=1), bodies[name]) for name in deciding]
    for subject in season.subjects:
        tier = words.TIER_OF_DEPTH.format(number=_depth(subject.id, above)) if subject.kind in organisations else ""
        rows.append(Unit(subject.id, above[subject.id], tier, subject.name or subject.id))
    try:
        return Tree(rows)
    except BrokenTree as broken:
        told = [errors.TREE_FAULTS[why].format(unit=shown(name)) for name, why in broken.faults]
        raise BadInput("", [InputFault(message) for message in told]) from None


def with_places(tree: Tree, season: Season, regime: Regime) -> Tree:
    """The tree, and where the subjects of a season lie whom it does not name."""
    known, ways = {row.id for row in tree.rows}, ways_of(regime)
    found = [(subject.id, parent_of(subject, known, ways)) for subject in season.subjects if subject.id not in known]
    return Tree([*tree.rows, *(Unit(name, parent, "", "") for name, parent in found if parent)])


def ways_of(regime: Regime) -> tuple[str, ...]:
    """The links that say where a subject belongs, the nearest first."""
    own = (one.id for one in regime.of("relation", Relation) if one.id not in _NO_BELONGING)
    return tuple(dict.fromkeys((*_NEAREST, *(name for name in own if name not in _FURTHER), *_FURTHER)))


def parent_of(subject: Subject, known: Container[str], ways: Sequence[str]) -> str:
    """Where a subject belongs by its own links; empty where no link leads to anybody known."""
    targets = (target for key in ways for target in subject.links.get(key, ())[:1])
    return next((target for target in targets if target in known and target != subject.id), "")


def _depth(name: str, above: dict[str, str]) -> int:
    """Its tier, the top being the first; a circle ends where it began."""
    way: dict[str, None] = {}
    while name and name not in way:
        way[name] = None
        name = above.get(name, "")
    return len(way)
