"""The rooms of the web application: who writes, how long a view is, where relations point, what acts are called."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field, Model

from kiemdiem.apps.journal.entries import ACTS
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.scoping import ScopedQuerySet
from tests.architecture.repository import files, modules_in, text_of, tree_of

MOST_STATEMENTS = 13  # "ten lines are much": what a reader takes in at once, however it is laid out
WRITING = frozenset(
    {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
)
ALLOWED: dict[tuple[str, str], str] = {
    # (file, what it calls): why it is no row of the domain that is written past an action
    ("src/kiemdiem/apps/accounts/queries.py", "get_or_create"): "takes the lock of the journal's chain; writes no act",
    ("src/kiemdiem/apps/accounts/views/second_factor.py", "save"): "draws the picture of a code into the answer",
    ("src/kiemdiem/apps/people/imports/register.py", "update"): "of a dictionary",
    ("src/kiemdiem/apps/targets/models.py", "save"): "a note refuses to be written a second time",
    ("src/kiemdiem/apps/uploads/jobs.py", "delete"): "a file of an import, not a row",
    ("src/kiemdiem/apps/uploads/printing/remarked_workbook.py", "save"): "a file of an import, not a row",
    (
        "src/kiemdiem/config/background.py",
        "save",
    ): "a task that a dead worker left in the queue",
}
EXTENDS = re.compile(r'\{% extends "([^"]+)" %\}')
CONTRACTS = tomllib.loads(text_of(Path("pyproject.toml")))["tool"]["importlinter"]["contracts"]
(STAIRS,) = (contract["layers"] for contract in CONTRACTS if contract["name"].startswith("Inside apps:"))
FLOORS = {name.strip("()"): floor for floor, name in enumerate(reversed(STAIRS))}


def models_of_ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("kiemdiem.apps.")]


def is_view(node: ast.AST) -> bool:
    """A function of a room's views that answers a request."""
    return isinstance(node, ast.FunctionDef) and [one.arg for one in node.args.args][:1] == ["request"]


def statements_in(node: ast.FunctionDef) -> int:
    return sum(isinstance(one, ast.stmt) for one in ast.walk(node)) - 1 - (ast.get_docstring(node) is not None)


def views() -> Iterator[tuple[Path, ast.Module]]:
    for file in modules_in("apps"):
        if "views" in file.parts or file.name == "views.py":
            yield file, tree_of(file)


def writes_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING:
            yield node.lineno, node.func.attr


def writes_outside_actions() -> Iterator[tuple[str, int, str]]:
    for file in modules_in("apps", "config"):
        if not {"actions", "migrations"} & set(file.parts):
            yield from ((str(file), line, name) for line, name in writes_in(tree_of(file)))


def test_only_actions_write() -> None:
    found = [f"{file}:{line}: {name}" for file, line, name in writes_outside_actions() if (file, name) not in ALLOWED]
    assert found == []


def test_what_is_allowed_to_look_like_writing_is_still_there() -> None:
    assert set(ALLOWED) <= {(file, name) for file, _, name in writes_outside_actions()}


def test_a_view_is_read_at_a_glance() -> None:
    long = {
        f"{file}:{node.name}": statements_in(node)
        for file, tree in views()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and is_view(node) and statements_in(node) > MOST_STATEMENTS
    }
    assert long == {}


def test_no_view_reads_rows_past_the_gate_of_their_room() -> None:
    scoped = {model.__name__ for model in models_of_ours() if isinstance(model._default_manager.all(), ScopedQuerySet)}
    assert {"Unit", "Person", "Entry"} <= scoped
    found = [
        f"{file}:{node.lineno}: {ast.unparse(node)}"
        for file, tree in views()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_base_manager"}
        if isinstance(node.value, ast.Name) and node.value.id in scoped
    ]
    assert found == []


@pytest.mark.parametrize(
    "code", ["row.save()", "Unit.objects.update(name='')", "rows.filter(pk=1).delete()", "X.objects.bulk_create([])"]
)
def test_writing_is_seen_however_it_is_called(code: str) -> None:
    assert list(writes_in(ast.parse(code)))


def test_the_statements_of_a_view_are_counted_with_those_inside() -> None:
    (view,) = ast.parse("def v(request):\n '''Says.'''\n if x:\n  y = 1\n return z").body
    assert isinstance(view, ast.FunctionDef)
    assert (is_view(view), statements_in(view)) == (True, 3)


def frame_of(text: str) -> str:
    """The template that the page stands in, at the end of all that it extends; nothing where it extends none."""
    found = EXTENDS.match(text.lstrip())
    if found is None or found[1].startswith("shell/"):
        return found[1] if found else ""
    (inner,) = (file for file in files() if file.match(f"src/kiemdiem/apps/*/templates/{found[1]}"))
    return frame_of(text_of(inner))


def test_every_page_stands_in_a_frame_of_the_shell() -> None:
    pages = [file for file in files() if file.match("src/kiemdiem/apps/*/templates/*/*.html") and file.name[0] != "_"]
    assert len(pages) > 20
    assert [str(file) for file in pages if not frame_of(text_of(file))] == []


def test_relations_point_down_the_stairs() -> None:
    found = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in models_of_ours()
        for field in model._meta.get_fields()
        if isinstance(field, Field) and isinstance(field.related_model, type)
        if field.related_model.__module__.startswith("kiemdiem.apps.")
        if FLOORS[field.related_model._meta.app_label] > FLOORS[model._meta.app_label]
    ]
    assert found == []
    assert FLOORS["people"] > FLOORS["organisations"] > FLOORS["journal"] > FLOORS["users"]


def test_an_act_is_called_after_its_room() -> None:
    ours = {code: act for code, act in ACTS.items() if act.__module__.startswith("kiemdiem.apps.")}
    assert len(ours) > 20
    assert [code for code, act in ours.items() if act.__module__ != f"kiemdiem.apps.{code.split('.')[0]}.entries"] == []


def test_every_act_is_done_by_an_action() -> None:
    actions = "\n".join(text_of(file) for file in modules_in("apps") if "actions" in file.parts)
    ours = [act for act in ACTS.values() if act.__module__.startswith("kiemdiem.apps.")]
    assert [act.__name__ for act in ours if f"{act.__name__}" not in actions] == []


def test_every_permission_is_asked_for_and_given() -> None:
    declared = Path("src/kiemdiem/apps/permissions/models.py")
    rooms = "\n".join(text_of(file) for file in modules_in("apps") if file != declared)
    assert [one.name for one in Permission if f"Permission.{one.name}" not in rooms] == []
    assert [one.name for one in Permission if f"Permission.{one.name}" not in text_of(declared)] == []
