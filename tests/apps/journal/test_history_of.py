"""The history of a thing."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string

from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.journal.queries import history_of
from kiemdiem.shell.components import HistoryEntry
from tests.builders.house import NOON, House
from tests.builders.journal import SOMEBODY, make_entry


def test_a_thing_s_history_is_what_mentions_it_the_newest_first(house: House) -> None:
    make_entry("một", about=(Ref.to(house.cell), Ref.to(house.commune)), reason="Theo quyết định")
    make_entry("hai", about=(Ref.to(house.cell),))
    make_entry("ba", about=(Ref.to(house.other_cell),))
    make_entry("bốn", about=(Ref("people.person", house.cell.pk, "trùng số"),))
    history = history_of(house.cell)
    assert [entry.sentence for entry in history[:2]] == ["Thử hai.", "Thử một."]
    assert "Chi bộ thôn Đồng Tâm" in history[2].sentence
    assert len(history) == 3
    assert history[1] == HistoryEntry(NOON, SOMEBODY.name, "Bí thư, phó bí thư", "Thử một.", "Theo quyết định")


def test_a_long_history_is_shown_from_its_newest_entry_in_one_query(
    house: House, django_assert_num_queries: Any
) -> None:
    for number in range(30):
        make_entry(f"số {number}", about=(Ref.to(house.cell),))
    with django_assert_num_queries(1):
        history = history_of(house.cell, first=10)
    assert [entry.sentence for entry in history] == [f"Thử số {number}." for number in range(29, 19, -1)]


def test_the_part_of_a_page_tells_it_or_says_that_there_is_none_yet(house: House) -> None:
    make_entry("một", about=(Ref.to(house.cell),))
    assert "Thử một." in render_to_string("journal/_history.html", {"entries": history_of(house.cell)})
    assert "Chưa có gì trong nhật ký" in render_to_string("journal/_history.html", {"entries": ()})
