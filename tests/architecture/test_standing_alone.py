"""The repository stands alone: it names no package registry, no machine and nothing beside itself."""

import re

import pytest

from tests.architecture.repository import files, text_of

# Written in two halves, so that this file does not name them either.
POINTS_OUTSIDE = re.compile(
    r"py" + r"pi\.org|python" + r"hosted|npm" + r"js\.|registry\.npm|deb\.debian|proxy\.golang"
    r"|(?<![\w.:/-])/(?:home|root|work|tmp|Users|opt)/"
    r"|[A-Z]:\\\\?Users"
    r"|(?<![\w-])shar" + r"ed/"
)


def test_no_file_points_outside_the_repository() -> None:
    found = {
        f"{file}:{number}: {line.strip()[:80]}"
        for file in files()
        for number, line in enumerate(text_of(file).splitlines(), start=1)
        if POINTS_OUTSIDE.search(line)
    }
    assert found == set()


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://py" + "pi.org/simple",
        "files.python" + "hosted.org",
        "path = '/ho" + "me/an/plan.toml'",
        "see ../shar" + "ed/design.md",
        "cd /wo" + "rk/main",
    ],
)
def test_a_registry_a_machine_and_a_neighbour_are_seen(line: str) -> None:
    assert POINTS_OUTSIDE.search(line)


@pytest.mark.parametrize("line", ["#!/usr/bin/env bash", "GET /health/", "unit/work/item", "a share / of"])
def test_other_slashes_are_left_alone(line: str) -> None:
    assert not POINTS_OUTSIDE.search(line)
