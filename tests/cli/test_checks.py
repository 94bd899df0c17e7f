"""`regime check`, `regime mutate`, `schema`, and the samples that `make run` shows."""

import json
import re
import shutil
from pathlib import Path

import pytest

from kiemdiem.cli.guarded import guarded
from kiemdiem.cli.show_samples import show_samples
from kiemdiem.core.regime.loader import shipped, shipped_codes
from tests.cli.conftest import Run


# ---------------------------------------------------------------- check
@pytest.mark.parametrize("code", shipped_codes())
def test_every_shipped_plan_is_sound(run: Run, code: str) -> None:
    ran = run("regime", "check", code, "--cases", "200")
    assert ran.code == 0
    assert f"Bộ quy định “{code}” dùng được." in ran.out


def test_findings_for_programs_have_severity_place_and_sentence(run: Run) -> None:
    told = json.loads(run("regime", "check", "kh75_2022", "--cases", "0", "--json").out)
    assert (told["regime"], told["sound"], told["cases"]) == ("kh75_2022", True, 0)
    assert all(re.fullmatch(r"[\w/]+\.toml:\d+", finding["where"]) for finding in told["findings"])
    assert {finding["severity"] for finding in told["findings"]} <= {"fatal", "warning", "note"}


@pytest.fixture
def overlapping(tmp_path: Path) -> Path:
    """A copy of a plan in which the points from 70 to 75 belong to two levels."""
    folder = tmp_path / "kh146_2014"
    shutil.copytree(shipped() / "kh146_2014", folder)
    ratings = folder / "ratings.toml"
    text = ratings.read_text(encoding="utf-8")
    changed = text.replace('from = "50"\nbelow = "70"', 'from = "50"\nbelow = "75"')
    assert changed != text
    ratings.write_text(changed, encoding="utf-8")
    return folder


def test_two_bands_for_the_same_points_are_fatal(run: Run, overlapping: Path) -> None:
    ran = run("regime", "check", overlapping, "--cases", "0")
    assert ran.code == 2
    assert "Lỗi nặng:" in ran.out
    assert re.search(r"kh146_2014/ratings\.toml:\d+: .*70 điểm thuộc nhiều khung", ran.out)


def test_a_folder_that_does_not_load_is_told_with_line_and_column(run: Run, overlapping: Path) -> None:
    facts = overlapping / "facts.toml"
    facts.write_text(facts.read_text(encoding="utf-8") + "\n[[fact]]\nid = 7\n", encoding="utf-8")
    ran = run("regime", "check", overlapping)
    assert ran.code == 2
    assert re.search(r"kh146_2014/facts\.toml:\d+:\d+: ", ran.out)
    told = json.loads(run("regime", "check", overlapping, "--json").out)
    assert told["sound"] is False


@pytest.mark.parametrize("number", ["-1", "nhiều", "1.5"])
def test_a_number_of_cases_is_a_whole_number(run: Run, number: str) -> None:
    ran = run("regime", "check", "kh75_2022", f"--cases={number}")
    assert ran.code == 2
    assert f"“{number}” không phải là số nguyên không âm." in ran.err


# ---------------------------------------------------------------- mutate
def test_changes_that_no_example_notices_are_listed_with_file_and_line(run: Run) -> None:
    words = ("regime", "mutate", "cv789_2023", "--budget", "40")
    told = json.loads(run(*words, "--json").out)
    assert (told["regime"], told["tried"]) == ("cv789_2023", 40)
    assert sum(told["counts"].values()) == 40
    out = run(*words).out
    assert "Đã đổi thử 40 chỗ của “cv789_2023”" in out
    for survivor in told["survivors"]:
        assert re.fullmatch(r"[\w/]+\.toml:\d+", survivor["where"])
        assert f"{survivor['where']}: {survivor['id']}" in out


@pytest.fixture
def silent(tmp_path: Path) -> Path:
    """A plan without examples: nobody tells a change."""
    folder = tmp_path / "cv789_2023"
    shutil.copytree(shipped() / "cv789_2023", folder)
    (folder / "examples.toml").unlink()
    (folder / "mutants.toml").unlink(missing_ok=True)
    return folder


def a_reason_for(survivor: str) -> str:
    return f"[[accepted]]\nid = {json.dumps(survivor, ensure_ascii=False)}\nreason = 'same words'\n"


def test_a_survivor_with_a_reason_is_counted_apart(run: Run, silent: Path, tmp_path: Path) -> None:
    words = ("regime", "mutate", silent, "--budget", "40", "--json")
    before = json.loads(run(*words).out)
    assert before["survivors"]
    file = tmp_path / "accepted.toml"
    file.write_text(a_reason_for(before["survivors"][0]["id"]), encoding="utf-8")
    after = json.loads(run(*words, "--accepted", file).out)
    assert after["counts"]["accepted"] == 1
    assert after["counts"]["survived"] == before["counts"]["survived"] - 1


def test_the_reasons_that_stand_in_the_folder_of_a_regime_hold_without_being_named(run: Run, silent: Path) -> None:
    words = ("regime", "mutate", silent, "--budget", "40", "--json")
    before = json.loads(run(*words).out)
    (silent / "mutants.toml").write_text(a_reason_for(before["survivors"][0]["id"]), encoding="utf-8")
    after = json.loads(run(*words).out)
    assert (after["counts"]["accepted"], after["stale"]) == (1, [])
    (silent / "mutants.toml").write_text("[[accepted]]\nid = 'a'\n", encoding="utf-8")
    ran = run(*words)
    assert ran.code == 2
    assert "phải có id và reason" in ran.err


def test_only_the_entries_of_one_table_are_changed_if_so_wanted(run: Run) -> None:
    told = json.loads(run("regime", "mutate", "cv789_2023", "--table", "award", "--json").out)
    assert told["tried"] > 0
    assert all("/awards.toml:" in survivor["where"] for survivor in told["survivors"])


def test_an_unknown_table_is_refused_with_the_nearest_one(run: Run) -> None:
    ran = run("regime", "mutate", "cv789_2023", "--table", "thresold")
    assert ran.code == 2
    assert "Có phải ý là “threshold”?" in ran.err


@pytest.mark.parametrize("content", ["[[accepted]]\nid = 'a'\n", "accepted = 3\n", "{"])
def test_a_list_of_accepted_changes_without_reasons_is_refused(run: Run, tmp_path: Path, content: str) -> None:
    file = tmp_path / "accepted.toml"
    file.write_text(content)
    ran = run("regime", "mutate", "cv789_2023", "--budget", "1", "--accepted", file)
    assert ran.code == 2
    assert "phải có id và reason" in ran.err


# ---------------------------------------------------------------- schema
@pytest.mark.parametrize("name", ["season", "answer"])
def test_a_schema_is_printed_as_json(run: Run, name: str) -> None:
    told = json.loads(run("schema", name).out)
    assert told["$schema"].endswith("/schema")
    assert told["title"] == name


def test_an_unknown_schema_is_refused_with_those_that_exist(run: Run) -> None:
    ran = run("schema", "seson")
    assert ran.code == 2
    assert "season, answer" in ran.err


# ---------------------------------------------------------------- the samples
def test_the_samples_of_all_plans_are_rated_and_their_first_pages_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(lambda screen: show_samples(screen, tmp_path)) == 0
    out = capsys.readouterr().out
    assert out.count("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG") == len(shipped_codes())
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{code}-ket-qua.xlsx" for code in shipped_codes()]
    assert all(len(line) <= 120 for line in out.splitlines())
