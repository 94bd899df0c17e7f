"""Every clause register quotes its plan word for word."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kiemdiem

REGIMES = Path(kiemdiem.__file__).parent / "regimes"
SOURCES = Path(__file__).parent.parent / "sources"
CLAUSES_PER_REGIME = {"kh61_2021": 308 + 272, "kh146_2014": 292, "kh75_2022": 104, "cv789_2023": 65, "kh24_2024": 98}
CLAUSE_PREFIX = {
    "kh61_2021": "KH61-",
    "kh146_2014": "KH146-",
    "kh75_2022": "KH75-",
    "cv789_2023": "CV789-",
    "kh24_2024": "KH24-",
}
PARTS = {"engine", "registers", "campaign", "papers", "conference", "ratings", "dossiers"}
REQUIRED_KEYS = {"id", "place", "kind", "part", "quote", "means", "check"}
OPTIONAL_KEYS = {"doubt", "status", "reason", "moved"}
LONGEST_POST = 60
"""A bracket stands for the name or the post of one person, not for half a page."""

Clause = dict[str, Any]


@cache
def register_of(regime: str) -> tuple[Clause, ...]:
    return tuple(tomllib.loads((REGIMES / regime / "clauses.toml").read_text(encoding="utf-8"))["clause"])


def plain(text: str) -> str:
    """One spelling of the same words: NFC, no marks of bold or italics, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).replace("*", "").split())


@cache
def source_of(regime: str) -> str:
    return plain((SOURCES / f"{regime}.txt").read_text(encoding="utf-8"))


def pattern_of(quote: str) -> re.Pattern[str]:
    """Fragments parted by ' … ' in order; square brackets stand for any words."""
    any_words = f".{{1,{LONGEST_POST}}}?"
    fragments = [
        any_words.join(re.escape(words) for words in re.split(r"\[[^\]]*\]", plain(fragment)))
        for fragment in quote.split(" … ")
    ]
    return re.compile(".*?".join(fragments))


def is_quoted(quote: str, text: str) -> bool:
    return pattern_of(quote).search(text) is not None


@pytest.mark.parametrize("regime", CLAUSES_PER_REGIME)
def test_every_quote_stands_in_its_plan(regime: str) -> None:
    strangers = [clause["id"] for clause in register_of(regime) if not is_quoted(clause["quote"], source_of(regime))]
    assert not strangers, f"{regime}: not found word for word in the plan: {', '.join(strangers)}"


@pytest.mark.parametrize("regime", CLAUSES_PER_REGIME)
def test_a_register_holds_all_its_clauses(regime: str) -> None:
    assert len(register_of(regime)) == CLAUSES_PER_REGIME[regime]


@pytest.mark.parametrize("regime", CLAUSES_PER_REGIME)
def test_clause_ids_are_unique_and_of_their_plan(regime: str) -> None:
    ids = [clause["id"] for clause in register_of(regime)]
    assert len(ids) == len(set(ids))
    assert all(clause_id.startswith(CLAUSE_PREFIX[regime]) for clause_id in ids)


@pytest.mark.parametrize("regime", CLAUSES_PER_REGIME)
def test_clause_ids_stand_in_order(regime: str) -> None:
    ids = [clause["id"] for clause in register_of(regime)]
    assert ids == sorted(ids, key=lambda clause_id: ("-F" in clause_id, clause_id))


@pytest.mark.parametrize("regime", CLAUSES_PER_REGIME)
def test_every_clause_is_whole_and_belongs_to_a_known_part(regime: str) -> None:
    for clause in register_of(regime):
        keys = set(clause)
        assert REQUIRED_KEYS <= keys <= REQUIRED_KEYS | OPTIONAL_KEYS, clause["id"]
        assert all(isinstance(value, str) and value.strip() for value in clause.values()), clause["id"]
        assert clause["part"] in PARTS, clause["id"]
        assert ("status" in clause) == ("reason" in clause), f"{clause['id']}: a status wants its reason"
        assert clause.get("status", "informative") == "informative", clause["id"]


def test_registers_are_written_in_nfc() -> None:
    for regime in CLAUSES_PER_REGIME:
        text = (REGIMES / regime / "clauses.toml").read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), regime


TEXT = plain("Thời gian hoàn thành: **Trước ngày\n08/11/2024.** Đồng chí [Bí thư Đảng ủy], Bí thư, chủ trì.")


@pytest.mark.parametrize(
    "quote",
    [
        "Trước ngày 08/11/2024.",
        "*Thời gian hoàn thành*: Trước ngày 08/11/2024",
        unicodedata.normalize("NFD", "Trước ngày"),
        "Thời gian … 08/11/2024",
        "Đồng chí [người chủ trì], Bí thư, chủ trì",
    ],
)
def test_marks_line_breaks_gaps_and_brackets_do_not_hide_a_quote(quote: str) -> None:
    assert is_quoted(quote, TEXT)


@pytest.mark.parametrize(
    "quote", ["Trước ngày 09/11/2024.", "08/11/2024 … Thời gian", "trước ngày 08/11/2024", "Trước ngày8/11/2024"]
)
def test_other_words_another_order_or_another_case_are_no_quote(quote: str) -> None:
    assert not is_quoted(quote, TEXT)
