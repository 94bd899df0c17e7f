"""The ballot of a subject: its numbers as the file has them, what follows of them, and when they cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiemdiem.core.bulk.flat.columns import Taken
from kiemdiem.core.bulk.flat.errors import NotFlat, told_twice
from kiemdiem.core.bulk.flat.joins import Join, constant
from kiemdiem.core.bulk.flat.models import Cells
from kiemdiem.core.bulk.flat.reading import FlatReading
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.layout import Layout
from kiemdiem.core.bulk.sql.terms import Term, choose, column, compare, conj, disj, inv, meets, number, total
from kiemdiem.core.bulk.staging import Texts
from kiemdiem.core.bulk.tables.engines import NOTHING
from kiemdiem.core.engine.program import Program


@dataclass
class Votes:
    """The votes of one kind; joins and terms are those of its staging."""

    reading: FlatReading
    program: Program
    kind: str
    base: Cells
    texts: Texts
    joins: list[Join]
    terms: dict[str, Term]
    _layout: Layout = field(init=False)

    def __post_init__(self) -> None:
        self._layout = Layout(self.program)

    def _number(self, one: Taken | None) -> Term:
        """A count that stands in a column; NOTHING where none does."""
        if one is None:
            return number(NOTHING)
        if one.at in self.reading.whole:
            return column(f"{one.name}_w", "r")
        found = {}
        for cells, subject in self.reading.values(self.kind, one).items():
            ballot = subject.ballots[0] if subject.ballots else None
            told = next(iter(ballot.votes.values()), None) if ballot is not None and one.role == "vote" else None
            told = getattr(ballot, one.key, None) if one.role == "count" else told
            found[cells] = (NOTHING if told is None else told,)
        table, short = f"cell_{self.kind}_{one.at}", f"m{one.at}"
        self.reading.tables.load(
            table, [("v0", "VARCHAR"), ("w", "BIGINT")], [(*cells, *w) for cells, w in found.items()]
        )
        self.joins.append((f"{table} {short}", meets(one.name, "r", "v0", short), ""))
        return column("w", short)

    def _codes(self) -> dict[str, Taken]:
        """Which column holds the votes for each level of this kind."""
        found: dict[str, Taken] = {}
        for one in self.reading.taken:
            model = self.reading.accepts(self.kind, one) if one.role == "vote" else None
            for code in model.ballots[0].votes if model is not None and model.ballots else ():
                if code in found:
                    raise NotFlat(told_twice(one.label))
                found[code] = one
        return found

    def lay_out(self) -> Term:
        """Takes the columns of a ballot into the terms; gives when its numbers cannot be."""
        codes = self.program.kinds[self.kind].codes
        of = self._codes()
        votes = [self._number(of.get(code)) for code in codes]
        people = {key: self._number(self.reading.of("count", key)) for key in ("present_voters", "full_members")}
        known = [compare(">=", one, number(0)) for one in votes]
        counts = [choose([(there, one)], number(0)) for there, one in zip(known, votes, strict=True)]
        for at, (there, count) in enumerate(zip(known, counts, strict=True)):
            self.terms[f"v_{at}_k"] = choose([(there, number(layout.KNOWN))], number(layout.UNKNOWN))
            self.terms[f"v_{at}"] = count
        has_ballot = disj(*known, *(compare(">=", one, number(0)) for one in people.values()))
        for key, one in people.items():
            if has_shelf(self.program, self.kind, self.base, key):
                is_given = compare(">=", one, number(0))
                for held in self._layout.fact(self.kind, key).columns():
                    value = number(layout.KNOWN) if held.name.endswith("_k") else one
                    self.terms[held.name] = choose([(is_given, value)], constant(self.base[held.name]))
        if has_shelf(self.program, self.kind, self.base, "valid_papers"):
            is_whole = conj(has_ballot, *known)
            for held in self._layout.fact(self.kind, "valid_papers").columns():
                value = number(layout.KNOWN) if held.name.endswith("_k") else total(counts)
                self.terms[held.name] = choose([(is_whole, value)], constant(self.base[held.name]))
        self.terms["has_ballot"] = has_ballot
        forums = [number(self.texts.number(f"{purpose}|")) for purpose in ("rate", "")]
        self.terms["forum"] = choose([(has_ballot, forums[0])], forums[1])
        leads: list[tuple[Term, Term]] = [(inv(disj(*known)), number(-1))]
        for at, mine in enumerate(counts):
            best = [compare(">=", mine, other) for other in counts[at + 1 :]]
            leads.append((conj(*best, *(compare(">", mine, other) for other in counts[:at])), number(at)))
        self.terms["lead"] = choose(leads, number(-1))
        return _too_many(total(counts), people)


def has_shelf(program: Program, kind: str, base: Cells, name: str) -> bool:
    """Whether a fact has columns of its own among the subjects of a kind."""
    if name not in program.names.facts[kind]:
        return False
    return all(held.name in base for held in Layout(program).fact(kind, name).columns())


def _too_many(cast: Term, people: Mapping[str, Term]) -> Term:
    """Votes too many are told by the reader of rows."""
    voters, members = people["present_voters"], people["full_members"]
    has_voters, has_members = compare(">=", voters, number(0)), compare(">=", members, number(0))
    return disj(
        conj(has_voters, compare(">", cast, voters)),
        conj(has_members, has_voters, compare(">", voters, members)),
        conj(has_members, inv(has_voters), compare(">", cast, members)),
    )


__all__ = ["Votes", "has_shelf"]
