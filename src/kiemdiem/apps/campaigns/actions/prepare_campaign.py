"""Choose a regime for a branch: the campaign is there from now on, its whole regime kept with it; nothing holds yet."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.actions.store_regime import store_regime
from kiemdiem.apps.campaigns.entries import CampaignPrepared
from kiemdiem.apps.campaigns.models import Campaign, ReadingChoice
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.regime.keeping import KeptRegime
from kiemdiem.shell.rows import locked

LONGEST_NAME = 200


@transaction.atomic
def prepare_campaign(kept: KeptRegime, *, root: Unit, name: str, actor: Actor) -> Campaign:
    """A campaign in preparation under this regime; the year is the regime's."""
    root = locked(root)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=root)
    regime = store_regime(kept, at=actor.at)
    campaign = Campaign.objects.create(
        regime=regime,
        root=root,
        year=regime.year,
        name=name.strip()[:LONGEST_NAME] or words.DEFAULT_NAME.format(year=regime.year),
        before=_year_before(root, regime.year),
        above=_tier_above(root, regime.year),
        made_by=actor.user,
        made_at=actor.at,
    )
    _read_as_above(campaign, actor)
    act = CampaignPrepared(campaign=Ref.to(campaign), regime=regime.number, regime_hash=regime.hash, root=Ref.to(root))
    record(act, by=author)
    return campaign


def _begun() -> tuple[str, ...]:
    return (Campaign.State.OPEN, Campaign.State.CLOSED)


def _year_before(root: Unit, year: int) -> Campaign | None:
    """The campaign of the same unit in the year before: shortcomings and remedies are carried over from it."""
    earlier = Campaign.objects.unscoped("the unit's own past").filter(root=root, year=year - 1, state__in=_begun())
    return earlier.order_by("-opened_on", "-pk").first()


def _tier_above(root: Unit, year: int) -> Campaign | None:
    """The open campaign of the nearest unit above in the same year: what it leaves open is specified here."""
    ids = [int(one) for one in root.branch.strip("/").split("/")[:-1]]
    above = Campaign.objects.unscoped("what comes from above").select_related("root", "regime").defer("regime__files")
    above = above.filter(root__in=ids, year=year, state__in=_begun())
    return above.order_by("-root__depth", "-pk").first()


def _read_as_above(campaign: Campaign, actor: Actor) -> None:
    """Doubtful places that the campaign above reads otherwise than by default are read so here too, to begin with."""
    upper = campaign.above
    if upper is None or upper.regime.code not in (campaign.regime.code, *regime_of(campaign).parents):
        return
    known = regime_of(campaign).readings
    campaign.readings = {key: option for key, option in upper.readings.items() if key in known}
    campaign.save(update_fields=["readings"])
    reason = words.READ_AS_ABOVE.format(campaign=upper.name, root=upper.root.name)
    ReadingChoice.objects.bulk_create(
        ReadingChoice(
            campaign=campaign,
            reading=key,
            option=option,
            reason=reason,
            chosen_by=actor.user,
            chosen_at=actor.at,
        )
        for key, option in campaign.readings.items()
    )
