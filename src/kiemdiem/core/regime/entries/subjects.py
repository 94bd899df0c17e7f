"""subjects.toml: who is reviewed and rated, before which forums, polled from whom, and by which authority."""

from __future__ import annotations

from collections.abc import Mapping

from kiemdiem.core.regime.entries.entry import Entry

SUBJECT_TABLES: Mapping[str, type[Entry]] = {}
