"""ratings.toml and awards.toml: from votes, points and proposals to a level, and from levels to honours."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kiemdiem.core.regime.entries.entry import Cited, Entry, Rule, Shape
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.entries.values import (
    Bound,
    ClauseId,
    EntryId,
    Expression,
    FactName,
    KindName,
    Label,
    LevelCode,
    OptionId,
    Sentence,
)

WhenEmpty = Literal["fails", "holds", "ask"]
Votes = Literal["this_level", "this_level_or_better"]
Again = Literal["counts", "flagged", "not_counted"]


class Source(Rule):
    """Where the level comes from: a ballot (thresholds), points (bands), conditions alone (requirements) or a
    proposal (`proposed_level`).

    purpose "propose" never makes the level and is shown beside it. several: two forums with two levels; none: no
    level is open; unmet: a proposed level whose requirements fail; decided: whether the competent office may decide a
    worse level than the rules give, any or only one that votes may open. blank: the text that would give the way.
    """

    by: Literal["ballot", "points", "conditions", "proposal"]
    purpose: Literal["rate", "propose", "poll"] = "rate"
    several: Literal["ask", "lowest"] = "ask"
    none: Literal["ask", "incomplete"] = "ask"
    none_text: str = ""
    unmet: Literal["ask", "next_open"] = "ask"
    decided: Literal["as_computed", "no_better", "no_better_by_votes"] = "as_computed"
    who: str = ""
    blank: EntryId | None = None
    forums: tuple[str, ...] = Field(default=(), strict=False)


class Threshold(Rule):
    """A share of votes that a level needs; the bound as printed, `at_least` includes it and `above` does not."""

    level: LevelCode
    votes: Votes | ByReading = "this_level"
    at_least: Bound | None = None
    above: Bound | None = None
    of: FactName | ByReading = "present_voters"
    as_: Literal["threshold", "requirement"] = Field(default="threshold", alias="as")
    when_empty: WhenEmpty = "fails"


class Band(Entry):
    """The points of one level: from (included) or above, up_to (included) or below; `unmet` if a requirement fails."""

    for_: tuple[KindName, ...] = Field(alias="for", strict=False, min_length=1)
    of: FactName
    level: LevelCode
    from_: Bound | None = Field(default=None, alias="from")
    above: Bound | None = None
    up_to: Bound | None = None
    below: Bound | None = None
    unmet: str | None = None


class Requirement(Rule):
    """A condition listed under a level: `level` this one alone, `level_or_better` every better one too."""

    level: LevelCode | None = None
    level_or_better: LevelCode | None = None
    holds: Expression
    failed: Sentence
    when_empty: WhenEmpty = "fails"


class Release(Cited):
    """What sets a ground aside: a person of an office, with reason and evidence, where `when` allows it."""

    when: Expression | None = None
    by: Label


class Ground(Rule):
    """A listed bad case that replaces the level, whatever the votes or points."""

    level: LevelCode
    when: Expression
    because: Sentence
    release: Release | None = None
    when_empty: WhenEmpty = "fails"


class Ceiling(Rule):
    """No higher than a level, or than another subject's: lowers, and does not ask the votes again."""

    at_most: LevelCode | Expression = Field(union_mode="left_to_right")
    if_unknown: Literal["wait", "skip"] = "wait"
    because: Sentence
    when_empty: WhenEmpty = "fails"


class Exemption(Rule):
    """Lifts exclusions, ceilings, grounds, requirements, questions or thresholds by their ids.

    by: only on a recorded decision of that office (`release` at this rule, with its day and reason).
    """

    lifts: tuple[EntryId, ...] = Field(strict=False, min_length=1)
    when: Expression
    by: str = ""
    because: Sentence | None = None


class Ask(Rule):
    """A case that the text leaves to a person: undetermined, with choices (level codes, `as_computed`, outcomes)."""

    when: Expression
    between: tuple[str, ...] = Field(strict=False, min_length=2)
    who: Label
    because: Sentence


class Instead(Cited):
    """A limit that replaces a quota's own where `when` holds; with `by` only on that office's recorded decision.

    because: the case as the answer tells it, where it is not the size of the base.
    """

    when: Expression | None = None
    at_most: Bound | FactName = Field(union_mode="left_to_right")
    by: str = ""
    because: str = ""
    under: dict[EntryId, OptionId | list[OptionId]] = Field(default_factory=dict)


class Quota(Rule):
    """At most a share of a base, per group. `of`: levels counted, "rated" or "in_group".

    counted: before_choice = those who reach the levels of `of` before anybody is dropped; after_choice = the base
    moves with the choice. rank_by: what orders the candidates; absent: no order is proposed. base_label: what the base
    counts, as it stands after its number; `{kind}` is the name of the kind.
    """

    level: LevelCode
    at_most: Bound | FactName = Field(union_mode="left_to_right")
    of: list[LevelCode] | Literal["rated", "in_group"] | ByReading = Field(
        default="in_group", union_mode="left_to_right"
    )
    counted: Literal["before_choice", "after_choice"] | ByReading = Field(
        default="before_choice", union_mode="left_to_right"
    )
    base_label: str | ByReading = Field(default="", union_mode="left_to_right")
    within: tuple[FactName, ...] = Field(strict=False, min_length=1)
    each_kind_apart: bool | None = None
    rank_by: tuple[Expression, ...] = Field(default=(), strict=False)
    ties: Literal["choose"] = "choose"
    who: str = ""
    instead: tuple[Instead, ...] = Field(default=(), strict=False)


class Step(Shape):
    """One step of a table: `gives` where `when` holds; the last may stand without `when`."""

    when: Expression | None = None
    gives: Bound | Expression = Field(union_mode="left_to_right")


class Value(Rule):
    """A named quantity: one per subject, or per row of a table fact (`over`); exactly one of is, steps, rows."""

    id: FactName
    label: str = ""
    over: FactName | None = None
    is_: Expression | None = Field(default=None, alias="is")
    steps: tuple[Step, ...] = Field(default=(), strict=False)
    rows: dict[LevelCode, Bound] = Field(default_factory=dict)
    of: FactName | None = None
    rounded_to: int | None = Field(default=None, ge=0, le=6)
    round_half: Literal["up", "even"] = "up"


class ScoreGroup(Shape):
    """A part of a score sheet with its greatest number of points."""

    id: FactName
    label: Label
    max: Bound


class Criterion(Cited):
    """A line of a score sheet; `min` below zero for lines that only take points away. absent: what no mark means."""

    id: FactName
    group: FactName
    label: Label
    max: Bound
    min: Bound | None = None
    absent: Literal["unknown", "0"] = "unknown"


class Score(Rule):
    """A score sheet whose sum is the fact `gives`; the marks are the table fact `marks` (criterion, and one column
    per marker: self, appraiser, authority). A sum with missing marks is a pair of least and greatest."""

    gives: FactName
    column: Literal["self", "appraiser", "authority"] = "authority"
    groups: tuple[ScoreGroup, ...] = Field(strict=False, min_length=1)
    criteria: tuple[Criterion, ...] = Field(strict=False, min_length=1)


class FollowUp(Rule):
    """A duty without effect on the level."""

    when: Expression
    act: Label
    by: str = ""
    due: EntryId | None = None
    blocks: Literal["decision", "nothing"] = "nothing"


class Award(Rule):
    """An honour: among whom, at most how many, how many years running.

    among: an expression over the subject whose `level` is final; each_year is asked of each year's record (this
    year's included) for `years` years running; again: years that an earlier award of the same kind has counted
    count once more, count and are flagged, or do not count; base_label as for a quota; one_per: one achievement, one
    award.
    """

    label: Label
    among: Expression | None = None
    each_year: Expression | None = None
    years: int | None = Field(default=None, ge=2)
    again: Again | ByReading = Field(default="counts", union_mode="left_to_right")
    at_most: Bound | FactName | None = Field(default=None, union_mode="left_to_right")
    of: list[LevelCode] | Literal["rated", "in_group", "candidates"] | None = Field(
        default=None, union_mode="left_to_right"
    )
    base_label: str | ByReading = Field(default="", union_mode="left_to_right")
    within: tuple[FactName, ...] = Field(default=(), strict=False)
    each_kind_apart: bool | None = None
    rank_by: tuple[Expression, ...] = Field(default=(), strict=False)
    priority: Expression | None = None
    priority_label: str = ""
    instead: tuple[Instead, ...] = Field(default=(), strict=False)
    by: str = ""
    proposed_to: str = ""
    basis: str = ""
    one_per: str | None = None
    needs: tuple[Label, ...] = Field(default=(), strict=False)
    blank: EntryId | None = None
    honour: EntryId | None = None


RATING_TABLES: dict[str, type[Entry]] = {
    "source": Source,
    "threshold": Threshold,
    "band": Band,
    "requirement": Requirement,
    "ground": Ground,
    "ceiling": Ceiling,
    "exemption": Exemption,
    "ask": Ask,
    "quota": Quota,
    "value": Value,
    "score": Score,
    "follow_up": FollowUp,
}
__all__ = ["RATING_TABLES", "Award", "ClauseId"]
