"""What a plan makes of a situation, in one line that reads like a table; from the registers or from a kept standing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiemdiem.core.engine.registers import ComputedSubject
from tests.builders.registers import Office

NOBODY = "no subject"


@dataclass(frozen=True)
class Told:
    """What becomes of one: whether reviewed and rated, before whom, and who decides the level."""

    verdict: str
    places: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True)
class Situation:
    """A situation: the clauses that speak of it, in words, its subject, and what the plan makes of it."""

    clauses: tuple[str, ...]
    words: str
    subject: str
    told: Told


def row(clauses: str, words: str, subject: str, verdict: str, places: str = "", by: str = "") -> Situation:
    """One line of a table; clauses and places are parted by blanks, by: id of the deciding body, else its name."""
    return Situation(tuple(clauses.split()), words, subject, Told(verdict, tuple(places.split()), by))


def verdict_of(reviewed: bool, rated: bool, outcome: str) -> str:
    """In words; why somebody is left out as the engine calls it."""
    doing = {(True, True): "reviewed, rated", (True, False): "reviewed", (False, True): "rated", (False, False): "-"}
    return f"{doing[reviewed, rated]}: {outcome}" if outcome else doing[reviewed, rated]


def told_of(found: ComputedSubject | None) -> Told:
    """What the engine made of somebody."""
    if found is None:
        return Told(NOBODY)
    decided = found.authority()
    by = (decided.unit or decided.body) if decided else ""
    places = tuple(forum.id for forum in found.forums)
    return Told(verdict_of(found.reviewed, found.rated, found.outcome), places, by)


def told_by(office: Office, situations: Sequence[Situation]) -> Mapping[str, Told]:
    """Subject → what the engine makes of it, computed once from these registers."""
    computed = office.computed()
    return {one.subject: told_of(computed.find(one.subject)) for one in situations}


def under_one_root(office: Office, root: str) -> Office:
    """The same registers with every loose unit below the root, so that a branch holds all of them."""
    for unit in office.tables["units"]:
        if unit["id"] != root and "parent" not in unit:
            unit["parent"] = root
    return office
