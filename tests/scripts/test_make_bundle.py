"""The bundle for offices without a network: what each of its targets needs, and what it lacks."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.repository import TOP


@pytest.fixture(scope="module")
def bundle() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_bundle", TOP / "scripts" / "make_bundle.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def names(bundle: ModuleType, system: str) -> set[str]:
    return {requirement.name for requirement, _hashes in bundle.pinned_for(bundle.Target(system, "3.12"))}


def wheels_in(folder: Path, *files: str) -> Path:
    for file in files:
        (folder / file).touch()
    return folder


def test_markers_are_answered_for_the_target_and_not_for_this_machine(
    bundle: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = tmp_path / "run.txt"
    hashed = f" \\\n    --hash=sha256:{'0' * 64}\n"
    pins.write_text(f"anywhere==1{hashed}windows-alone==1 ; sys_platform == 'win32'{hashed}")
    monkeypatch.setattr(bundle, "PINS", pins)
    assert (names(bundle, "windows"), names(bundle, "linux")) == ({"anywhere", "windows-alone"}, {"anywhere"})


def test_what_is_pinned_for_serving_is_for_both_systems(bundle: ModuleType) -> None:
    assert {"django", "granian", "duckdb"} <= names(bundle, "linux") & names(bundle, "windows")


def test_every_pin_has_its_hashes(bundle: ModuleType) -> None:
    for _requirement, hashes in bundle.pinned_for(bundle.Target("windows", "3.11")):
        assert "--hash=sha256:" in hashes


def test_a_wheel_of_another_system_python_or_version_is_no_wheel(bundle: ModuleType, tmp_path: Path) -> None:
    target = bundle.Target("windows", "3.12")
    (pinned,) = (one for one, _hashes in bundle.pinned_for(target) if one.name == "granian")
    version = str(pinned.specifier).removeprefix("==")
    others = (
        f"granian-{version}-cp312-cp312-manylinux_2_17_x86_64.whl",
        f"granian-{version}-cp311-cp311-win_amd64.whl",
        "granian-0.0.1-cp312-cp312-win_amd64.whl",
    )
    folder = wheels_in(tmp_path, *others)
    assert any("granian" in line for line in bundle.lacks(target, folder))
    wheels_in(tmp_path, f"granian-{version}-cp312-cp312-win_amd64.whl")
    assert not any("granian" in line for line in bundle.lacks(target, folder))


def test_what_is_packed_beside_the_wheels_is_there(bundle: ModuleType) -> None:
    assert [name for name, file in bundle.BESIDE.items() if not file.is_file()] == []
    assert {"start.sh", "huong-dan/cai-dat-mot-co-quan.md", "huong-dan/chung-thu.md"} <= set(bundle.BESIDE)
