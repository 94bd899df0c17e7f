"""The targets, tasks and notes of a unit or a person in a year."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kiemdiem.apps.organisations.access import visible_to as units_visible_to
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.access import visible_to as people_visible_to
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor, SignedIn, may
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.access import is_own
from kiemdiem.apps.targets.models import Holder, RegisteredTask
from kiemdiem.apps.targets.queries.registering import deciding_on, registration_for
from kiemdiem.apps.targets.queries.sheets import YearSheet, year_sheet
from kiemdiem.apps.targets.values.given import FIRST_YEAR, LAST_YEAR
from kiemdiem.apps.targets.views.answers import crumbs_of, page_of, part_or_page
from kiemdiem.shell.rows import one_of


def unit_seen(actor: Actor, unit_id: int) -> Unit:
    """The unit where the actor may see it."""
    return one_of(units_visible_to(actor), pk=unit_id)


def person_seen(actor: Actor, person_id: int) -> Person:
    """The person where the actor may see him."""
    return one_of(people_visible_to(actor).select_related("home"), pk=person_id)


@require_safe
def unit_targets(request: SignedIn, unit_id: int) -> HttpResponse:
    """A part of the unit's page, and a page of its own."""
    unit = unit_seen(request.actor, unit_id)
    return part_or_page(request, "holder", around(year_sheet(unit, year_asked(request)), request.actor))


@require_safe
def person_targets(request: SignedIn, person_id: int) -> HttpResponse:
    """The same of a person, who reads his own."""
    person = person_seen(request.actor, person_id)
    sheet = year_sheet(person, year_asked(request))
    context = around(sheet, request.actor) | {"deciding": may_decide_on(sheet, request.actor)}
    if context["may_report"]:
        context["registration"] = registration_for(person)
    return part_or_page(request, "holder", context)


def around(sheet: YearSheet, actor: Actor) -> dict[str, object]:
    """What the page of a sheet shows beside it: where it stands, and what its reader may do."""
    holder = sheet.holder
    may_set = may(actor, Permission.SET_TARGETS, on=holder)
    return {
        "sheet": sheet,
        "holder": holder,
        "is_unit": isinstance(holder, Unit),
        "crumbs": crumbs_of(holder, with_targets=False),
        "years": [(year, page_of(holder, year)) for year in (sheet.year - 1, sheet.year + 1)],
        "may_set": may_set and _is_there(holder),
        "may_report": may_set or is_own(actor, holder.concerned),
        "may_note": may(actor, Permission.WRITE_NOTES, on=holder),
        "registration": None,
    }


def may_decide_on(sheet: YearSheet, actor: Actor) -> frozenset[int]:
    """The keys of the tasks on which the actor may decide now."""
    waiting = [task for task in sheet.tasks if task.state == RegisteredTask.State.SENT]
    if not waiting:
        return frozenset()
    permission, place = deciding_on(waiting[0], actor)
    return frozenset(task.pk for task in waiting) if may(actor, permission, on=place) else frozenset()


def year_asked(request: SignedIn) -> int:
    """The year that the address asks for; this one where it asks for none that there is."""
    given = request.GET.get("nam", "")
    year = int(given) if given.isascii() and given.isdigit() and len(given) <= len(str(LAST_YEAR)) else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else request.actor.today.year


def _is_there(holder: Holder) -> bool:
    return (holder.ended_on if isinstance(holder, Unit) else holder.left_on) is None
