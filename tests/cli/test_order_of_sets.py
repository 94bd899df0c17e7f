"""Equal input gives equal answers, whatever order a process gives its sets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiemdiem.core.regime.loader import shipped_codes

READY = Path(__file__).parents[2] / "src" / "kiemdiem" / "core" / "samples" / "ready"
CALL = "import sys; from kiemdiem.cli import main; sys.exit(main())"


def rated(code: str, seed: str, folder: Path) -> bytes:
    out = folder / f"{seed}.json"
    call = [sys.executable, "-c", CALL, "rate", "--regime", code, str(READY / f"{code}.xlsx"), "-o", str(out)]
    subprocess.run(call, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    return out.read_bytes()


@pytest.mark.parametrize("code", shipped_codes())
def test_two_processes_give_the_same_answer_byte_for_byte(code: str, tmp_path: Path) -> None:
    assert rated(code, "1", tmp_path) == rated(code, "2", tmp_path)
