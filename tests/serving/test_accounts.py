"""What is done to accounts on the machine, and the journal looked through."""

from __future__ import annotations

import pytest

from tests.serving.installation import Installation

pytestmark = pytest.mark.slow


def test_the_first_accounts_come_from_the_command_line_and_stand_in_the_journal(installation: Installation) -> None:
    added = installation.run("user", "add", "hai.yen", "Đặng Hải Yến")
    assert (added.code, "hai.yen" in added.out) == (0, True)
    assert installation.run("user", "add", "hai.yen", "Một người khác").code == 2
    assert installation.run("user", "administrator", "hai.yen").code == 0
    assert installation.run("user", "administrator", "khong.co").code == 2
    again = installation.run("user", "password", "hai.yen")
    assert (again.code, again.out.split()[-1] != added.out.split()[-1]) == (0, True)
    assert len(installation.run("user", "board-code").out.split()[-1].split("-")) == 5
    told = installation.ask_database("SELECT actor_name, role FROM journal_entry ORDER BY number")
    assert len(told) >= 5
    assert {name for name, _role in told} == {"Dòng lệnh trên máy chủ"}
    ran = installation.run("journal", "verify")
    assert (ran.code, f"{len(told)} mục" in ran.out) == (0, True)


def test_an_entry_that_was_changed_is_told_with_its_number(installation: Installation) -> None:
    for change in (
        "DROP TRIGGER journal_entry_no_update",
        "UPDATE journal_entry SET sentence = 'Khác' WHERE number = 1",
    ):
        installation.ask_database(change)
    ran = installation.run("journal", "verify")
    assert (ran.code, "1" in ran.err.split("\n", 1)[1]) == (2, True)
