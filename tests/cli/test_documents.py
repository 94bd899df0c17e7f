"""The documents show only commands that exist, and the samples they name are there."""

import re
import shlex
from pathlib import Path

import pytest

from kiemdiem.cli.entry import build_parser
from kiemdiem.cli.parser import argparse_in_vietnamese

TOP = Path(__file__).parents[2]
DOCUMENTS = (
    "README.md",
    "docs/howto/command-line.md",
    "docs/howto/operate.md",
    "src/kiemdiem/apps/guide/pages/dong-lenh.md",
    "src/kiemdiem/apps/guide/pages/cai-dat-mot-co-quan.md",
    "src/kiemdiem/apps/guide/pages/cai-dat-mot-tinh.md",
    "src/kiemdiem/apps/guide/pages/chung-thu.md",
    "src/kiemdiem/apps/guide/pages/lenh-may-chu.md",
)
FENCED = re.compile(r"^ *```\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
SHOWN = [
    line.strip()
    for document in DOCUMENTS
    for block in FENCED.findall((TOP / document).read_text(encoding="utf-8"))
    for line in block.splitlines()
    if line.strip().startswith("kiemdiem ")
]
EXAMPLES = re.findall(
    r"^\s*(?:Ví dụ: )?(kiemdiem [a-z].*?)(?:\"\"\")?$",
    (TOP / "src/kiemdiem/cli/words.py").read_text(encoding="utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize("shown", sorted({*SHOWN, *EXAMPLES}))
def test_a_command_in_a_document_or_an_example_can_be_typed_as_it_stands(shown: str) -> None:
    with argparse_in_vietnamese():
        options = build_parser().parse_args(shlex.split(shown)[1:])
    given = getattr(options, "input", "")
    assert not given.startswith("src/") or (TOP / given).is_file()


def test_there_are_commands_to_try() -> None:
    assert len(SHOWN) >= 12
    assert len(EXAMPLES) >= 6
