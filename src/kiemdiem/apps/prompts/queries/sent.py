"""What was sent: for the review itself, for the page of a subject, for the report upwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.prompts.models import NoPrompts, PromptReply, PromptReport, ReviewPrompt
from kiemdiem.apps.prompts.queries.promptings import promptings_of
from kiemdiem.core.regime.workplan import due_days


@dataclass(frozen=True)
class ToAnswer:
    """One matter that a review has to answer: where it came from, the words of it, and what was answered so far."""

    prompt: ReviewPrompt
    matter: str
    document: str
    document_on: date
    reply: PromptReply | None


def prompts_to_answer(subject: Subject) -> list[ToAnswer]:
    """The matters that a report of this subject has a field for; none: its review asks for no answer. One query."""
    return [
        ToAnswer(one, one.matter, one.document, one.document_on, reply_of(one))
        for one in _sent(subject.campaign).filter(subject=subject)
        if one.document_on is not None
    ]


def reply_of(prompt: ReviewPrompt) -> PromptReply | None:
    """The answer, where there is one."""
    return getattr(prompt, "reply", None)


def _sent(campaign: Campaign) -> QuerySet[ReviewPrompt]:
    rows = ReviewPrompt.objects.unscoped("what was sent, for the review and its report").filter(
        campaign=campaign, state=ReviewPrompt.State.SENT
    )
    return rows.select_related("subject", "reply").order_by("number")


@dataclass(frozen=True)
class Summary:
    """Where the prompted matters of one authority stand: sent, without an answer, without a result."""

    sent: tuple[ReviewPrompt, ...]
    unanswered: tuple[ReviewPrompt, ...]
    without_result: tuple[ReviewPrompt, ...]
    last_good_day: date | None

    @property
    def lacking(self) -> list[str]:
        """The subjects that have no result on some matter, each once."""
        return list(dict.fromkeys(one.subject.name for one in self.without_result))


def summary_of(campaign: Campaign, authority: Unit, rule: str) -> Summary:
    """What is reported upwards. One query beside the campaign's own.

    What a house above sent down is not the authority's own: its results go up with the subject's papers.
    """
    sent = tuple(_sent(campaign).filter(authority=authority, handed_number=None))
    replies: Mapping[int, PromptReply | None] = {one.pk: reply_of(one) for one in sent}
    return Summary(
        sent=sent,
        unanswered=tuple(one for one in sent if replies[one.pk] is None),
        without_result=tuple(one for one in sent if (reply := replies[one.pk]) is None or not reply.result),
        last_good_day=day_of(campaign, rule, "report"),
    )


def day_of(campaign: Campaign, rule: str, which: str) -> date | None:
    """The last good day by which prompts of this entry are sent (`notify`) or their results reported (`report`)."""
    entry = promptings_of(campaign).get(rule)
    name = getattr(entry, which, None)
    if name is None:
        return None
    return due_days(regime_of(campaign), campaign.readings).get(name)


def reports_of(campaign: Campaign) -> QuerySet[PromptReport]:
    """The reports that went up, the newest first."""
    return campaign.prompt_reports.select_related("authority", "reported_by")


def no_prompts_of(campaign: Campaign) -> QuerySet[NoPrompts]:
    """The authorities that saw no need."""
    return campaign.no_prompts.select_related("authority")


def live_at(campaign: Campaign, authority: Unit) -> QuerySet[ReviewPrompt]:
    """What goes against the authority's seeing no need of prompts. What a house above sent down is not its own."""
    found = ReviewPrompt.objects.unscoped("whether anything goes against it").filter(state__in=OPEN_STATES)
    return found.filter(campaign=campaign, authority=authority, handed_number=None)


def is_done_without(campaign: Campaign, authority: Unit) -> bool:
    """Whether the authority found no need of prompts and nothing was proposed that changes that."""
    is_said = campaign.no_prompts.filter(authority=authority).exists()
    return is_said and not live_at(campaign, authority).exists()


OPEN_STATES = (
    ReviewPrompt.State.PROPOSED,
    ReviewPrompt.State.COLLECTED,
    ReviewPrompt.State.SUBMITTED,
    ReviewPrompt.State.ACCEPTED,
    ReviewPrompt.State.SENT,
)
