"""Who reads that a plan came to him, and which guidance documents."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.issuing.models import Addressee, GuidanceDocument, GuidanceReceipt
from kiemdiem.apps.permissions.access import Actor, may, scope_of
from kiemdiem.apps.permissions.models import Permission


def visible_to(actor: Actor, campaign: Campaign) -> QuerySet[Addressee]:
    """All recipients for those who run the campaign or issue its plan; for others their units and themselves."""
    found = Addressee.objects.filter(issue__campaign=campaign)
    if any(may(actor, one, on=campaign) for one in (Permission.RUN_CAMPAIGNS, Permission.ISSUE_PLANS)):
        return found
    own = Q(pk__in=[]) if actor.user_id is None else Q(person__user_id=actor.user_id)
    return found.filter(scope_of(actor, Permission.VIEW_CAMPAIGNS).within("unit__path") | own)


def guidance_visible_to(actor: Actor, campaign: Campaign) -> QuerySet[GuidanceDocument]:
    """The documents that reach the actor's units, and those that his units issued; all for who reads the whole."""
    found = GuidanceDocument.objects.filter(campaign=campaign).select_related("issuer")
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    reached = GuidanceReceipt.objects.filter(scope.within("unit__path"), document__campaign=campaign)
    return found.filter(scope.within("issuer__path") | Q(pk__in=reached.values("document")))


def receipts_visible_to(actor: Actor, campaign: Campaign) -> QuerySet[GuidanceReceipt]:
    """The receipts of the actor's units, and all of a document that his units issued."""
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    found = GuidanceReceipt.objects.filter(document__campaign=campaign).select_related("unit", "document")
    return found.filter(scope.within("unit__path") | scope.within("document__issuer__path"))
