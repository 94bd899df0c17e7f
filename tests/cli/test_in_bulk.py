"""From so many subjects on `whatif` and `coverage` go the bulk way, and find what they find one by one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.core.samples.ready_seasons import ready_file
from tests.cli.conftest import Run

SAMPLE = ready_file("kh61_2021")
BothWays = Callable[..., tuple[Any, Any]]


@pytest.fixture
def both_ways(run: Run, monkeypatch: pytest.MonkeyPatch) -> BothWays:
    """What a command prints one by one, and in bulk."""

    def ways(*words: object) -> tuple[Any, Any]:
        found = []
        for fewest in (1_000, 1):
            for module in ("whatif.command", "coverage", "in_bulk"):
                monkeypatch.setattr(f"kiemdiem.cli.{module}.MANY_SUBJECTS", fewest)
            ran = run(*words)
            assert ran.code == 0, ran.err
            found.append(json.loads(ran.out))
        return found[0], found[1]

    return ways


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Members of three cells, some without a name, some with votes that open no level."""
    votes = "votes.HTXSNV,votes.HTTNV,votes.HTNV,votes.KHTNV"
    lines = [f"id,kind,name,decided_by,admitted_on,present_voters,{votes},sick_leave_months"]
    for number in range(45):
        counts = (3, 3, 3, 9) if number % 15 == 0 else (12 + number % 8, 8 - number % 8, 0, 0)
        name = f"Nguyễn Thị {number}" if number % 4 else ""
        cells = [
            f"M{number}",
            "member",
            name,
            f"CB{number % 3}",
            "2010-05-19",
            20,
            *counts,
            4 if number % 7 == 1 else "",
        ]
        lines.append(",".join(map(str, cells)))
    file = tmp_path / "roster.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def without_reasons(found: Any) -> Any:
    """The same without what each side alone says, which in bulk is told by rule; lists of groups in one order."""
    plain = [{key: change[key] for key in change if not key.startswith("only_")} for change in found["changes"]]
    awards = sorted(found["awards"], key=lambda award: (award["id"], award["subject"]))
    quotas = sorted(found["quotas"], key=lambda quota: (quota["id"], quota["group"], quota["kinds"]))
    return found | {"changes": plain, "awards": awards, "quotas": quotas}


def rules(reasons: Any) -> set[tuple[str, str]]:
    return {(reason["rule"], reason["effect"]) for reason in reasons}


def agree(both_ways: BothWays, file: Path, *tried: str) -> Any:
    one_by_one, in_bulk = both_ways("whatif", "--regime", "kh61_2021", file, *tried, "--json")
    assert in_bulk["displaced"] or in_bulk["changes"]
    assert without_reasons(in_bulk) == without_reasons(one_by_one)
    for change, wanted in zip(in_bulk["changes"], one_by_one["changes"], strict=True):
        for side in ("only_before", "only_after"):
            assert rules(change[side]) <= rules(wanted[side])
    return in_bulk


def test_a_trial_in_bulk_names_the_same_people_and_says_which_rule_did_what(both_ways: BothWays) -> None:
    found = agree(both_ways, SAMPLE, "--fact", "*.sick_leave_months=7")
    texts = {reason["text"] for change in found["changes"] for reason in change["only_after"]}
    assert "Bị hạ mức: Không quá Hoàn thành nhiệm vụ khi số tháng nghỉ ốm trong năm ≥ 3." in texts


@pytest.mark.prove
@pytest.mark.parametrize(
    "tried", [("--set", "quota.excellent-share.at_most=30%"), ("--with-regime", "kh146_2014")], ids="".join
)
def test_every_trial_in_bulk_names_the_same_people_and_quotas(both_ways: BothWays, tried: tuple[str, str]) -> None:
    agree(both_ways, SAMPLE, *tried)


def test_a_flat_file_is_tried_without_an_object_for_each_row(both_ways: BothWays, roster: Path) -> None:
    found = agree(both_ways, roster, "--set", "ceiling.sick-leave.when=sick_leave_months >= 5")
    assert found["changes"]
    assert found["displaced"]


def test_rules_are_counted_on_a_flat_file_as_one_by_one(both_ways: BothWays, roster: Path) -> None:
    one_by_one, in_bulk = both_ways("coverage", "--regime", "kh61_2021", roster, "--json")
    assert in_bulk == one_by_one
    assert in_bulk["gaps"] == ["M0", "M30", "M15"]  # of the last most is told


def test_rules_are_counted_in_bulk_as_one_by_one(both_ways: BothWays) -> None:
    one_by_one, in_bulk = both_ways("coverage", "--regime", "cv789_2023", ready_file("cv789_2023"), "--json")
    assert in_bulk == one_by_one


@pytest.mark.prove
@pytest.mark.parametrize("reading", ["cut-off=review", "excellent-base=good-only", "order-of-excess=none"])
def test_another_reading_is_tried_on_a_flat_file(both_ways: BothWays, roster: Path, reading: str) -> None:
    words = ("whatif", "--regime", "kh61_2021", roster, "--with-reading", reading, "--json")
    one_by_one, in_bulk = both_ways(*words)
    assert without_reasons(in_bulk) == without_reasons(one_by_one)
