"""What both commands read: the tree of units and the results laid into it."""

from __future__ import annotations

from pathlib import Path

from kiemdiem.cli.refused import Refused
from kiemdiem.cli.rollup import errors
from kiemdiem.core.bulk.rollup import Tree, read_tree, tree_of_season, with_places
from kiemdiem.core.bulk.rollup import errors as told
from kiemdiem.core.engine.season import Season
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.regime import Regime


def read_units(units: str | None, season: Season | None, regime: Regime) -> Tree:
    """The tree of its own file, else of the season; the season also says where subjects lie whom the tree has not."""
    if units is None:
        if season is None:
            raise Refused(errors.NO_TREE)
        return tree_of_season(season, regime)
    tree = read_tree(Path(units))
    return with_places(tree, season, regime) if season is not None else tree


def checked_branch(tree: Tree, branch: str | None) -> str:
    """The unit that is asked for; empty for the whole tree."""
    if branch is None:
        return ""
    if branch not in tree.units:
        known = list(tree.units)[:50_000]
        raise Refused(told.unknown_unit(shown(branch), nearest(branch, known), shown(next(iter(known), ""))))
    return branch


def checked_tiers(tree: Tree, tiers: list[str]) -> tuple[str, ...]:
    """The tiers that are asked for, the highest first; all of them where none is named."""
    for tier in tiers:
        if tier not in tree.tiers:
            raise Refused(told.unknown_tier(shown(tier), tree.tiers))
    return tuple(tier for tier in tree.tiers if tier in tiers or not tiers)
