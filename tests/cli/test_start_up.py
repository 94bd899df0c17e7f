"""What a command loads before it works."""

import subprocess
import sys

import pytest

from tests.architecture.repository import TOP

HEAVY = ("django", "granian", "structlog", "psycopg")


@pytest.mark.parametrize("arguments", [["--help"], ["regime", "list"], ["serve", "--help"], ["rate", "--help"]])
def test_only_the_work_of_a_server_loads_the_web_application(arguments: list[str]) -> None:
    program = (
        "import sys; from kiemdiem.cli import main; main(sys.argv[1:]);"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=TOP, capture_output=True, text=True, check=True
    )
    assert ran.stderr.strip() == "[]"
