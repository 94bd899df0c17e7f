"""Tell the authority what came of its prompts; whoever has no result by then is named."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.actions.steps import has_come
from kiemdiem.apps.prompts.entries import ResultsReported
from kiemdiem.apps.prompts.errors import NothingToReport, ReportWithoutDocument
from kiemdiem.apps.prompts.models import LONGEST_DOCUMENT, PromptReport
from kiemdiem.apps.prompts.queries.promptings import rule_at
from kiemdiem.apps.prompts.queries.sent import summary_of
from kiemdiem.shell.rows import locked


@transaction.atomic
def report_results(
    campaign: Campaign, *, authority: Unit, document: str, reported_on: date, actor: Actor
) -> PromptReport:
    """The report as it went up; a later one stands beside it."""
    campaign = locked(campaign)
    author = require(actor, Permission.COLLECT_PROMPTS, on=authority)
    is_running(campaign)
    document = document.strip()[:LONGEST_DOCUMENT]
    if not document:
        raise ReportWithoutDocument()
    has_come(reported_on, actor)
    found = rule_at(campaign, authority)
    summary = summary_of(campaign, authority, found[0] if found else "")
    if not summary.sent:
        raise NothingToReport(authority=authority.name)
    report = PromptReport.objects.create(
        campaign=campaign,
        authority=authority,
        document=document,
        reported_on=reported_on,
        last_good_day=summary.last_good_day,
        prompted=len(summary.sent),
        lacking=summary.lacking,
        reported_by=actor.user,
        reported_at=actor.at,
    )
    about = (Ref.to(campaign), Ref.to(authority))
    record(ResultsReported(*about, len(summary.sent), len(summary.lacking), document, reported_on), by=author)
    return report
