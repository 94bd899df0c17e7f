"""Write a row into the table of decentralisation: which body decides on a unit, or on holders of a post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations import labels
from kiemdiem.apps.organisations.actions.placing import is_living
from kiemdiem.apps.organisations.entries import DeciderAdded
from kiemdiem.apps.organisations.errors import DeciderForNothing, NoSuchWord
from kiemdiem.apps.organisations.models import Decider, Unit
from kiemdiem.apps.organisations.queries.vocabulary import Vocabularies, vocabularies
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.names import tidy_name
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class NewDecider:
    """A row as it is written; post and how are codes of their vocabularies, basis is the paper that says so."""

    body: str
    unit: Unit | None = None
    post: str = ""
    how: str = ""
    basis: str = ""
    since: date | None = None


@transaction.atomic
def add_decider(new: NewDecider, *, actor: Actor) -> Decider:
    """The row, in force from its day on."""
    unit = locked(new.unit) if new.unit else None
    author = require(actor, Permission.EDIT_UNITS, on=unit or HOUSE)
    if unit is not None:
        is_living(unit)
    known = vocabularies("post", "delegation")
    body = tidy_name(new.body)
    if not body or (unit is None and not new.post):
        raise DeciderForNothing()
    for vocabulary, code in (("post", new.post), ("delegation", new.how)):
        if code and not known.has(vocabulary, code):
            raise NoSuchWord(vocabulary=labels.VOCABULARIES[vocabulary], code=code)
    decider = Decider.objects.create(
        unit=unit, post=new.post, body=body, how=new.how, basis=tidy_name(new.basis), since=new.since
    )
    entry = DeciderAdded(
        decider=Ref.to(decider),
        unit=Ref.to(unit) if unit else None,
        body=body,
        what=decided_on(decider, known),
        since=new.since,
        basis=decider.basis,
    )
    record(entry, by=author)
    return decider


def decided_on(decider: Decider, known: Vocabularies) -> str:
    """What a row is about, in words."""
    if not decider.post:
        return decider.unit.name if decider.unit else ""
    post = known.label("post", decider.post)
    if decider.unit is None:
        return labels.POST_ANYWHERE.format(post=post)
    return labels.POST_IN_UNIT.format(post=post, unit=decider.unit.name)
