"""Propose that a subject answer something in its review; nobody below hears of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, Place, require
from kiemdiem.apps.permissions.models import Permission, Role
from kiemdiem.apps.prompts.entries import PromptProposed
from kiemdiem.apps.prompts.errors import NoMatter, NoProposer, NoSuchSubject, PlanWithoutPrompts, TypedForWithoutReason
from kiemdiem.apps.prompts.models import LONGEST_DOCUMENT, ReviewPrompt
from kiemdiem.apps.prompts.queries.promptings import manager_of, rule_at
from kiemdiem.core.regime.entries.prompting import Prompting
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class Proposal:
    """What is proposed. proposer: the body; proposer_name: one that stands in no register, whose paper is typed in with
    `on_behalf` saying so. to: the organisation whose committee decides; None: the one that manages the subject."""

    matter: str
    proposer: Unit | None = None
    proposer_name: str = ""
    basis: str = ""
    on_behalf: str = ""
    to: Unit | None = None


@transaction.atomic
def propose_prompt(campaign: Campaign, *, about: Subject, given: Proposal, actor: Actor) -> ReviewPrompt:
    """The proposal under its number. Whom it concerns is judged when it is decided, not now.

    A body of the register is spoken for by whoever may propose on its branch; for one that stands in no register, and
    for those below them, the board types it in and says from which paper.
    """
    campaign = locked(campaign)
    name = " ".join(given.proposer_name.split())
    if given.proposer is None and not name:
        raise NoProposer()
    place = Place(given.proposer.branch if given.proposer and not name else campaign.branch)
    author = require(actor, Permission.PROPOSE_PROMPTS, on=place)
    is_running(campaign)
    matter = given.matter.strip()
    if not matter:
        raise NoMatter()
    if about.campaign_id != campaign.pk:
        raise NoSuchSubject(campaign=campaign.name, text=about.name)
    if _is_typed_for(campaign, given, author.role) and not given.on_behalf.strip():
        raise TypedForWithoutReason(whom=name or (given.proposer.name if given.proposer else ""))
    course = _course_of(campaign, about, given)
    own_basis = given.basis.strip()[:LONGEST_DOCUMENT]
    last = ReviewPrompt.objects.unscoped("its number").filter(campaign=campaign).aggregate(last=Max("number"))["last"]
    prompt = ReviewPrompt.objects.create(
        campaign=campaign,
        number=(last or 0) + 1,
        rule=course.rule,
        authority=course.authority,
        subject=about,
        proposer=None if name else given.proposer,
        proposer_name=name[:LONGEST_DOCUMENT],
        on_behalf_reason=given.on_behalf.strip(),
        matter=matter,
        basis=own_basis or course.entry.basis,
        basis_on=None if own_basis else course.entry.basis_date,
        proposed_by=actor.user,
        proposed_at=actor.at,
    )
    act = PromptProposed(Ref.to(campaign), Ref.to(prompt), prompt.proposer_told)
    record(act, by=author, reason=prompt.on_behalf_reason)
    return prompt


def _is_typed_for(campaign: Campaign, given: Proposal, role: str) -> bool:
    """A body without a register never speaks for itself here; the board does so for the root of its campaign alone."""
    if given.proposer is None or given.proposer_name.strip():
        return True
    return role == Role.BOARD and given.proposer.pk != campaign.root_id


@dataclass(frozen=True)
class _Course:
    """Under which entry of the plan a prompt goes, to whose committee, and on which letter it rests."""

    authority: Unit
    rule: str
    entry: Prompting


def _course_of(campaign: Campaign, about: Subject, given: Proposal) -> _Course:
    manager = manager_of(campaign, about)
    choices = [given.to] if given.to is not None else [manager.unit or campaign.root, campaign.root]
    for unit in choices:
        found = rule_at(campaign, unit)
        if found is not None:
            return _Course(unit, *found)
    plan = campaign.regime.number or campaign.regime.title
    raise PlanWithoutPrompts(plan=plan, authority=choices[0].name, who=manager.told)
