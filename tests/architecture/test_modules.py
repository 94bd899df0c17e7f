"""A module is short and says what it is."""

import ast

from tests.architecture.repository import modules, text_of, tree_of

LONGEST = 400


def test_no_python_file_is_longer_than_a_person_reads() -> None:
    lengths = {str(file): len(text_of(file).splitlines()) for file in modules() if "migrations" not in file.parts}
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST} == {}


def test_every_module_has_a_docstring() -> None:
    assert [str(file) for file in modules() if not ast.get_docstring(tree_of(file))] == []
