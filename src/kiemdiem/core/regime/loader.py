"""From a folder to a regime: whole, or not at all and with every fault at once."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path as FilePath

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.assembling import assemble
from kiemdiem.core.regime.faults import BrokenRegime, Fault, nearest
from kiemdiem.core.regime.raw import RawRegime
from kiemdiem.core.regime.regime import Regime


def shipped() -> FilePath:
    """The folder of the regimes that come with the program."""
    with as_file(files("kiemdiem") / "regimes") as path:
        return FilePath(path)


def shipped_codes() -> list[str]:
    """The codes of the regimes that come with the program, in order; parents that cannot be run are left out."""
    folders = (path for path in shipped().iterdir() if (path / "regime.toml").is_file())
    return sorted(path.name for path in folders if path.name != "common")


def find(code_or_folder: str, *, beside: FilePath | None = None) -> FilePath:
    """The folder of a regime by code (a neighbour first, then the shipped ones) or by path."""
    candidates = [FilePath(code_or_folder)] if "/" in code_or_folder or code_or_folder.startswith(".") else []
    if beside is not None:
        candidates.append(beside / code_or_folder)
    candidates += [shipped() / code_or_folder, FilePath(code_or_folder)]
    for path in candidates:
        if path.is_dir() and (path / "regime.toml").exists():
            return path
    known = shipped_codes()
    near = nearest(code_or_folder, known)
    message = errors.with_nearest(errors.not_a_folder(code_or_folder, known), near)
    raise BrokenRegime(code_or_folder, [Fault(code_or_folder, 1, 1, message, code_or_folder, ", ".join(known), near)])


def read_raw(code_or_folder: str | FilePath, faults: list[Fault], *, with_examples: bool = False) -> RawRegime:
    """The tables of a regime folder as written, its parents' merged in; faults are collected."""
    path = code_or_folder if isinstance(code_or_folder, FilePath) else find(code_or_folder)
    return RawRegime(path, faults, lambda name, beside: find(name, beside=beside), with_examples=with_examples)


def load(code_or_folder: str | FilePath, *, with_examples: bool = False) -> Regime:
    """The regime of this code or folder; its examples are read only for who runs or shows them.

    Raises BrokenRegime with every fault of the folder (and of its parents); nothing is loaded by half.
    """
    faults: list[Fault] = []
    raw = read_raw(code_or_folder, faults, with_examples=with_examples)
    regime = assemble(raw, faults)
    if faults or regime is None:
        raise BrokenRegime(raw.folder.name, faults)
    return regime
