"""Write docs/reference/entries.md: the keys of every table of a regime, from the models that read them."""

from __future__ import annotations

import sys
from pathlib import Path

from kiemdiem.core.regime.key_tables import entries_page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "entries.md"

if __name__ == "__main__":
    PAGE.write_text(entries_page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} written\n")
