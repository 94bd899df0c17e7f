"""Lays down the folder of a new regime: a commented skeleton that loads."""

from __future__ import annotations

import re
from pathlib import Path

from kiemdiem.core.regime import words
from kiemdiem.core.regime.errors import AlreadyThere, NotAName
from kiemdiem.core.regime.loader import find, load
from kiemdiem.core.regime.regime import Regime

_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_YEAR = re.compile(r"_(\d{4})$")
_SOME_YEAR = 2000


def new_regime(folder: Path, code: str, parent: str | None = None, *, year: int | None = None) -> list[Path]:
    """Writes the files of regime `code` into `folder/code`; gives them. Nothing is ever overwritten.

    parent: the code or folder of the regime that it extends; year: else the one that ends the code, or the parent's.
    """
    if not _CODE.fullmatch(code):
        raise NotAName(code=code)
    target = folder / code
    if target.exists() and any(target.iterdir()):
        raise AlreadyThere(folder=str(target))
    above = load(find(parent, beside=folder)) if parent is not None else None
    slots = _slots(code, above, year)
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in words.FILES.items():
        path = target / name
        path.write_text(text.format(**slots), encoding="utf-8")
        written.append(path)
    return written


def _slots(code: str, above: Regime | None, year: int | None) -> dict[str, str]:
    named = _YEAR.search(code)
    found = year or (int(named[1]) if named else above.identity.year if above else _SOME_YEAR)
    slots = {
        "code": code,
        "title": words.TITLE.format(code=code),
        "year": str(found),
        "clause": f"{code.split('_')[0].upper()}-001",
        "order": ", ".join(f'"{kind}"' for kind in above.identity.order) if above else '"member"',
        "extends": words.EXTENDS.format(parent=above.id) if above else "",
    }
    kinds = words.KINDS if above is None or not above.kinds else ""
    source = words.SOURCE if kinds else ""
    return slots | {"kinds": kinds.format(**slots), "source": source.format(**slots)}
