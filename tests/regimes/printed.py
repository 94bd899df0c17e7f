"""What the folder of a regime holds of the printed plan, as its files say it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import kiemdiem

REGIMES = Path(kiemdiem.__file__).parent / "regimes"
ROLES = (
    "directing",
    "directing_in_person",
    "advising",
    "compiling",
    "implementing",
    "cooperating",
    "consulted",
)
Table = dict[str, Any]
Bodies = dict[str, list[str]]


@cache
def rows(code: str, file: str, table: str) -> list[Table]:
    """The rows of one table of one file, in their order."""
    text = (REGIMES / code / file).read_text(encoding="utf-8")
    return list(tomllib.loads(text).get(table, []))


def row(code: str, file: str, table: str, name: str) -> Table:
    (found,) = [row for row in rows(code, file, table) if row["id"] == name]
    return found


def bodies_of(item: Table) -> Bodies:
    """Who does what of an item of the work plan, as the plan prints it."""
    return {role: item[role] for role in ROLES if role in item}


def due_of(item: Table) -> list[tuple[Any, ...]]:
    """The deadlines of an item: kind, day or event, and whether they are held against the unit."""
    return [
        (
            due["kind"],
            due.get("on") or due.get("month") or due.get("event") or (due.get("from"), due.get("until")),
            due.get("days"),
            due.get("hard", True),
        )
        for due in item.get("due", [])
    ]


def papers(code: str, table: str = "legal_basis") -> dict[str, tuple[Any, ...]]:
    """Number → what the plan prints of a paper it rests on or names: kind, day, issuer."""
    return {
        row["number"]: (row.get("kind", ""), row.get("date"), row["issuer"]) for row in rows(code, "regime.toml", table)
    }


def blanks(code: str) -> dict[str, tuple[str, tuple[str, ...], str]]:
    """What is left to texts that are not supplied: their number, of which kinds, and what stands in."""
    return {
        row["id"]: (row.get("basis", ""), tuple(row.get("for", ())), row["without"])
        for row in rows(code, "regime.toml", "blank")
    }


def receivers(code: str) -> list[str]:
    return [row["to"] for row in rows(code, "regime.toml", "distribution")]


def conference(code: str, name: str) -> Table:
    """A conference without its words of explanation: whom it is of, who sits in it, its steps with who does them."""
    found = row(code, "conduct.toml", "conference", name)
    steps = {step["id"]: (step.get("by", ""), step.get("ballot", "none")) for step in found.get("step", [])}
    kept = {key: value for key, value in found.items() if key not in {"id", "label", "note", "clauses", "step"}}
    return kept | ({"step": steps} if steps else {})


def dossier(code: str, name: str) -> Table:
    """A dossier: whose, when, to whom, by which item, and its papers with what makes one optional."""
    found = row(code, "dossiers.toml", "dossier", name)
    kept = {key: found[key] for key in ("for", "when", "sent_to", "due", "closed") if key in found}
    given = {
        paper["id"]: {key: paper[key] for key in ("required", "when", "addressee", "basis", "form") if key in paper}
        for paper in found["paper"]
    }
    return kept | {"paper": given}


def events(code: str) -> dict[str, tuple[bool, str]]:
    """Event → whether each unit has its own day, and the item after which it is expected."""
    return {
        row["id"]: (row.get("per_unit", False), row.get("expected_from", ""))
        for row in rows(code, "workplan.toml", "event")
    }


def clashes(code: str) -> list[list[str]]:
    return [row["items"] for row in rows(code, "workplan.toml", "clash")]
