"""Writes an invented country into a flat file: no subject of it is ever an object of Python."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from kiemdiem.core.interchange.file_kinds import FileKind, kind_to_write
from kiemdiem.core.interchange.whole_files import written_whole
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples.country.models import ABOVE, CELL, NAME, OWN, PLACE, Models, column_types, make_models
from kiemdiem.core.samples.country.places import lay_out_units, quoted
from kiemdiem.core.samples.country.seats import Seats
from kiemdiem.core.samples.country.shape import Shape, shape_of
from kiemdiem.core.samples.structure import structure_of

_TOKENS = {OWN: "s.id", CELL: "s.cell", PLACE: "s.place", ABOVE: "coalesce(s.above, '')", NAME: "s.name"}
_COUNTED = frozenset({"members_on_list", "full_members_on_list"})
"""Facts that say how many belong to a cell: counted in the country itself."""
_LIKE = 20
"""A vote is taken from a model whose year was like that of the facts: one in so many stands as near."""
_ONE_AFTER_ANOTHER = 1
"""Threads: with more of them rows come in another order on each run, and not sooner."""


@dataclass(frozen=True)
class Written:
    """What was written. readings: the options to rate it under, where the regime leaves them open."""

    subjects: int
    shape: Shape
    readings: Mapping[str, str]


def write_country(
    regime: Regime, path: Path, *, seed: int, size: int, units: Path | None = None, memory: str = "2GB"
) -> Written:
    """Write `size` subjects as .parquet or .csv, and the tree of units beside it, both or none.

    The same seed gives the same rows.

    Raises TooSmall where there would be fewer people than cells, CannotWrite, WrongFile.
    """
    structure, shape = structure_of(regime), shape_of(size)
    seats = Seats(regime, structure, shape, size)
    models, readings = make_models(regime, seed=seed)
    settings: dict[str, str | bool | int | float | list[str]] = {"memory_limit": memory, "threads": _ONE_AFTER_ANOTHER}
    with duckdb.connect(config=settings) as connection:
        connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")  # rows stay in their order
        lay_out_units(connection, shape, members=seats.members, seed=seed)
        connection.execute(f"CREATE TABLE person AS SELECT range AS nr FROM range({seats.members})")
        writer = _Writer(connection, regime, seats, models)
        with writer.written(writer.query(), path):
            if units is not None:
                with writer.written(writer.tree(), units):
                    pass
    return Written(size, shape, readings)


class _Writer:
    def __init__(
        self, connection: duckdb.DuckDBPyConnection, regime: Regime, seats: Seats, models: Mapping[str, Models]
    ) -> None:
        self._connection, self._regime, self._seats, self._models = connection, regime, seats, models
        self._types = column_types(regime)
        filled = {"id", "kind", "name", "person"}
        for kind, found in models.items():
            filled |= {*seats.links(kind), *found.vote, *found.facts}
            self._load(f"vote_{kind}", found.vote, [vote for vote, _ in found.rows])
            self._load(f"facts_{kind}", found.facts, [facts for _, facts in found.rows])
        self._columns = [name for name in self._types if name in filled]

    def _load(self, name: str, columns: list[str], rows: list[dict[str, object]]) -> None:
        """A table of models, each with its number m."""
        types = ", ".join(f"{quoted(one)}: {quoted(self._types[one])}" for one in columns)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "models.jsonl"
            lines = (json.dumps({"m": at} | row, ensure_ascii=False) + "\n" for at, row in enumerate(rows))
            path.write_text("".join(lines), encoding="utf-8")
            self._connection.execute(
                f"CREATE TABLE {_named(name)} AS SELECT * FROM read_json(?, format = 'newline_delimited', "
                f"columns = {{'m': 'BIGINT'{', ' + types if types else ''}}})",
                [str(path)],
            )

    @contextmanager
    def written(self, query: str, path: Path) -> Iterator[None]:
        """What a query gives stands in its place when the block ends well."""
        kind = kind_to_write(path)
        how = {FileKind.PARQUET: "FORMAT parquet, COMPRESSION zstd", FileKind.CSV: "FORMAT csv, HEADER"}[kind]
        with written_whole(path) as beside:
            self._connection.execute(f"COPY ({query}) TO {quoted(str(beside))} ({how})")
            yield

    def tree(self) -> str:
        """id, parent, tier, name of every unit, and the province, district and commune that it lies in.

        Bodies and leaders of a place stand in it too, without a tier: it says where they belong who name no unit.
        """
        up = "province, district, commune"
        found = [
            f"SELECT id, above AS parent, tier, label AS name, {up} FROM place",
            f"SELECT id, place, 'cell', name, {up} FROM cell",
        ]
        of_place = "p.province, p.district, p.commune"
        for kind in self._seats.bodies:
            seats = f"({self._seats.of(kind)}) AS s JOIN place AS p ON p.id = s.place"
            found.append(f"SELECT s.id, s.place, NULL, s.name, {of_place} FROM {seats}")
        return " UNION ALL ".join(found)

    def query(self) -> str:
        """Every subject; those of one kind in the order of the tree."""
        return " UNION ALL ".join(self._of(kind) for kind in self._regime.kinds if kind in self._models)

    def _of(self, kind: str) -> str:
        models, links = self._models[kind], self._seats.links(kind)
        cells = {"id": "s.id", "kind": quoted(kind), "name": "s.name"}
        cells["person"] = "CASE WHEN s.who IS NULL THEN NULL ELSE 'N' || worded(s.who + 1, 7) END"
        cells |= links
        for half, columns in (("v", models.vote), ("f", models.facts)):
            cells |= {name: self._cell(kind, half, name) for name in columns}
        chosen = ", ".join(
            f"{cells.get(name, 'NULL')}::{self._types[name]} AS {_named(name)}" for name in self._columns
        )
        return (
            f"SELECT {chosen} FROM ({self._numbered(kind)}) AS s "
            f"JOIN {_named(f'facts_{kind}')} AS f ON f.m = s.f JOIN {_named(f'vote_{kind}')} AS v ON v.m = s.v"
        )

    def _cell(self, kind: str, half: str, name: str) -> str:
        found = f"{half}.{_named(name)}"
        if name in _COUNTED:
            return f"CASE WHEN {found} IS NOT NULL THEN coalesce(s.members, {found}) END"
        texts = [str(one) for pair in self._models[kind].rows for row in pair if (one := row.get(name)) is not None]
        for token, into in _TOKENS.items():
            if any(token in text for text in texts):
                found = f"replace({found}, {quoted(token)}, {into})"
        return found

    def _numbered(self, kind: str) -> str:
        """The seats with the numbers of the two models that each takes its facts and its vote from."""
        models = self._models[kind]
        parts = {part: models.part(part) for part in models.parts}
        whole = 0, len(models.rows)
        first, count = (
            "CASE s.part " + " ".join(f"WHEN {quoted(part)} THEN {at[place]}" for part, at in parts.items())
            + f" ELSE {whole[place]} END"
            for place in (0, 1)
        )  # fmt: skip
        salt = 30 + 3 * list(self._models).index(kind)
        return (
            "SELECT *, first + own AS f, first + least(greatest(own + near, 0), many - 1) AS v FROM ("
            f"SELECT *, mixed(nr, {salt}) % many AS own, "
            f"mixed(nr, {salt + 1}) % (2 * (many // {_LIKE}) + 1) - many // {_LIKE} AS near "
            f"FROM (SELECT s.*, {first} AS first, {count} AS many FROM ({self._seats.of(kind)}) AS s))"
        )


def _named(name: str) -> str:
    return '"' + name + '"'
