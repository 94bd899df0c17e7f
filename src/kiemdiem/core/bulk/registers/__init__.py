"""Subjects and forums of whole populations: who is alike in the registers is decided on once, by the engine."""

from __future__ import annotations

from kiemdiem.core.bulk.registers.computing import BulkSubjects, compute_in_bulk

__all__ = ["BulkSubjects", "compute_in_bulk"]
