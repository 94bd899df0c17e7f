"""What a quota asks of the run that it is a part of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from sqlglot import exp

from kiemdiem.core.bulk.cases.judge import CaseJudge, CaseWorld
from kiemdiem.core.bulk.cases.standings import CaseSettlement
from kiemdiem.core.bulk.cases.states import Carried
from kiemdiem.core.bulk.sql.elements import Printing, SubjectElement, World
from kiemdiem.core.bulk.sql.terms import Term
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.program import Program


class Running(Protocol):
    """One run of the waves over a staged season.

    populated: the kinds of which anybody is staged; cases: those of each kind by their numbers;
    states: the table that says which subject is of which case, and carries along the columns of `carried`.
    """

    program: Program
    tables: Tables
    printer: Printing
    world: World
    case_world: CaseWorld
    judge: CaseJudge
    settlement: CaseSettlement
    cases: dict[str, dict[int, Node]]
    populated: frozenset[str]
    states: dict[str, str]
    carried: dict[str, Carried]

    def in_cases(self, kind: str) -> SubjectElement: ...
    def make(self, name: str, query: exp.Query) -> None: ...
    def make_of_subjects(self, kind: str, name: str, query: exp.Select, by: Term) -> None: ...
    def view(self, name: str, query: exp.Query) -> None: ...
    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]: ...
    def name(self, kind: str) -> str: ...
    def become(self, kind: str, state: str) -> None: ...
    def fresh(self, name: str) -> str: ...
    def state_of(self, kind: str, query: exp.Query, carried: Carried) -> str: ...
    def number_rows(
        self,
        kind: str,
        table: str,
        columns: Sequence[tuple[str, str]],
        make: Callable[[tuple[Any, ...]], Any],
        carried: Carried = ...,
        *,
        dense: bool = False,
    ) -> tuple[str, dict[int, Any]]: ...
    def drop(self, state: str) -> None: ...
