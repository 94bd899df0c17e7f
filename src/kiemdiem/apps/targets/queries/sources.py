"""Where targets may come from, and which of them count under a plan: as the regimes say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kiemdiem.core.regime.entries.yearly import TargetBase, TargetSource
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime

SHIPPED = "common"
REGISTERED = "registered"


@cache
def sources() -> Mapping[str, TargetSource]:
    """The sources that every plan shares, in their order."""
    return {placed.entry.id: placed.entry for placed in load(SHIPPED).of("target_source", TargetSource)}


def source_label(code: str) -> str:
    """A source in words."""
    found = sources().get(code)
    return found.label if found else code


def sources_to_choose(*, kept: str = "") -> list[tuple[str, str]]:
    """Codes and labels of the sources that a form offers; `kept` too, which stands there already."""
    return [(code, one.label) for code, one in sources().items() if not one.supplied or code == kept]


def counted_sources(regime: Regime) -> frozenset[str] | None:
    """The sources whose targets are the base of the rating; None where the plan draws no line."""
    found = [source for placed in regime.of("target_base", TargetBase) for source in placed.entry.sources]
    return frozenset(found) if found else None
