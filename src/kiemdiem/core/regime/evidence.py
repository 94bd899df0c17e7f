"""Which tests showed what a clause asks, as the test run recorded it."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MarkedTest:
    """One test and the clauses it asserts; `commit` ends in `-dirty` where files had changed, None means no git."""

    id: str
    clauses: tuple[str, ...]
    passed: bool
    commit: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One test of one clause."""

    id: str
    passed: bool
    commit: str | None


def read_evidence(path: Path) -> Mapping[str, list[Evidence]]:
    """The tests of each clause, by clause id; nothing where no test run has left a record."""
    found: dict[str, list[Evidence]] = {}
    for test in read_marked_tests(path):
        for clause in test.clauses:
            found.setdefault(clause, []).append(Evidence(test.id, test.passed, test.commit))
    return found


def read_marked_tests(path: Path) -> list[MarkedTest]:
    if not path.exists():
        return []
    recorded = json.loads(path.read_text(encoding="utf-8"))["tests"]
    return [MarkedTest(row["id"], tuple(row["clauses"]), row["passed"], row["commit"]) for row in recorded]


def write_marked_tests(path: Path, tests: list[MarkedTest]) -> None:
    """Put the whole file in place at once: two test runs side by side never leave half a record."""
    rows = [
        {"id": test.id, "clauses": list(test.clauses), "passed": test.passed, "commit": test.commit}
        for test in sorted(tests, key=lambda test: test.id)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.part")
    draft.write_text(json.dumps({"tests": rows}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)
