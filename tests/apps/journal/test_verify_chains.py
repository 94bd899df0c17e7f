"""Whoever goes behind the triggers is found, with the number of the entry."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.journal.models import Chain, Entry
from kiemdiem.apps.journal.queries import Break, Head, breaks_of, hash_of, heads_of_chains, verify_chains
from tests.builders.house import House
from tests.builders.journal import SOMEBODY, behind_the_triggers, make_entry

UNITS = (Ref("organisations.unit", 7, "Chi bộ Một"), Ref("organisations.unit", 8, "Chi bộ Hai"))


@pytest.fixture
def nine(db: None) -> list[Entry]:
    return [make_entry(f"số {number}", reason="r", about=UNITS, before={"a": 1}) for number in range(1, 10)]


def attack(sql: str) -> list[Break]:
    with behind_the_triggers() as cursor:
        cursor.execute(sql)
        assert cursor.rowcount
    return verify_chains()


def test_a_chain_that_nobody_touched_holds(nine: list[Entry], house: House) -> None:
    assert Entry.objects.count() > len(nine)
    assert verify_chains() == []


@pytest.mark.parametrize(
    "change",
    [
        "sentence = 'Thử số 5'", "reason = ''", "actor_name = 'Ai đó'", "role = 'board'", "branch = '/2/'",
        "act = 'a.b'", "request = 'x'", "at = '2021-12-20 05:00:00.001+00:00'", "hash = 'x'",
        # as the program would have written it, but for one number
        "content = '{\"what\": \"số 5\", \"about\": [], \"before\": {\"a\": 2}, \"after\": {}}'",
    ],
)  # fmt: skip
def test_a_changed_entry_is_found(nine: list[Entry], change: str) -> None:
    assert Break("house", 5, "changed") in attack(f"UPDATE journal_entry SET {change} WHERE number = 5")


def test_an_entry_of_another_hand_is_found(nine: list[Entry], house: House) -> None:
    found = attack(f"UPDATE journal_entry SET actor_id = {house.board.pk} WHERE number = 5")
    assert found == [Break("house", 5, "changed")]


@pytest.mark.parametrize("number", [1, 5])
def test_a_removed_entry_is_found(nine: list[Entry], number: int) -> None:
    pk = nine[number - 1].pk
    attack(f"DELETE FROM journal_mention WHERE entry_id = {pk}")
    found = attack(f"DELETE FROM journal_entry WHERE id = {pk}")
    assert found == [Break("house", number, "missing"), Break("house", number + 1, "reordered")]


def test_a_gap_that_was_closed_is_found(nine: list[Entry]) -> None:
    attack(f"DELETE FROM journal_mention WHERE entry_id = {nine[4].pk}")
    attack(f"DELETE FROM journal_entry WHERE id = {nine[4].pk}")
    for number in range(6, 10):
        attack(f"UPDATE journal_entry SET number = {number - 1} WHERE number = {number}")
    found = attack("UPDATE journal_chain SET length = 8")
    assert {Break("house", 5, "reordered"), Break("house", 5, "changed")} <= set(found)


def test_two_entries_in_another_order_are_found(nine: list[Entry]) -> None:
    attack("UPDATE journal_entry SET number = 100 WHERE number = 4")
    attack("UPDATE journal_entry SET number = 4 WHERE number = 5")
    found = attack("UPDATE journal_entry SET number = 5 WHERE number = 100")
    assert {Break("house", 4, "reordered"), Break("house", 5, "reordered")} <= set(found)


def test_an_end_that_was_cut_off_is_found(nine: list[Entry]) -> None:
    attack(f"DELETE FROM journal_mention WHERE entry_id >= {nine[7].pk}")
    assert attack(f"DELETE FROM journal_entry WHERE id >= {nine[7].pk}") == [Break("house", 8, "cut")]


def test_an_end_that_was_cut_off_with_its_head_is_found_by_the_paper(nine: list[Entry]) -> None:
    (printed,) = heads_of_chains()
    attack(f"DELETE FROM journal_mention WHERE entry_id = {nine[8].pk}")
    attack(f"DELETE FROM journal_entry WHERE id = {nine[8].pk}")
    assert attack(f"UPDATE journal_chain SET length = 8, head = '{nine[7].hash}'") == []
    assert verify_chains((printed,)) == [Break("house", 9, "unproved")]


def test_an_entry_put_behind_the_end_is_found(nine: list[Entry]) -> None:
    assert attack(
        "INSERT INTO journal_entry (chain_id, number, at, act, actor_name, role, branch, sentence, reason, content,"
        " request, previous, hash) SELECT chain_id, 10, at, act, actor_name, role, branch, sentence, reason, content,"
        " request, hash, 'h' FROM journal_entry WHERE number = 9"
    ) == [Break("house", 10, "foreign")]


def test_a_head_that_was_changed_is_found(nine: list[Entry]) -> None:
    assert attack("UPDATE journal_chain SET head = 'x'") == [Break("house", 9, "head")]


def test_a_chain_that_was_removed_is_found_by_its_entries(nine: list[Entry]) -> None:
    chain = Chain.objects.get()
    key = chain.pk
    with behind_the_triggers() as cursor:
        if connection.vendor == "postgresql":  # whose references hold against every other hand
            cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM journal_chain")
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = origin")
    assert verify_chains() == [Break(f"#{key}", 1, "headless")]
    chain.save(force_insert=True)  # no entry may be without one when the test ends
    assert verify_chains() == []


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM journal_mention WHERE entry_id = {entry} AND key = 7",
        "UPDATE journal_mention SET key = 9 WHERE entry_id = {entry} AND key = 7",
        "INSERT INTO journal_mention (entry_id, kind, key) VALUES ({entry}, 'users.user', 1)",
    ],
)
def test_what_an_entry_mentions_is_held_too(nine: list[Entry], sql: str) -> None:
    assert attack(sql.format(entry=nine[4].pk)) == [Break("house", 5, "changed")]


def test_a_chain_written_anew_holds_in_itself_but_not_against_the_paper(nine: list[Entry]) -> None:
    (printed,) = heads_of_chains()
    assert (printed.chain, printed.number, printed.hash, printed.at) == ("house", 9, nine[8].hash, SOMEBODY.at)
    previous = nine[3].hash
    with behind_the_triggers():
        for entry in nine[4:]:
            entry.sentence, entry.previous = "Thử khác.", previous
            previous = entry.hash = hash_of(entry, tuple((unit.kind, unit.key) for unit in UNITS))
            entry.save()
        Chain.objects.update(head=previous)
    assert verify_chains() == []
    assert verify_chains((printed,)) == [Break("house", 9, "unproved")]
    assert verify_chains((Head("house", 4, nine[3].hash),)) == []
    assert verify_chains((Head("campaign 1", 1, nine[0].hash),)) == [Break("campaign 1", 1, "unproved")]


def test_every_fault_is_told_in_words_with_its_number(nine: list[Entry]) -> None:
    assert Break("house", 5, "changed").sentence == "house: mục số 5 đã bị sửa"


def test_many_entries_are_verified_in_few_queries(db: None, django_assert_num_queries: Any) -> None:
    for number in range(30):
        make_entry(f"số {number}", about=UNITS)
    with django_assert_num_queries(8):
        assert verify_chains() == []


def test_verifying_takes_no_entry_written_meanwhile_for_a_stranger(nine: list[Entry]) -> None:
    read_before = Chain.objects.get()
    make_entry("mười", about=UNITS)
    assert breaks_of(read_before) == []
