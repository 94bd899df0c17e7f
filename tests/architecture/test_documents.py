"""The documents speak of what exists."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.repository import TOP, files, text_of

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:src|tests|docs|scripts|requirements|regimes|core)/[\w./-]*)`")
TARGET = re.compile(r"`make ([a-z-]+)")


def dead_links(document: Path, text: str) -> Iterator[str]:
    yield from (link for link in LINK.findall(text) if not (TOP / document.parent / link).exists())


def dead_paths(text: str) -> Iterator[str]:
    """Paths in code quotes, from the top of the repository or of the package."""
    for path in PATH.findall(text):
        if not (TOP / path).exists() and not (TOP / "src/kiemdiem" / path).exists():
            yield path


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", text_of(Path("Makefile")), re.M))


def unknown_targets(text: str) -> Iterator[str]:
    yield from (f"make {target}" for target in TARGET.findall(text) if target not in make_targets())


def test_what_a_document_points_to_is_there() -> None:
    found = {
        str(document): [*dead_links(document, text), *dead_paths(text), *unknown_targets(text)]
        for document in files()
        if document.suffix == ".md"
        for text in [text_of(document)]
    }
    assert {document: dead for document, dead in found.items() if dead} == {}


def test_a_dead_link_a_dead_path_and_a_missing_target_are_seen() -> None:
    assert list(dead_links(Path("docs/tour.md"), "[a](../README.md) [b](nowhere.md) [c](https://example.org)")) == [
        "nowhere.md"
    ]
    assert list(dead_paths("`core/engine/` `src/kiemdiem/nothing.py`")) == ["src/kiemdiem/nothing.py"]
    assert list(unknown_targets("`make check` and `make coffee`")) == ["make coffee"]
