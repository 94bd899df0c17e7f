"""Votes and levels of a file laid over the season that comes from the house: what the file says goes first."""

from __future__ import annotations

from dataclasses import replace

from kiemdiem.cli.house import errors
from kiemdiem.cli.refused import Refused
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.regime.faults import nearest


def laid_over(house: Season, given: Season) -> Season:
    """The subjects of the house with what the file says of each.

    Raises:
        Refused: the file names subjects that the house does not have, or has as another kind; every one is told.
    """
    known = {subject.id: subject for subject in house.subjects}
    faults = [told for subject in given.subjects if (told := _fault(subject, known))]
    if faults:
        raise Refused(errors.not_in_house(len(faults)), faults)
    said = {subject.id: subject for subject in given.subjects}
    own = {body.id for body in given.bodies}
    return replace(
        house,
        subjects=tuple(_laid(one, said[one.id]) if one.id in said else one for one in house.subjects),
        bodies=(*given.bodies, *(body for body in house.bodies if body.id not in own)),
        as_of=given.as_of or house.as_of,
        readings={**house.readings, **given.readings},
        strict=given.strict,
        period=given.period or house.period,
    )


def _fault(subject: Subject, known: dict[str, Subject]) -> str:
    found = known.get(subject.id)
    if found is None:
        return errors.unknown_subject(subject.id, nearest(subject.id, known))
    return "" if found.kind == subject.kind else errors.another_kind(subject.id, subject.kind, found.kind)


def _laid(house: Subject, given: Subject) -> Subject:
    return replace(
        house,
        facts={**house.facts, **given.facts},
        links={**house.links, **given.links},
        ballots=given.ballots or house.ballots,
        previous=house.previous if given.previous is None else given.previous,
        honours=house.honours if given.honours is None else given.honours,
        proposed_level=given.proposed_level or house.proposed_level,
        decided_level=given.decided_level or house.decided_level,
        decisions=given.decisions or house.decisions,
    )
