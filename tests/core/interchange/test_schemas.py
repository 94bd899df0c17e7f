"""The published schemas fit what is read and what is written, and nothing looser."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.interchange import json_schema
from kiemdiem.core.interchange.schemas import SCHEMAS, UnknownSchema
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples.season import make_season
from tests.core.interchange.test_templates import REGIMES


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(json_schema(name))


@pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: regime.id)
def test_seasons_and_answers_of_every_regime_fit(regime: Regime) -> None:
    season = make_season(regime, seed=4, size=150)
    Draft202012Validator(json_schema("season")).validate(season)
    answer = rate(regime, SeasonReader(regime).read(season)).to_json()
    Draft202012Validator(json_schema("answer")).validate(json.loads(json.dumps(answer)))


FULL: dict[str, Any] = {
    "regime": "kh61_2021",
    "as_of": "2021-12-31",
    "readings": {"cut-off": "review"},
    "bodies": [{"id": "CB1", "name": "Chi bộ 1", "level": "HTTNV", "facts": {"proposals_allowed": 2}}],
    "subjects": [
        {
            "id": "M1",
            "kind": "member",
            "name": "Lê An",
            "person": 17,
            "unit": "CB1",
            "group": "CB1",
            "facts": {"sick_leave_months": 3, "discipline": [{"measure": "CANH_CAO", "decided_on": "2021-03-01"}]},
            "votes": {"HTXSNV": 3, "HTTNV": None},
            "present_voters": "4",
            "ballots": [{"forum": "Chi ủy", "purpose": "propose", "votes": {"HTXSNV": 1}, "present_voters": 1}],
            "previous": [{"period": 2020, "level": "HTTNV", "honours": "a; b"}],
            "decisions": [
                {"at": "x", "kind": "choose_level", "level": "not_rated", "by": "Đảng ủy", "on": "01/12/2021"}
            ],
            "decided_level": None,
        }
    ],
}


def test_a_season_that_uses_everything_fits_and_is_read(province: Regime) -> None:
    Draft202012Validator(json_schema("season")).validate(FULL)
    assert SeasonReader(province).read(FULL).subjects[0].person == "17"


@pytest.mark.parametrize(
    "change",
    [
        {"subjects": []},
        {"subjects": [{"id": "M1"}]},
        {"subjects": [{"kind": "member"}]},
        {"subjects": [{"id": "M1", "kind": "member", "votes": [1]}]},
        {"subjects": [{"id": "M1", "kind": "member", "present_voters": -1}]},
        {"subjects": [{"id": "M1", "kind": "member", "decisions": [{"at": "x", "kind": "nonsense"}]}]},
        {"subjects": [{"id": "M1", "kind": "member", "ballots": [{"vote": {}}]}]},
        {"bodies": [{"name": "x"}]},
        {"something": 1},
    ],
)
def test_what_does_not_fit_is_not_read_either(change: dict[str, Any], province: Regime) -> None:
    given = FULL | change
    assert not Draft202012Validator(json_schema("season")).is_valid(given)
    with pytest.raises(Exception, match=r"\S"):
        SeasonReader(province).read(given)


def test_an_unknown_schema_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownSchema, match=r"Không có lược đồ “seasons”. Có: season, answer"):
        json_schema("seasons")
