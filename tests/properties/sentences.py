"""What is printed must be true as printed, cite the register, and be Vietnamese to the last word."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from operator import ge, gt, le, lt
from random import Random
from typing import Any

from kiemdiem.core.engine.answer import Answer, Reason, SubjectAnswer
from tests.properties.rating import answer, maker, regime
from tests.properties.seasons import Json

_SHARE = re.compile(r"(\d+)/(\d+)[^=;:]*? = (\d+/\d+|[\d,]+)( %)? ([≥>≤<]) (\d+/\d+|[\d,]+)( %)?")
_PART = re.compile(r"(\d+/\d+|[\d,]+)( %)? của (\d+) = ([\d,]+)(?: → (\d+))?")
_WORD = re.compile(r"[A-Za-zÀ-ỹĐđ_][\wÀ-ỹĐđ-]*")
_HOLDS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {"≥": ge, ">": gt, "≤": le, "<": lt}
_NEVER = {
    "None", "True", "False", "NOTHING", "Nothing", "Pair", "Fraction", "Node", "Missing", "Row", "Reason", "Kleene",
    "null", "nan", "lambda", "object", "unknown", "error",
}  # fmt: skip


def told(found: Answer) -> Iterator[tuple[str, Reason]]:
    """Every reason of an answer and whom it is about."""
    for name, subject in found.subjects.items():
        for reason in (*subject.reasons, *subject.why_not, *subject.conflicts, *subject.follow_ups):
            yield name, reason
    for award in found.awards:
        for reason in award.reasons:
            yield award.subject, reason


def sentences_are_true_cited_and_vietnamese(name: str, season: Json, chance: Random) -> bool:
    found = answer(name, season)
    given = set(_WORD.findall(json.dumps(season, ensure_ascii=False)))
    for who, reason in told(found):
        assert reason.text.strip(), (who, reason.rule)
        assert reason.clauses, (who, reason.rule, reason.effect)
        assert set(reason.clauses) <= set(regime(name).clauses), (who, reason.rule, reason.clauses)
        check_words(name, reason.text, given)
        check_numbers(reason.text)
    for quota in found.quotas:
        assert set(quota.clauses) <= set(regime(name).clauses), quota.id
        check_words(name, quota.text, given)
        check_numbers(quota.text)
    for subject in found.subjects.values():
        for fact in subject.missing:
            check_words(name, f"{fact.label} {fact.supplied_by}", given)
        check_words(name, subject.who, given)
    check_lacking(name, season, found, chance)
    return any(True for _ in told(found))


def exact(text: str, is_percent: bool) -> Fraction:
    value = Fraction(text.replace(",", "."))
    return value / 100 if is_percent else value


def check_numbers(text: str) -> None:
    """Every inequality and every sum holds as printed, and the printed share is the exact one, rounded."""
    assert not re.search(r"\d = \d+/\d+ %", text), text
    for part, whole, share, percent, sign, bound, bound_percent in _SHARE.findall(text):
        printed, right, true = (
            exact(share, bool(percent)),
            exact(bound, bool(bound_percent)),
            Fraction(int(part), int(whole)),
        )
        assert _HOLDS[sign](printed, right), text
        assert _HOLDS[sign](true, right), text
        places = len(share.partition(",")[2]) + (2 if percent else 0)
        assert abs(printed - true) * 2 <= Fraction(1, 10**places), text
    for share, percent, base, product, limit in _PART.findall(text):
        assert exact(share, bool(percent)) * int(base) == exact(product, False), text
        if limit:
            assert int(limit) == exact(product, False).__floor__(), text


@cache
def forbidden(name: str) -> frozenset[str]:
    """Ids, names of facts and codes of the regime, whole and in parts, that no printed word of it uses."""
    found = set(_NEVER)
    printed: set[str] = set()
    for table, rows in regime(name).placed.items():
        for placed in rows:
            for key, value in _texts(placed.values):
                if key in ("id", "of", "gives", "over", "code", "table", "inverse") and table != "clause":
                    found |= {value, *re.split(r"[-_]", value)}
                else:
                    printed |= set(_WORD.findall(value))
    return frozenset(word for word in found if len(word) > 2 and word.isascii()) - printed


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    items = (
        value.items() if isinstance(value, dict) else ((key, item) for item in value) if isinstance(value, list) else ()
    )
    for inner, item in items:
        yield from _texts(item, inner)


def check_words(name: str, text: str, given: set[str]) -> None:
    """No word of the house's own language; words that somebody typed in are printed as typed."""
    words = set(_WORD.findall(text)) - given
    assert not words & forbidden(name), (words & forbidden(name), text)
    assert not any("_" in word for word in words), text
    assert "{" not in text, text
    assert "}" not in text, text
    assert "  " not in text, text


def check_lacking(name: str, season: Json, found: Answer, chance: Random) -> None:
    """With as many votes more as are lacking the share suffices, with one fewer it does not."""
    for at, subject in enumerate(season["subjects"]):
        answers = found.subjects[subject["id"]]
        lacking = [reason for reason in (*answers.reasons, *answers.why_not) if "lacking" in reason.numbers]
        for reason in lacking:
            if "votes" not in reason.numbers:
                continue
            votes, base, more = reason.numbers["votes"], reason.numbers["base"], reason.numbers["lacking"]
            strict = "≤" in reason.text
            bound = exact(str(reason.numbers["bound"]).rstrip("%"), str(reason.numbers["bound"]).endswith("%"))
            enough = _HOLDS[">" if strict else "≥"]
            assert enough(Fraction(votes + more, base), bound), reason.text
            assert not enough(Fraction(votes + more - 1, base), bound), reason.text
            assert f"thiếu {more} phiếu" in reason.text, reason.text
        if lacking and "votes" in subject and chance.random() < 0.5:
            _add_what_is_lacking(name, season, at, answers, lacking[0])


def _add_what_is_lacking(name: str, season: Json, at: int, before: SubjectAnswer, reason: Reason) -> None:
    """Rates again with the votes that were said to be lacking: the threshold is not said to fail any more."""
    if "votes" not in reason.numbers or reason.numbers["of"] != "present_voters":
        return
    subject = season["subjects"][at]
    codes = maker(name).codes_of(subject["kind"])
    threshold = next(p.entry for p in regime(name).all("threshold") if p.id == reason.rule)
    level = codes.index(threshold.level)  # type: ignore[attr-defined]
    for more in (reason.numbers["lacking"], reason.numbers["lacking"] - 1):
        other = copy.deepcopy(season)
        votes = dict.fromkeys(codes, 0) | other["subjects"][at]["votes"]
        other["subjects"][at]["votes"] = votes
        free = subject["present_voters"] - sum(votes.values())
        for code in reversed(codes[level + 1 :]):
            taken = min(max(0, more - free), votes[code])
            votes[code] -= taken
            free += taken
        if free < more:
            return
        votes[codes[level]] += more
        again = answer(name, other).subjects[subject["id"]]
        fails = any(r.rule == reason.rule and "lacking" in r.numbers for r in (*again.reasons, *again.why_not))
        assert not (fails and more == reason.numbers["lacking"]), (subject["id"], reason.text)
        if more < reason.numbers["lacking"]:
            opened = any(r.rule == reason.rule and r.effect == "opens" for r in again.reasons)
            assert not opened, (subject["id"], reason.text)
