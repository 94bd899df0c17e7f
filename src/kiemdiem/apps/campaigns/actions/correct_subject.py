"""Change by hand what was computed of a subject: whether it stands in the list, where it is heard, who decides."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.actions.correcting import Basis, Judging, Whose
from kiemdiem.apps.campaigns.errors import (
    AlreadyOnTheRoll,
    MembersOutside,
    NoSuchPlace,
    NotHeldTogether,
    NotOnTheRoll,
    PlaceIsThere,
    PlacesFull,
    WrongMakeOfSubject,
)
from kiemdiem.apps.campaigns.facts.by_hand import Held, codes_of, held_by, is_full, made_from_persons
from kiemdiem.apps.campaigns.models import Campaign, Correction, Standing, Subject
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import kind_label
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor

Does = Correction.Does


def whose_of(standing: Standing) -> Whose:
    """The subject of a standing."""
    subject = standing.subject
    unit = subject.unit or subject.campaign.root
    body = "" if subject.person_id else subject.key.removesuffix(f":{subject.kind}")
    return Whose(subject.key, subject.kind, subject.name, unit, subject.person, body)


@transaction.atomic
def take_in_subject(
    campaign: Campaign, *, kind: str, unit: Unit | None, person: Person | None, basis: Basis, actor: Actor
) -> Correction:
    """Somebody or something that the lines of the plan do not name, as a subject of this kind.

    Raises:
        WrongMakeOfSubject, AlreadyOnTheRoll, NotThatBody, OutsideOwnArea, PaperMissing, CorrectionWithoutReason
    """
    of_persons = made_from_persons(campaign, kind)
    made_of = person if of_persons else unit
    home = person.home if person is not None and of_persons else unit
    if made_of is None or home is None or (unit if of_persons else person) is not None:
        wanted = words.FROM_A_PERSON if of_persons else words.FROM_A_UNIT
        raise WrongMakeOfSubject(kind=kind_label(regime_of(campaign), kind), wanted=wanted)
    name = str(made_of)
    whose = Whose(f"{made_of.code}:{kind}", kind, name, home, person if of_persons else None, home.code)
    judging = Judging(campaign, whose, basis, actor=actor)
    if _is_on_the_roll(campaign, whose):
        raise AlreadyOnTheRoll(name=name, kind=kind_label(regime_of(campaign), kind))
    return judging.keep(Does.TAKE_IN, judging.line(Does.TAKE_IN), str(Does.TAKE_IN.label))


def _is_on_the_roll(campaign: Campaign, whose: Whose) -> bool:
    """Whether the newest roll has it; by person or by the unit that it is made from."""
    standing = Standing.objects.unscoped("the newest roll").filter(
        subject__campaign=campaign, subject__kind=whose.kind, until=None
    )
    if whose.person is not None:
        return standing.filter(subject__person=whose.person).exists()
    keys = standing.filter(subject__unit=whose.unit).values_list("subject__key", flat=True)
    return any(whose.unit.code in codes_of(key) or key == whose.key for key in keys)


@transaction.atomic
def leave_out_subject(standing: Standing, *, only_rating: bool, basis: Basis, actor: Actor) -> Correction:
    """A subject that the plan names, not reviewed and not rated; or, with `only_rating`, reviewed without a rating."""
    judging = Judging(standing.subject.campaign, whose_of(standing), basis, actor=actor)
    if not (standing.is_rated if only_rating else standing.is_reviewed or standing.is_rated):
        raise NotOnTheRoll(name=standing.subject.name)
    what = words.ONLY_REVIEWED if only_rating else str(Does.LEAVE_OUT.label)
    return judging.keep(Does.LEAVE_OUT, judging.line(Does.LEAVE_OUT), what, only_rating=only_rating)


@transaction.atomic
def name_place(standing: Standing, *, place: Unit, instead_of: str, basis: Basis, actor: Actor) -> Correction:
    """Another place of review, in the stead of one that was computed (`instead_of`: its key) or as one more.

    A place that the plan itself leaves to choose needs no line and no paper; a body below chooses for its own area.
    The plan's limit holds in any case.
    """
    held = held_by(standing)
    judging = Judging(standing.subject.campaign, whose_of(standing), basis, actor=actor)
    if not standing.is_reviewed:
        raise NotOnTheRoll(name=standing.subject.name)
    if instead_of and instead_of not in held.forums:
        raise NoSuchPlace(name=standing.subject.name)
    if place.code in held.units:
        raise PlaceIsThere(name=standing.subject.name, place=place.name)
    chosen = held.to_choose.get(place.code)
    line = judging.line(Does.PLACE, is_placed=held.is_placed) if chosen is None else None
    if chosen is not None:
        judging.require_own_area(chosen)
    _within_limit(judging, held, one_more=not instead_of)
    what = words.PLACE_NAMED.format(place=place.name)
    told = {"clauses": list(chosen)} if chosen is not None else {}
    return judging.keep(Does.PLACE, line, what, target=place, instead_of=instead_of, **told)


def _within_limit(judging: Judging, held: Held, *, one_more: bool) -> None:
    person = judging.whose.person
    if person is None or not one_more:
        return
    kinds = list(
        Subject.objects.unscoped("of one person")
        .filter(campaign=judging.campaign, person=person)
        .values_list("kind", flat=True)
    )
    limit = judging.by_hand.limit_on(person.code, kinds or [judging.whose.kind])
    waiting = Correction.objects.unscoped("places named since").filter(
        campaign=judging.campaign, person=person, does=Does.PLACE, instead_of="", revoked_at=None
    )
    named = {one.target.code for one in waiting.select_related("target") if one.target is not None} - held.units
    places = held.count + len(named) + 1
    if limit is not None and is_full(limit, places):
        raise PlacesFull(
            name=judging.whose.name, places=places, says=limit.entry.says, clauses=tuple(limit.entry.clauses)
        )


@transaction.atomic
def name_authority(standing: Standing, *, body: Unit, basis: Basis, actor: Actor) -> Correction:
    """Another body that decides the level."""
    judging = Judging(standing.subject.campaign, whose_of(standing), basis, actor=actor)
    if not standing.is_rated:
        raise NotOnTheRoll(name=standing.subject.name)
    what = words.AUTHORITY_NAMED.format(body=body.name)
    return judging.keep(Does.AUTHORITY, judging.line(Does.AUTHORITY), what, target=body)


@transaction.atomic
def join_reviews(standing: Standing, *, other: Unit, basis: Basis, actor: Actor) -> Correction:
    """The review of a collective held together with that of another body, where the plan allows it."""
    whose = whose_of(standing)
    judging = Judging(standing.subject.campaign, whose, basis, actor=actor, beside=[other])
    if not standing.is_reviewed:
        raise NotOnTheRoll(name=standing.subject.name)
    beside = judging.unit(other)
    lines = judging.by_hand.lines(Does.TOGETHER, whose.kind)
    line = next((one for one in lines if judging.by_hand.is_beside(one, beside)), None)
    if line is None:
        raise NotHeldTogether(
            name=whose.name, other=other.name, clauses=tuple(c for one in lines for c in one.entry.clauses)
        )
    missing = judging.by_hand.not_on(judging.around[0], beside) if line.entry.all_members else []
    if missing:
        raise MembersOutside(
            name=whose.name, other=other.name, names=", ".join(missing), clauses=tuple(line.entry.clauses)
        )
    return judging.keep(Does.TOGETHER, line, words.JOINED_WITH.format(body=other.name), target=other)
