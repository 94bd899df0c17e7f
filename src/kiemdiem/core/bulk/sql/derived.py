"""Facts that nobody enters and facts that are only needed sometimes, as measures of the subject's own columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.elements import Place, RowElement, SubjectElement
from kiemdiem.core.bulk.sql.frames import INNER, KEY, OWNER
from kiemdiem.core.bulk.sql.layout import Shelf
from kiemdiem.core.bulk.sql.measures import Gap, Mask, Measure, Number, Text, Truth, Words
from kiemdiem.core.bulk.sql.quantities import quantity
from kiemdiem.core.bulk.sql.terms import FALSE, TRUE, Term, choose, column, compare, conj, disj, inv, named, number
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.regime.entries.facts import ByReading, Fact
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.regime import Placed


def fact(subject: SubjectElement, name: str) -> Measure:
    """A fact of a subject: entered, derived, a named value, or needed only sometimes."""
    world = subject.world
    program = world.program.kinds[subject.kind]
    place = Place({0: subject})
    if name in program.values:
        return open_gap(quantity(world.printer, program.values[name], place, world.program.names))
    if name in program.derived:
        equals = program.facts[name].equals
        option = f".{world.program.options[equals.reading]}" if isinstance(equals, ByReading) else ""
        return open_gap(world.printer.of(_tree(subject, name, f"equals{option}"), place))
    shelf = world.layout.fact(subject.kind, name)
    if name == "honours" and subject.kind in world.honoured:
        return _held(subject, shelf, world.honoured[subject.kind])
    if name in program.needed_when:
        needed = world.printer.truth(_tree(subject, name, "needed_when"), place)
        given = subject.stored(f"{shelf.name}_g")
        codes = len(world.program.names.scales[shelf.type.scale]) if shelf.type.scale else 0
        return _where_needed(shelf.measure(fixed=subject.fixed), needed, given, codes)
    return shelf.measure(fixed=subject.fixed)


def _held(subject: SubjectElement, shelf: Shelf, table: str) -> Words:
    """The honours that a subject holds once awards have been given: the table has those who hold other ones."""
    names = [held.name for held in shelf.columns()]
    aside = exp.select(named(column(KEY), OWNER), *map(column, names)).from_(table)
    state, *flags = names
    found = subject.frame.join(aside, {name: column(name, INNER) for name in names})
    unknown = compare("=", found[state], number(layout.UNKNOWN))
    has = {word: found[flag] for word, flag in zip(shelf.words, flags, strict=True)}
    return Words(has, unknown, gap=Gap(unknown))


def _placed(subject: SubjectElement, name: str) -> Placed[Fact]:
    entry = subject.world.program.kinds[subject.kind].facts[name]
    return next(placed for placed in subject.world.program.regime.facts if placed.entry is entry)


def _tree(subject: SubjectElement, name: str, wanted: str) -> c.Checked:
    return subject.world.program.regime.tree(_placed(subject, name)).fields[wanted, subject.kind]


def _where_needed(found: Measure, needed: Truth, given: Term, codes: int) -> Measure:
    """ "None" where the fact is not needed and nobody gave it; in doubt, a value of a scale may also be none."""
    idle = conj(inv(given), inv(needed.maybe))
    match found:
        case Mask():
            doubted = conj(inv(given), needed.maybe, inv(needed.sure))
            cases = [(idle, number(1 << codes)), (doubted, number((1 << codes + 1) - 1))]
            bits = choose(cases, found.bits)
            return Mask(bits, Gap(layout.several(bits)))
        case Truth():
            return Truth(conj(inv(idle), found.sure), conj(inv(idle), found.maybe), found.gap.where(inv(idle)))
        case Number() | Text() | Words():
            nothing = choose([(idle, TRUE)], found.nothing)
            return replace(
                found, unknown=conj(inv(idle), found.unknown), nothing=nothing, gap=found.gap.where(inv(idle))
            )


def cell(row: RowElement, name: str) -> Measure:
    """A cell of a row: entered, or computed from the others and from whose row it is."""
    world = row.world
    elements: dict[int, Any] = {1: row} | ({0: row.owner} if row.owner is not None else {})
    computed = world.program.columns.get(row.table, {}).get(name)
    if isinstance(computed, Rule):
        return quantity(world.printer, computed, Place(elements), world.program.names)
    if computed is not None:
        return world.printer.of(_column_tree(row, name), Place(elements))
    fact_entry = None
    for program in world.program.kinds.values():
        fact_entry = fact_entry or program.facts.get(row.fact_id)
    found = world.layout.cell(row.table, name, fact_entry).measure("r_")
    # A value of a scale that may be several is not noted as missing: only an empty cell is.
    return replace(found, gap=Gap()) if isinstance(found, Mask) else found


def _column_tree(row: RowElement, name: str) -> c.Checked:
    regime = row.world.program.regime
    for placed in regime.facts:
        for index, declared in enumerate(placed.entry.columns):
            if placed.id == row.fact_id and declared.id == name and declared.equals is not None:
                kinds = placed.entry.for_ or tuple(regime.kinds)
                return regime.tree(placed).fields[f"columns.{index}.equals", kinds[0]]
    raise NotInBulk(name)


def open_gap(found: Measure) -> Measure:
    """What is derived leaves a gap only where it is open itself."""
    match found:
        case Truth():
            is_open = conj(found.maybe, inv(found.sure))
        case Number():
            is_open = disj(found.unknown, compare("<>", found.low, found.high) if found.low != found.high else FALSE)
        case Mask():
            is_open = layout.several(found.bits)
        case _:
            is_open = found.unknown
    return replace(found, gap=found.gap.where(is_open))
