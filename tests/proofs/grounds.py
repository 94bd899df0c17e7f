"""What a long proof rests on: the files that its test imports, at any distance, and those that it reads.

Core, its properties and oracles are reached by imports alone. Everything above is also joined by names in settings,
templates and commands, so a proof of it rests on the whole package.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

SOURCE = Path("src")
BY_IMPORTS = ("tests/core/", "tests/oracle/", "tests/properties/", "tests/regimes/")
LOADER = SOURCE / "kiemdiem" / "core" / "regime" / "loader.py"
REGIMES = ("src/kiemdiem/regimes", "tests/regimes/foreign")
"""What is read by those who load a regime."""


def digest(top: Path, test: str, folders: Iterable[str] = ()) -> str:
    """A digest of all files that a test rests on. test: its file from `top`; folders: what it reads besides."""
    found = hashlib.sha256()
    for path in sorted(grounds(top, test, folders)):
        found.update(f"{path.as_posix()}\0".encode())
        found.update(hashlib.sha256((top / path).read_bytes()).digest())
    return found.hexdigest()[:16]


def grounds(top: Path, test: str, folders: Iterable[str] = ()) -> set[Path]:
    """Those files, from `top`."""
    imported = closure(top, Path(test))
    read = [*folders]
    if not test.startswith(BY_IMPORTS):
        read.append((SOURCE / "kiemdiem").as_posix())
    elif LOADER in imported:
        read.extend(REGIMES)
    return imported.union(*(_files_below(top, Path(folder)) for folder in read))


def closure(top: Path, start: Path) -> set[Path]:
    """A module and all that it imports of the repository, at any distance, with the packages above them."""
    found: set[Path] = set()
    waiting = [start] if (top / start).exists() else []
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        waiting += _imports(top, path, (top / path).stat().st_mtime_ns)
        waiting += [above for above in _packages(path) if _is_file(top / above)]
    return found


def _packages(path: Path) -> Iterator[Path]:
    for folder in path.parents:
        yield folder / "__init__.py"
        yield folder / "conftest.py"


@lru_cache(maxsize=4096)
def _imports(top: Path, path: Path, _changed: int) -> tuple[Path, ...]:
    """The files of the repository that a module names in its imports, wherever these stand in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((top / path).read_bytes())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update((node.module, *(f"{node.module}.{alias.name}" for alias in node.names)))
    return tuple(file for name in sorted(names) for file in _files_of(top, name))


@cache
def _files_of(top: Path, module: str) -> tuple[Path, ...]:
    root = {"kiemdiem": SOURCE, "tests": Path()}.get(module.split(".")[0])
    if root is None:
        return ()
    place = root.joinpath(*module.split("."))
    tried = (place.with_suffix(".py"), place / "__init__.py")
    return tuple(path for path in tried if _is_file(top / path))


@cache
def _is_file(path: Path) -> bool:
    return path.is_file()


def _files_below(top: Path, folder: Path) -> set[Path]:
    paths = (top / folder).rglob("*") if (top / folder).is_dir() else iter([top / folder])
    return {path.relative_to(top) for path in paths if path.is_file() and "__pycache__" not in path.parts}
