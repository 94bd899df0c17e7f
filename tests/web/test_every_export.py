"""Every list that is handed out as a file leaves an entry in the journal, or stands here with the reason why not."""

from __future__ import annotations

from typing import Any

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.journal.queries import verify_chains
from tests.web.every_url import NOBODY, Visitors, World, every_url, let_go

KINDS = ("xlsx", "csv")
ROLES = ("board", "secretary", "administrator")  # who may take every list, some on a branch, and hardly any
SHOWN = [url for url in every_url() if "GET" in url.methods]
EXPORTS = {
    "accounts",
    "assignments",
    "campaigns",
    "targets",
    "registered_tasks",
    "people_without_targets",
    "units_without_targets",
    "campaigns_below",
    "body_units",
    "plan_owers",
    "completion",
    "corrections",
    "deciders",
    "difficulties",
    "journal",
    "people",
    "prompts",
    "recorded_signs",
    "remedies",
    "roles",
    "standing_register",
    "subjects",
    "unit_completion",
    "unit_work",
    "units",
    "work_item",
}
# A file goes out and nothing of anybody stands in it that was not his before.
NO_ENTRY = {
    "upload_template": "the empty workbook of a register",
    "remarked_file": "the reader's own file comes back to him, with remarks",
}


def is_file(answer: Any) -> bool:
    return "attachment" in answer.headers.get("Content-Disposition", "")


def taken(world: World, role: str, name: str, kind: str) -> tuple[bool, int]:
    """Whether a file comes, and how many entries its taking leaves."""
    visitors, before = Visitors(world), Entry.objects.count()
    client = visitors.client(role)
    answer: Any = client.get(world.address(name, "own"), {"xuat": kind})
    let_go(answer)
    return is_file(answer), Entry.objects.count() - before


@pytest.mark.parametrize("room", sorted({url.room for url in SHOWN}))
def test_who_takes_a_list_away_is_written_down_once_and_who_gets_none_is_not(world: World, room: str) -> None:
    wrong = []
    for name in [url.name for url in SHOWN if url.room == room and url.name not in NO_ENTRY]:
        for role in ROLES:
            came, entries = taken(world, role, name, "xlsx")
            if entries != int(came) or came != (name in EXPORTS and came):
                wrong.append(f"{name}, {role}: file {came}, {entries} entries")
    assert wrong == []


@pytest.mark.parametrize("name", sorted(EXPORTS))
@pytest.mark.parametrize("kind", KINDS)
def test_every_list_that_may_be_taken_away_is_told_of(world: World, name: str, kind: str) -> None:
    assert taken(world, "board", name, kind) == (True, 1)
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.actor, entry.role) == ("permissions.list_exported", world.house.board, "board")
    assert set(entry.content) == {"list", "format", "rows", "filters"}
    assert verify_chains() == []


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_a_head_alone_and_a_stranger_leave_no_entry(world: World, name: str) -> None:
    visitors, before = Visitors(world), Entry.objects.count()
    address = world.address(name, "own")
    visitors.client("board").head(address, {"xuat": "xlsx"})
    visitors.client(NOBODY).get(address, {"xuat": "xlsx"})
    assert Entry.objects.count() == before


def test_both_tables_speak_of_pages_that_there_are() -> None:
    assert {*EXPORTS, *NO_ENTRY} - {url.name for url in SHOWN} == set()


def test_the_entry_says_what_narrowed_the_list_and_holds_no_name_of_it(world: World) -> None:
    visitors = Visitors(world)
    asked = {"xuat": "csv", "loai": "chinh_thuc", "ca_da_ra": "on", "don_vi": "LG1"}
    answer: Any = visitors.client("secretary").get(world.address("people", "-"), asked)
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").strip().splitlines()[1:]
    let_go(answer)
    entry = Entry.objects.latest("pk")
    assert entry.content["rows"] == len(rows) == 2
    assert entry.content["filters"].count(";") == 2
    assert "Chi bộ thôn Đồng Tâm" in entry.content["filters"]
    assert "Bùi Xuân Đạt" not in str(entry.content)
    assert (entry.role, entry.branch) == ("secretary", world.house.commune.branch)


def test_rows_that_were_picked_are_told_as_picked(world: World) -> None:
    picked = world.house.member.person.pk
    visitors = Visitors(world)
    answer: Any = visitors.client("secretary").post(world.address("export_people", "-"), {"chon": [picked]})
    let_go(answer)
    assert is_file(answer)
    assert Entry.objects.latest("pk").content["rows"] == 1
    assert "các dòng được đánh dấu" in Entry.objects.latest("pk").sentence
