"""`subjects`: from the registers of an office to who is reviewed and rated, where, and by whom."""

import csv
import json
from pathlib import Path

import duckdb
import pytest
import python_calamine
import xlsxwriter

from tests.builders.province import province
from tests.cli.conftest import Run


@pytest.fixture
def registers(tmp_path: Path) -> Path:
    file = tmp_path / "registers.json"
    file.write_text(json.dumps(province().tables, default=str), encoding="utf-8")
    return file


def test_the_list_for_programs_names_forums_authorities_and_clauses(run: Run, registers: Path) -> None:
    told = json.loads(run("subjects", "--regime", "kh61_2021", registers, "--json").out)
    (cell,) = [subject for subject in told["subjects"] if subject["kind"] == "party_organisation"][:1]
    assert cell["rated"] is True
    assert {"forums", "authorities", "clauses", "problems"} <= set(cell)


@pytest.mark.parametrize("ending", ["json", "xlsx"])
def test_the_list_is_written_where_it_is_asked_for(run: Run, registers: Path, tmp_path: Path, ending: str) -> None:
    output = tmp_path / f"subjects.{ending}"
    ran = run("subjects", "--regime", "kh61_2021", registers, "-o", output)
    assert ran.code == 0
    assert "Kết quả đầy đủ" in ran.out
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    if ending == "json":
        assert json.loads(output.read_text(encoding="utf-8"))["subjects"]
    else:
        book = python_calamine.CalamineWorkbook.from_path(str(output))
        assert book.sheet_names == ["Đối tượng", "Sổ còn thiếu"]


def test_a_season_to_be_filled_in_can_be_rated_as_it_is(run: Run, registers: Path, tmp_path: Path) -> None:
    season = tmp_path / "season.json"
    run("subjects", "--regime", "kh61_2021", registers, "--season", season)
    first = json.loads(season.read_text(encoding="utf-8"))["subjects"][0]["id"]
    assert run("explain", season, first, "--regime", "kh61_2021").code == 0


def test_a_workbook_with_a_sheet_for_each_register_says_the_same(run: Run, registers: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "registers.xlsx"
    with xlsxwriter.Workbook(str(workbook)) as book:
        sheet = book.add_worksheet("Tổ chức")
        rows = json.loads(registers.read_text(encoding="utf-8"))["units"]
        columns = sorted({key for row in rows for key in row})
        titles = {"id": "Mã", "name": "Tên", "parent": "trực thuộc"}
        for place, key in enumerate(columns):
            sheet.write_string(0, place, titles.get(key, key))
            for number, row in enumerate(rows, start=1):
                if key in row:
                    value = row[key]
                    sheet.write_string(number, place, "; ".join(value) if isinstance(value, list) else str(value))
    told = [
        json.loads(run("subjects", "--regime", "kh61_2021", file, "--json").out)["subjects"]
        for file in (registers, workbook)
    ]
    assert [subject["id"] for subject in told[0]] == [subject["id"] for subject in told[1]]


def test_the_table_of_deciders_names_its_column_as_the_guide_does(run: Run, tmp_path: Path) -> None:
    workbook = tmp_path / "so.xlsx"
    rows = {
        "Tổ chức": [["Mã", "Tên", "Cấp"], ["A", "Sở Mẫu", "cấp tỉnh"]],
        "Nơi quyết định": [
            ["Tổ chức", "Nơi quyết định", "Văn bản giao"],
            ["A", "Ban Thường vụ Tỉnh ủy", "Quy định mẫu"],
        ],
    }
    with xlsxwriter.Workbook(str(workbook)) as book:
        for name, cells in rows.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(cells):
                sheet.write_row(number, 0, row)
    assert run("subjects", "--regime", "kh61_2021", workbook).code == 0


def test_a_fault_of_a_workbook_of_registers_is_told_at_its_cell(run: Run, tmp_path: Path) -> None:
    workbook = tmp_path / "so.xlsx"
    rows = {
        "Tổ chức": [["Mã", "Tên", "Cấp"], ["A", "Sở Mẫu", "cấp tỉnh"], ["", "", ""], ["B", "Phòng Mẫu", "trên trời"]],
        "Người": [["Mã", "Tên"], ["N1", ""]],
    }
    with xlsxwriter.Workbook(str(workbook)) as book:
        for name, cells in rows.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(cells):
                sheet.write_row(number, 0, row)
    ran = run("subjects", "--regime", "kh61_2021", workbook)
    assert ran.code == 2
    assert "Trang “Tổ chức”, ô C4, cột “Cấp”: " in ran.err
    assert "Trang “Người”, ô B2, cột “Tên”: " in ran.err


def test_every_fault_of_the_registers_is_told_and_nothing_written(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "registers.json"
    units = [{"id": "A", "name": "A", "parent": "B"}, {"id": "A", "name": "C", "tier": "sky"}]
    file.write_text(json.dumps({"units": units, "persons": [{"id": "N1"}]}), encoding="utf-8")
    output = tmp_path / "out.json"
    ran = run("subjects", "--regime", "kh61_2021", file, "-o", output)
    assert (ran.code, ran.out, output.exists()) == (2, "", False)
    assert len(ran.err.splitlines()) >= 4


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("so.csv", b"a,b\n1,2\n", "mỗi sổ một trang"),
        ("so.json", b"{", "Không đọc được “so.json”"),
        ("so.pdf", b"%PDF-1.4", "Không đọc được “so.pdf”"),
    ],
)
def test_another_kind_of_file_is_refused(run: Run, tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    ran = run("subjects", "--regime", "kh61_2021", tmp_path / name)
    assert ran.code == 2
    assert said in ran.err


def test_the_registers_themselves_are_never_written_over(run: Run, registers: Path) -> None:
    kept = registers.read_bytes()
    ran = run("subjects", "--regime", "kh61_2021", registers, "-o", registers)
    assert ran.code == 2
    assert registers.read_bytes() == kept


def test_large_registers_are_computed_in_bulk_and_written_alike(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = province()
    for number in range(30):
        office.person(f"P{number}", cell="CB1" if number % 2 else "CB2", admitted_on="2010-05-19")
    file = tmp_path / "registers.json"
    file.write_text(json.dumps(office.tables, default=str), encoding="utf-8")
    written = []
    for least, is_said in ((10**9, False), (10, True)):
        monkeypatch.setattr("kiemdiem.core.bulk.registers.subject_lists.IN_BULK_FROM", least)
        outputs = [tmp_path / f"{name}-{least}.json" for name in ("subjects", "season")]
        ran = run("subjects", "--regime", "kh61_2021", file, "-o", outputs[0], "--season", outputs[1])
        assert (ran.code, "Sổ có 30 người: xét theo 1 trường hợp" in ran.out) == (0, is_said)
        written.append([output.read_text(encoding="utf-8") for output in outputs])
    assert written[0] == written[1]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_folder_with_a_flat_file_for_each_register_says_the_same(
    run: Run, registers: Path, tmp_path: Path, ending: str
) -> None:
    folder = tmp_path / "so"
    folder.mkdir()
    rows = json.loads(registers.read_text(encoding="utf-8"))["units"]
    columns = sorted({key for row in rows for key in row})
    table = tmp_path / "table.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow(
                [";".join(row[key]) if key == "flags" and key in row else row.get(key, "") for key in columns]
            )
    if ending == "csv":
        table.rename(folder / "units.csv")
    else:
        target = folder / "units.parquet"
        duckdb.execute(f"COPY (SELECT * FROM read_csv('{table}', all_varchar=true)) TO '{target}'")
    told = [
        json.loads(run("subjects", "--regime", "kh61_2021", given, "--json").out)["subjects"]
        for given in (registers, folder)
    ]
    assert told[0] == told[1]


def test_a_folder_without_flat_files_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("subjects", "--regime", "kh61_2021", tmp_path)
    assert ran.code == 2
    assert "mỗi sổ một tệp" in ran.err
