"""A regime kept whole runs later as it did, and nothing else runs in its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.keeping import KeptRegime, KeptRegimeDiffers, keep, run_kept
from kiemdiem.core.regime.loader import load, shipped, shipped_codes


@pytest.fixture(scope="module")
def kept() -> KeptRegime:
    return keep("kh75_2022")


@pytest.mark.parametrize("code", shipped_codes())
def test_a_kept_regime_is_the_one_that_was_kept(code: str) -> None:
    kept = keep(code)
    assert run_kept(kept).hash == kept.hash == load(code).hash


def test_a_folder_of_the_office_is_kept_with_what_it_extends(tmp_path: Path) -> None:
    own = tmp_path / "own_2023"
    own.mkdir()
    text = (shipped() / "kh75_2022" / "regime.toml").read_text(encoding="utf-8")
    head = "\n".join(line for line in text.split("\n[[")[0].splitlines() if not line.startswith("extends"))
    (own / "regime.toml").write_text(f'extends = "kh75_2022"\n{head}\n', encoding="utf-8")
    kept = keep(own)
    assert {name.partition("/")[0] for name in kept.files} == {"own_2023", "kh75_2022", "common"}
    (own / "regime.toml").unlink()
    assert run_kept(kept).hash == kept.hash


def test_later_changes_of_the_folder_do_not_reach_what_was_kept(tmp_path: Path) -> None:
    for name in ("common", "kh75_2022"):
        copytree(shipped() / name, tmp_path / name)
    kept = keep(tmp_path / "kh75_2022")
    file = tmp_path / "kh75_2022" / "readings.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert load(tmp_path / "kh75_2022").hash != kept.hash
    assert run_kept(kept).hash == kept.hash


def test_kept_files_that_were_changed_do_not_run(kept: KeptRegime) -> None:
    name = "kh75_2022/workplan.toml"
    changed = replace(kept, files={**kept.files, name: kept.files[name].replace("2022-11-10", "2022-11-11")})
    with pytest.raises(KeptRegimeDiffers, match="kh75_2022"):
        run_kept(changed)


@pytest.mark.parametrize("name", ["../regime.toml", "kh75_2022/../../x.toml", "/etc/regime.toml", "kh75_2022/more.py"])
def test_a_kept_file_cannot_be_written_elsewhere(kept: KeptRegime, name: str) -> None:
    with pytest.raises(KeptRegimeDiffers):
        run_kept(replace(kept, files={**kept.files, name: ""}))


def test_a_regime_that_does_not_load_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "regime.toml").write_text("number = 1\n", encoding="utf-8")
    with pytest.raises(BrokenRegime):
        keep(tmp_path)
