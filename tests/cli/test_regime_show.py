"""`regime list` and `regime show`: the regimes in plain words."""

import json
import re

import pytest

from kiemdiem.cli.plain_rules import plain_rules
from kiemdiem.core.regime.entries.identity import LegalBasis
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.regime import Regime
from tests.cli.conftest import Run

REGIMES = {code: load(code) for code in shipped_codes()}


@pytest.fixture(params=REGIMES)
def regime(request: pytest.FixtureRequest) -> Regime:
    return REGIMES[request.param]


def test_every_shipped_regime_is_listed(run: Run) -> None:
    ran = run("regime", "list")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()[2:]] == sorted(REGIMES)


def test_the_list_for_programs_names_plan_year_and_hash(run: Run) -> None:
    told = json.loads(run("regime", "list", "--json").out)["regimes"]
    (plan,) = [row for row in told if row["id"] == "kh61_2021"]
    assert (plan["number"], plan["date"], plan["year"]) == ("61-KH/TU", "2021-10-27", 2021)
    assert plan["hash"] == REGIMES["kh61_2021"].hash


def test_a_regime_is_shown_with_kinds_levels_rules_questions_and_what_is_missing(run: Run, regime: Regime) -> None:
    out = run("regime", "show", regime.id).out
    flat = re.sub(r"\s+", " ", out)
    assert regime.identity.title in flat
    assert all(kind.label in flat for kind in regime.kinds.values())
    assert all(reading in out for reading in regime.readings)
    assert "Chưa có" in out


def test_a_regime_names_every_paper_it_stands_on_once_and_says_that_its_text_is_not_there(
    run: Run, regime: Regime
) -> None:
    flat = re.sub(r"\s+", " ", run("regime", "show", regime.id).out)
    told = json.loads(run("regime", "show", regime.id, "--json").out)["legal_bases"]
    assert {paper["number"] for paper in told} == {
        placed.entry.number for placed in regime.of("legal_basis", LegalBasis)
    }
    assert len({(paper["number"], paper["date"]) for paper in told}) == len(told)
    for paper in told:
        assert paper["number"] in flat
        assert re.search(rf"{re.escape(paper['issuer'])}[^•]* · chưa có · {', '.join(paper['clauses'])}", flat)


def test_a_paper_is_called_as_it_is_cited(run: Run) -> None:
    flat = re.sub(r"\s+", " ", run("regime", "show", "kh75_2022").out)
    assert "Quy định số 132-QĐ/TW ngày 08/03/2018 của Bộ Chính trị: Kiểm điểm và đánh giá" in flat
    assert "căn cứ ban hành, phải nghiên cứu, quán triệt · chưa có · KH75-003, KH75-024" in flat


def test_who_signed_and_for_which_tier_is_shown_without_a_name(run: Run) -> None:
    flat = re.sub(r"\s+", " ", run("regime", "show", "kh75_2022").out)
    assert "Người ký Phó Bí thư, thay mặt Ban Thường vụ" in flat
    assert "Cấp, nơi ban hành cấp huyện và tương đương, Đức Phổ" in flat
    assert "Phạm vi kiểm điểm, đánh giá, xếp loại" in flat


@pytest.mark.parametrize(
    "sentence",
    [
        "Hoàn thành xuất sắc nhiệm vụ: từ 70% trở lên số phiếu đề nghị mức này, tính trên số người tham gia bỏ phiếu.",
        "Hoàn thành nhiệm vụ: trên 50% số phiếu đề nghị từ mức này trở lên, tính trên số người tham gia bỏ phiếu.",
        "Không quá mức thấp nhất của nơi mình đứng đầu.",
    ],
)
def test_a_rule_is_told_in_plain_words_with_its_clauses(run: Run, sentence: str) -> None:
    flat = re.sub(r"\s+", " ", run("regime", "show", "kh61_2021").out)
    assert sentence in flat
    assert re.search(r"ballot-excellent · [^·]+ · KH61-179, KH61-180", flat)


def test_only_the_rules_of_the_chosen_reading_are_shown(run: Run) -> None:
    literal = run("regime", "show", "kh146_2014", "--reading", "two-tasks=r2").out
    assert "weak-two-tasks" in literal
    assert "two-tasks-and-no-fault" not in literal
    assert "weak-two-tasks" not in run("regime", "show", "kh146_2014").out


def test_an_unknown_reading_and_an_unknown_option_are_refused_together(run: Run) -> None:
    ran = run("regime", "show", "kh146_2014", "--reading", "two-task=r2", "--reading", "assent=no")
    assert ran.code == 2
    assert "Có phải ý là “two-tasks”?" in ran.err
    assert "Chấp nhận: cumulative, per-class." in ran.err


def test_the_regime_for_programs_tells_every_rule_under_every_reading(run: Run, regime: Regime) -> None:
    told = json.loads(run("regime", "show", regime.id, "--json").out)
    assert [rule["id"] for rule in told["rules"]] == [rule.id for rule in plain_rules(regime)]
    assert {reading["id"]: reading["default"] for reading in told["readings"]} == {
        name: reading.default for name, reading in regime.readings.items()
    }
    assert [blank["wants"] for blank in told["blanks"]] == [blank.wants for blank in regime.blanks.values()]


def test_no_rule_shows_a_name_of_the_notation_to_a_reader(regime: Regime) -> None:
    """Names with an underscore are those of facts and codes: their labels stand in the sentences."""
    said = " ".join(rule.text for rule in plain_rules(regime, regime.chosen({})))
    assert re.findall(r"\b\w+_\w+\b", said) == []
