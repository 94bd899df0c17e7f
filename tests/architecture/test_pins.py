"""The pinned packages are those that pyproject.toml asks for, and nothing tells where they come from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.repository import text_of

PROJECT = tomllib.loads(text_of(Path("pyproject.toml")))
RUN: list[str] = PROJECT["project"]["dependencies"]
DEV: list[str] = PROJECT["project"]["optional-dependencies"]["dev"]
SPARK: list[str] = PROJECT["project"]["optional-dependencies"]["spark"]
BUILD: list[str] = PROJECT["build-system"]["requires"] + PROJECT["dependency-groups"]["sources"]
ASKED_FOR = {"run": RUN, "spark": RUN + SPARK, "dev": RUN + DEV + SPARK, "build": BUILD}

PIN = re.compile(
    r"^([a-z0-9][a-z0-9.-]*)==([^ ;\\]+).*?\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)((?:    #.*\n)*)", re.M
)
"""A package, its version, its hashes, and the remark of who asked for it."""


def pins_of(name: str) -> dict[str, str]:
    return {pin[1]: pin[2] for pin in PIN.finditer(text_of(Path(f"requirements/{name}.txt")))}


@pytest.mark.parametrize("name", ASKED_FOR)
def test_what_is_asked_for_is_pinned_within_its_bounds(name: str) -> None:
    pins = pins_of(name)
    asked = [Requirement(line) for line in ASKED_FOR[name]]
    out_of_bounds = [
        f"{requirement}: pinned is {pins.get(canonicalize_name(requirement.name))}"
        for requirement in asked
        if not requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), "0"))
    ]
    assert out_of_bounds == []


@pytest.mark.parametrize("name", ["run", "spark", "dev"])
def test_nothing_is_pinned_for_a_dependency_that_was_dropped(name: str) -> None:
    asked = {canonicalize_name(Requirement(line).name) for line in ASKED_FOR[name]}
    text = text_of(Path(f"requirements/{name}.txt"))
    assert {pin[1] for pin in PIN.finditer(text) if "kiemdiem (pyproject.toml)" in pin[4]} == asked


@pytest.mark.parametrize("name", ASKED_FOR)
def test_every_line_of_the_pins_belongs_to_a_package_with_hashes(name: str) -> None:
    assert PIN.sub("", text_of(Path(f"requirements/{name}.txt"))) == ""


def test_working_on_the_project_and_running_it_use_the_same_versions() -> None:
    assert pins_of("run").items() <= pins_of("spark").items() <= pins_of("dev").items()
