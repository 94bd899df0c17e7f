"""The log: whole lines, one file a day, nothing of what a person typed."""

import json
import logging
from pathlib import Path

import structlog

from kiemdiem.config.logs import DayFile, logging_for


def handler_in(folder: Path) -> DayFile:
    handler = DayFile(str(folder))
    made = logging_for(folder)["formatters"]["json"]
    build = made.pop("()")
    handler.setFormatter(build(**made))
    return handler


def lines_in(folder: Path) -> list[dict[str, object]]:
    (file,) = folder.glob("*.jsonl")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def told(folder: Path, name: str, message: str, *values: object) -> dict[str, object]:
    record = logging.LogRecord(name, logging.WARNING, "", 0, message, values, None)
    handler_in(folder).handle(record)
    return lines_in(folder)[-1]


def test_another_library_s_message_is_kept_without_its_values(tmp_path: Path) -> None:
    assert told(tmp_path, "axes.attempts", "failed sign-in of %s from %s", "hoai", "10.0.0.7")["event"] == (
        "failed sign-in of %s from %s"
    )


def test_a_message_that_was_filled_in_already_is_not_kept(tmp_path: Path) -> None:
    assert "hoai" not in str(told(tmp_path, "axes.attempts", "failed sign-in of hoai"))


def test_our_own_message_is_kept(tmp_path: Path) -> None:
    assert told(tmp_path, "granian", "worker %s died", 3)["event"] == "worker 3 died"


def test_days_older_than_a_month_go_when_a_day_begins(tmp_path: Path) -> None:
    (tmp_path / "2001-01-01.jsonl").write_text("{}\n")
    told(tmp_path, "kiemdiem", "begun")
    assert not (tmp_path / "2001-01-01.jsonl").exists()


def test_a_full_disk_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    handler_in(tmp_path / "logs").handle(logging.LogRecord("kiemdiem", logging.INFO, "", 0, "begun", (), None))
    assert (tmp_path / "logs").is_file()


def test_lines_of_ours_carry_what_is_bound_to_the_request(tmp_path: Path) -> None:
    with structlog.contextvars.bound_contextvars(request="r-1"):
        assert told(tmp_path, "kiemdiem", "begun")["request"] == "r-1"
