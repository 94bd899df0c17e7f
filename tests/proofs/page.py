"""The page of the long proofs, docs/reference/proofs.md, and what `make check` says of them."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from tests.proofs.book import RECORD, Proof, put, read_proofs
from tests.proofs.grounds import digest

PAGE = RECORD.with_suffix(".md")
HEAD = """\
# Long proofs

What `make prove` showed, as it recorded it; `make prove PART=word` runs those whose name holds the word. Each row is a
test of the suite and says in its name what is true when it passes. A case is one plan, rule set or law; where some did
not run, the row says so. Numbers and seconds are those of all its cases together, the date is that of the oldest. Of a
property, `tried` is how many random cases it passed. Seconds are of a machine that may have had other work.

The rows are written as proofs end, from [proofs.json](proofs.json), never by hand. `make check` names those that rest
on files that have changed since.
"""
COLUMNS = ("Proves", "Numbers", "Passed", "Seconds", "Date", "Commit")


def page(proofs: Iterable[Proof]) -> str:
    """The page of these proofs."""
    rows = sorted(proofs, key=lambda one: one.id)
    machines = sorted({one.machine for one in rows})
    parts = [HEAD, *([_machines(machines)] if machines else [])]
    for file, of_file in groupby(rows, lambda one: one.file):
        lines = [_line([*of_test], machines) for _, of_test in groupby(of_file, lambda one: one.test)]
        rule = ["---"] * len(COLUMNS)
        parts.append("\n".join([f"## {_room(file)}\n", _row(COLUMNS), _row(rule), *lines]) + "\n")
    return "\n".join(parts)


def _machines(machines: list[str]) -> str:
    if len(machines) == 1:
        return f"Machine: {machines[0]}.\n"
    return "Machines:\n\n" + "".join(f"{number}. {one}\n" for number, one in enumerate(machines, 1))


def _line(cases: list[Proof], machines: list[str]) -> str:
    numbers: Counter[str] = Counter()
    for one in cases:
        numbers.update(one.numbers)
    passed, all_, ran = sum(one.passed for one in cases), max(one.cases for one in cases), len(cases)
    commits = sorted({_short(one.commit) for one in cases})
    where = sorted({machines.index(one.machine) + 1 for one in cases})
    return _row([
        _sentence(cases[0].test),
        ", ".join(f"{many:,} {name}" for name, many in sorted(numbers.items())),
        f"{passed} of {max(all_, ran)}" + (f", {ran - passed} failed" if passed < ran else "")
        + (f", {all_ - ran} not run" if ran < all_ else ""),
        f"{sum(one.seconds for one in cases):,.0f}",
        min(one.date for one in cases) + (f" ({', '.join(map(str, where))})" if len(machines) > 1 else ""),
        ", ".join(commits),
    ])  # fmt: skip


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _sentence(test: str) -> str:
    words = test.split("::")[-1].removeprefix("test_").replace("_", " ")
    return words[:1].upper() + words[1:]


def _short(commit: str | None) -> str:
    name, dash, rest = (commit or "none").partition("-")
    return f"{name[:7]}{dash}{rest}"


def _room(file: str) -> str:
    return file.removeprefix("tests/").removesuffix(".py")


def long_proofs(top: Path) -> Iterator[str]:
    """Every test that is marked a long proof, whether it has run or not."""
    for path in sorted((top / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if "mark.prove" not in text:
            continue
        module = ast.parse(text)
        whole = any(_marks(node) for node in module.body if isinstance(node, ast.Assign) and _is_pytestmark(node))
        tests = [node for node in module.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
        for node in tests:
            if whole or any(map(_marks, node.decorator_list)):
                yield f"{path.relative_to(top).as_posix()}::{node.name}"


def _is_pytestmark(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets)


def _marks(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Attribute) and one.attr == "prove" for one in ast.walk(node))


def write_page(top: Path) -> None:
    put(top / PAGE, page_of(top))


def page_of(top: Path) -> str:
    """The page as the record stands."""
    return page(read_proofs(top / RECORD).values())


def stale(top: Path) -> dict[str, int]:
    """Of each recorded test, how many of its cases rest on files that have changed or are gone."""
    proofs = read_proofs(top / RECORD).values()
    now = {key: digest(top, *key) for key in {(one.file, one.folders) for one in proofs}}
    return dict(Counter(one.test for one in proofs if now[one.file, one.folders] != one.files))


def warnings(top: Path) -> list[str]:
    """What `make check` says of the record; nothing where it is whole and of today."""
    proofs = read_proofs(top / RECORD).values()
    old, ran = stale(top), {one.test for one in proofs}
    failed = sorted(one.id for one in proofs if not one.passed)
    unrun = [test for test in long_proofs(top) if test not in ran]
    return [
        *_told(f"{sum(old.values())} of {len(proofs)} recorded proofs are older than what they prove",
               [f"{test}: {many} cases" for test, many in sorted(old.items())]),
        *_told(f"{len(failed)} recorded proofs failed", failed),
        *_told(f"{len(unrun)} long proofs have no record", unrun),
    ]  # fmt: skip


def _told(what: str, which: list[str]) -> list[str]:
    return [f"warning: {what}", *(f"  {one}" for one in which)] if which else []


if __name__ == "__main__":
    home = Path(__file__).resolve().parents[2]
    if "--write" in sys.argv:
        write_page(home)
    sys.stdout.write("".join(f"{line}\n" for line in warnings(home)))
