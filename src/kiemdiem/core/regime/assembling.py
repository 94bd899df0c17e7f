"""From raw tables to a regime: shapes first, then names, then expressions; every fault on the way is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.identity import Identity
from kiemdiem.core.regime.faults import Fault
from kiemdiem.core.regime.meaning import Meaning
from kiemdiem.core.regime.raw import RawRegime
from kiemdiem.core.regime.regime import Placed, Regime
from kiemdiem.core.regime.register_scope import RegisterScope
from kiemdiem.core.regime.shapes import read_entry
from kiemdiem.core.regime.tables import DECLARING, TABLES
from kiemdiem.core.regime.value_circles import value_circles

SHAPES: Mapping[str, type[Shape]] = {table: shape for tables in TABLES.values() for table, shape in tables.items()}


def assemble(raw: RawRegime, faults: list[Fault]) -> Regime | None:
    """The regime, or None and every fault in `faults`."""
    placed: dict[str, list[Placed[Shape]]] = {}
    unread, is_whole = set(raw.unread), raw.is_whole
    for row in raw.raws:
        entry = read_entry(SHAPES[row.table], row.values, row.source, row.path, faults)
        rows = placed.setdefault(row.table, [])
        if entry is None:
            unread.add(str(row.values.get("id", "")))
            is_whole &= row.table not in DECLARING
        else:
            place = (row.table, len(rows), row.source, row.path, row.values)
            rows.append(Placed(entry, *place, row.regime, row.fills, row.origin))
    if not raw.is_readable or "regime.toml" not in raw.folder.files:
        return None
    identity = raw.identity or _as_far_as_known(raw)
    tables = {table: tuple(rows) for table, rows in placed.items() if rows}
    found = Meaning(identity, tables, raw.answers, raw.folder, faults, unread=frozenset(unread), is_whole=is_whole)
    if not found.is_whole:
        return None
    trees = found.trees | RegisterScope(tables, found.names, faults).trees
    regime = Regime(identity, tables, found.names, trees, raw.answers, raw.hash, raw.sources, raw.parents)
    faults += value_circles(regime)
    return None if faults else regime


def _as_far_as_known(raw: RawRegime) -> Identity:
    """A head with a fault of its own: enough of it to look at the other entries."""
    content: Mapping[str, Any] = raw.folder.files["regime.toml"].content
    known = {key: tuple(value) for key in ("order", "periods") if isinstance(value := content.get(key), list)}
    head = Identity(id="broken", title="-", year=1, abstract=content.get("abstract") is True)
    return head.model_copy(update={key: tuple(map(str, value)) for key, value in known.items()})
