"""Load a list of targets that comes with the plan of a campaign; from now on all for whom it is see it."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import not_closed
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.entries import ListLoaded
from kiemdiem.apps.targets.errors import EmptyList, ListNotRead, NoSuchList
from kiemdiem.apps.targets.models import SuppliedList, SuppliedTarget
from kiemdiem.apps.targets.queries.lists import lists_of
from kiemdiem.apps.targets.queries.pasted import lines_of
from kiemdiem.apps.targets.values.given import ListedLine, stored
from kiemdiem.shell.rows import locked

LONGEST_BASIS = 300


@transaction.atomic
def load_list(campaign: Campaign, *, key: str, block: str, basis: str, actor: Actor) -> SuppliedList:
    """The list; targets of the same words keep their results, what is not named any more is shown no longer."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    not_closed(campaign)
    wanted = next((one for one in lists_of(campaign) if one.entry.id == key), None)
    if wanted is None:
        raise NoSuchList(key=key)
    lines, faults = lines_of(block)
    if faults:
        raise ListNotRead(count=len(faults), first=faults[0])
    if not lines:
        raise EmptyList()
    paper = basis.strip()[:LONGEST_BASIS] or wanted.entry.basis
    given = {"basis": paper, "loaded_by": actor.user, "loaded_at": actor.at}
    loaded, _ = SuppliedList.objects.update_or_create(campaign=campaign, key=key, defaults=given)
    loaded.targets.update(is_dropped=True)
    for place, line in enumerate(lines, start=1):
        SuppliedTarget.objects.update_or_create(list=loaded, title=line.title, defaults=_values(line, place))
    titles = tuple(line.title for line in lines)
    record(ListLoaded(Ref.to(campaign), wanted.entry.label, paper, len(lines), titles), by=author)
    return loaded


def _values(line: ListedLine, place: int) -> dict[str, object]:
    return {
        "place": place,
        "measure": line.measure[:60],
        "quantity": stored(line.quantity),
        "product": line.product[:300],
        "is_quantitative": line.is_quantitative,
        "is_dropped": False,
    }
