"""`coverage`: how often each rule acted and decided on a season, which never did, and where no level was left."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.core.samples.ready_seasons import ready_file
from tests.cli.conftest import Run


@pytest.fixture
def season(tmp_path: Path) -> Path:
    """Two cadres with their collective; for the last cadre and the collective the votes open no level."""
    nothing = {"HTXSNV": 3, "HTTNV": 3, "HTNV": 3, "KHTNV": 9}
    good = {"HTXSNV": 19, "HTTNV": 1, "HTNV": 0, "KHTNV": 0}
    subjects: list[dict[str, Any]] = [
        {"id": "P1", "kind": "cadre", "name": "Lê Thị Mơ", "votes": good, "decided_by": "T1"},
        {"id": "P2", "kind": "cadre", "name": "Trần Văn An", "votes": nothing, "decided_by": "T1"},
        {"id": "C1", "kind": "collective", "name": "Ban Thường vụ A", "votes": nothing},
    ]
    for subject in subjects:
        subject["present_voters"] = 20
    file = tmp_path / "season.json"
    file.write_text(json.dumps({"regime": "kh61_2021", "subjects": subjects}), encoding="utf-8")
    return file


def counted(run: Run, season: Path, *words: str, regime: str = "kh61_2021") -> Any:
    ran = run("coverage", "--regime", regime, season, *words, "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def rules(found: Any) -> dict[tuple[str, str, str], tuple[int, int, int]]:
    """Table, id and first kind → subjects, fired, decided."""
    return {
        (rule["table"], rule["id"], rule["kinds"][0]): (rule["subjects"], rule["fired"], rule["decided"])
        for rule in found["rules"]
    }


def test_a_rule_is_counted_where_it_acts_and_where_it_decides(run: Run, season: Path) -> None:
    found = rules(counted(run, season))
    assert found["threshold", "ballot-excellent", "collective"] == (3, 1, 1)
    assert found["threshold", "ballot-good", "collective"] == (3, 1, 0)  # it holds too, and a better level is open
    assert found["threshold", "ballot-excellent", "member"] == (0, 0, 0)
    assert found["threshold", "ballot-not-done", "collective"] == (3, 0, 0)


def test_a_case_with_every_fact_and_no_level_is_named_the_simplest_first(run: Run, season: Path) -> None:
    assert counted(run, season)["gaps"] == ["C1", "P2"]
    out = run("coverage", "--regime", "kh61_2021", season).out
    assert "Đủ dữ kiện mà không có mức: 2" in out
    assert "C1 Ban Thường vụ A" in out


@pytest.mark.parametrize("regime", ["kh146_2014", "kh61_2021", "kh75_2022", "kh24_2024", "cv789_2023"])
def test_whoever_decided_has_acted_and_nobody_acts_more_often_than_there_are_people(run: Run, regime: str) -> None:
    found = rules(counted(run, ready_file(regime), regime=regime))
    assert any(fired for _, fired, _ in found.values())
    assert all(decided <= fired <= subjects for subjects, fired, decided in found.values())


def test_a_ceiling_that_lowers_is_counted_as_deciding_once(run: Run) -> None:
    found = rules(counted(run, ready_file("kh61_2021")))
    assert found["ceiling", "head-not-above-unit", "cadre"] == (4, 4, 1)
    assert found["exclusion", "new-member", "member"] == (35, 2, 2)


def test_rules_of_another_reading_are_left_out_until_it_is_chosen(run: Run, season: Path) -> None:
    def names(*words: str) -> set[str]:
        return {rule["id"] for rule in counted(run, season, *words)["rules"]}

    assert "excellent-small-groups-only" not in names()
    assert "excellent-small-groups-only" in names("--reading", "ordinary-quota=off")


def test_the_page_lists_what_never_acted_with_its_place(run: Run) -> None:
    out = run("coverage", "--regime", "kh61_2021", ready_file("kh61_2021")).out
    assert "Đang dùng 26 quy tắc: 14 có tác động, 12 không tác động lần nào." in out
    silent = out.partition("Không tác động lần nào")[2]
    assert "maternity-no-day-worked" in silent
    assert "ratings.toml:" in silent
    assert "Không có trường hợp nào đủ dữ kiện mà không có mức." in out
