"""The units of an invented country as tables: every province, district, commune and cell, its path as its id."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from kiemdiem.core.samples import words as sample_words
from kiemdiem.core.samples.country import words
from kiemdiem.core.samples.country.shape import Shape

_PRIME = 2_147_483_647
"""Its square is a whole number of 64 bits: chance is worked out of a number, alike on every machine."""
_MOST_SEEDS = 1_000_000
_MACROS = """
CREATE MACRO squared(x, more) AS (x * x + more) % {prime};
CREATE MACRO mixed(i, salt) AS
  squared(squared((i * 48271 + (salt + {seed} * 100) * 69621) % {prime}, salt) * 16807 % {prime}, i);
CREATE MACRO home(child, children, parents) AS child * parents // children;
CREATE MACRO first_in(parent, parents, children) AS (parent * children + parents - 1) // parents;
CREATE MACRO worded(many, width) AS lpad(many::VARCHAR, greatest(width, length(many::VARCHAR))::INTEGER, '0');
CREATE MACRO picked(words, i, salt) AS words[1 + mixed(i, salt) % len(words)];
CREATE MACRO place_name(i) AS {heads}[1 + i * 7919 % {many} // {tails_many}] || ' ' ||
  {tails}[1 + i * 7919 % {many} % {tails_many}] || CASE WHEN i >= {many} THEN ' ' || (i // {many} + 1) ELSE '' END;
"""
_TIER = """
CREATE TABLE {tier} AS
SELECT own.nr, up.nr AS up, coalesce(up.id, '') || '{letter}' ||
  worded(own.nr - first_in(coalesce(up.nr, 0), {parents}, {count}) + 1, {width}) AS id
FROM (SELECT range AS nr FROM range({count})) AS own
LEFT JOIN {above} AS up ON up.nr = home(own.nr, {count}, {parents})
ORDER BY own.nr
"""
_PLACES = """
CREATE TABLE place AS
SELECT p.*, k.id AS first_cell, first_in(k.nr, {cells}, {members}) AS first_person FROM (
  SELECT 0 AS depth, 'province' AS tier, nr, id, '{province}' || place_name(nr) AS label,
    NULL::VARCHAR AS above, id AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    first_in(first_in(nr, {provinces}, {districts}), {districts}, {communes}) AS c
  FROM province
  UNION ALL
  SELECT 1, 'district', d.nr, d.id, '{district}' || place_name(d.nr + {provinces}),
    p.id, p.id, d.id, NULL, first_in(d.nr, {districts}, {communes})
  FROM district AS d JOIN province AS p ON p.nr = d.up
  UNION ALL
  SELECT 2, 'commune', c.nr, c.id, '{commune}' || place_name(c.nr + {provinces} + {districts}),
    d.id, p.id, d.id, c.id, c.nr
  FROM commune AS c JOIN district AS d ON d.nr = c.up JOIN province AS p ON p.nr = d.up
) AS p JOIN cells AS k ON k.nr = first_in(p.c, {communes}, {cells})
ORDER BY depth, p.nr
"""
_CELLS = """
CREATE TABLE cell AS
SELECT k.nr, k.id, p.id AS place, p.above AS above, p.province, p.district, p.commune,
  '{cell}' || picked({units}, k.nr, 11) || ' (' || p.label || ')' AS name,
  first_in(k.nr + 1, {cells}, {members}) - first_in(k.nr, {cells}, {members}) AS members
FROM cells AS k JOIN place AS p ON p.tier = 'commune' AND p.nr = k.up
ORDER BY k.nr
"""


def lay_out_units(connection: duckdb.DuckDBPyConnection, shape: Shape, *, members: int, seed: int) -> None:
    """Tables `place` (provinces, districts, communes) and `cell`; whose is which follows from the numbers alone.

    above: the id of the unit above, NULL nr the top; first_cell, first_person: the first of those below a place.
    """
    heads, tails = sample_words.PLACE_HEADS, sample_words.PLACE_TAILS
    connection.execute(
        _MACROS.format(
            prime=_PRIME, seed=seed % _MOST_SEEDS, heads=listed(heads), tails=listed(tails),
            many=len(heads) * len(tails), tails_many=len(tails),
        )
    )  # fmt: skip
    tiers = (
        ("province", "T", 2, shape.province, "(SELECT 0 AS nr, '' AS id)", 1),
        ("district", "H", 2, shape.district, "province", shape.province),
        ("commune", "X", 3, shape.commune, "district", shape.district),
        ("cells", "C", 2, shape.cell, "commune", shape.commune),
    )
    for tier, letter, width, count, above, parents in tiers:
        connection.execute(
            _TIER.format(tier=tier, letter=letter, width=width, count=count, above=above, parents=parents)
        )
    numbers = {"provinces": shape.province, "districts": shape.district, "communes": shape.commune}
    connection.execute(_PLACES.format(**words.PLACE, **numbers, cells=shape.cell, members=members))
    units = listed(sample_words.SUB_UNITS)
    connection.execute(_CELLS.format(cell=words.CELL, units=units, cells=shape.cell, members=members))


def listed(texts: Iterable[str]) -> str:
    """Texts as a list in SQL."""
    return "[" + ", ".join(quoted(text) for text in texts) + "]"


def quoted(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"
