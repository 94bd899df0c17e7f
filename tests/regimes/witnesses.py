"""Asks the tests of a regime, in this process, whether they fail on a variation of it.

A test module is executed anew for every variation, with `load` and the files of the regime showing the variation, so
that what it reads at its head is varied too.
"""

import inspect
import itertools
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any
from unittest import mock

import pytest

from kiemdiem.core.regime import loader
from kiemdiem.core.regime.inherit import Raw
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.tables import DECLARING, TABLES
from kiemdiem.core.regime.variations import HEAD
from tests.regimes.touching import noting

TESTS = Path(__file__).parents[1]
ROOMS = ("regimes", "core/engine/registers")
"""Where tests speak of what a plan says; elsewhere a regime only stands for any."""
LEFT_OUT = {"test_mutants.py", "test_examples.py", "test_quotes.py", "test_foreign_regimes.py"}
CLAUSE = re.compile(r"[A-Z]+[0-9]+(?:-F[0-9]+)?-[0-9]+")
SEEN_WITHOUT_LOOKING = DECLARING | {HEAD, "reading", "blank"}
"""Tables that a regime also shows by its names and its head: any test may see them without asking for the table."""
Varied = Callable[[], Regime | None]


@dataclass(frozen=True, eq=False)
class _Module:
    path: Path
    code: CodeType
    cited: set[str]


class Witness:
    """The tests that speak of one regime.

    Each is first asked about the regime as it is: one that fails there, or in this process, tells nothing; of the
    others it is noted which tables they look at, and they are asked about changes of those only.
    """

    def __init__(self, code: str) -> None:
        self._code = code
        self._folder = loader.shipped() / code
        self._modules = [
            _Module(path, compile(path.read_bytes(), str(path), "exec"), cited_in(path)) for path in self._files()
        ]
        self._looked_at: dict[tuple[Path, str], set[str]] = {}
        self._told_last: dict[str, tuple[Path, str]] = {}
        regime = loader.load(code)
        for module in self._modules:
            self._ask_unchanged(module, regime)

    def _files(self) -> Iterator[Path]:
        short = self._code.partition("_")[0]
        for path in sorted(path for room in ROOMS for path in (TESTS / room).rglob("test_*.py")):
            text = path.read_text(encoding="utf-8")
            is_about = self._code in text or f"/{short}/" in str(path) or f"_{short}_" in path.name
            if path.name not in LEFT_OUT and is_about:
                yield path

    def _ask_unchanged(self, module: _Module, regime: Regime) -> None:
        with self._shown(regime, {}, set()):
            names = [name for name, _ in _tests_in(_executed(module))]
        for name in names:
            noted: set[str] = set()
            # Executed anew: what one test has looked up the next might find remembered, and would not look again.
            with self._shown(noting(regime, noted), {}, noted):
                if not _fails(dict(_tests_in(_executed(module)))[name]):
                    self._looked_at[module.path, name] = noted

    def __call__(self, raw: Raw, values: Mapping[str, Any] | None, varied: Varied) -> str:
        """The first test that fails on the variation: the one that told last, those of its clauses, all others."""
        regime = varied()
        if regime is None:
            return "loader"
        file = self._folder / raw.source.name.rpartition("/")[2]
        with self._shown(regime, {file: as_toml(changed_content(raw, values))}, set()):
            for module, names in self._order(raw):
                told = self._told_by(module, names)
                if told:
                    self._told_last[raw.table] = (module.path, told)
                    return f"{module.path.name}::{told}"
        return ""

    def _order(self, raw: Raw) -> Iterator[tuple[_Module, list[str]]]:
        """The tests that look at the table of an entry, by module; those that speak of its clauses go first."""
        clauses = set(raw.values.get("clauses", ()))
        table = HEAD if raw.table in SEEN_WITHOUT_LOOKING else raw.table
        asked: dict[_Module, list[str]] = {}
        for module in self._modules:
            names = [
                name for (path, name), tables in self._looked_at.items() if path == module.path and table in tables
            ]
            if names:
                asked[module] = names
        path, last = self._told_last.get(raw.table, (None, ""))
        yield from ((module, [last]) for module in asked if module.path == path)
        yield from sorted(asked.items(), key=lambda one: not clauses & one[0].cited)

    def _shown(self, regime: Regime, texts: Mapping[Path, str], noted: set[str]) -> Any:
        """`load` gives this regime, and its files read as these texts."""
        real_load, real_read = loader.load, Path.read_text

        def load(code: Any, **how: Any) -> Regime:
            if code not in (self._code, self._folder):
                return real_load(code, **how)
            noted.add(HEAD)
            return regime

        def read_text(path: Path, *arguments: Any, **how: Any) -> str:
            if path.parent == self._folder:
                noted.update({HEAD, *TABLES.get(path.name, ())})
            return texts[path] if path in texts else real_read(path, *arguments, **how)

        # Modules that tests share may have loaded the regime already: they are imported anew as well.
        others = {name: module for name, module in sys.modules.items() if not name.startswith("tests.")}
        return Together(
            mock.patch.object(loader, "load", load),
            mock.patch.object(Path, "read_text", read_text),
            mock.patch.dict(sys.modules, others, clear=True),
        )

    def _told_by(self, module: _Module, names: list[str]) -> str:
        try:
            executed = _executed(module)
        except Exception:
            return "head"
        tests = dict(_tests_in(executed))
        return next((name for name in names if _fails(tests[name])), "")


def _executed(module: _Module) -> ModuleType:
    executed = ModuleType(f"witness_{module.path.stem}")
    executed.__file__ = str(module.path)
    exec(module.code, executed.__dict__)
    return executed


def _tests_in(module: ModuleType) -> Iterator[tuple[str, Any]]:
    for name, test in list(vars(module).items()):
        if name.startswith("test_") and inspect.isfunction(test):
            yield name, test


def _fails(test: Any) -> bool:
    """Whether one of its cases fails; a case that is skipped does not."""
    for arguments in arguments_of(test):
        try:
            test(**arguments)
        except pytest.skip.Exception:
            continue
        except (Exception, pytest.fail.Exception):
            return True
    return False


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
