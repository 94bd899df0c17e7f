"""`explain` and `compare`: one subject's reasons, and the same people under two sets of rules."""

import json
import re
from pathlib import Path

import pytest

from kiemdiem.core.samples.ready_seasons import ready_file
from tests.cli.conftest import Run

VOTED = {"HTXSNV": 8, "HTTNV": 2, "HTNV": 1, "KHTNV": 0}


@pytest.fixture
def season(tmp_path: Path) -> Path:
    """Two collectives, three cadres; the second collective has no votes yet."""
    subjects = [
        {"id": "C1", "kind": "collective", "name": "Ban Thường vụ A", "votes": VOTED, "present_voters": 11},
        {"id": "C2", "kind": "collective", "name": "Ban Thường vụ B"},
        {"id": "P1", "kind": "cadre", "name": "Lê Thị Mơ", "heads": "C1", "votes": VOTED, "present_voters": 12},
        {"id": "P2", "kind": "cadre", "name": "Trần Văn An", "votes": VOTED, "present_voters": 11},
        {"id": "M1", "kind": "member", "votes": VOTED, "present_voters": 11, "facts": {"admitted_on": "2010-05-19"}},
        {"id": "P3", "kind": "cadre", "name": "Trần Văn An", "heads": "C2", "votes": VOTED, "present_voters": 11},
    ]
    file = tmp_path / "season.json"
    file.write_text(json.dumps({"regime": "kh61_2021", "subjects": subjects}), encoding="utf-8")
    return file


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_a_result_is_explained_with_its_sum_its_clause_and_the_words_of_the_plan(run: Run, season: Path) -> None:
    told = flat(run("explain", season, "C1", "--regime", "kh61_2021").out)
    assert "Kết quả: Hoàn thành xuất sắc nhiệm vụ" in told
    assert "8/11 phiếu = 72,7 % ≥ 70 %" in told
    assert "KH61-180 (II.1.4.3 gạch đầu dòng 6 / + 1): “Loại HTXS NV phải có từ 70% số phiếu trở lên" in told


def test_what_was_lacking_for_the_next_better_level_is_told(run: Run, season: Path) -> None:
    told = flat(run("explain", season, "P1", "--regime", "kh61_2021").out)
    assert "Kết quả: Hoàn thành tốt nhiệm vụ" in told
    assert "Vì sao chưa được mức cao hơn" in told
    assert "thiếu 1 phiếu" in told


def test_missing_facts_are_told_with_who_supplies_them(run: Run, season: Path) -> None:
    told = flat(run("explain", season, "C2", "--regime", "kh61_2021").out)
    assert "Kết quả: Chưa đủ dữ kiện" in told
    assert "Số phiếu theo từng mức: Ban kiểm phiếu cung cấp" in told


def test_a_clause_is_quoted_once(run: Run, season: Path) -> None:
    told = flat(run("explain", season, "P1", "--regime", "kh61_2021").out)
    assert told.count("“Kết quả bỏ phiếu (tỷ lệ %) được tính trên tổng số người có mặt tham gia bỏ phiếu”") == 1
    assert "(đã dẫn)" in told


def test_a_subject_is_found_by_its_name_without_marks_too(run: Run, season: Path) -> None:
    assert run("explain", season, "le thi mo", "--regime", "kh61_2021").out.startswith("P1 Lê Thị Mơ")


def test_several_people_of_one_name_are_refused_with_their_ids(run: Run, season: Path) -> None:
    ran = run("explain", season, "Trần Văn An", "--regime", "kh61_2021")
    assert ran.code == 2
    assert "Có 2 đối tượng tên “Trần Văn An”: P2, P3. Hãy ghi mã (id)." in ran.err


def test_an_unknown_subject_is_refused_with_the_nearest_one(run: Run, season: Path) -> None:
    ran = run("explain", season, "P11", "--regime", "kh61_2021")
    assert ran.code == 2
    assert "Có phải ý là “P1”?" in ran.err


def test_an_explanation_for_programs_holds_the_answer_and_its_clauses(run: Run, season: Path) -> None:
    told = json.loads(run("explain", season, "C1", "--regime", "kh61_2021", "--json").out)
    assert (told["id"], told["subject"]["level"]) == ("C1", "HTXSNV")
    cited = {clause for reason in told["subject"]["reasons"] for clause in reason["clauses"]}
    assert cited <= set(told["clauses"])
    assert all(clause["quote"] for clause in told["clauses"].values())


def test_a_strict_run_takes_silence_for_nothing(run: Run, season: Path) -> None:
    usual = flat(run("explain", season, "M1", "--regime", "kh61_2021").out)
    strict = flat(run("explain", season, "M1", "--regime", "kh61_2021", "--strict").out)
    assert "Kết quả: Hoàn thành xuất sắc nhiệm vụ" in usual
    assert "Kết quả: Chưa đủ dữ kiện" in strict


# ---------------------------------------------------------------- compare
def test_two_readings_are_compared_person_by_person(run: Run) -> None:
    sample = ready_file("kh61_2021")
    ran = run("compare", sample, "--regime", "kh61_2021", "--with-reading", "ordinary-quota=off", "--json")
    told = json.loads(ran.out)
    assert told["from"]["readings"]["ordinary-quota"] == "share"
    assert told["to"]["readings"]["ordinary-quota"] == "off"
    raised = [c for c in told["changes"] if c["to"]["level"] == "HTXSNV" and c["from"]["level"] == "HTTNV"]
    assert raised
    assert all(change["id"] and change["name"] for change in told["changes"])


def test_the_comparison_shows_who_changes_from_what_to_what_and_how_many(run: Run) -> None:
    sample = ready_file("kh61_2021")
    words = ("compare", sample, "--regime", "kh61_2021", "--with-reading", "ordinary-quota=off")
    changes = json.loads(run(*words, "--json").out)["changes"]
    out = run(*words).out
    assert f"Đổi kết quả: {len(changes)} trong 48 đối tượng" in out
    assert all(change["id"] in out for change in changes)
    assert "→" in out


def test_the_same_reading_on_both_sides_changes_nobody(run: Run) -> None:
    words = ("--regime", "kh61_2021", "--with-reading", "ordinary-quota=share")
    assert "Đổi kết quả: 0 trong 48 đối tượng" in run("compare", ready_file("kh61_2021"), *words).out


def test_another_plan_rates_what_both_know_and_says_what_it_leaves_behind(run: Run) -> None:
    ran = run("compare", ready_file("kh61_2021"), "--regime", "kh61_2021", "--with-regime", "kh146_2014")
    assert ran.code == 0
    assert "Từ: kh61_2021" in ran.out
    assert "Sang: kh146_2014" in ran.out
    assert "“kh146_2014” không dùng, để lại:" in ran.err
    assert "tổ chức đảng (" in flat(ran.err)


def test_whom_a_limit_of_the_other_plan_lowers_is_told_the_limit_and_not_what_both_say(
    run: Run, tmp_path: Path
) -> None:
    head = {"id": "C1", "kind": "cadre", "proposed_level": "HTXSNV", "group": "heads"}
    file = tmp_path / "season.json"
    file.write_text(json.dumps({"regime": "kh24_2024", "subjects": [head]}), encoding="utf-8")
    ran = run("compare", file, "--regime", "kh24_2024", "--with-regime", "kh75_2022")
    assert "Đổi kết quả: 1 trong 1 đối tượng" in ran.out
    assert "20%" in ran.out
    assert "Mức được đề xuất" not in ran.out
    assert "chưa có trong chương trình" not in flat(ran.out)


@pytest.mark.slow
@pytest.mark.parametrize("first", ["kh146_2014", "kh61_2021", "kh75_2022", "kh24_2024", "cv789_2023"])
@pytest.mark.parametrize("second", ["kh146_2014", "kh61_2021", "kh75_2022", "kh24_2024", "cv789_2023"])
def test_any_two_plans_can_be_compared(run: Run, first: str, second: str) -> None:
    ran = run("compare", ready_file(first), "--regime", first, "--with-regime", second, "--json")
    assert ran.code == 0
    assert first != second or json.loads(ran.out)["changes"] == []


def test_a_comparison_with_nothing_is_refused(run: Run, season: Path) -> None:
    ran = run("compare", season, "--regime", "kh61_2021")
    assert ran.code == 2
    assert "Chưa có gì để so sánh" in ran.err
