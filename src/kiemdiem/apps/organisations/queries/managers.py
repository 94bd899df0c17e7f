"""Who manages cadres and collectives, as plans call them."""

from __future__ import annotations

from functools import cache

from kiemdiem.core.regime import plain_toml
from kiemdiem.core.regime.loader import find, shipped_codes

SCALE = "manager"


@cache
def managers_named() -> tuple[str, ...]:
    """The labels in the plans that come with the program, each once, as registers and regimes understand them."""
    found: dict[str, None] = {}
    for code in shipped_codes():
        content = plain_toml.loads((find(code) / "regime.toml").read_text(encoding="utf-8"))
        scales = [scale for scale in content.get("scale", ()) if scale["id"] == SCALE]
        found |= dict.fromkeys(value["label"] for scale in scales for value in scale["values"])
    return tuple(found)
