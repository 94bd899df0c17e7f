"""Say how the doubtful places of the plan are read in this campaign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import in_preparation, no_roll_in_preparation
from kiemdiem.apps.campaigns.entries import ReadingsChosen
from kiemdiem.apps.campaigns.errors import ReadingIsFixed, ReadingWithoutReason, UnknownReading
from kiemdiem.apps.campaigns.models import Campaign, ReadingChoice
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.regime.entries.facts import Reading
from kiemdiem.core.regime.regime import Regime
from kiemdiem.shell.rows import locked, unchanged_since


@dataclass(frozen=True)
class Chosen:
    """An option of a reading, and why it is not the default."""

    option: str
    reason: str = ""


@transaction.atomic
def choose_readings(
    campaign: Campaign, chosen: Mapping[str, Chosen], *, actor: Actor, version: int | None = None
) -> Campaign:
    """The campaign with these readings; what is not named stays as it was. Only before the roll is computed."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    unchanged_since(campaign, version, named=campaign.name)
    in_preparation(campaign)
    no_roll_in_preparation(campaign)
    regime = regime_of(campaign)
    defaults = regime.chosen({})
    told, above = [], _read_above(campaign)
    for key, one in chosen.items():
        reading = _checked(regime, key, one, defaults.get(key, ""))
        _as_above(above, reading, one)
        if campaign.readings.get(key, defaults.get(key, "")) == one.option:
            continue
        ReadingChoice.objects.filter(campaign=campaign, reading=key).delete()
        campaign.readings.pop(key, None)
        if one.option != defaults.get(key):
            campaign.readings[key] = one.option
            ReadingChoice.objects.create(
                campaign=campaign,
                reading=key,
                option=one.option,
                reason=one.reason,
                chosen_by=actor.user,
                chosen_at=actor.at,
            )
        label = next(option.label for option in reading.options if option.id == one.option)
        told.append(f"{reading.question} → {label}" + (f" ({one.reason})" if one.reason else ""))
    if told:
        campaign.version += 1
        campaign.save(update_fields=["readings", "version"])
        record(ReadingsChosen(campaign=Ref.to(campaign), chosen=tuple(told)), by=author)
    return campaign


def _checked(regime: Regime, key: str, one: Chosen, default: str) -> Reading:
    reading = regime.readings.get(key)
    if reading is None or one.option not in {option.id for option in reading.options}:
        raise UnknownReading(reading=key, option=one.option)
    if one.option != default:
        if reading.child == "fixed" and default:
            raise ReadingIsFixed(question=reading.question, decided_by=reading.decided_by or regime.identity.issuer)
        if default and not one.reason.strip():
            raise ReadingWithoutReason(question=reading.question)
    return reading


def _read_above(campaign: Campaign) -> tuple[Mapping[str, str], str]:
    """How the campaign above this one reads each place, and where it is carried out; nothing where there is none."""
    if campaign.above_id is None:
        return {}, ""
    campaigns = Campaign.objects.unscoped("what comes from above").select_related("root", "regime")
    upper = campaigns.defer("regime__files").get(pk=campaign.above_id)
    rules = regime_of(upper)
    defaults = rules.chosen({})
    return {key: upper.readings.get(key, defaults.get(key, "")) for key in rules.readings}, upper.root.name


def _as_above(above: tuple[Mapping[str, str], str], reading: Reading, one: Chosen) -> None:
    """Where the plan does not leave it open, a campaign below reads as the one above it does.

    Raises:
        ReadingIsFixed: it would read otherwise.
    """
    options, decided_by = above
    if reading.child != "open" and options.get(reading.id, one.option) not in ("", one.option):
        raise ReadingIsFixed(question=reading.question, decided_by=decided_by)
