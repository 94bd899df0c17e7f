"""Asks the tests of a regime, in this process, whether they fail on a variation of it.

A test module is executed anew for every variation, with `load` and the files of the regime showing the variation, so
that what it reads at its head is varied too.
"""

import inspect
import itertools
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any
from unittest import mock

import pytest

from kiemdiem.core.regime import loader
from kiemdiem.core.regime.inherit import Raw
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.variations import HEAD

TESTS = Path(__file__).parents[1]
ROOMS = ("regimes", "core/engine/registers")
"""Where tests speak of what a plan says; elsewhere a regime only stands for any."""
LEFT_OUT = {"test_mutants.py", "test_examples.py", "test_quotes.py", "test_foreign_regimes.py"}
CLAUSE = re.compile(r"[A-Z]+[0-9]+(?:-F[0-9]+)?-[0-9]+")
Varied = Callable[[], Regime | None]


class Witness:
    """The tests that speak of one regime."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._folder = loader.shipped() / code
        self._modules = [(path, compile(path.read_bytes(), str(path), "exec")) for path in self._files()]
        self._cited = {path: cited_in(path) for path, _ in self._modules}

    def _files(self) -> Iterator[Path]:
        short = self._code.partition("_")[0]
        for path in sorted(path for room in ROOMS for path in (TESTS / room).rglob("test_*.py")):
            text = path.read_text(encoding="utf-8")
            is_about = self._code in text or f"/{short}/" in str(path) or f"_{short}_" in path.name
            if path.name not in LEFT_OUT and is_about:
                yield path

    def __call__(self, raw: Raw, values: Mapping[str, Any] | None, varied: Varied) -> str:
        """The first test that fails on the variation: those of the same clauses first, then all others."""
        regime = varied()
        if regime is None:
            return "loader"
        clauses = set(raw.values.get("clauses", ()))
        with self._shown(raw, values, regime):
            for only_cited in (True, False):
                for path, code in self._modules:
                    if only_cited and not clauses & self._cited[path]:
                        continue
                    told = self._told_by(path, code, clauses, only_cited=only_cited)
                    if told:
                        return told
        return ""

    def _shown(self, raw: Raw, values: Mapping[str, Any] | None, regime: Regime) -> Any:
        """`load` gives the variation, and its file reads as the variation would be written."""
        file = self._folder / raw.source.name.rpartition("/")[2]
        text = as_toml(changed_content(raw, values))
        real_load, real_read = loader.load, Path.read_text

        def load(code: Any, **how: Any) -> Regime:
            return regime if code in (self._code, self._folder) else real_load(code, **how)

        def read_text(path: Path, *arguments: Any, **how: Any) -> str:
            return text if path == file else real_read(path, *arguments, **how)

        # Modules that tests share may have loaded the regime already: they are imported anew as well.
        others = {name: module for name, module in sys.modules.items() if not name.startswith("tests.")}
        return Together(
            mock.patch.object(loader, "load", load),
            mock.patch.object(Path, "read_text", read_text),
            mock.patch.dict(sys.modules, others, clear=True),
        )

    def _told_by(self, path: Path, code: CodeType, clauses: set[str], *, only_cited: bool) -> str:
        module = ModuleType(f"witness_{path.stem}")
        module.__file__ = str(path)
        try:
            exec(code, module.__dict__)
        except Exception:
            return f"{path.name}: head"
        for name, test in list(vars(module).items()):
            if not name.startswith("test_") or not inspect.isfunction(test):
                continue
            cited = {mark.args[0] for mark in marks_of(test) if mark.name == "clause"}
            if bool(cited & clauses) is not only_cited:
                continue
            for arguments in arguments_of(test):
                try:
                    test(**arguments)
                except pytest.skip.Exception:
                    continue
                except (Exception, pytest.fail.Exception):
                    return f"{path.name}::{name}"
        return ""


def cited_in(path: Path) -> set[str]:
    """The clauses that a module speaks of, as far as its text tells."""
    return set(CLAUSE.findall(path.read_text(encoding="utf-8")))


def marks_of(test: Any) -> list[pytest.Mark]:
    return [mark for mark in getattr(test, "pytestmark", ()) if isinstance(mark, pytest.Mark)]


def arguments_of(test: Any) -> Iterator[dict[str, Any]]:
    """The arguments of each case of a test; nothing where it asks for more than its own cases give."""
    axes: list[list[dict[str, Any]]] = []
    for mark in marks_of(test):
        if mark.name == "parametrize":
            names = mark.args[0].split(",") if isinstance(mark.args[0], str) else list(mark.args[0])
            axes.append(
                [dict(zip(map(str.strip, names), values_of(row, len(names)), strict=True)) for row in mark.args[1]]
            )
    given = {name for axis in axes for row in axis for name in row}
    wanted = {name for name, one in inspect.signature(test).parameters.items() if one.default is one.empty}
    if wanted <= given and not hasattr(test, "hypothesis"):
        for rows in itertools.product(*axes):
            yield {name: value for row in rows for name, value in row.items()}


def values_of(row: Any, number: int) -> tuple[Any, ...]:
    """The values of one case, written plainly or as `pytest.param`."""
    if hasattr(row, "marks"):
        return tuple(row.values)
    return tuple(row) if number > 1 else (row,)


def changed_content(raw: Raw, values: Mapping[str, Any] | None) -> dict[str, Any]:
    """The content of the file in which an entry stands, with the change."""
    content = {key: list(item) if isinstance(item, list) else item for key, item in raw.source.content.items()}
    if raw.table == HEAD:
        tables = {key: item for key, item in content.items() if is_table(item)}
        return {**(values or {}), **tables}
    table, index = raw.path
    rows = content[str(table)]
    if values is None:
        del rows[int(index)]
    else:
        rows[int(index)] = {
            key: item for key, item in values.items() if key in rows[int(index)] or key not in raw.values
        }
    return content


def is_table(item: Any) -> bool:
    return isinstance(item, list) and bool(item) and all(isinstance(row, dict) for row in item)


def as_toml(content: Mapping[str, Any]) -> str:
    """A TOML text of this content."""
    lines = [f"{key} = {value(item)}" for key, item in content.items() if not is_table(item)]
    for key, rows in content.items():
        for row in rows if is_table(rows) else ():
            lines += [f"[[{key}]]", *(f"{quoted(name)} = {value(item)}" for name, item in row.items())]
    return "\n".join(lines) + "\n"


def value(item: Any) -> str:
    if isinstance(item, bool):
        return str(item).lower()
    if isinstance(item, int):
        return str(item)
    if isinstance(item, date):
        return item.isoformat()
    if isinstance(item, Mapping):
        return "{ " + ", ".join(f"{quoted(key)} = {value(one)}" for key, one in item.items()) + " }"
    if isinstance(item, list | tuple):
        return "[" + ", ".join(map(value, item)) + "]"
    return quoted(str(item))


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


class Together:
    """Two contexts as one."""

    def __init__(self, *contexts: Any) -> None:
        self._contexts = contexts

    def __enter__(self) -> None:
        for context in self._contexts:
            context.__enter__()

    def __exit__(self, *reason: object) -> None:
        for context in reversed(self._contexts):
            context.__exit__(*reason)
