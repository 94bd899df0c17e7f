"""subjects.toml: who is reviewed and rated, before which forums, polled from whom, and by which authority."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from kiemdiem.core.regime.entries.choices import PostChoice, UnitChoice
from kiemdiem.core.regime.entries.entry import Cited, Entry, Rule, Shape
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.entries.values import EntryId, Expression, FactName, KindName, Label, WordCode

MadeFrom = Literal["unit", "leadership", "committee", "membership", "post"]
Place = Literal[
    "own_cell",
    "itself",
    "body_of_post",
    "leadership_of_post",
    "leadership_of_workplace",
    "leadership_where_member",
    "committee_of_post",
    "committee_of_cell",
    "highest_committee",
]
PLACES: tuple[str, ...] = Place.__args__  # type: ignore[attr-defined]
Scope = Literal["own", "below", "area", "anywhere"]
ByHand = Literal["take_in", "leave_out", "place", "authority", "together"]


def _as_several(value: Any) -> Any:
    """One table may be written where several may stand."""
    if isinstance(value, dict):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


Choices = Annotated[tuple[PostChoice, ...], BeforeValidator(_as_several)]


class LeadingBody(Entry):
    """The body that leads an organisation or agency, and which posts there sit on it.

    where_not_listed: "exists" if every such unit has one even where the register does not list it (its leadership
    collective), "missing" if only the register tells (a cell's committee). label names one that is not listed;
    tier is that of the led unit where the register does not give it.
    """

    of: UnitChoice
    body: tuple[WordCode, ...] = Field(strict=False, min_length=1)
    sort: Literal["leadership", "committee", "other"]
    label: Label = "{name}"
    members: tuple[WordCode, ...] = Field(default=(), strict=False)
    heads: tuple[WordCode, ...] = Field(default=(), strict=False)
    tier: WordCode | None = None
    where_not_listed: Literal["exists", "missing"] = "exists"


class AssumedFlag(Entry):
    """A flag that units of these sorts bear unless the register says otherwise."""

    flag: WordCode
    of: UnitChoice


Waived = Literal["all_attend", "same_people"]


class Subject(Entry):
    """One subject of a kind for every unit, leading body, membership or holder of a post that is chosen.

    leadership, committee: the body that leads the chosen unit. where_missing: no such body, these post holders stand
    together in its place. exactly: how many the plan counts. former_post_when: a post held so shortly counts as the
    one before it. review_from: the date fact from which the review runs where it lies inside the period. gives: facts
    of these subjects that follow from the entry; where several make one subject, the first says them.
    """

    kind: KindName
    made_from: MadeFrom
    of: PostChoice = PostChoice()
    membership: tuple[WordCode, ...] = Field(default=(), strict=False)
    reviewed: bool
    rated: bool
    exactly: int | None = Field(default=None, ge=0)
    where_missing: PostChoice | None = None
    label: Label | None = None
    former_post_when: Expression | None = None
    review_from: FactName | None = None
    gives: dict[FactName, str] = Field(default_factory=dict)


class Forum(Rule):
    """Before whom one is reviewed. For each post the first line that matches, then the union over the posts.

    A line without with_post and replaces holds for every subject of its kinds. replaces: where another line leads to
    such a body, this forum takes its place. `before` names places or `roll:ID`, a conference with that roll, held at
    the post's agency or at the one unit that is chosen by `at`.
    """

    with_post: Choices = ()
    and_post: Choices = ()
    without_post: Choices = ()
    replaces: UnitChoice | None = None
    at: UnitChoice | None = None
    before: tuple[str, ...] = Field(strict=False)
    where_missing: dict[str, Place] = Field(default_factory=dict)
    turn: int = 1
    label: Label = "{name}"
    says: str = ""


class ForumLimit(Rule):
    """Holders of more posts than this are heard at so many places at most; `keep` says which stay, in this order."""

    more_posts_than: int = Field(ge=1)
    at_most: int = Field(ge=1)
    keep: tuple[Literal["own_cell", "highest_post", "presiding_post"], ...] = Field(strict=False, min_length=1)
    says: Label


class Staff(Shape):
    """All who are employed in an agency, without those of some contracts and, if it says "self", the person himself.

    hosting: where his own unit hosts no such organisation, the agency above it that does.
    """

    of: Literal["workplace"] = "workplace"
    without: tuple[WordCode, ...] = Field(default=(), strict=False)
    hosting: UnitChoice | None = None


class RollGroup(PostChoice):
    """Holders of posts (or members of bodies): of the agency itself, of units below it, of its area, or anywhere."""

    label: str = ""
    inside: Scope = "own"
    without_contract: tuple[WordCode, ...] = Field(default=(), strict=False)


class AddressedBodies(UnitChoice):
    """Bodies that are asked for comment; same_tier: only those of the subject's tier."""

    inside: Scope = "own"
    same_tier: bool = False


class RollOfWhom(Cited):
    """The groups that make up a roll: a union in which each person counts once."""

    staff: Staff | None = None
    posts: tuple[RollGroup, ...] = Field(default=(), strict=False)
    memberships: tuple[WordCode, ...] = Field(default=(), strict=False)
    bodies: tuple[AddressedBodies, ...] = Field(default=(), strict=False)
    members_of_subject: bool = False
    assigned: bool = False


class RollInstead(RollOfWhom):
    """Groups that take the place of the roll's own where `when` holds."""

    when: Expression


class Roll(RollOfWhom, Entry):
    """Who attends, is asked or votes: about a holder of posts (with_post …) or about a unit (of).

    voters: the memberships that vote. without_self: nobody is asked about himself. waived_when: no poll is needed if
    those asked attend the review conference anyway.
    """

    purpose: Literal["conference", "poll", "comments"]
    label: Label
    with_post: Choices = ()
    and_post: Choices = ()
    without_post: Choices = ()
    of: UnitChoice | None = None
    voters: tuple[WordCode, ...] = Field(default=(), strict=False)
    organiser: str = ""
    without_self: bool = False
    waived_when: Waived | ByReading | None = Field(default=None, union_mode="left_to_right")
    warn_when_empty: bool = False
    instead: tuple[RollInstead, ...] = Field(default=(), strict=False)


class Authority(Rule):
    """Which body acts; of the lines of one act the first that matches. None, or two bodies, is an error.

    found_by: a body named here, the table of the register, the leadership of the post's agency, the nearest such
    organisation at or above the subject's, the one above its own, the one of its area, or the body of its line (where
    the register names none: the agency of the same kind that `organisation` chooses). gives: facts of the subject that
    follow; row_gives: the fact whose code a row of the table may name as its body. route: the plan's class of cases.
    """

    act: Literal["score", "propose", "vet", "decide", "re_decide"] = "decide"
    purpose: Literal["rate", "professional"] = "rate"
    of: UnitChoice | None = None
    with_post: Choices = ()
    and_post: Choices = ()
    without_post: Choices = ()
    found_by: Literal["fixed", "table", "leadership_of_post", "organisation", "superior", "area", "line"] = "fixed"
    body: str = ""
    unit: UnitChoice | None = None
    organisation: UnitChoice | None = None
    how: tuple[WordCode, ...] = Field(default=(), strict=False)
    not_by: tuple[Literal["self"], ...] = Field(default=(), strict=False)
    basis: str = ""
    route: str = ""
    gives: dict[FactName, str] = Field(default_factory=dict)
    row_gives: FactName | None = None


class RegisterFact(Rule):
    """A fact of the season that the registers hold: an expression over the person or unit."""

    fact: FactName
    is_: Expression = Field(alias="is")


class RegisterGap(Rule):
    """Something that the registers must say before the subject can be rated."""

    when: Expression
    says: Label
    blocks: Literal["rating", "nothing"] = "rating"


class Correction(Rule):
    """What may be changed by hand in the computed list, by which body and on which paper.

    does: take somebody in, leave somebody out, name another place of review, another body that decides, or another body
    whose review is held together with that of a collective. of: the subject's unit; for a person one where he has a
    post. by: the body in words of the plan; by_unit: the units of the register that are it, none: whoever runs the
    list. within: "own" only in its own area. paper: the document that must be named. unplaced: only of persons for
    whom the plan names no place besides the own cell. beside: the other body; all_members: only where each member of
    the collective sits on it.
    """

    does: ByHand
    of: UnitChoice | None = None
    by: str = ""
    by_unit: UnitChoice | None = None
    within: Literal["own", "anywhere"] = "anywhere"
    paper: str = ""
    unplaced: bool = False
    beside: UnitChoice | None = None
    all_members: bool = False


class ReviewedOnce(Rule):
    """Persons of these kinds are reviewed once in the year of the plan: who has been is on no second list of it."""


class Grouping(Rule):
    """Groups of equivalent positions, within which ratings are compared and counted (`group` of a quota).

    drafted_by: ids of the plan's bodies, each of which draws up the groups of its own; approved_by: who approves them.
    """

    drafted_by: tuple[EntryId, ...] = Field(strict=False, min_length=1)
    approved_by: Label


class Listing(Entry):
    """A named list of subjects or post holders that the plan asks for, apart from review and rating."""

    label: Label
    kinds: tuple[KindName, ...] = Field(default=(), strict=False)
    with_post: Choices = ()


SUBJECT_TABLES: Mapping[str, type[Entry]] = {
    "leading_body": LeadingBody,
    "assumed_flag": AssumedFlag,
    "subject": Subject,
    "forum": Forum,
    "forum_limit": ForumLimit,
    "roll": Roll,
    "authority": Authority,
    "register_fact": RegisterFact,
    "register_gap": RegisterGap,
    "listing": Listing,
    "correction": Correction,
    "reviewed_once": ReviewedOnce,
    "grouping": Grouping,
}
__all__ = ["PLACES", "SUBJECT_TABLES", "EntryId"]
