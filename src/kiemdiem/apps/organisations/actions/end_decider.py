"""End a row of the table of decentralisation; it stays, with its last day."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.actions.add_decider import decided_on
from kiemdiem.apps.organisations.actions.placing import has_come
from kiemdiem.apps.organisations.entries import DeciderEnded
from kiemdiem.apps.organisations.errors import DeciderEnded as EndedAlready
from kiemdiem.apps.organisations.models import Decider
from kiemdiem.apps.organisations.queries.vocabulary import vocabularies
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.rows import locked


@transaction.atomic
def end_decider(decider: Decider, *, on: date, actor: Actor) -> Decider:
    """The row; `on` is the first day on which it holds no longer."""
    decider = locked(decider)
    author = require(actor, Permission.EDIT_UNITS, on=decider.unit or HOUSE)
    has_come(on, actor)
    if decider.until is not None or (decider.since is not None and on <= decider.since):
        raise EndedAlready(on=short_date(on))
    decider.until = on - timedelta(days=1)
    decider.save(update_fields=["until"])
    entry = DeciderEnded(
        decider=Ref.to(decider),
        unit=Ref.to(decider.unit) if decider.unit else None,
        body=decider.body,
        what=decided_on(decider, vocabularies("post")),
        on=on,
    )
    record(entry, by=author)
    return decider
