"""An invented country: every regime can rate it, its tiers hold together, and a seed gives one file."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange import CannotWrite, read_season_file
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.samples.country import COUNTRY, Shape, TooSmall, shape_of, write_country

FOREIGN = sorted((Path(__file__).parents[2] / "regimes/foreign").iterdir())
SIZE = 400
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Country:
    """A small country as it was written, as it is read and as it is rated."""

    shape: Shape
    subjects: Rows
    units: Rows
    season: Season
    answer: Answer


@cache
def country(code: str) -> Country:
    regime = load(code)
    with TemporaryDirectory() as folder:
        file, units = Path(folder) / "country.parquet", Path(folder) / "units.parquet"
        made = write_country(regime, file, seed=3, size=SIZE, units=units)
        season = read_season_file(file, regime, readings=made.readings)
        return Country(made.shape, rows_of(file), rows_of(units), season, rate(regime, season, sentences=False))


def rows_of(file: Path) -> Rows:
    found = duckdb.connect().execute(f"SELECT * FROM '{file}'")
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize("code", shipped_codes())
def test_a_country_is_read_without_a_fault_and_has_its_size_and_every_kind(code: str) -> None:
    season = country(code).season
    assert len(season.subjects) == SIZE
    assert {subject.kind for subject in season.subjects} == set(load(code).kinds)


@pytest.mark.parametrize("code", shipped_codes())
def test_levels_of_a_country_vary_and_a_few_answers_stay_open(code: str) -> None:
    answers = country(code).answer.subjects.values()
    levels = Counter(subject.level for subject in answers if subject.outcome == "rated")
    outcomes = Counter(subject.outcome for subject in answers)
    assert len(levels) >= 3
    assert 0 < 20 * (outcomes["incomplete"] + outcomes["undetermined"]) < 3 * SIZE
    assert levels.most_common(1)[0][1] < 9 * SIZE // 10


@pytest.mark.parametrize("folder", FOREIGN, ids=lambda folder: folder.name)
def test_a_regime_of_another_shape_gets_a_country_too(folder: Path, tmp_path: Path) -> None:
    regime = load(folder)
    made = write_country(regime, tmp_path / "country.csv", seed=3, size=SIZE)
    season = read_season_file(tmp_path / "country.csv", regime, readings=made.readings)
    assert {subject.kind for subject in season.subjects} == set(regime.kinds)


@pytest.mark.parametrize("code", shipped_codes())
def test_every_subject_lies_in_one_province_by_itself_or_by_its_unit(code: str) -> None:
    found = country(code)
    province = {unit["id"]: unit["province"] for unit in found.units}
    for subject in found.subjects:
        place = subject["id"] if subject["id"] in province else subject["unit"]
        assert province[place].startswith("T")


def test_every_unit_but_a_province_stands_below_one_of_the_next_tier() -> None:
    units = {unit["id"]: unit for unit in country("kh61_2021").units}
    above = {"district": "province", "commune": "district", "cell": "commune"}
    for unit in units.values():
        if unit["tier"] == "province":
            assert unit["parent"] is None
        elif unit["tier"] is not None:
            assert units[unit["parent"]]["tier"] == above[unit["tier"]]
            assert unit["id"].startswith(unit["parent"])
            assert unit["province"] == units[unit["parent"]]["province"]


def test_an_organisation_has_the_unit_above_it_as_its_superior() -> None:
    found = country("kh61_2021")
    parents = {unit["id"]: unit["parent"] for unit in found.units}
    organisations = [subject for subject in found.subjects if subject["kind"] == "party_organisation"]
    assert len(organisations) == found.shape.units
    assert all(parents[one["id"]] == one["superior"] for one in organisations)


def test_every_cell_has_members_one_of_whom_leads_it_and_every_place_has_one_leader() -> None:
    found = country("kh61_2021")
    members = [subject for subject in found.subjects if subject["kind"] == "member"]
    led = Counter(unit for member in members for unit in (member["heads"] or "").split("; ") if unit)
    cells = {member["unit"] for member in members}
    assert len(cells) == found.shape.cell
    assert {led[cell] for cell in cells} == {1}
    assert set(led.values()) == {1}
    assert len(led) == found.shape.cell + found.shape.commune


def test_a_leader_is_a_member_too_under_the_same_name() -> None:
    found = country("kh61_2021").subjects
    names = {subject["person"]: subject["name"] for subject in found if subject["kind"] == "member"}
    cadres = [subject for subject in found if subject["kind"] == "cadre"]
    assert len({cadre["person"] for cadre in cadres}) == len(cadres)
    assert all(names[cadre["person"]] == cadre["name"] for cadre in cadres)


def test_posts_name_units_of_the_country_and_no_model_shows_through() -> None:
    found = country("kh61_2021")
    posts = [subject["posts"] for subject in found.subjects if subject["kind"] == "member" and subject["posts"]]
    assert posts
    known = {unit["id"] for unit in found.units}
    for subject, post in ((s, s["posts"]) for s in found.subjects if s["kind"] == "member" and s["posts"]):
        assert all(unit in post for unit in subject["heads"].split("; "))
        assert set(subject["heads"].split("; ")) <= known
    assert not any("@" in str(value) for subject in found.subjects for value in subject.values())


@pytest.mark.parametrize("ending", [".parquet", ".csv"])
def test_one_seed_gives_one_file_and_another_seed_another(tmp_path: Path, ending: str) -> None:
    files = [tmp_path / f"{name}{ending}" for name in ("first", "again", "other")]
    for file, seed in zip(files, (5, 5, 6), strict=True):
        write_country(load("kh61_2021"), file, seed=seed, size=SIZE)
    first, again, other = (file.read_bytes() for file in files)
    assert first == again
    assert first != other


def test_a_size_with_fewer_people_than_cells_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TooSmall):
        write_country(load("kh61_2021"), tmp_path / "country.csv", seed=1, size=199)
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=200)
@given(st.integers(200, 2 * COUNTRY))
def test_every_tier_has_at_least_two_units_below_each_of_the_next(size: int) -> None:
    shape = shape_of(size)
    assert 2 <= shape.province <= shape.district // 2 <= shape.commune // 4 <= shape.cell // 8


def test_the_whole_country_has_52_000_units_and_63_provinces() -> None:
    shape = shape_of(COUNTRY)
    assert (shape.units, shape.province) == (52_000, 63)


def test_where_the_tree_cannot_be_written_no_subjects_are_either(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_country(load("kh61_2021"), tmp_path / "c.csv", seed=1, size=400, units=tmp_path / "nowhere" / "u.csv")
    assert list(tmp_path.iterdir()) == []
