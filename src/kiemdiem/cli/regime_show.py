"""`kiemdiem regime show`: one regime in plain words, with the clauses of every rule."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from kiemdiem.cli import labels, words
from kiemdiem.cli.command import Command, add_json, add_reading, add_regime, chosen_options
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.legal_bases import papers_of
from kiemdiem.cli.plain_rules import PlainRule, plain_rules
from kiemdiem.cli.regime_list import as_json as identity_json
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.tables import items, pairs, table
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.entries.identity import Vocabulary
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=False)
    add_reading(parser)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    regime = load(options.regime)
    chosen = chosen_options(regime, options.reading)
    if options.json:
        screen.json(as_json(regime, list(plain_rules(regime)), chosen))
        return Exit.DONE
    _identity(regime, screen)
    _papers(regime, screen)
    _kinds(regime, screen)
    _rules(regime, list(plain_rules(regime, chosen)), screen)
    _readings(regime, chosen, screen)
    _blanks(regime, screen)
    return Exit.DONE


def as_json(regime: Regime, rules: list[PlainRule], chosen: Mapping[str, str]) -> dict[str, Any]:
    """The same for another program."""
    identity = regime.identity
    return identity_json(regime) | {
        "tier": identity.tier,
        "place": identity.place,
        "signed_by": _signed_by(regime),
        "processes": list(identity.processes),
        "legal_bases": [paper.as_json() for paper in papers_of(regime)],
        "kinds": [
            {"id": kind.id, "label": kind.label, "scale": kind.scale, "order": _rank(regime, kind.id)}
            for kind in regime.kinds.values()
        ],
        "scales": [
            {"id": scale.id, "label": scale.label, "values": [{"code": v.code, "label": v.label} for v in scale.values]}
            for scale in regime.scales.values()
        ],
        "rules": [
            {"id": r.id, "table": r.table, "for": list(r.kinds), "text": r.text, "clauses": list(r.clauses)}
            for r in rules
        ],
        "readings": [
            {
                "id": reading.id,
                "kind": reading.kind,
                "question": reading.question,
                "options": [{"id": option.id, "label": option.label} for option in reading.options],
                "default": reading.default,
                "chosen": chosen.get(reading.id),
                "clauses": list(reading.clauses),
            }
            for reading in regime.readings.values()
        ],
        "blanks": [
            {"id": b.id, "wants": b.wants, "basis": b.basis, "without": b.without, "clauses": list(b.clauses)}
            for b in regime.blanks.values()
        ],
    }


def _rank(regime: Regime, kind: str) -> int | None:
    order = regime.identity.order
    return order.index(kind) if kind in order else None


def _identity(regime: Regime, screen: Screen) -> None:
    identity = regime.identity
    screen.say(identity.title, "bold")
    screen.say()
    date = short_date(identity.date) if identity.date else words.NOT_PRINTED
    start, end = regime.review_period()
    screen.show(
        pairs(
            [
                (words.SHOW_CODE, regime.id),
                (words.SHOW_NUMBER, identity.number or words.NOT_PRINTED),
                (words.SHOW_DATE, date),
                (words.SHOW_ISSUER, identity.issuer),
                (words.SHOW_SIGNED, _signed_by(regime)),
                (words.SHOW_TIER, _tier(regime)),
                (words.SHOW_PROCESSES, ", ".join(identity.processes)),
                (words.SHOW_PERIOD, words.FROM_TO.format(start=short_date(start), end=short_date(end))),
                (words.SHOW_PARENTS, ", ".join(regime.parents)),
                (words.SHOW_HASH, regime.hash[:16]),
            ]
        )
    )


def _signed_by(regime: Regime) -> str:
    """The office that signed, and for whom; no name of a person."""
    signed = regime.identity.signed_by
    if signed is None:
        return ""
    return (
        words.SIGNED_FOR.format(office=signed.office, whom=signed.on_behalf_of)
        if signed.on_behalf_of
        else signed.office
    )


def _tier(regime: Regime) -> str:
    """For which tier, and where the plan was issued."""
    identity = regime.identity
    tiers = next((placed.entry for placed in regime.of("vocabulary", Vocabulary) if placed.id == "tier"), None)
    names = {value.code: value.label for value in tiers.values} if tiers else {}
    return ", ".join(filter(None, (names.get(identity.tier, identity.tier), identity.place)))


def _papers(regime: Regime, screen: Screen) -> None:
    papers = papers_of(regime)
    if papers:
        screen.say()
        screen.say(words.PAPERS, "bold")
        screen.show(items([(paper.named(), [paper.told()]) for paper in papers]))


def _kinds(regime: Regime, screen: Screen) -> None:
    kinds = sorted(regime.kinds.values(), key=lambda kind: _rank(regime, kind.id) or 0)
    rows = []
    for kind in kinds:
        scale = regime.scales.get(kind.scale or "")
        levels = " > ".join(value.label for value in scale.values) if scale else words.NO_LEVELS
        rows.append((kind.label, kind.id, levels))
    screen.say()
    screen.show(table(words.KIND_COLUMNS, rows, wide=(2,), title=words.KINDS))


def _rules(regime: Regime, rules: list[PlainRule], screen: Screen) -> None:
    for name, title in labels.TABLES.items():
        there = [rule for rule in rules if rule.table == name]
        if there:
            screen.say()
            screen.say(title, "bold")
        for rule in there:
            told = " · ".join((rule.id, _for_whom(regime, rule), ", ".join(rule.clauses)))
            screen.show(items([(rule.text, [told])]))


def _for_whom(regime: Regime, rule: PlainRule) -> str:
    found = [regime.kinds[kind].label for kind in rule.kinds if kind in regime.kinds]
    return labels.ALL_KINDS if len(found) == len(regime.kinds) else ", ".join(found)


def _readings(regime: Regime, chosen: Mapping[str, str], screen: Screen) -> None:
    rows = []
    for reading in regime.readings.values():
        lines = [reading.question]
        for option in reading.options:
            mark = words.CHOSEN if chosen.get(reading.id) == option.id else words.NOT_CHOSEN
            lines.append(f"{mark} {option.id}: {option.label}")
        rows.append((reading.id, "\n".join(lines), ", ".join(reading.clauses)))
    if rows:
        screen.say()
        screen.show(table(words.READING_COLUMNS, rows, wide=(1,), title=words.READINGS))
        screen.say(words.READINGS_NOTE)


def _blanks(regime: Regime, screen: Screen) -> None:
    rows = [(b.wants, b.basis, words.WITHOUT[b.without], ", ".join(b.clauses)) for b in regime.blanks.values()]
    if rows:
        screen.say()
        screen.show(table(words.BLANK_COLUMNS, rows, wide=(0,), title=words.BLANKS))


COMMAND = Command(words.SHOW_ABOUT, add, run, words.SHOW_EXAMPLE)
