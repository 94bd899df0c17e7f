"""Registers of units, persons and posts → who is reviewed and rated, where, asked by whom, and by which authority."""

from __future__ import annotations

from kiemdiem.core.engine.registers.answers import (
    Competence,
    ComputedSubject,
    DroppedForum,
    Forum,
    Poll,
    Problem,
    Roll,
    SubjectList,
    as_json,
)
from kiemdiem.core.engine.registers.computing import compute, roll, season_subjects
from kiemdiem.core.engine.registers.errors import NoSuchRoll, RegisterFault, RegistersRefused
from kiemdiem.core.engine.registers.model import Registers
from kiemdiem.core.engine.registers.reading import registers_from_json
from kiemdiem.core.engine.registers.rolls import is_waived

__all__ = [
    "Competence",
    "ComputedSubject",
    "DroppedForum",
    "Forum",
    "NoSuchRoll",
    "Poll",
    "Problem",
    "RegisterFault",
    "Registers",
    "RegistersRefused",
    "Roll",
    "SubjectList",
    "as_json",
    "compute",
    "is_waived",
    "registers_from_json",
    "roll",
    "season_subjects",
]
