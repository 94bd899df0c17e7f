"""How a command ends: its exit code, and what it never shows."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kiemdiem.cli import regime_list
from kiemdiem.core.samples.season import make_season
from tests.cli.conftest import Run

KIEMDIEM = (sys.executable, "-m", "kiemdiem.cli")


def raising(fault: BaseException) -> object:
    def raise_it(*_words: object) -> None:
        raise fault

    return raise_it


def test_a_fault_of_the_program_is_an_apology_with_a_number_and_a_log(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(regime_list, "load", raising(RuntimeError("a wire came loose")))
    ran = run("regime", "list")
    assert (ran.code, ran.out) == (1, "")
    (log,) = (tmp_path / "kiemdiem").iterdir()
    assert f"Số báo cáo: {log.stem}" in ran.err
    assert str(log) in ran.err
    assert "Rất tiếc" in ran.err
    assert not {"Traceback", "RuntimeError", "a wire came loose"} & set(ran.err.splitlines())
    assert "a wire came loose" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0


def test_where_no_log_can_be_kept_at_home_it_lies_in_the_temporary_folder(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a-file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "a-file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(regime_list, "load", raising(RuntimeError("a wire came loose")))
    assert run("regime", "list").code == 1
    assert len(list((tmp_path / "kiemdiem").iterdir())) == 1


def test_a_person_who_stops_it_gets_a_plain_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regime_list, "load", raising(KeyboardInterrupt()))
    ran = run("regime", "list")
    assert ran.code == 130
    assert ran.err == "Đã dừng theo yêu cầu. Tệp kết quả chưa được ghi.\n"


STOPPED = """
import os, signal, sys, threading
from kiemdiem.cli import main
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables

def last_long(self, *_):
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    self.connection.execute("SELECT count(*) FROM range(100000000000)")

signal.signal(signal.SIGINT, signal.default_int_handler)
DuckTables.load = last_long
sys.exit(main())
"""


def test_a_person_who_stops_a_query_gets_it_too(tmp_path: Path) -> None:
    result, units = tmp_path / "result.csv", tmp_path / "units.csv"
    result.write_text("id,unit,kind,outcome,level\nA,T,member,rated,HTTNV\n", encoding="utf-8")
    units.write_text("id,parent,tier,name\nT,,province,T\n", encoding="utf-8")
    words = ("rollup", "--regime", "kh61_2021", str(result), "--units", str(units))
    ran = subprocess.run([sys.executable, "-c", STOPPED, *words], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (130, "")
    assert ran.stderr == "Đã dừng theo yêu cầu. Tệp kết quả chưa được ghi.\n"


def test_a_reader_who_goes_away_is_met_with_silence() -> None:
    with subprocess.Popen(
        [*KIEMDIEM, "regime", "show", "kh61_2021"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.readline()
        ran.stdout.close()
        said = ran.stderr.read()
        assert (ran.wait(), said) == (141, b"")


def test_nobody_who_reads_the_complaints_is_needed_either(tmp_path: Path) -> None:
    subjects = [{"id": str(number), "kind": "nothing"} for number in range(5_000)]
    (tmp_path / "season.json").write_text(json.dumps({"subjects": subjects}, indent=1), encoding="utf-8")
    words = ("rate", "--regime", "kh61_2021", str(tmp_path / "season.json"))
    with subprocess.Popen([*KIEMDIEM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stderr is not None
        ran.stderr.readline()
        ran.stderr.close()
        assert ran.wait() == 141


def test_the_process_speaks_utf_8_whatever_the_machine_speaks() -> None:
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
    }
    ran = subprocess.run([*KIEMDIEM, "regime", "list"], capture_output=True, env=environment, check=True)
    assert "Ban Thường vụ Tỉnh ủy" in ran.stdout.decode("utf-8")


def test_an_unknown_regime_is_refused(run: Run) -> None:
    ran = run("regime", "show", "kh61_2020")
    assert (ran.code, ran.out) == (2, "")
    assert "Có phải ý là “kh61_2021”?" in ran.err


def test_no_colours_go_into_a_pipe() -> None:
    ran = subprocess.run([*KIEMDIEM, "regime", "list"], capture_output=True, check=True)
    assert b"\x1b[" not in ran.stdout


def on_a_terminal(words: tuple[str, ...], environment: dict[str, str]) -> str:
    """What the process writes where somebody sits before it."""
    here, there = pty.openpty()
    try:
        ran = subprocess.Popen([*KIEMDIEM, *words], stdout=there, stderr=there, env={**os.environ, **environment})
        os.close(there)
        said = b""
        with suppress(OSError):  # a terminal that nobody writes to any more ends with an error
            while piece := os.read(here, 65_536):
                said += piece
        assert ran.wait() == 0
    finally:
        os.close(here)
    return said.decode("utf-8")


def test_a_terminal_gets_bold_headings_and_no_color_takes_them_away() -> None:
    plain = {"TERM": "xterm", "NO_COLOR": ""}
    assert "\x1b[1m" in on_a_terminal(("regime", "list"), plain)
    assert "\x1b[" not in on_a_terminal(("regime", "list"), plain | {"NO_COLOR": "1"})


@pytest.mark.slow
def test_long_work_moves_a_bar_on_a_terminal_and_leaves_nothing_of_it_behind(tmp_path: Path) -> None:
    season = make_season("cv789_2023", seed=1, size=2_000)
    file = tmp_path / "season.json"
    file.write_text(json.dumps(season, indent=1), encoding="utf-8")
    words = ("rate", "--regime", "cv789_2023", str(file))
    seen = on_a_terminal(words, {"TERM": "xterm", "NO_COLOR": ""})
    assert "Đang xếp loại 2.000 đối tượng" in seen
    in_a_pipe = subprocess.run([*KIEMDIEM, *words], capture_output=True, text=True, encoding="utf-8", check=True)
    assert in_a_pipe.stderr == ""
    assert "Đang xếp loại" not in in_a_pipe.stdout
