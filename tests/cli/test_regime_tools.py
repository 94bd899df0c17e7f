"""`regime diff`, `regime new`, `regime workplan`: working with plans."""

import json
from pathlib import Path

import pytest

from kiemdiem.core.regime.loader import load
from tests.cli.conftest import Run


# ---------------------------------------------------------------- workplan
def test_the_rows_of_a_work_plan_have_the_keys_of_the_contract(run: Run) -> None:
    told = json.loads(run("regime", "workplan", "kh61_2021", "--json").out)
    for row in told["rows"]:
        assert {"id", "task", "bodies", "kind", "due", "clauses"} <= set(row)
    assert any(row["due"] == "2022-01-30" for row in told["rows"])


def test_the_day_of_completion_dates_what_hangs_on_it(run: Run) -> None:
    before = {row["id"]: row["due"] for row in json.loads(run("regime", "workplan", "kh24_2024", "--json").out)["rows"]}
    words = ("regime", "workplan", "kh24_2024", "--completed", "20/11/2024", "--json")
    after = {row["id"]: row["due"] for row in json.loads(run(*words).out)["rows"]}
    assert (before["item-5"], after["item-5"]) == (None, "2024-11-23")
    assert (before["item-6"], after["item-6"]) == (None, "2024-11-27")


def test_an_event_is_given_by_name_and_day(run: Run) -> None:
    words = ("regime", "workplan", "kh61_2021", "--event", "review-conference=25/11/2021")
    dated = json.loads(run(*words, "--json").out)["rows"]
    assert not [row for row in dated if row["waits_for"] == "review-conference"]
    assert "25/11/2021" not in run("regime", "workplan", "kh61_2021").out


def test_the_work_plan_reads_as_tasks_with_last_good_days_and_weekdays(run: Run) -> None:
    out = run("regime", "workplan", "kh24_2024").out
    assert "Hạn: 28/11/2024 (thứ Năm)" in out
    assert "Chỉ đạo: Ban Thường vụ Thị ủy" in out


def lines_of(out: str, start: str) -> str:
    """What is told of one item of the plan, on one line."""
    return " ".join(out.partition(f" • {start}")[2].partition(" • ")[0].split())


@pytest.mark.clause("KH24-038")
def test_the_last_body_of_an_open_list_is_told_to_stand_for_more(run: Run) -> None:
    told = lines_of(run("regime", "workplan", "kh24_2024").out, "4.")
    advising = told.partition("Tham mưu: ")[2].partition(" Thực hiện")[0]
    assert advising.count("; ") == 3
    assert advising.endswith("Các cơ quan liên quan (danh sách mở, đơn vị bổ sung)")


@pytest.mark.clause("KH24-082")
def test_a_line_of_bodies_that_is_not_printed_is_told_as_such(run: Run) -> None:
    told = lines_of(run("regime", "workplan", "kh24_2024").out, "9.")
    assert "Chỉ đạo: Ban Thường vụ Thị ủy Tham mưu: Ban Tổ chức Thị ủy; Văn phòng Thị ủy Thực hiện: không nêu" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--event", "nothing=20/11/2021"), "không có sự kiện “nothing”"),
        (("--event", "review-conference=31/02/2021"), "Không có ngày 31/02/2021 trong lịch."),
        (("--event", "review-conference"), "thiếu dấu bằng"),
        (("--completed", "hôm qua"), "“hôm qua” không phải là ngày."),
    ],
)
def test_an_event_or_a_day_that_cannot_be_is_refused(run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run("regime", "workplan", "kh61_2021", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


# ---------------------------------------------------------------- diff
def test_two_plans_are_compared_entry_by_entry(run: Run) -> None:
    ran = run("regime", "diff", "kh75_2022", "kh24_2024")
    assert ran.code == 0
    assert "year: 2022 → 2024" in ran.out
    assert "Giới hạn số lượng" in ran.out


def test_the_difference_for_programs_names_table_entry_and_key(run: Run) -> None:
    told = json.loads(run("regime", "diff", "kh75_2022", "kh24_2024", "--json").out)
    (head,) = [change for change in told["changes"] if change["table"] == "regime"]
    assert {"key": "year", "old": 2022, "new": 2024} in head["keys"]


def test_a_plan_does_not_differ_from_itself(run: Run) -> None:
    assert "0 mục khác nhau" in run("regime", "diff", "kh61_2021", "kh61_2021").out


# ---------------------------------------------------------------- new
def test_a_new_regime_is_laid_down_and_loads(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    ran = run("regime", "new", "kh12_2027", "--in", tmp_path)
    assert ran.code == 0
    assert load(tmp_path / "kh12_2027").identity.year == 2027
    assert f"kiemdiem regime check {tmp_path / 'kh12_2027'}" in ran.out.replace("\n", " ")


def test_a_new_regime_may_extend_another(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("regime", "new", "kh12_2027", "--extends", "kh24_2024", "--in", tmp_path, "--json").out)
    assert load(tmp_path / "kh12_2027").parents[0] == "kh24_2024"
    assert all(Path(file).is_file() for file in told["files"])


def test_nothing_is_written_over(run: Run, tmp_path: Path) -> None:
    run("regime", "new", "kh12_2027", "--in", tmp_path)
    kept = (tmp_path / "kh12_2027" / "regime.toml").read_bytes()
    ran = run("regime", "new", "kh12_2027", "--in", tmp_path)
    assert ran.code == 2
    assert (tmp_path / "kh12_2027" / "regime.toml").read_bytes() == kept


def test_a_year_is_written_in_four_digits(run: Run, tmp_path: Path) -> None:
    assert run("regime", "new", "kh12", "--year", "27", "--in", tmp_path).code == 2
