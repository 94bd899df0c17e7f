"""The list of prompts of a campaign, and the page of one."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.access import standings_visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import quotes_in
from kiemdiem.apps.journal.queries import history_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, may_somewhere
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.access import is_origin_told, prompts_visible_to, with_origin_told
from kiemdiem.apps.prompts.actions.reply_to_prompt import is_own
from kiemdiem.apps.prompts.entries import (
    PromptReplied,
    PromptRepliedFor,
    PromptResultRecorded,
    PromptResultRecordedFor,
    PromptSent,
)
from kiemdiem.apps.prompts.forms.prompt_filters import PromptFilters
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.prompts.queries.desks import desks_of
from kiemdiem.apps.prompts.queries.promptings import former_superior_of, manager_of, promptings_of
from kiemdiem.apps.prompts.queries.sent import day_of, reply_of, reports_of
from kiemdiem.apps.prompts.queries.states import state_of
from kiemdiem.apps.prompts.views.columns import PROMPTS
from kiemdiem.apps.prompts.views.reading import campaign_of, crumbs_to, tabs_of
from kiemdiem.core.regime.entries.prompting import Prompting
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Table, TableQuery

State = ReviewPrompt.State
TOLD_BELOW = (
    PromptSent.code, PromptReplied.code, PromptRepliedFor.code, PromptResultRecorded.code, PromptResultRecordedFor.code,
)  # fmt: skip


@require_safe
def prompts(request: SignedIn, campaign_id: int) -> HttpResponseBase:
    """The list: filtered, sorted, paged; as a workbook where that is asked for."""
    found = campaign_of(request.actor, campaign_id)
    filters = PromptFilters(request.GET)
    seen = with_origin_told(prompts_visible_to(request.actor), request.actor).filter(campaign=found)
    table = Table(PROMPTS, filters.narrowed(seen), TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    rules = promptings_of(found)
    context = {
        "campaign": found,
        "crumbs": crumbs_to(found, inside=False),
        "tabs": tabs_of(found, "prompts"),
        "filters": filters,
        "prompts": table,
        "desks": desks_of(request.actor, found, seen),
        "reports": reports_of(found) if may(request.actor, Permission.COLLECT_PROMPTS, on=found) else [],
        "quotes": quotes_of(found, rules),
        "may_propose": found.is_open and bool(rules) and may_somewhere(request.actor, Permission.PROPOSE_PROMPTS),
    }
    return render(request, "prompts/prompts.html", context)


@require_safe
def subject_prompts(request: SignedIn, campaign_id: int, subject_id: int) -> HttpResponse:
    """The prompts of one subject: a part of the subject's page, and a page of its own."""
    found = campaign_of(request.actor, campaign_id)
    standing = one_of(standings_visible_to(request.actor, found).select_related("subject"), subject_id=subject_id)
    seen = prompts_visible_to(request.actor).filter(campaign=found, subject=subject_id).order_by("number")
    may_propose = found.is_open and bool(promptings_of(found))
    context = {
        "campaign": found,
        "subject": standing.subject,
        "lines": [(one, state_of(one)) for one in seen.exclude(state=State.WITHDRAWN)],
        "may_propose": may_propose and may_somewhere(request.actor, Permission.PROPOSE_PROMPTS),
        "crumbs": crumbs_to(found),
    }
    is_part = request.headers.get("HX-Request") == "true"
    template = "prompts/_subject_prompts.html" if is_part else "prompts/subject_prompts.html"
    return render(request, template, context)


def quotes_of(campaign: Campaign, rules: dict[str, Prompting]) -> list[tuple[str, str]]:
    """The words of the plan on prompts, each with its place."""
    regime = regime_of(campaign)
    return list(quotes_in(regime, dict.fromkeys(key for one in rules.values() for key in one.clauses)))


@require_safe
def prompt(request: SignedIn, prompt_id: int) -> HttpResponse:
    """One prompt: what is asked, where it came from, what was decided, what was answered."""
    actor = request.actor
    found = one_of(with_origin_told(prompts_visible_to(actor), actor), pk=prompt_id)
    rules = promptings_of(found.campaign)
    entry = rules[found.rule]
    is_inside = is_origin_told(found)
    history = history_of(found, only=None if is_inside else Q(act__in=TOLD_BELOW))
    manager = manager_of(found.campaign, found.subject) if is_inside and not found.is_sent else None
    context = {
        "prompt": found,
        "entry": entry,
        "state": state_of(found),
        "reply": reply_of(found),
        "crumbs": crumbs_to(found.campaign),
        "is_inside": is_inside,
        "outside": manager if manager and (manager.unit is None or manager.unit.pk != found.authority_id) else None,
        "former": _former(found, entry) if is_inside else None,
        "notify": day_of(found.campaign, found.rule, "notify"),
        "entries": history,
        "quotes": quotes_of(found.campaign, {found.rule: entry}),
        **_acts(actor, found),
    }
    return render(request, "prompts/prompt.html", context)


def _former(prompt: ReviewPrompt, entry: Prompting) -> Unit | None:
    if not entry.asks_former_superior or prompt.is_sent:
        return None
    former = former_superior_of(prompt.campaign, prompt.subject)
    return former if former is not None and former.pk != prompt.authority_id else None


def _acts(actor: Actor, prompt: ReviewPrompt) -> dict[str, bool]:
    """What the reader may do with it now."""
    collects = may(actor, Permission.COLLECT_PROMPTS, on=prompt)
    decides = may(actor, Permission.DECIDE_PROMPTS, on=prompt)
    is_open, state = prompt.campaign.is_open, prompt.state
    answers = is_own(prompt, actor) or any(
        may(actor, one, on=prompt.subject.unit or prompt.campaign)
        for one in (Permission.REPORT_WORK, Permission.RUN_CAMPAIGNS)
    )
    made = actor.user_id is not None and prompt.proposed_by_id == actor.user_id
    return {
        "may_withdraw": is_open and state in (State.PROPOSED, State.COLLECTED) and (collects or made),
        "may_decide": is_open and state == State.SUBMITTED and decides,
        "may_consult": is_open and not prompt.is_sent and state not in (State.WITHDRAWN, State.REJECTED)
        and (collects or decides),
        "may_send": is_open and state == State.ACCEPTED and (collects or decides),
        "may_answer": is_open and prompt.is_sent and answers,
    }  # fmt: skip
