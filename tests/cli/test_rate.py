"""`rate` and `template`: a file in, every subject's answer out, and the first page on the terminal."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.core.samples.ready_seasons import ready_file
from tests.cli.conftest import Run

# The example of the interchange, as other programs send it.
EXAMPLE: dict[str, Any] = {
    "regime": "kh61_2021",
    "as_of": "2021-12-31",
    "readings": {},
    "subjects": [
        {
            "id": "C1",
            "kind": "collective",
            "votes": {"HTXSNV": 8, "HTTNV": 2, "HTNV": 1, "KHTNV": 0},
            "present_voters": 11,
        },
        {
            "id": "P1",
            "kind": "cadre",
            "heads": "C1",
            "group": "heads",
            "votes": {"HTXSNV": 9, "HTTNV": 1, "HTNV": 0, "KHTNV": 0},
            "present_voters": 11,
            "facts": {"newly_arrived_unrelated": False},
        },
        {
            "id": "M1",
            "kind": "member",
            "unit": "CB1",
            "group": "CB1",
            "votes": {"HTXSNV": 7, "HTTNV": 2, "HTNV": 0, "KHTNV": 0},
            "present_voters": 10,
            "facts": {"admitted_on": "2010-05-19", "sick_leave_months": 3},
        },
    ],
}


@pytest.fixture
def season(tmp_path: Path) -> Path:
    file = tmp_path / "season.json"
    file.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    return file


def test_every_subject_is_answered_in_the_file_that_was_asked_for(run: Run, season: Path, tmp_path: Path) -> None:
    output = tmp_path / "answer.json"
    ran = run("rate", "--regime", "kh61_2021", season, "-o", output)
    assert (ran.code, ran.err) == (0, "")
    answer = json.loads(output.read_text(encoding="utf-8"))
    assert {name: subject["level"] for name, subject in answer["subjects"].items()} == {
        "C1": "HTXSNV",
        "P1": "HTXSNV",
        "M1": "HTNV",
    }
    assert {"range", "reasons", "why_not", "missing", "assumed"} <= set(answer["subjects"]["M1"])
    assert f"Kết quả đầy đủ: {output}" in ran.out.replace("\n", "")


@pytest.mark.parametrize("ending", ["json", "xlsx", "csv", "parquet"])
def test_the_ending_chooses_the_kind_of_file(run: Run, season: Path, tmp_path: Path, ending: str) -> None:
    output = tmp_path / f"answer.{ending}"
    assert run("rate", "--regime", "kh61_2021", season, "-o", output).code == 0
    assert output.stat().st_size > 0


@pytest.mark.parametrize("code", ["kh146_2014", "kh61_2021", "kh75_2022", "kh24_2024", "cv789_2023"])
def test_the_ready_sample_of_every_plan_is_rated(run: Run, code: str) -> None:
    ran = run("rate", "--regime", code, ready_file(code))
    assert ran.code == 0
    totals = re.findall(r"^cộng +(.*)$", ran.out, re.MULTILINE)
    assert sum(int(number) for line in totals for number in line.split()) == 48


def test_the_first_page_tells_levels_limits_and_what_is_open(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = run("rate", "--regime", "kh61_2021", ready_file("kh61_2021")).out
    for title in ("Kết quả theo 61-KH/TU, năm 2021", "Hoàn thành xuất sắc nhiệm vụ", "Giới hạn số lượng", "Đã dùng"):
        assert title in out
    assert re.search(r"Chưa đủ dữ kiện: \d+", out)
    assert "Thiếu: Số phiếu theo từng mức" in out


def test_no_line_is_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        out = run("rate", "--regime", "kh61_2021", ready_file("kh61_2021")).out
        assert max(len(line) for line in out.splitlines()) <= width


def test_the_answer_for_programs_is_all_that_stands_on_the_output(run: Run, season: Path) -> None:
    ran = run("rate", "--regime", "kh61_2021", season, "--json")
    assert json.loads(ran.out)["regime"] == "kh61_2021"


def test_a_reading_of_the_command_line_goes_before_that_of_the_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "season.json"
    file.write_text(json.dumps(EXAMPLE | {"readings": {"cut-off": "year_end"}}), encoding="utf-8")
    ran = run("rate", "--regime", "kh61_2021", file, "--reading", "cut-off=review", "--json")
    assert json.loads(ran.out)["readings"]["cut-off"] == "review"


def test_every_fault_of_the_input_is_told_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    subjects = [
        {"id": "A", "kind": "collective", "votes": {"HTXSNV": 9}, "present_voters": 8},
        {"id": "A", "kind": "colective"},
        {"id": "B", "kind": "member", "facts": {"sick_leave_months": "nhiều", "favour": 1}},
    ]
    file, output = tmp_path / "season.json", tmp_path / "answer.json"
    file.write_text(json.dumps({"subjects": subjects}), encoding="utf-8")
    ran = run("rate", "--regime", "kh61_2021", file, "-o", output)
    assert (ran.code, ran.out, output.exists()) == (2, "", False)
    for piece in ("9", "colective", "sick_leave_months", "favour"):
        assert piece in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["season.json"]


def test_a_refused_input_leaves_the_old_result_as_it_was(run: Run, tmp_path: Path) -> None:
    file, output = tmp_path / "season.json", tmp_path / "answer.json"
    file.write_text("{", encoding="utf-8")
    output.write_text("old", encoding="utf-8")
    assert run("rate", "--regime", "kh61_2021", file, "-o", output).code == 2
    assert output.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("season.json", "là tệp dữ liệu vào"),
        ("./season.json", "là tệp dữ liệu vào"),
        ("answer.doc", "Chấp nhận đuôi: .json, .xlsx, .csv, .parquet."),
        ("nowhere/answer.json", "Không có thư mục"),
        (".", "là thư mục"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_the_work(
    run: Run, season: Path, monkeypatch: pytest.MonkeyPatch, output: str, said: str
) -> None:
    monkeypatch.chdir(season.parent)
    kept = season.read_bytes()
    ran = run("rate", "--regime", "kh61_2021", "season.json", "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err.replace("\n", " ")
    assert season.read_bytes() == kept


def test_a_file_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("rate", "--regime", "kh61_2021", tmp_path / "nothing.xlsx")
    assert ran.code == 2
    assert "nothing.xlsx" in ran.err


def test_the_real_process_ends_with_the_code_and_keeps_answer_and_complaint_apart(season: Path) -> None:
    kiemdiem = (sys.executable, "-m", "kiemdiem.cli", "rate", "--regime", "kh61_2021")
    good = subprocess.run([*kiemdiem, str(season), "--json"], capture_output=True, text=True, encoding="utf-8")
    assert (good.returncode, good.stderr) == (0, "")
    assert json.loads(good.stdout)["subjects"]["M1"]["level"] == "HTNV"
    bad = subprocess.run([*kiemdiem, "nothing.json"], capture_output=True, text=True, encoding="utf-8")
    assert (bad.returncode, bad.stdout) == (2, "")


# ---------------------------------------------------------------- template
def test_the_empty_workbook_is_written_and_the_next_step_told(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "empty.xlsx"
    ran = run("template", "--regime", "kh61_2021", "-o", output)
    assert ran.code == 0
    assert output.is_file()
    assert "kiemdiem rate --regime kh61_2021" in ran.out


def test_the_empty_workbook_may_be_for_some_kinds_by_code_or_by_name(run: Run, tmp_path: Path) -> None:
    for number, kind in enumerate(("member", "Đảng viên", "dang vien")):
        assert run("template", "--regime", "kh61_2021", "-o", tmp_path / f"{number}.xlsx", "--kind", kind).code == 0
    ran = run("template", "--regime", "kh61_2021", "-o", tmp_path / "x.xlsx", "--kind", "membre")
    assert ran.code == 2
    assert "Có phải ý là “member”?" in ran.err


def test_what_somebody_has_filled_in_is_never_written_over(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "filled.xlsx"
    output.write_bytes(b"filled in")
    ran = run("template", "--regime", "kh61_2021", "-o", output)
    assert ran.code == 2
    assert output.read_bytes() == b"filled in"
