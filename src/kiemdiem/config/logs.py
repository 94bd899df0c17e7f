"""What is written down about the running program: JSON lines, one file a day in the data folder, kept for a month.

No line holds what a person wrote, is called, or comes from. A message of another library is kept without its values,
because we do not know what they are; of a fault we keep its kind and where it happened, not what it says.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from collections.abc import MutableMapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import structlog
from django.utils import timezone

FOLDER_NAME = "logs"
KEPT_DAYS = 30
OWN = ("kiemdiem", "granian", "_granian", "django_tasks_db")  # what these say holds no person's data
Event = MutableMapping[str, Any]


class DayFile(logging.Handler):
    """Appends each line to the file of its day, whole, whichever process writes; old days go when a new one begins."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = Path(folder)
        self.day: date | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = self.format(record).encode("utf-8", errors="backslashreplace") + b"\n"
            opened = os.open(self._file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(opened, line)
            finally:
                os.close(opened)
        except OSError:  # a full disk must not stop the work; /health/ tells of it
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # Python's own name
        """Nothing more can be said when the place to say it is full."""

    def _file(self) -> Path:
        today = timezone.now().date()
        if today != self.day:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for file in self.folder.glob("????-??-??.jsonl"):
                if file.stem < (today - timedelta(days=KEPT_DAYS)).isoformat():
                    file.unlink(missing_ok=True)
            self.day = today
        return self.folder / f"{today.isoformat()}.jsonl"


def is_fault(record: logging.LogRecord) -> bool:
    """Of what Django says about requests only faults count: our own line tells of every answer."""
    return bool(record.exc_info)


def is_for_the_terminal(record: logging.LogRecord) -> bool:
    """That a worker begins and ends is for the file."""
    return record.name != "django_tasks_db" or record.levelno >= logging.ERROR


def without_values(_logger: Any, _method: str, event: Event) -> Event:
    """The message of another library without what was filled in: user names, addresses, paths."""
    record = event.get("_record")
    values = event.pop("positional_args", ())
    if record is not None and not record.name.startswith(OWN):
        event["event"] = str(record.msg)[:200] if values else f"a message of {record.name}"
    return event


def faults_by_place(_logger: Any, _method: str, event: Event) -> Event:
    """Of an exception only its kind and its places: its text may hold what somebody typed."""
    given = event.pop("exc_info", None)
    fault = given if isinstance(given, BaseException) else (given[1] if isinstance(given, tuple) else sys.exc_info()[1])
    if given and fault is not None:
        event["fault"] = type(fault).__qualname__
        event["places"] = [
            f"{one.filename}:{one.lineno} {one.name}" for one in traceback.extract_tb(fault.__traceback__)
        ]
    return event


def as_json(event: Event, **_given: Any) -> str:
    """One line of JSON with Vietnamese letters as they are."""
    return json.dumps(event, ensure_ascii=False, default=str)


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
    faults_by_place,
]


def configure_structlog() -> None:
    """Lines of ours go the way of Python's own logging."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def logging_for(folder: Path) -> dict[str, Any]:
    """Django's LOGGING: everything from INFO up into the day's file, what needs somebody's eye on the terminal too."""

    def formatter(last: Any) -> dict[str, Any]:
        return {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": [*SHARED, without_values],
            "pass_foreign_args": True,
            "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        }

    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": formatter(structlog.processors.JSONRenderer(serializer=as_json)),
            "readable": formatter(structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)),
        },
        "filters": {
            "faults": {"()": "django.utils.log.CallbackFilter", "callback": is_fault},
            "terminal": {"()": "django.utils.log.CallbackFilter", "callback": is_for_the_terminal},
        },
        "handlers": {
            "day": {"class": "kiemdiem.config.logs.DayFile", "folder": str(folder / FOLDER_NAME), "formatter": "json"},
            "terminal": {
                "class": "logging.StreamHandler",
                "formatter": "readable",
                "level": "WARNING",
                "filters": ["terminal"],
            },
        },
        "root": {"handlers": ["day", "terminal"], "level": "INFO"},
        "loggers": {
            "django.request": {"level": "ERROR", "filters": ["faults"]},
            "django.server": {"level": "ERROR"},
            "axes": {"level": "ERROR"},  # below that it names user and address
        },
    }
