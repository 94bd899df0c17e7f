"""The files of the repository as the architecture tests see them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be committed, from the top of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=TOP,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(path for name in sorted(set(listed.split("\0"))) if name and (TOP / (path := Path(name))).is_file())


@cache
def text_of(file: Path) -> str:
    """The words of a file; nothing for a file that is no text, such as a workbook."""
    content = (TOP / file).read_bytes()
    return "" if b"\0" in content else content.decode("utf-8")


def modules() -> tuple[Path, ...]:
    return tuple(file for file in files() if file.suffix == ".py")


def source_modules() -> tuple[Path, ...]:
    return tuple(file for file in modules() if file.parts[0] in {"src", "scripts"})


def modules_in(*rooms: str) -> tuple[Path, ...]:
    return tuple(file for file in modules() if any(file.is_relative_to(f"src/kiemdiem/{room}") for room in rooms))


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(text_of(file), filename=str(file))
