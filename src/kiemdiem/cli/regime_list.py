"""`kiemdiem regime list`: the regimes that come with the program."""

from __future__ import annotations

import argparse
from typing import Any

from kiemdiem.cli import words
from kiemdiem.cli.command import Command, add_json
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.tables import table
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.regime import Regime


def add(parser: argparse.ArgumentParser) -> None:
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    regimes = [load(code) for code in shipped_codes()]
    if options.json:
        screen.json({"regimes": [as_json(regime) for regime in regimes]})
        return Exit.DONE
    rows = [_row(regime) for regime in regimes]
    screen.show(table(words.LIST_COLUMNS, rows, right=(4,), wide=(3,)))
    return Exit.DONE


def _row(regime: Regime) -> tuple[str, ...]:
    plan = regime.identity
    return regime.id, plan.number, short_date(plan.date) if plan.date else "", plan.issuer, str(plan.year)


def as_json(regime: Regime) -> dict[str, Any]:
    """Who issued the plan, when, for which year, and the hash of its rules."""
    identity = regime.identity
    return {
        "id": regime.id,
        "number": identity.number,
        "date": identity.date.isoformat() if identity.date else None,
        "issuer": identity.issuer,
        "tier": identity.tier,
        "year": identity.year,
        "title": identity.title,
        "parents": list(regime.parents),
        "hash": regime.hash,
    }


COMMAND = Command(words.LIST_ABOUT, add, run)
