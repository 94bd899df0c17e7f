"""The sent prompts of a package: from now on their subjects see them here, and their reviews ask for an answer."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.campaigns.values.packages import MalformedPart, Matching, Plain
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.prompts.queries.handed_prompts import handed_here, is_same, prompts_in
from kiemdiem.apps.prompts.queries.promptings import promptings_of
from kiemdiem.shell.rows import in_parts, locked


@transaction.atomic
def take_handed_prompts(campaign: Campaign, content: Plain, matching: Matching, actor: Actor) -> None:
    """Those that are new or read otherwise, each under a number of this house; answers stay. The package is the act.

    Raises:
        MalformedPart: a subject is not on the roll that came with it, or the regime has no such entry.
    """
    del matching
    campaign = locked(campaign)
    require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    here, rules, came = handed_here(campaign), promptings_of(campaign), prompts_in(content)
    rows = Subject.objects.unscoped("whom a package prompts").filter(campaign=campaign)
    keys = sorted({one.subject for one in came})
    subjects = dict(in_parts(keys, lambda some: rows.filter(key__in=some).values_list("key", "pk")))
    if any(one.rule not in rules or one.subject not in subjects for one in came):
        raise MalformedPart()
    numbered = ReviewPrompt.objects.unscoped("the next number").filter(campaign=campaign)
    number = numbered.aggregate(last=Max("number"))["last"] or 0
    for one in came:
        prompt = here.get(one.number)
        if prompt is None:
            number += 1
            prompt = ReviewPrompt(
                campaign=campaign,
                number=number,
                handed_number=one.number,
                authority_id=campaign.root_id,
                state=ReviewPrompt.State.SENT,
                proposed_at=actor.at,
                decided_at=actor.at,
                sent_at=actor.at,
                version=0,
            )
        elif is_same(prompt, one):
            continue
        prompt.subject_id, prompt.rule, prompt.matter = subjects[one.subject], one.rule, one.matter
        prompt.authority_name = prompt.proposer_name = one.authority
        prompt.document, prompt.document_on = one.document, one.document_on
        prompt.version += 1
        prompt.save()
