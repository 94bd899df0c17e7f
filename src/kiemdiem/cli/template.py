"""`kiemdiem template`: the empty workbook of a regime, to be filled in and rated."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiemdiem.cli import errors, words
from kiemdiem.cli.command import Command, add_regime
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.outputs import refuse_bad_output
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import Screen
from kiemdiem.core.interchange import write_template
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=True)
    parser.add_argument("-o", "--output", metavar=words.OUTPUT, required=True, help=words.TEMPLATE_OUTPUT_HELP)
    parser.add_argument("--kind", metavar=words.KIND, action="append", default=[], help=words.KIND_HELP)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    output = refuse_bad_output(Path(options.output), options.output, (".xlsx",), may_replace=False)
    regime = load(options.regime)
    kinds = [_kind(regime, name) for name in options.kind]
    assert output is not None  # the option is required
    write_template(regime, output, kinds or None)
    screen.say(words.TEMPLATE_WRITTEN.format(file=output))
    screen.say(words.TEMPLATE_NEXT.format(regime=options.regime, file=output))
    return Exit.DONE


def _kind(regime: Regime, name: str) -> str:
    """A kind of subject by its code or its label."""
    known = {search_key(known): kind.id for kind in regime.kinds.values() for known in (kind.id, kind.label)}
    found = known.get(search_key(name))
    if found is None:
        labels = [kind.label for kind in regime.kinds.values()]
        raise Refused(words.near(errors.unknown_kind(name, labels), nearest(name, [*labels, *regime.kinds])))
    return found


COMMAND = Command(words.TEMPLATE_ABOUT, add, run, words.TEMPLATE_EXAMPLE)
