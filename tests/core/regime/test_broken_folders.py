"""A broken regime folder is refused with every fault: file, line, column and a sentence that says what to do."""

import random
import unicodedata
from itertools import islice
from pathlib import Path

import pytest

from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.folder import MAX_FILE_BYTES
from kiemdiem.core.regime.loader import load
from tests.core.regime import (
    broken_duties,
    broken_expressions,
    broken_files,
    broken_groups,
    broken_names,
    broken_plans,
    broken_rules,
    broken_thresholds,
)
from tests.core.regime.small_plan import PLAN
from tests.core.regime.small_regime import Case, Change, faults_of, small_folder, small_regime, write

TABLES = (
    broken_files, broken_names, broken_thresholds, broken_rules, broken_groups, broken_expressions, broken_plans,
    broken_duties,
)  # fmt: skip
CASES = [case for table in TABLES for case in table.CASES]
OF_RULES = [*broken_thresholds.CASES, *broken_rules.CASES, *broken_groups.CASES, *broken_expressions.CASES]


def test_the_small_plan_is_whole(tmp_path: Path) -> None:
    assert small_regime(tmp_path).id == "xa"


def test_there_are_many_ways_to_break_it() -> None:
    assert len(CASES) >= 80
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_fault_is_told_once_and_where_it_stands(tmp_path: Path, case: Case) -> None:
    found = [fault.text() for fault in faults_of(small_folder(tmp_path, case.change))]
    assert found == [f"{case.change.place()}: {case.told}"]


def three_in_different_files() -> list[tuple[Case, ...]]:
    """Triples of faults that do not hide each other, the same on every machine."""
    chance = random.Random(61)
    by_file: dict[str, list[Case]] = {}
    for case in [*OF_RULES, *broken_plans.CASES]:
        by_file.setdefault(case.file, []).append(case)
    return [tuple(chance.choice(by_file[file]) for file in chance.sample(sorted(by_file), 3)) for _ in range(40)]


@pytest.mark.parametrize("three", three_in_different_files(), ids=lambda cases: ", ".join(c.id for c in cases))
def test_three_faults_of_a_folder_are_told_at_once(tmp_path: Path, three: tuple[Case, ...]) -> None:
    found = {fault.text() for fault in faults_of(small_folder(tmp_path, *(case.change for case in three)))}
    assert found == {f"{case.change.place()}: {case.told}" for case in three}


def test_faults_of_shape_name_and_expression_in_one_file_are_told_at_once(tmp_path: Path) -> None:
    folder = small_folder(
        tmp_path,
        Change("ratings.toml", 'unmet = "next_open"', 'unmet = "nextopen"'),
        Change("ratings.toml", 'when = "unity = MDK"', 'when = "unitty = MDK"'),
        Change("ratings.toml", 'lifts = ["head-not-above-unit"]', "lifts = 3"),
    )
    assert [(fault.line, fault.column) for fault in faults_of(folder)] == [(27, 9), (50, 9), (64, 9)]


def test_several_wrong_expressions_of_one_entry_are_told_at_once(tmp_path: Path) -> None:
    folder = small_folder(
        tmp_path,
        Change("ratings.toml", 'holds = "unity = DK"', 'holds = "unitty = DK"'),
        Change("ratings.toml", 'failed = "Nội bộ {unity}."', 'failed = "{unity} {unityy} {colours}"'),
    )
    assert [fault.found for fault in faults_of(folder)] == ["unitty", "unityy"]


def test_a_file_that_is_no_toml_does_not_hide_the_faults_of_the_others(tmp_path: Path) -> None:
    folder = small_folder(
        tmp_path,
        Change("awards.toml", "[[award]]", "[[award]"),
        Change("ratings.toml", 'at_least = "70%"', "at_least = 0.7"),
        Change("facts.toml", "places = 2", "places = 9"),
    )
    assert [fault.file for fault in faults_of(folder)] == ["xa/awards.toml", "xa/facts.toml", "xa/ratings.toml"]


def test_the_faults_of_a_parent_are_told_in_the_parents_file(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, Change("ratings.toml", 'at_most = "30%"', "at_most = 0.3", regime="tinh"))
    assert [fault.text() for fault in faults_of(folder)] == [
        "tinh/ratings.toml:5:11: Số trong ngoặc kép hoặc số nguyên; không viết số thực (như 0.7) trong TOML."
    ]


def test_parents_that_extend_each_other_are_refused_with_the_circle(tmp_path: Path) -> None:
    head = Change("regime.toml", "year = 2021", 'year = 2021\nextends = "xa"', regime="tinh")
    (fault,) = faults_of(small_folder(tmp_path, head))
    assert fault.text() == ("tinh/regime.toml:4:11: Các bộ quy định kế thừa lẫn nhau thành vòng: xa → tinh → xa.")


def test_text_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, plan={**PLAN, "awards.toml": "# một\n# hai\n".encode("utf-16-le")})
    assert [fault.text() for fault in faults_of(folder) if fault.file == "xa/awards.toml"] == [
        "xa/awards.toml:1:1: Tệp xa/awards.toml không phải chữ UTF-8; hãy lưu lại bằng bảng mã UTF-8."
    ]


def test_decomposed_vietnamese_is_refused_with_its_line(tmp_path: Path) -> None:
    loose = unicodedata.normalize("NFD", "Nội bộ mất đoàn kết.")
    folder = small_folder(tmp_path, Change("ratings.toml", "Nội bộ mất đoàn kết.", loose))
    assert [fault.text() for fault in faults_of(folder)] == [
        "xa/ratings.toml:51:1: Chữ Việt viết bằng tổ hợp rời (không phải NFC); hãy lưu lại ở dạng dựng sẵn."
    ]


def test_a_mark_that_an_editor_puts_before_the_text_is_no_fault(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    write(folder, {"awards.toml": b"\xef\xbb\xbf" + PLAN["awards.toml"].encode()})
    assert load(folder).id == "xa"


def test_lines_that_end_as_on_windows_are_no_fault(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    write(folder, {"awards.toml": PLAN["awards.toml"].replace("\n", "\r\n")})
    assert load(folder).id == "xa"


def test_a_misspelt_file_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, plan={**PLAN, "rating.toml": ""})
    assert [fault.text() for fault in faults_of(folder)] == [
        "xa/rating.toml:1:1: Không biết tệp “rating.toml” trong thư mục bộ quy định. Có phải ý là “ratings.toml”?"
    ]


def test_a_file_of_monstrous_size_is_refused_unread(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, plan={**PLAN, "examples.toml": "#" * (MAX_FILE_BYTES + 1)})
    (fault,) = faults_of(folder)
    assert fault.file == "xa/examples.toml"
    assert str(MAX_FILE_BYTES) in fault.message


def test_brackets_without_end_are_refused_and_do_no_harm(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, plan={**PLAN, "examples.toml": "x = " + "[" * 100_000})
    (fault,) = faults_of(folder)
    assert (fault.file, fault.message) == ("xa/examples.toml", "Tệp không đọc được như TOML: cú pháp sai.")


def test_a_folder_without_its_head_is_no_regime(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, plan={name: text for name, text in PLAN.items() if name != "regime.toml"})
    (fault, *_) = faults_of(folder)
    assert fault.text() == "xa/regime.toml:1:1: Thư mục thiếu tệp regime.toml."


def test_a_code_that_nobody_knows_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BrokenRegime, match="Có phải ý là “kh61_2021”"):
        load("kh61_2012")


def test_broken_examples_do_not_hinder_whoever_does_not_read_them(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, plan={**PLAN, "examples.toml": "this is no TOML"})
    assert load(folder).id == "xa"
    with pytest.raises(BrokenRegime):
        load(folder, with_examples=True)


@pytest.mark.parametrize("case", list(islice(CASES, 0, None, 7)), ids=lambda case: case.id)
def test_two_folders_with_the_same_fault_are_told_alike(tmp_path: Path, case: Case) -> None:
    first = faults_of(small_folder(tmp_path / "a", case.change))
    assert faults_of(small_folder(tmp_path / "b", case.change)) == first
