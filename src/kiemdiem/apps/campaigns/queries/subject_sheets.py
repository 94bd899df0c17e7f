"""One subject of a campaign as its page tells it: where, before whom, by whom, why, with clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import Standing
from kiemdiem.core.engine.labels import NO_LEVEL
from kiemdiem.core.regime.clause_places import place_in_words, plain_quote
from kiemdiem.core.regime.regime import Regime
from kiemdiem.shell.components import Holds, Why, WhyStep


@dataclass(frozen=True)
class Place:
    """A forum, or one at which the subject only reports; clauses as printed places of the plan."""

    name: str
    sort: str
    posts: str
    clauses: str
    note: str


@dataclass(frozen=True)
class Acting:
    """A body that acts on the subject."""

    what: str
    body: str
    basis: str
    clauses: str


@dataclass(frozen=True)
class SubjectSheet:
    """What the page of a subject tells.

    quotes: of the clauses about places and authorities that `why` does not quote; names_authorities: whether the plan
    says of anybody who decides, so that registers can be at fault where nobody is found.
    """

    kind: str
    doing: str
    places: tuple[Place, ...]
    reports: tuple[Place, ...]
    acting: tuple[Acting, ...]
    notes: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]
    why: Why
    quotes: tuple[tuple[str, str], ...]
    names_authorities: bool


def sheet_of(standing: Standing, regime: Regime) -> SubjectSheet:
    """The sheet of one standing; no query."""
    grounds: dict[str, Any] = standing.grounds.content
    kind = kind_label(regime, standing.subject.kind)
    problems = tuple((row["text"], places_in(regime, row["clauses"])) for row in standing.own.get("problems", []))
    return SubjectSheet(
        kind=kind,
        doing=doing_of(standing),
        places=tuple(_place(regime, row, "; ".join(row["notes"])) for row in grounds["forums"]),
        reports=tuple(
            _place(regime, {**row["forum"], "clauses": row["clauses"]}, row["why"]) for row in grounds["dropped"]
        ),
        acting=tuple(_acting(regime, row) for row in grounds["authorities"]),
        notes=tuple(grounds["notes"]),
        problems=problems,
        why=Why(words.WHY_SUBJECT, tuple(_steps(standing, regime))),
        quotes=tuple(quotes_in(regime, _cited(grounds))),
        names_authorities=bool(regime.all("authority")),
    )


def kind_label(regime: Regime, kind: str) -> str:
    """The plan's word for a kind of subject."""
    return regime.kinds[kind].label if kind in regime.kinds else kind


def doing_of(standing: Standing) -> str:
    """What is to be done with a subject, in words; why not, where a rule leaves it out."""
    if standing.is_reviewed and standing.is_rated:
        return words.RATED
    if standing.is_reviewed:
        return words.REVIEWED_ONLY
    if standing.is_rated:
        return words.RATED_ONLY
    return NO_LEVEL.get(standing.outcome, words.LEFT_OUT)


def places_in(regime: Regime, clauses: Sequence[str]) -> str:
    """Where clauses stand in the plan."""
    found = (
        f"{place_in_words(regime.clauses[key].place)} ({key})" if key in regime.clauses else key for key in clauses
    )
    return "; ".join(dict.fromkeys(found))


def quotes_in(regime: Regime, clauses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The words of clauses, each with where it stands in the plan."""
    for key in clauses:
        if key in regime.clauses:
            yield plain_quote(regime.clauses[key].quote), places_in(regime, [key])


def _cited(grounds: dict[str, Any]) -> list[str]:
    """The clauses that places and authorities rest on, without those that make it a subject."""
    rows = (*grounds["forums"], *grounds["dropped"], *grounds["authorities"])
    found = dict.fromkeys(key for row in rows for key in row["clauses"])
    return [key for key in found if key not in grounds["clauses"]]


def _place(regime: Regime, row: dict[str, Any], note: str) -> Place:
    sort = words.SORTS.get(row["sort"], "")
    return Place(row["name"], sort, "; ".join(row["posts"]), places_in(regime, row["clauses"]), note)


def _acting(regime: Regime, row: dict[str, Any]) -> Acting:
    what = words.ACTS.get((row["act"], row["purpose"])) or words.ACTS.get((row["act"], "")) or row["act"]
    return Acting(what, row["body"], row["basis"], places_in(regime, row["clauses"]))


def _steps(standing: Standing, regime: Regime) -> Iterator[WhyStep]:
    """The clauses that make it a subject, or leave it out, each with its words."""
    grounds = standing.grounds.content
    kind = kind_label(regime, standing.subject.kind)
    told = standing.why or words.SUBJECT_TOLD.format(kind=kind.capitalize(), doing=doing_of(standing))
    holds: Holds = "yes" if standing.is_reviewed or standing.is_rated else "no"
    for place, key in enumerate(grounds["clauses"]):
        clause = regime.clauses.get(key)
        if clause is not None:
            yield WhyStep(holds, told if place == 0 else "", plain_quote(clause.quote), places_in(regime, [key]))
