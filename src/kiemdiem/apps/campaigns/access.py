"""Whose campaigns and subjects may be read."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.models import Campaign, Correction, PeerGroup, Standing, Subject, holding
from kiemdiem.apps.organisations.access import units_named
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, Scope, decide, require, require_somewhere, scope_of
from kiemdiem.apps.permissions.models import Permission


def visible_to(actor: Actor) -> QuerySet[Campaign]:
    """The campaigns that touch the actor's branches: those rooted in them, and those above that are open.

    What is being prepared is seen by those who may run it.
    """
    campaigns = Campaign.objects.scoped("the actor's branches, and what concerns them from above")
    campaigns = campaigns.defer("regime__files")  # a megabyte that no page shows
    seen, run = scope_of(actor, Permission.VIEW_CAMPAIGNS), scope_of(actor, Permission.RUN_CAMPAIGNS)
    if run.is_whole:
        return campaigns
    begun = ~Q(state__in=[Campaign.State.PREPARING, Campaign.State.DROPPED])
    return campaigns.filter(run.within("root__path") | (begun & _touches(seen)))


def _touches(scope: Scope) -> Q:
    """The condition that the root of a campaign stands in the scope, or above one of its branches."""
    if scope.is_whole:
        return Q()
    above = [path for branch in scope.branches for path in _paths_above(branch)]
    return scope.within("root__path") | Q(root__path__in=above)


def _paths_above(path: str) -> list[str]:
    """The stored paths of all units above: "/1/15/" of "/1/15/233/", and "/1/"."""
    ids = path.strip("/").split("/")
    return ["/" + "".join(f"{one}/" for one in ids[:count]) for count in range(1, len(ids))]


def standings_visible_to(actor: Actor, campaign: Campaign, *, roll: int | None = None) -> QuerySet[Standing]:
    """What holds of the subjects on the actor's branches and of himself, in a version of the roll.

    roll: the one that holds, where none is named; another is for those who run the campaign.
    """
    scope = _scope_on(actor, roll)
    found = Standing.objects.scoped("the actor's branches, and himself").filter(
        holding(campaign.roll if roll is None else roll), subject__campaign=campaign
    )
    if scope.is_whole:
        return found
    return found.filter(scope.within("subject__unit__path") | _himself(actor, roll, "subject__person__user_id"))


def subject_keys_visible_to(
    actor: Actor, campaign: Campaign, *, roll: int | None = None
) -> QuerySet[Subject, int] | None:
    """The same subjects by their keys, where their units are few; None where they are many. One query at once."""
    scope = _scope_on(actor, roll)
    named = None if scope.is_whole else units_named(scope)
    if named is None:
        return None
    of_campaign = Subject.objects.scoped("the actor's branches, and himself").filter(campaign=campaign)
    subjects = of_campaign.order_by().values_list("pk", flat=True)
    return subjects.filter(unit__in=named).union(subjects.filter(_himself(actor, roll, "person__user_id")), all=True)


def _scope_on(actor: Actor, roll: int | None) -> Scope:
    return scope_of(actor, Permission.VIEW_CAMPAIGNS if roll is None else Permission.RUN_CAMPAIGNS)


def _himself(actor: Actor, roll: int | None, user: str) -> Q:
    return Q(pk__in=[]) if actor.user_id is None or roll is not None else Q(**{user: actor.user_id})


def corrections_visible_to(actor: Actor, campaign: Campaign) -> QuerySet[Correction]:
    """What was changed by hand on the actor's branches and of himself."""
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    found = Correction.objects.scoped("the actor's branches, and himself").filter(campaign=campaign)
    found = found.select_related("unit", "person", "target", "decided_by", "made_by", "campaign__root")
    if scope.is_whole:
        return found
    own = Q(pk__in=[]) if actor.user_id is None else Q(person__user_id=actor.user_id)
    return found.filter(scope.within("unit__path") | own)


def may_correct(actor: Actor, campaign: Campaign) -> bool:
    """Whether the actor may change something of this roll by hand: he runs it, or the board of a unit below its root.

    What exactly, and on which paper, the action asks of the plan.
    """
    if not (campaign.is_preparing or campaign.is_open):
        return False
    scope = scope_of(actor, Permission.RUN_CAMPAIGNS)
    root = campaign.branch
    return scope.is_whole or any(one.startswith(root) or root.startswith(one) for one in scope.branches)


def require_correcting(actor: Actor, campaign: Campaign) -> None:
    """Refuse who may correct nothing here.

    Raises:
        MayNot: with the reason.
    """
    if not may_correct(actor, campaign):
        require(actor, Permission.RUN_CAMPAIGNS, on=campaign)


def newest_visible_to(actor: Actor, campaign: Campaign) -> QuerySet[Standing]:
    """What holds of the subjects that the actor may see; before the opening what the waiting roll says of them."""
    return standings_visible_to(actor, campaign, roll=campaign.roll + 1 if campaign.is_preparing else None)


def groups_visible_to(actor: Actor, campaign: Campaign) -> QuerySet[PeerGroup]:
    """The groups whose scope stands on the actor's branches, or above them: he may be counted in those."""
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    found = PeerGroup.objects.scoped("the actor's branches, and what they are counted in").filter(campaign=campaign)
    found = found.select_related("scope", "campaign__root", "campaign__regime").defer("campaign__regime__files")
    if scope.is_whole:
        return found
    above = [path for branch in scope.branches for path in _paths_above(branch)]
    return found.filter(scope.within("scope__path") | Q(scope__path__in=above))


def require_grouping(actor: Actor, scope: Unit | None = None) -> None:
    """Refuse who draws up no groups: of this scope, or of any where none is named.

    Raises:
        MayNot: with the reason.
    """
    rights = (Permission.REPORT_WORK, Permission.RUN_CAMPAIGNS)
    if scope is None:
        if not any(scope_of(actor, right).branches or scope_of(actor, right).is_whole for right in rights):
            require_somewhere(actor, Permission.REPORT_WORK)
    elif not any(decide(actor, right, on=scope).is_allowed for right in rights):
        require(actor, Permission.REPORT_WORK, on=scope)
