"""Where Vietnamese may stand, and how it is spelt."""

import unicodedata
from pathlib import Path

import pytest

from tests.architecture.repository import files, text_of

VIETNAMESE = frozenset("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
SPEAKING_FILES = frozenset({"words.py", "errors.py", "labels.py"})
SPEAKING_FOLDERS = ("tests", "src/kiemdiem/regimes", "src/kiemdiem/apps/guide/pages", "docs/reference")
THE_ALPHABET = "src/kiemdiem/core/quantities"
SPEAKING_PARTS = frozenset({"templates", "demo"})


def may_speak_vietnamese(file: Path) -> bool:
    return (
        file.name in SPEAKING_FILES
        or any(file.is_relative_to(folder) for folder in (*SPEAKING_FOLDERS, THE_ALPHABET))
        or not SPEAKING_PARTS.isdisjoint(file.parts)
    )


def vietnamese_lines(text: str) -> list[int]:
    lines = unicodedata.normalize("NFC", text).lower().splitlines()
    return [number for number, line in enumerate(lines, start=1) if not VIETNAMESE.isdisjoint(line)]


def test_vietnamese_stands_only_in_the_files_that_speak() -> None:
    found = {str(file): vietnamese_lines(text_of(file)) for file in files() if not may_speak_vietnamese(file)}
    assert {file: lines for file, lines in found.items() if lines} == {}


@pytest.mark.parametrize("word", ["chi bộ", "ĐẢNG", "chi bo\u0323\u0302", "Ư"])
def test_a_vietnamese_letter_is_seen_in_every_spelling(word: str) -> None:
    assert vietnamese_lines(f"first\n{word}\n") == [2]


def test_signs_and_plain_letters_are_not_vietnamese() -> None:
    assert vietnamese_lines("8 × 9 ≥ 72 % – Kiem diem …") == []


def test_every_text_is_in_nfc() -> None:
    assert [str(file) for file in files() if not unicodedata.is_normalized("NFC", text_of(file) + str(file))] == []
