"""What the pages of prompts share: what may be read, what stands around it, and refusals told at their field."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django import forms
from django.urls import reverse

from kiemdiem.apps.campaigns.access import visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.access import visible_to as units_visible_to
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.prompts import words
from kiemdiem.apps.prompts.access import prompts_visible_to
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.prompts.queries.promptings import signs_of
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.components import Crumb, Tab
from kiemdiem.shell.rows import one_of


def campaign_of(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may see it."""
    return one_of(visible_to(actor).select_related("regime", "root"), pk=campaign_id)


def prompt_of(actor: Actor, prompt_id: int) -> ReviewPrompt:
    """The prompt where the actor may see it."""
    return one_of(prompts_visible_to(actor), pk=prompt_id)


def authority_of(actor: Actor, campaign: Campaign, unit_id: int) -> Unit:
    """The organisation whose committee decides, where the actor may see it."""
    return one_of(units_visible_to(actor).filter(path__startswith=campaign.branch), pk=unit_id)


def crumbs_to(campaign: Campaign, *, inside: bool = True) -> list[Crumb]:
    """The way to the list of prompts."""
    found = [Crumb(campaign.name, reverse("campaign", args=[campaign.pk]))]
    return [*found, Crumb(words.PROMPTS, reverse("prompts", args=[campaign.pk]))] if inside else found


def tabs_of(campaign: Campaign, current: str) -> list[Tab]:
    """The parts of this room; places with signs only where the plan names signs."""
    named = [("prompts", words.PROMPTS)] + ([("trouble_signs", words.SIGNS)] if signs_of(campaign) else [])
    return [Tab(label, reverse(name, args=[campaign.pk]), is_current=name == current) for name, label in named]


def is_done(form: forms.Form, act: Callable[[], object], tied: Mapping[type[HouseError], str]) -> bool:
    """Whether the act took the form; what it refuses about one field stands at that field, all else goes its way."""
    try:
        act()
    except tuple(tied) as fault:
        form.add_error(tied[type(fault)], fault.sentence)
        return False
    return True
