"""Words of the invented country: what its units are called; no place is meant."""

from __future__ import annotations

from collections.abc import Mapping

PLACE = {"province": "tỉnh ", "district": "huyện ", "commune": "xã "}
ORGANISATION = "Đảng bộ "
CELL = "Chi bộ "
BODIES: Mapping[str, str] = {"collective": "Tập thể lãnh đạo ", "unit": "Ủy ban nhân dân "}
"""Kind → what stands before the name of its place; other kinds are called by their label."""
