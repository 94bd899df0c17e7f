"""Deciding, sending, and what comes back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import SignedIn, may, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts import words
from kiemdiem.apps.prompts.actions.consult_former_superior import consult_former_superior as consult
from kiemdiem.apps.prompts.actions.decide_prompt import decide_no_prompts as decide_none
from kiemdiem.apps.prompts.actions.decide_prompt import decide_prompt as decide
from kiemdiem.apps.prompts.actions.reply_to_prompt import is_own
from kiemdiem.apps.prompts.actions.reply_to_prompt import record_prompt_result as record_outcome
from kiemdiem.apps.prompts.actions.reply_to_prompt import reply_to_prompt as reply_to
from kiemdiem.apps.prompts.actions.report_results import report_results as report
from kiemdiem.apps.prompts.actions.send_prompt import send_prompt as send
from kiemdiem.apps.prompts.actions.steps import require_either
from kiemdiem.apps.prompts.errors import (
    DayToCome,
    PromptWithoutDocument,
    RejectedWithoutReason,
    ReplyWithoutText,
    ReviewHasBegun,
    TypedForWithoutReason,
)
from kiemdiem.apps.prompts.forms.proposing import (
    YES,
    ConsultForm,
    DecidePromptForm,
    NoPromptsForm,
    ReplyForm,
    ReportForm,
    ResultForm,
    SendPromptForm,
)
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.prompts.queries.promptings import former_superior_of, rule_at
from kiemdiem.apps.prompts.queries.sent import reply_of, reports_of, summary_of
from kiemdiem.apps.prompts.views.reading import (
    authority_of,
    campaign_of,
    crumbs_to,
    is_done,
    prompt_of,
)
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.methods import shown_and_sent


def _form_page(
    request: SignedIn, campaign: Campaign, form: forms.Form, title: str, label: str, prompt: ReviewPrompt | None = None
) -> HttpResponse:
    crumbs = crumbs_to(campaign)
    if prompt is not None:
        crumbs.append(Crumb(words.NUMBERED.format(number=prompt.number), f"/goi-y/{prompt.pk}/"))
    context = {"campaign": campaign, "crumbs": crumbs, "form": form, "title": title, "label": label, "prompt": prompt}
    return render(request, "prompts/act.html", context)


@shown_and_sent
def decide_prompt(request: SignedIn, prompt_id: int) -> HttpResponse:
    """Yes or no on one matter."""
    found = prompt_of(request.actor, prompt_id)
    require(request.actor, Permission.DECIDE_PROMPTS, on=found)
    form = DecidePromptForm(request.POST or None, initial={"version": found.version})
    if form.is_valid():
        given = form.cleaned_data

        def act() -> None:
            nonlocal found
            found = decide(
                found, is_accepted=given["decision"] == YES, reason=given["reason"], version=given["version"],
                actor=request.actor,
            )  # fmt: skip

        if is_done(form, act, {RejectedWithoutReason: "reason"}):
            messages.success(request, words.DECIDED_NOW.format(prompt=found, state=found.state_label))
            return redirect("prompt", found.pk)
    return _form_page(request, found.campaign, form, words.DECIDE_TITLE, words.DECIDE, found)


@shown_and_sent
def decide_no_prompts(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponse:
    """That the authority sees no need."""
    found = campaign_of(request.actor, campaign_id)
    authority = authority_of(request.actor, found, unit_id)
    require(request.actor, Permission.DECIDE_PROMPTS, on=authority)
    form = NoPromptsForm(request.POST or None, initial={"decided_on": request.actor.today})

    def act() -> None:
        decide_none(found, authority=authority, actor=request.actor, **form.cleaned_data)

    if form.is_valid() and is_done(form, act, {DayToCome: "decided_on"}):
        messages.success(request, words.NO_PROMPTS_NOW)
        return redirect("prompts", found.pk)
    return _form_page(request, found, form, words.NO_PROMPTS_TITLE, words.NO_PROMPTS)


@shown_and_sent
def consult_former_superior(request: SignedIn, prompt_id: int) -> HttpResponse:
    """What the superior said from whom the organisation came."""
    found = prompt_of(request.actor, prompt_id)
    require_either(request.actor, Permission.COLLECT_PROMPTS, Permission.DECIDE_PROMPTS, on=found)
    form = ConsultForm(request.POST or None)

    def act() -> None:
        consult(found, actor=request.actor, **form.cleaned_data)

    if form.is_valid() and is_done(form, act, {DayToCome: "day", ReplyWithoutText: "said"}):
        former = former_superior_of(found.campaign, found.subject)
        messages.success(request, words.CONSULTED_NOW.format(former=former))
        return redirect("prompt", found.pk)
    return _form_page(request, found.campaign, form, words.CONSULT_TITLE, words.CONSULT, found)


@shown_and_sent
def send_prompt(request: SignedIn, prompt_id: int) -> HttpResponse:
    """Number and day of the document, then it is sent."""
    found = prompt_of(request.actor, prompt_id)
    require_either(request.actor, Permission.COLLECT_PROMPTS, Permission.DECIDE_PROMPTS, on=found)
    form = SendPromptForm(request.POST or None, initial={"version": found.version})

    def act() -> None:
        send(found, actor=request.actor, **form.cleaned_data)

    tied = {PromptWithoutDocument: "document", DayToCome: "document_on", ReviewHasBegun: "document_on"}
    if form.is_valid() and is_done(form, act, tied):
        messages.success(request, words.SENT_NOW.format(prompt=found, subject=found.subject.name))
        return redirect("prompt", found.pk)
    return _form_page(request, found.campaign, form, words.SEND_TITLE, words.SEND, found)


def _to_answer(request: SignedIn, prompt_id: int) -> ReviewPrompt:
    """The prompt, where the reader may answer it or record an answer."""
    found = prompt_of(request.actor, prompt_id)
    if not is_own(found, request.actor):
        place = found.subject.unit or found.campaign
        require_either(request.actor, Permission.REPORT_WORK, Permission.RUN_CAMPAIGNS, on=place)
    return found


@shown_and_sent
def reply_to_prompt(request: SignedIn, prompt_id: int) -> HttpResponse:
    """The answer of the subject."""
    found = _to_answer(request, prompt_id)
    reply = reply_of(found)
    initial: dict[str, object] = {"day": request.actor.today}
    if reply is not None:
        initial = {"text": reply.text, "day": reply.replied_on, "version": reply.version}
    form = ReplyForm(request.POST or None, initial=initial)

    def act() -> None:
        reply_to(found, actor=request.actor, **form.cleaned_data)

    tied = {ReplyWithoutText: "text", DayToCome: "day", TypedForWithoutReason: "on_behalf"}
    if form.is_valid() and is_done(form, act, tied):
        messages.success(request, words.REPLIED_NOW.format(prompt=found))
        return redirect("prompt", found.pk)
    return _form_page(request, found.campaign, form, words.REPLY_TITLE, words.WRITE_REPLY, found)


@shown_and_sent
def record_prompt_result(request: SignedIn, prompt_id: int) -> HttpResponse:
    """What the review came to on the matter."""
    found = _to_answer(request, prompt_id)
    form = ResultForm(request.POST or None, initial={"day": request.actor.today})

    def act() -> None:
        record_outcome(found, actor=request.actor, **form.cleaned_data)

    tied = {ReplyWithoutText: "text", DayToCome: "day", TypedForWithoutReason: "on_behalf"}
    if form.is_valid() and is_done(form, act, tied):
        messages.success(request, words.RESULT_NOW.format(prompt=found))
        return redirect("prompt", found.pk)
    return _form_page(request, found.campaign, form, words.RESULT_TITLE, words.WRITE_RESULT, found)


@shown_and_sent
def report_results(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponse:
    """Who lacks an answer or a result, and the report upwards."""
    found = campaign_of(request.actor, campaign_id)
    authority = authority_of(request.actor, found, unit_id)
    require(request.actor, Permission.COLLECT_PROMPTS, on=authority)
    form = ReportForm(request.POST or None, initial={"reported_on": request.actor.today})

    def act() -> None:
        made = report(found, authority=authority, actor=request.actor, **form.cleaned_data)
        slots = {"document": made.document, "prompted": made.prompted, "lacking": len(made.lacking)}
        messages.success(request, words.REPORTED_NOW.format(**slots))

    if form.is_valid() and is_done(form, act, {DayToCome: "reported_on"}):
        return redirect("prompts", found.pk)
    rule = rule_at(found, authority)
    context = {
        "campaign": found,
        "authority": authority,
        "entry": rule[1] if rule else None,
        "crumbs": crumbs_to(found),
        "form": form,
        "summary": summary_of(found, authority, rule[0] if rule else ""),
        "reports": reports_of(found).filter(authority=authority),
        "may_report": found.is_open and may(request.actor, Permission.COLLECT_PROMPTS, on=authority),
    }
    return render(request, "prompts/report_results.html", context)
