"""Somebody's own views of a list, as the table offers them; who keeps them stands above the shell."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.shell.components import Chip


@dataclass(frozen=True)
class SavedViews:
    """What stands above a list of which one may keep views.

    chips: those that are kept; list_name and asked: what the form that keeps another posts beside its name; save_url
    takes it, manage_url leads to where views are named and forgotten.
    """

    chips: tuple[Chip, ...]
    list_name: str
    asked: str
    save_url: str
    manage_url: str
