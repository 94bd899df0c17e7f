"""A test that claims a clause claims one that a register holds."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache

from tests.architecture.repository import files, modules, text_of, tree_of


@cache
def registered_clauses() -> frozenset[str]:
    registers = [file for file in files() if file.match("src/kiemdiem/regimes/*/clauses.toml")]
    return frozenset(clause["id"] for file in registers for clause in tomllib.loads(text_of(file))["clause"])


def clause_marks_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What `mark.clause("…")` names. Where a table of cases supplies the id, the loader of that table checks it."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Attribute(attr="mark") | ast.Name(id="mark"), attr="clause"),
                args=[ast.Constant(value=str() as clause)],
            ):
                yield node.lineno, clause


def test_every_mark_names_a_clause_of_a_register() -> None:
    found = [
        f"{file}:{line}: {clause}"
        for file in modules()
        if file.parts[0] == "tests"
        for line, clause in clause_marks_in(tree_of(file))
        if clause not in registered_clauses()
    ]
    assert found == []


def test_there_are_registers() -> None:
    assert registered_clauses()


def test_a_mark_is_read_with_its_line() -> None:
    code = "import pytest\n@pytest.mark.clause('KH61-180')\n@pytest.mark.slow\ndef test_it(): ..."
    assert list(clause_marks_in(ast.parse(code))) == [(2, "KH61-180")]
