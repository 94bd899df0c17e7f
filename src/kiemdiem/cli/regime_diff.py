"""`kiemdiem regime diff`: what another plan says otherwise, entry by entry and key by key."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from typing import Any

from kiemdiem.cli import labels, words
from kiemdiem.cli.command import Command, add_json
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.tables import items
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.diff import EntryChange, diff
from kiemdiem.core.regime.loader import load

LONGEST = 160


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar=words.OLD_REGIME, help=words.OLD_REGIME_HELP)
    parser.add_argument("new", metavar=words.NEW_REGIME, help=words.NEW_REGIME_HELP)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    old, new = load(options.old), load(options.new)
    changes = diff(old, new)
    if options.json:
        screen.json({"from": old.id, "to": new.id, "changes": [change.to_json() for change in changes]})
        return Exit.DONE
    screen.say(words.DIFF_OF.format(old=old.id, new=new.id, count=words.number(len(changes))), "bold")
    for table in dict.fromkeys(change.table for change in changes):
        screen.say()
        screen.say(labels.EVERY_TABLE.get(table, table), "bold")
        screen.show(items((_title(change), _lines(change)) for change in changes if change.table == table))
    return Exit.DONE


def _title(change: EntryChange) -> str:
    return f"{labels.CHANGES[change.change]}: {change.id}"


def _lines(change: EntryChange) -> list[str]:
    """A changed entry with each key before and after; an added or removed one with what it says."""
    found = []
    for key in change.keys:
        old, new = (_shown(value) for value in (key.old, key.new))
        if change.change == "changed":
            found.append(f"{key.key}: {words.ARROW.format(old=old, new=new)}")
        else:
            found.append(f"{key.key}: {new if change.change == 'added' else old}")
    clauses = ", ".join(change.new_clauses or change.old_clauses)
    return [*found, " · ".join(part for part in (change.new_where or change.old_where, clauses) if part)]


def _shown(value: Any) -> str:
    """A value of a file in one line, cut to a readable length."""
    text = _plain(value).replace("\n", " ")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _plain(value: Any) -> str:
    match value:
        case None:
            return words.NOT_THERE
        case bool():
            return words.YES if value else words.NO
        case date():
            return short_date(value)
        case str():
            return f"“{value}”"
        case Mapping():
            return "; ".join(f"{key}: {_plain(item)}" for key, item in value.items() if key != "clauses")
        case list() | tuple():
            return ", ".join(_plain(item) for item in value)
    return str(value)


COMMAND = Command(words.DIFF_ABOUT, add, run, words.DIFF_EXAMPLE)
