"""`whatif`: what would be otherwise if some rules, facts, readings or the regime were; nothing on disk changes."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kiemdiem.core.regime.loader import shipped
from kiemdiem.core.samples.ready_seasons import ready_file
from tests.cli.conftest import Ran, Run

SAMPLE = ready_file("kh61_2021")
RELAXED = ("--set", "threshold.ballot-excellent.at_least=60%")


def votes(excellent: int, good: int) -> dict[str, Any]:
    return {"votes": {"HTXSNV": excellent, "HTTNV": good, "HTNV": 0, "KHTNV": 0}, "present_voters": excellent + good}


@pytest.fixture(autouse=True)
def wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """One width on every machine and in every worker: a narrower one breaks sentences within cells."""
    monkeypatch.setenv("COLUMNS", "400")


@pytest.fixture
def season(tmp_path: Path) -> Path:
    """A head with 95 % who is held down by his collective's 65 %, beside another cadre with 75 %, for one place."""
    subjects = [
        {"id": "C1", "kind": "collective", "name": "Ban Thường vụ A", "decided_by": "T1", **votes(13, 7)},
        {"id": "P1", "kind": "cadre", "name": "Lê Thị Mơ", "decided_by": "T1", "heads": "C1", **votes(19, 1)},
        {"id": "P2", "kind": "cadre", "name": "Trần Văn An", "decided_by": "T1", **votes(15, 5)},
        {
            "id": "M1",
            "kind": "member",
            "name": "Hồ Văn Sen",
            "decided_by": "T1",
            "facts": {"admitted_on": "2010-05-19"},
            **votes(1, 19),
        },
    ]
    file = tmp_path / "season.json"
    file.write_text(json.dumps({"regime": "kh61_2021", "subjects": subjects}), encoding="utf-8")
    return file


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def told(run: Run, season: Path, *words: object) -> Any:
    ran = run("whatif", "--regime", "kh61_2021", season, *words, "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def refused(run: Run, season: Path, *words: object) -> Ran:
    ran = run("whatif", "--regime", "kh61_2021", season, *words)
    assert ran.code == 2
    assert not ran.out
    return ran


# ---------------------------------------------------------------- who changes, and who is displaced
def test_one_who_only_gives_way_is_named_apart_with_the_sum_of_his_quota(run: Run, season: Path) -> None:
    found = told(run, season, *RELAXED)
    assert [change["name"] for change in found["changes"]] == ["Ban Thường vụ A", "Lê Thị Mơ"]
    (displaced,) = found["displaced"]
    assert (displaced["name"], displaced["from"]["level"], displaced["to"]["level"]) == (
        "Trần Văn An",
        "HTXSNV",
        "HTTNV",
    )
    (quota,) = displaced["quotas"]
    assert (quota["id"], quota["group"]) == ("excellent-share", "T1")
    assert (quota["from"]["limit"], quota["from"]["candidates"]) == (1, 1)
    assert (quota["to"]["limit"], quota["to"]["candidates"]) == (1, 2)


def test_the_page_tells_what_was_tried_who_changes_why_and_who_gives_way(run: Run, season: Path) -> None:
    out = flat(run("whatif", "--regime", "kh61_2021", season, *RELAXED).out)
    assert "(tập thể lãnh đạo, quản lý; cán bộ lãnh đạo, quản lý): at_least 70% → 60%" in out
    assert "Đổi kết quả: 3 trong 4 đối tượng; trong đó 1 đối tượng chỉ mất hoặc được chỗ trong giới hạn" in out
    own, _, displaced = out.partition("Trường hợp của mình không đổi")
    assert "C1 Ban Thường vụ A" in own
    assert "Không còn: Mức của người đứng đầu" in own
    assert "P2 Trần Văn An" in displaced
    assert "P2 Trần Văn An" not in own


def test_the_reasons_that_went_and_came_are_both_told(run: Run, season: Path) -> None:
    head = told(run, season, *RELAXED)["changes"][1]
    assert any(reason["stage"] == "ceiling" for reason in head["only_before"])
    assert any("95 % ≥ 60 %" in reason["text"] for reason in head["only_after"])


def test_the_table_of_moves_counts_the_unchanged_too(run: Run) -> None:
    found = told(run, SAMPLE, *RELAXED)
    assert sum(move["count"] for move in found["moves"]) == 48
    changed = [move for move in found["moves"] if move["from"] != move["to"]]
    assert changed == [{"kind": "member", "from": "HTTNV", "to": "HTXSNV", "count": 1}]


def test_a_larger_quota_lifts_those_whose_own_case_is_as_it_was(run: Run) -> None:
    found = told(run, SAMPLE, "--set", "quota.excellent-share.at_most=30%")
    assert not found["changes"]
    assert {"DV005", "DV006"} <= {one["id"] for one in found["displaced"] if one["to"]["level"] == "HTXSNV"}
    limits = {(one["id"], one["group"]): (one["from"]["limit"], one["to"]["limit"]) for one in found["quotas"]}
    assert limits["excellent-share", "TC004"] == (2, 3)
    assert any(award["id"] == "typical-member" for award in found["awards"])


def test_a_change_that_is_none_changes_nobody(run: Run) -> None:
    found = told(run, SAMPLE, "--set", "threshold.ballot-excellent.at_least=70%")
    assert (found["changes"], found["displaced"], found["quotas"], found["awards"]) == ([], [], [], [])


# ---------------------------------------------------------------- values of rules
def test_of_entries_of_one_id_a_kind_chooses_one(run: Run, season: Path) -> None:
    found = told(run, season, "--set", "threshold.ballot-excellent@member.at_least=60%")
    assert [rule["kinds"] for rule in found["tried"]["rules"]] == [["member"]]
    assert not found["changes"]


def test_a_rule_of_another_reading_is_tried_with_that_reading(run: Run, season: Path) -> None:
    change = ("--set", "quota.excellent-small-groups-only.at_most=2")
    assert "chỉ dùng khi chọn ordinary-quota=off" in refused(run, season, *change).err
    found = told(run, season, *change, "--with-reading", "ordinary-quota=off")
    assert found["to"]["readings"]["ordinary-quota"] == "off"


def test_two_changes_of_one_entry_are_made_together(run: Run, season: Path) -> None:
    words = ("--set", "threshold.ballot-excellent.at_least=", "--set", "threshold.ballot-excellent.above=65%")
    found = told(run, season, *words)
    assert not found["changes"]  # 65 % is not above 65 %
    assert {(rule["from"], rule["to"]) for rule in found["tried"]["rules"]} == {("70%", None), (None, "65%")}


@pytest.mark.parametrize("value", ["66,5%", "66.5 %", "133/200"])
def test_a_share_may_be_written_as_people_write_it(run: Run, season: Path, value: str) -> None:
    found = told(run, season, "--set", f"threshold.ballot-excellent.at_least={value}")
    assert not found["changes"]  # 65 % is below 66.5 %


def test_items_of_a_list_are_reached_by_their_number(run: Run, season: Path) -> None:
    found = told(run, season, "--set", "quota.excellent-share.instead.1.at_most=2", *RELAXED)
    assert not found["displaced"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("treshold.x.at_least=1", "“threshold”?"),
        ("threshold.ballot-excelent.at_least=1", "“ballot-excellent”?"),
        ("threshold.ballot-excellent.atleast=60%", "“at_least”?"),
        ("threshold.ballot-excellent@membe.at_least=60%", "“member”?"),
        ("threshold.ballot-excellent@unit.at_least=60%", "không áp dụng cho “unit”"),
        ("threshold.ballot-excellent.id=x", "khóa “id” không đổi thử được"),
        ("quota.excellent-share.instead.2.at_most=3", "không có mục “2”"),
        ("quota.excellent-share.at_most.x=3", "không có mục con"),
    ],
)
def test_a_change_that_leads_nowhere_is_refused_with_the_nearest_name(
    run: Run, season: Path, change: str, message: str
) -> None:
    assert message in flat(refused(run, season, "--set", change).err)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("threshold.ballot-excellent.at_least=sáu mươi", "phải là giới hạn chính xác"),
        ("threshold.ballot-excellent.level=GIOI", "Không có mức “GIOI”"),
        ("quota.excellent-share.when=group.bas > 3", "Không có tên “bas”"),
        ("quota.excellent-share.within=decided_by,xyz", "Không có khóa nhóm “xyz”"),
    ],
)
def test_what_the_loader_refuses_is_refused_in_its_words(run: Run, season: Path, change: str, message: str) -> None:
    err = refused(run, season, "--set", change).err
    assert "Bộ quy định không nhận thay đổi này" in err
    assert message in err


def test_every_fault_of_the_changes_is_told_at_once(run: Run, season: Path) -> None:
    err = refused(run, season, "--set", "threshold.x.level=A", "--set", "quota.y.level=A").err
    assert "2 lỗi" in err
    assert "“x”" in err
    assert "“y”" in err


# ---------------------------------------------------------------- facts
def test_a_changed_fact_changes_its_subject_alone(run: Run) -> None:
    found = told(run, SAMPLE, "--fact", "DV011.sick_leave_months=7")
    assert "DV011" in {change["id"] for change in found["changes"]}
    assert found["tried"]["facts"] == [{"subject": "DV011", "fact": "sick_leave_months", "value": "7", "subjects": 1}]


def test_a_fact_may_be_changed_for_all_of_a_kind_or_taken_away(run: Run, season: Path) -> None:
    found = told(run, season, "--fact", "đảng viên:*.sick_leave_months=7")
    assert [change["id"] for change in found["changes"]] == ["M1"]
    assert told(run, season, "--fact", "*.sick_leave_months=")["tried"]["facts"][0]["value"] is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("P9.sick_leave_months=2", "không có đối tượng “P9”"),
        ("M1.sick_leave_month=2", "“sick_leave_months”?"),
        ("M1.sick_leave_months=hai", "không phải là số"),
        ("C1.sick_leave_months=2", "không dùng “Số tháng nghỉ ốm trong năm” cho tập thể"),
        ("*.sick_leave_months=hai", "không phải là số"),
        ("đảng vienn:*.sick_leave_months=2", "“đảng viên”"),
    ],
)
def test_a_fact_that_cannot_be_is_refused_as_in_a_file(run: Run, season: Path, change: str, message: str) -> None:
    assert message in flat(refused(run, season, "--fact", change).err)


# ---------------------------------------------------------------- readings and regimes
def test_another_reading_and_another_regime_are_tried_too(run: Run) -> None:
    found = told(run, SAMPLE, "--with-reading", "ordinary-quota=off")
    assert found["changes"] or found["displaced"]
    ran = run("whatif", "--regime", "kh61_2021", SAMPLE, "--with-regime", "kh146_2014")
    assert ran.code == 0
    assert "Bộ quy định: kh61_2021 → kh146_2014" in ran.out
    assert "“kh146_2014” không dùng, để lại:" in ran.err


def test_who_stays_behind_under_another_regime_still_names_the_groups_of_the_others(run: Run) -> None:
    found = told(run, SAMPLE, "--with-regime", "kh146_2014")
    names = {quota["group"]: quota["group_name"] for quota in found["quotas"]}
    assert names["TC002"] == "Chi bộ thôn Trung (Gò Chuối)"  # a party organisation, which kh146_2014 does not rate


def test_the_page_of_another_regime_tells_what_no_longer_excludes_and_not_which_text_is_lacking(run: Run) -> None:
    out = flat(run("whatif", "--regime", "kh61_2021", SAMPLE, "--with-regime", "kh75_2022").out)
    own = out.partition("Đổi vì chính trường hợp của mình")[2].partition("Trường hợp của mình không đổi")[0]
    assert "Không còn: Đảng viên kết nạp ngày" in own
    assert "chưa có trong chương trình" not in own


@pytest.mark.parametrize("words", [(), ("--set", "x"), ("--set", "threshold.x=1"), ("--fact", "DV001=2")])
def test_nothing_to_try_or_half_a_word_is_refused(run: Run, season: Path, words: tuple[str, ...]) -> None:
    assert "hãy" in refused(run, season, *words).err


# ---------------------------------------------------------------- files
def test_neither_input_nor_regime_is_changed_on_disk(run: Run, season: Path) -> None:
    rules = shipped() / "kh61_2021" / "ratings.toml"
    before = season.read_bytes(), rules.read_bytes()
    told(run, season, *RELAXED, "--fact", "M1.sick_leave_months=7")
    assert (season.read_bytes(), rules.read_bytes()) == before


def test_the_workbook_has_a_sheet_for_each_list(run: Run, season: Path, tmp_path: Path) -> None:
    file = tmp_path / "thu.xlsx"
    ran = run("whatif", "--regime", "kh61_2021", season, *RELAXED, "-o", file)
    assert "Đã ghi kết quả thử" in ran.out
    book = load_workbook(file)
    assert book.sheetnames == ["Đã đổi thử", "Chuyển mức", "Đổi kết quả", "Mất, được chỗ", "Giới hạn", "Khen thưởng"]
    row = [cell.value for cell in book["Mất, được chỗ"][7]]
    assert row[:2] == ["P2", "Trần Văn An"]
    assert "2 đủ điều kiện" in str(row[6])


def test_the_other_files_hold_the_same(run: Run, season: Path, tmp_path: Path) -> None:
    words = ("whatif", "--regime", "kh61_2021", season, *RELAXED)
    run(*words, "-o", tmp_path / "thu.json")
    assert json.loads((tmp_path / "thu.json").read_text(encoding="utf-8")) == told(run, season, *RELAXED)
    run(*words, "-o", tmp_path / "thu.csv")
    with (tmp_path / "thu.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows if row["list"] == "displaced"] == ["P2"]
    assert [row["id"] for row in rows if row["list"] == "changes"] == ["C1", "P1"]


def test_a_file_that_cannot_be_is_refused_before_the_work(run: Run, season: Path, tmp_path: Path) -> None:
    assert "đuôi" in refused(run, season, *RELAXED, "-o", tmp_path / "thu.parquet").err
    ran = run("whatif", "--regime", "kh61_2021", season, *RELAXED, "-o", season)
    assert ran.code == 2
    assert "tệp dữ liệu vào" in ran.err
