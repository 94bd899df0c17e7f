"""Trees that come with a regime: the units that its plan names, as data."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.apps.organisations.errors import NoSeedTree
from kiemdiem.core.regime import plain_toml
from kiemdiem.core.regime.folder import TREE_FILE
from kiemdiem.core.regime.loader import find, shipped_codes


@dataclass(frozen=True)
class SeedUnit:
    """A unit that a plan names; `parent` and `host` are codes of units above it in the file, clauses say where."""

    code: str
    name: str
    short_name: str = ""
    parent: str = ""
    host: str = ""
    body: str = ""
    agency: str = ""
    tier: str = ""
    clauses: tuple[str, ...] = ()


def regimes_with_tree() -> list[str]:
    """The codes of the regimes that bring a tree."""
    return [code for code in shipped_codes() if (find(code) / TREE_FILE).is_file()]


def seed_tree(regime: str) -> tuple[SeedUnit, ...]:
    """The units of this regime, upper ones first.

    Raises:
        NoSeedTree: the regime brings none.
    """
    known = regimes_with_tree()
    if regime not in known:
        raise NoSeedTree(regime=regime, known=", ".join(known))
    content = plain_toml.loads((find(regime) / TREE_FILE).read_text(encoding="utf-8"))
    return tuple(SeedUnit(**{**row, "clauses": tuple(row["clauses"])}) for row in content["unit"])
