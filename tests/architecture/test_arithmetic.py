"""No float decides about a person, and core needs no framework."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.repository import modules_in, tree_of

EXACT_ROOMS = ("core/quantities", "core/regime", "core/engine")
WHOLE_NUMBER_FUNCTIONS = frozenset({"comb", "gcd", "isqrt", "lcm", "perm", "prod"})
OUTSIDE_CORE = frozenset({"django", "psycopg", "sqlalchemy", "sqlite3"})
ALLOWED: dict[tuple[str, str], str] = {
    # (file, what it says): the reason why no person's level can depend on it
    ("src/kiemdiem/core/quantities/numbers.py", "a float by type"): "a workbook's number enters by its shortest text",
    ("src/kiemdiem/core/regime/faults.py", "0.6"): "how alike two names are when a hint is looked for",
}


def floats_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Literals, conversions, annotations and functions that make a float; asking whether something is one is not."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float() | complex()):
                yield node.lineno, ast.unparse(node)
            case ast.Call(func=ast.Name(id="float")):
                yield node.lineno, "float()"
            case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=ast.expr() as annotation):
                yield from floats_named_in(annotation)
            case ast.FunctionDef(returns=ast.expr() as annotation):
                yield from floats_named_in(annotation)
            case ast.Attribute(value=ast.Name(id="math"), attr=name) if name not in WHOLE_NUMBER_FUNCTIONS:
                yield node.lineno, f"math.{name}"
            case ast.ImportFrom(module="math", names=names):
                for alias in names:
                    if alias.name not in WHOLE_NUMBER_FUNCTIONS:
                        yield node.lineno, f"math.{alias.name}"


def floats_named_in(annotation: ast.expr) -> Iterator[tuple[int, str]]:
    for node in ast.walk(annotation):
        if isinstance(node, ast.Name) and node.id == "float":
            yield node.lineno, "a float by type"


def imports_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_the_rooms_that_decide_know_no_float() -> None:
    found = [
        f"{file}:{line}: {words}"
        for file in modules_in(*EXACT_ROOMS)
        for line, words in floats_in(tree_of(file))
        if (str(file), words) not in ALLOWED
    ]
    assert found == []


def test_every_float_that_is_allowed_is_still_there() -> None:
    there = {(str(file), words) for file in modules_in(*EXACT_ROOMS) for _, words in floats_in(tree_of(file))}
    assert set(ALLOWED) <= there


@pytest.mark.parametrize(
    "code",
    [
        "least = 0.7",
        "share = float(votes)",
        "def share(votes: int) -> float: ...",
        "def share(votes: 'int', of: float | None = None): ...",
        "share: list[float]",
        "import math\nmath.floor(x)",
        "from math import ceil",
    ],
)
def test_a_float_is_seen_however_it_comes_in(code: str) -> None:
    assert list(floats_in(ast.parse(code)))


@pytest.mark.parametrize("code", ["least = 7", "isinstance(entered, float)", "from math import lcm", "'0.7'"])
def test_exact_code_is_left_alone(code: str) -> None:
    assert not list(floats_in(ast.parse(code)))


def test_core_needs_neither_django_nor_a_database_server() -> None:
    found = {str(file): OUTSIDE_CORE.intersection(imports_of(tree_of(file))) for file in modules_in("core")}
    assert {file: names for file, names in found.items() if names} == {}


@pytest.mark.parametrize("code", ["import django.db", "from django import forms", "import sqlite3 as store"])
def test_a_framework_is_seen_however_it_is_imported(code: str) -> None:
    assert OUTSIDE_CORE.intersection(imports_of(ast.parse(code)))


def test_regimes_hold_no_python() -> None:
    assert list(modules_in("regimes")) == []


def test_the_rooms_that_decide_are_where_this_test_looks() -> None:
    assert all(modules_in(room) for room in EXACT_ROOMS)
    assert Path("src/kiemdiem/core/engine/__init__.py") in modules_in("core")
