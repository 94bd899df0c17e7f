"""The page of keys in the documentation is the one that the models give today."""

from pathlib import Path

from kiemdiem.core.regime.key_tables import entries_page

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "entries.md"


def test_the_page_of_keys_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == entries_page(), "run: python scripts/write_reference.py"


def test_every_table_has_its_keys_on_the_page() -> None:
    page = entries_page()
    for table in ("threshold", "band", "quota", "award", "reading", "item", "dossier", "example"):
        assert f"`[[{table}]]`" in page
    assert "| **`level`** |" in page
