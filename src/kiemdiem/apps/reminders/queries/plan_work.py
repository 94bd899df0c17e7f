"""What plans give somebody to do: the open work of the units for which he answers, over all campaigns that run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from kiemdiem.apps.campaigns.access import visible_to
from kiemdiem.apps.campaigns.actions.acting_for import is_own_work
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Actor, Scope, may, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.reminders import words
from kiemdiem.apps.reminders.queries.campaigns import about
from kiemdiem.apps.reminders.values import Line
from kiemdiem.apps.workplans.models import ResponsibleHead
from kiemdiem.apps.workplans.queries.progress import Duty, PlanProgress


@dataclass(frozen=True)
class OpenWork:
    """What is open in a campaign on a day, over all units, whoever reads it."""

    duties: tuple[Duty, ...]
    notice: tuple[int, ...]


@dataclass
class PlanWork:
    """The plans of campaigns, each worked out once however many persons are told of them."""

    _known: dict[tuple[int, date], OpenWork] = field(default_factory=dict)

    def lines_of(self, actor: Actor) -> list[Line]:
        """A line for each item at each unit for which the actor answers; and one for what is late under his hand."""
        headed = _headed(actor)
        running = visible_to(actor).filter(state=Campaign.State.OPEN)
        found: list[Line] = []
        for campaign in running.select_related("regime", "root").order_by("pk"):
            found += self._lines(actor, campaign, headed.get(campaign.pk, frozenset()))
        return found

    def _lines(self, actor: Actor, campaign: Campaign, headed: frozenset[int]) -> list[Line]:
        runs = may(actor, Permission.RUN_CAMPAIGNS, on=campaign)
        reporting = scope_of(actor, Permission.REPORT_WORK)
        if not (runs or headed or reporting.branches or reporting.is_whole):
            return []
        work = self._open_in(campaign, actor.today)
        lines = [
            _line(campaign, duty, work.notice)
            for duty in work.duties
            if duty.unit.id in headed
            or (reporting.has(duty.unit.path) and is_own_work(actor, campaign, duty.unit.path))
        ]
        late = [duty for duty in work.duties if duty.is_late] if runs else []
        return [*lines, _late_line(campaign, late)] if late else lines

    def _open_in(self, campaign: Campaign, today: date) -> OpenWork:
        key = (campaign.pk, today)
        if key not in self._known:
            progress = PlanProgress(campaign, seen=Scope(is_whole=True), today=today)
            missing = (duty for item in progress.items() if not item.is_settled for duty in item.missing)
            self._known[key] = OpenWork(tuple(missing), progress.notice)
        return self._known[key]


def _headed(actor: Actor) -> dict[int, frozenset[int]]:
    """Campaign → the units whose review the actor answers for by name. One query."""
    if actor.user_id is None:
        return {}
    rows = ResponsibleHead.objects.filter(person__user_id=actor.user_id, campaign__state=Campaign.State.OPEN)
    found: dict[int, set[int]] = {}
    for campaign, unit in rows.values_list("campaign_id", "unit_id"):
        found.setdefault(campaign, set()).add(unit)
    return {campaign: frozenset(units) for campaign, units in found.items()}


def _line(campaign: Campaign, duty: Duty, notice: tuple[int, ...]) -> Line:
    item = duty.work.item
    return Line(
        key=f"work {campaign.pk} {item.id} {duty.unit.id}",
        what=words.WORK.format(number=item.number, task=item.task),
        about=about(campaign, duty.unit.name, clauses=item.clauses),
        url=reverse("unit_work", args=[campaign.pk, duty.unit.id]),
        due=None if duty.due is None or (duty.issued is not None and duty.due < duty.issued) else duty.due,
        notice=notice,
        is_asked=False,
    )


def _late_line(campaign: Campaign, late: list[Duty]) -> Line:
    units = len({duty.unit.id for duty in late})
    return Line(
        key=f"late {campaign.pk}",
        what=words.LATE_UNITS.format(units=units, count=len(late)),
        about=about(campaign),
        url=reverse("season_overview", args=[campaign.pk]),
    )
