"""How a season lies in tables: their names and the columns in which a value of each type is kept without NULL.

subject_K: `n` (one number for each subject and stand-in), facts, votes of the ballot that speaks, and as numbers of
`texts` its groups, what was decided of it and where it was voted on; link_R: `n` leads to
`t`, in the order of `pos`; rows_K_F: the rows of a table fact, `o` is whose; judged_K: levels as others see them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.sql.measures import Gap, Mask, Measure, Number, Text, Truth, Words
from kiemdiem.core.bulk.sql.terms import FALSE, TRUE, Term, column, compare, conj, disj, inv, number, sub, whole, wide
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.values import NOTHING, ends
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression.types import Type
from kiemdiem.core.regime.expression.walk import nodes_of

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2150, 12, 31)
"""The days that tables hold."""
PLACES = 6
BEYOND = 62
_KNOWN_OF_ALL = ("honours", "previous", "valid_papers", "present_voters", "full_members")
_COUNTS = ("present_voters", "full_members", "valid_papers", "year")
KNOWN, UNKNOWN, NONE = 0, 1, 2
_NOTHING_FIXED: Mapping[str, Term] = {}


@dataclass(frozen=True, slots=True)
class Held:
    """A column: its name, its SQL type, and what a value of the engine becomes in it."""

    name: str
    type: str
    of: Callable[[Any], Any]


def subjects(kind: str) -> str:
    return f"subject_{kind}"


def outside(kinds: tuple[str, ...]) -> str:
    """Those who are no subject of the season, seen as one of these kinds."""
    return "outside_" + "_".join(kinds)


def ballots(kind: str) -> str:
    """The same columns as of the subjects, once for each ballot of those who have several."""
    return f"ballot_{kind}"


TEXTS = "texts"
"""number → text, for columns of which only equality matters: groups, decisions entered, forums; 0 is the empty text."""


def grouping(name: str) -> str:
    """The column that says in which group a subject is counted, by the number of its name; 0: in none."""
    return f"g_{name}"


def links(relation: str) -> str:
    return f"link_{relation}"


def rows(owner: str, table: str) -> str:
    return f"rows_{owner}_{table.replace(' ', '_')}"


def judged(kind: str) -> str:
    return f"judged_{kind}"


def given(kind: str) -> str:
    """Which of the facts that silence speaks for were given of each subject."""
    return f"given_{kind}"


def honours(at: int, kind: str) -> str:
    """Who holds other honours than were entered once so many awards have been given, and which."""
    return f"honours_{at}_{kind}"


def shifts(amount: int, unit: str) -> str:
    """Day → the same day some months or years later or earlier."""
    return f"shift_{'m' if amount < 0 else 'p'}{abs(amount)}_{unit}"


# ---------------------------------------------------------------------- one value in its columns
def _state(value: Any) -> int:
    return UNKNOWN if value is None else NONE if value is NOTHING else KNOWN


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where values of one fact lie: its columns begin with `name`; numbers are whole parts of one (`parts`).

    words: those that rules ask of a list of texts; is_pair: the number may be known only to lie between two others.
    """

    name: str
    type: Type
    parts: int = 1
    words: tuple[str, ...] = ()
    is_pair: bool = False

    def columns(self) -> list[Held]:
        """What is stored."""
        name, state = self.name, Held(f"{self.name}_k", "TINYINT", _state)
        match self.type.base:
            case "yes_no":
                return [
                    Held(f"{name}_s", "BOOLEAN", lambda value: value is True),
                    Held(f"{name}_m", "BOOLEAN", lambda value: value is True or value is None),
                ]
            case "number" | "date":
                ends_of = [Held(name, "BIGINT", self._part(0))]
                ends_of += [Held(f"{name}_h", "BIGINT", self._part(1))] if self.is_pair else []
                return [state, *ends_of]
            case "scale":
                return [Held(name, "BIGINT", _bits)]
            case "text":
                return [state, Held(name, "VARCHAR", lambda value: value if isinstance(value, str) else "")]
            case "texts":
                return [state, *(Held(f"{name}_w{at}", "BOOLEAN", _has(word)) for at, word in enumerate(self.words))]
        return [state]  # a table: its rows lie apart

    def _part(self, at: int) -> Callable[[Any], int]:
        parts = self.parts

        def of(value: Any) -> int:
            if value is None or value is NOTHING:
                return 0
            if isinstance(value, date):
                return value.toordinal()
            scaled = Fraction(ends(value)[at]) * parts
            if scaled.denominator != 1:
                raise ValueError(value)
            return int(scaled)

        return of

    def measure(self, prefix: str = "", fixed: Mapping[str, Term] = _NOTHING_FIXED) -> Measure:
        """What its columns say, with the gap that an unknown value leaves; fixed: what some columns hold everywhere."""

        def col(suffix: str = "") -> Term:
            name = prefix + self.name + suffix
            return fixed.get(name) or column(name)

        if self.type.base == "yes_no":
            sure, maybe = col("_s"), col("_m")
            return Truth(sure, maybe, Gap(conj(maybe, inv(sure))))
        if self.type.base == "scale":
            return Mask(col(), Gap(several(col())))
        unknown, nothing = compare("=", col("_k"), number(UNKNOWN)), compare("=", col("_k"), number(NONE))
        if self.type.base in ("number", "date"):
            high = col("_h") if self.is_pair else col()
            is_open = disj(unknown, compare("<>", col(), high) if col() != high else FALSE)
            ends_of = [wide(end) if self.parts > 1 else end for end in (col(), high)]
            return Number(ends_of[0], ends_of[1], number(self.parts), unknown, nothing, Gap(is_open))
        if self.type.base == "text":
            return Text(col(), unknown, nothing, Gap(unknown))
        return Words({word: col(f"_w{at}") for at, word in enumerate(self.words)}, unknown, nothing, Gap(unknown))


def _bits(value: Any) -> int:
    """A mask; unknown is every bit, "none" a bit beyond every scale."""
    return -1 if value is None else 1 << BEYOND if value is NOTHING else int(value)


def _has(word: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, tuple) and word in value


def several(bits: Term) -> Term:
    """Whether a mask has more than one bit, or is not known at all."""
    known = whole(bits)
    if known is not None:
        return TRUE if known & (known - 1) else FALSE
    less_one = exp.BitwiseAnd(this=bits, expression=exp.Paren(this=sub(bits, number(1))))
    return compare("<>", exp.Paren(this=less_one), number(0))


@dataclass(frozen=True, eq=False)
class Layout:
    """What lies where under one program."""

    program: Program

    def fact(self, kind: str, name: str) -> Shelf:
        """A fact of a subject of this kind (or what is known of it as of a fact: honours, papers, a score)."""
        return self._shelf(
            f"f_{name}", self.program.names.facts[kind][name], name, self.program.kinds[kind].facts.get(name), kind
        )

    def cell(self, table: str, name: str, fact: Fact | None) -> Shelf:
        """A cell of a table."""
        declared = next((column for column in fact.columns if column.id == name), None) if fact is not None else None
        return self._shelf(f"f_{name}", self.program.names.columns[table][name], name, declared, "")

    def _shelf(self, at: str, type_: Type, name: str, declared: Any, kind: str) -> Shelf:
        is_sum = kind != "" and name in self.program.kinds[kind].scores
        is_pair = is_sum or getattr(declared, "from_leaves", None) is not None
        places = PLACES
        if type_.base == "date" or getattr(declared, "type", "") == "count" or name in _COUNTS:
            places = 0
        elif getattr(declared, "type", "") == "number" and not is_sum:
            places = declared.places
        return Shelf(at, type_, 10**places, self.words.get(name, ()), is_pair)

    def stored(self, kind: str) -> dict[str, Shelf]:
        """What is stored of a subject of this kind: facts that somebody enters, and what is known like a fact."""
        program, names = self.program.kinds[kind], self.program.names
        entered = (
            name for name in names.facts[kind]
            if name not in program.derived
            and name not in program.values
            and (name in program.facts or name in _KNOWN_OF_ALL or name in program.scores)
        )  # fmt: skip
        return {name: self.fact(kind, name) for name in entered}

    def asked(self, kind: str) -> list[tuple[str, str]]:
        """The columns in which facts and votes of a subject of this kind lie, with their types."""
        program = self.program.kinds[kind]
        found: list[tuple[str, str]] = []
        for fact, shelf in self.stored(kind).items():
            found += [(held.name, held.type) for held in shelf.columns()]
            found += [(f"{shelf.name}_g", "BOOLEAN")] if fact in program.needed_when else []
        for at in range(len(program.codes)):
            found += [(f"v_{at}_k", "TINYINT"), (f"v_{at}", "BIGINT")]
        return found

    @property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """The words that rules ask of lists of texts, by the name of the fact or column; of honours every award too."""
        return _words_of(self.program)


@lru_cache(maxsize=64)
def _words_of(program: Program) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {"honours": {rule.id for rule in program.awards}}
    for tree in program.regime.trees.values():
        for checked in tree.fields.values():
            for node in nodes_of(checked):
                what = getattr(node, "what", None)
                if isinstance(what, c.FactOf) and what.type.base == "texts":
                    asked = node.codes if isinstance(node, c.InCodes) else {_word(node)}
                    found.setdefault(what.name, set()).update(asked)
    return {name: tuple(sorted(asked)) for name, asked in found.items()}


def _word(node: Any) -> str:
    if not isinstance(node, c.HasWord) or not isinstance(node.word, c.Constant):
        raise TypeError(type(node).__name__)
    return str(node.word.value)
