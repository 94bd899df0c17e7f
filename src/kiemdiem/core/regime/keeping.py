"""A regime kept whole, to be run years later as it was: the files of its folder and of its parents, as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from tempfile import TemporaryDirectory

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.folder import FILES
from kiemdiem.core.regime.loader import find, load
from kiemdiem.core.regime.regime import Regime

_SEPARATOR = "/"


class KeptRegimeDiffers(Exception):
    """What was kept is no longer what it was kept as."""

    def __init__(self, code: str) -> None:
        super().__init__(errors.kept_differs(code))


@dataclass(frozen=True)
class KeptRegime:
    """code: the folder that is run; files: "folder/file.toml" → text, parents included; hash: that of the regime."""

    code: str
    files: Mapping[str, str]
    hash: str


def keep(code_or_folder: str | FilePath) -> KeptRegime:
    """The files of a regime that loads.

    Raises:
        BrokenRegime: it does not load, with every fault.
    """
    path = code_or_folder if isinstance(code_or_folder, FilePath) else find(code_or_folder)
    regime = load(path)
    folders = [path, *_parents(path, regime)]
    files = {
        f"{folder.name}{_SEPARATOR}{file.name}": file.read_bytes().decode("utf-8")
        for folder in folders
        for file in sorted(folder.glob("*.toml"))
        if file.name in FILES
    }
    return KeptRegime(path.name, files, regime.hash)


def run_kept(kept: KeptRegime) -> Regime:
    """The regime as it was kept.

    Raises:
        KeptRegimeDiffers: the files give another regime than the one whose hash was kept with them.
        BrokenRegime: they cannot be read by this version of the program.
    """
    with TemporaryDirectory(prefix="kiemdiem-regime-") as place:
        for name, text in kept.files.items():
            folder, _, file = name.partition(_SEPARATOR)
            if not _is_plain(folder) or file not in FILES:
                raise KeptRegimeDiffers(kept.code)
            FilePath(place, folder).mkdir(exist_ok=True)
            FilePath(place, folder, file).write_bytes(text.encode("utf-8"))
        regime = load(FilePath(place, kept.code))
    if regime.hash != kept.hash:
        raise KeptRegimeDiffers(kept.code)
    return regime


def _parents(path: FilePath, regime: Regime) -> list[FilePath]:
    """The folders of the parents, found as the loader finds them: each beside its child, or shipped."""
    found: list[FilePath] = []
    beside = path.parent
    for name in regime.parents:
        found.append(find(name, beside=beside))
        beside = found[-1].parent
    return found


def _is_plain(folder: str) -> bool:
    """A name of one folder and no way out of it."""
    return folder not in {"", ".", ".."} and FilePath(folder).name == folder
