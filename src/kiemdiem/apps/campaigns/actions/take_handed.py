"""A campaign that another installation handed over, kept here as it was opened there: regime, readings and roll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from kiemdiem.apps.campaigns.actions.store_regime import store_regime
from kiemdiem.apps.campaigns.errors import CampaignRuns
from kiemdiem.apps.campaigns.facts.roll import digest_of, forums_of
from kiemdiem.apps.campaigns.models import (
    BodyUnit,
    Campaign,
    Grounds,
    Hearing,
    ReviewForum,
    RollVersion,
    Standing,
    Subject,
)
from kiemdiem.apps.campaigns.queries.handed_rolls import HandedSubject, bodies_in, standing_digests, subjects_in
from kiemdiem.apps.campaigns.queries.rolls import running_at
from kiemdiem.apps.campaigns.values.packages import MalformedPart, Matching, Plain
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.names import search_key, sort_key
from kiemdiem.core.regime.keeping import KeptRegime
from kiemdiem.shell.rows import locked

BATCH = 500


@dataclass(frozen=True)
class HandedCampaign:
    """What is said of a campaign beside its parts."""

    name: str
    readings: Mapping[str, str]
    opened_on: date


@transaction.atomic
def open_handed(handed: HandedCampaign, kept: KeptRegime, *, root: Unit, actor: Actor) -> Campaign:
    """The open campaign, rooted where the package is for; its roll comes as a part. The package is the journal's act.

    Raises:
        CampaignRuns: another campaign is open here for the year.
    """
    root = locked(root)
    require(actor, Permission.RUN_CAMPAIGNS, on=root)
    regime = store_regime(kept, at=actor.at)
    other = running_at(root, regime.year)
    if other is not None:
        raise CampaignRuns(root=root.name, campaign=other.name, year=regime.year)
    earlier = Campaign.objects.unscoped("the unit's own past").filter(
        root=root, year=regime.year - 1, state__in=[Campaign.State.OPEN, Campaign.State.CLOSED]
    )
    return Campaign.objects.create(
        regime=regime,
        root=root,
        year=regime.year,
        name=handed.name,
        state=Campaign.State.OPEN,
        roll=1,
        readings=dict(handed.readings),
        before=earlier.order_by("-opened_on", "-pk").first(),
        made_by=actor.user,
        made_at=actor.at,
        opened_by=actor.user,
        opened_on=handed.opened_on,
    )


@transaction.atomic
def take_handed_roll(campaign: Campaign, content: Plain, matching: Matching, actor: Actor) -> None:
    """The roll of the package in place of the one that holds here; an equal one changes nothing."""
    campaign = locked(campaign)
    require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    subjects, here = subjects_in(content), standing_digests(campaign)
    last = campaign.rolls.filter(state=RollVersion.State.TAKEN).first()
    changed = [one for one in subjects if here.get(one.key, ("", ""))[1] != one.digest]
    gone = set(here) - {one.key for one in subjects}
    if last is not None and not changed and not gone:
        return
    number = campaign.roll + 1 if last is not None else campaign.roll
    fingerprint = digest_of(
        [campaign.regime.hash, campaign.readings, sorted([one.key, one.digest] for one in subjects)]
    )
    _lay(campaign, changed, gone, content["grounds"], matching, number)
    version = RollVersion.objects.create(
        campaign=campaign,
        number=number,
        attempt=(campaign.rolls.aggregate(last=Max("attempt"))["last"] or 0) + 1,
        as_of=_day(content),
        state=RollVersion.State.TAKEN,
        total=len(subjects),
        done=len(subjects),
        touched=len(changed) + len(gone),
        counts=_counts(subjects),
        fingerprint=fingerprint,
        asked_by=actor.user,
        asked_at=actor.at,
        taken_by=actor.user,
        taken_at=actor.at,
        beat_at=actor.at,
    )
    met = {(body, matching.units[unit]): name for body, unit, name in bodies_in(content) if unit in matching.units}
    BodyUnit.objects.bulk_create(
        (BodyUnit(roll=version, body=body, unit_id=unit, name=name) for (body, unit), name in met.items()),
        batch_size=BATCH,
    )
    campaign.roll, campaign.fingerprint = number, fingerprint
    campaign.version += 1
    campaign.save(update_fields=["roll", "fingerprint", "version"])


def _day(content: Plain) -> date:
    try:
        return date.fromisoformat(content["as_of"])
    except (KeyError, TypeError, ValueError):
        raise MalformedPart() from None


def _counts(subjects: Sequence[HandedSubject]) -> dict[str, Any]:
    return {
        "subjects": len(subjects),
        "reviewed": sum(one.is_reviewed for one in subjects),
        "rated": sum(one.is_rated for one in subjects),
        "with_problems": sum(bool(one.problems) for one in subjects),
    }


def _lay(
    campaign: Campaign,
    changed: Sequence[HandedSubject],
    gone: set[str],
    grounds: Mapping[str, Any],
    matching: Matching,
    number: int,
) -> None:
    rows = Subject.objects.unscoped("the whole roll").filter(campaign=campaign)
    known = dict(rows.values_list("key", "pk"))
    new = [_subject(campaign, one, matching) for one in changed if one.key not in known]
    Subject.objects.bulk_create(new, batch_size=BATCH)
    known |= {one.key: one.pk for one in new}
    standings = Standing.objects.unscoped("the whole roll").filter(subject__campaign=campaign, until=None)
    ended = [known[key] for key in (*gone, *(one.key for one in changed)) if key in known]
    for start in range(0, len(ended), BATCH):
        standings.filter(subject__in=ended[start : start + BATCH], since__lt=number).update(until=number)
    held = _grounds(campaign, {one.grounds for one in changed}, grounds, matching)
    Standing.objects.bulk_create(
        (
            Standing(
                subject_id=known[one.key],
                since=number,
                is_reviewed=one.is_reviewed,
                is_rated=one.is_rated,
                outcome=one.outcome,
                why=one.why,
                decided_by=one.decided_by,
                forums=one.forums,
                problems=one.problems,
                own=one.own,
                facts=one.facts,
                grounds_id=held[one.grounds],
                digest=one.digest,
            )
            for one in changed
        ),
        batch_size=BATCH,
    )


def _subject(campaign: Campaign, one: HandedSubject, matching: Matching) -> Subject:
    person, home, order = matching.persons.get(one.person, (None, None, ""))
    return Subject(
        campaign=campaign,
        key=one.key,
        kind=one.kind,
        name=one.name,
        unit_id=home or matching.units.get(one.unit),
        person_id=person,
        sort_key=order or sort_key(one.name),
        search_key=search_key(one.name),
    )


def _grounds(campaign: Campaign, wanted: set[str], contents: Mapping[str, Any], matching: Matching) -> dict[str, int]:
    """Digest → key, with the forums that new grounds name. A digest is that of its content, or the part is refused."""
    held = dict(campaign.grounds.values_list("digest", "pk"))
    new = sorted(wanted - set(held))
    if any(digest_of(contents[digest]) != digest for digest in new):
        raise MalformedPart()
    made = [Grounds(campaign=campaign, digest=digest, content=contents[digest]) for digest in new]
    Grounds.objects.bulk_create(made, batch_size=BATCH)
    forums = dict(campaign.forums.values_list("key", "pk"))
    try:
        named = {forum.id: forum for one in made for forum in forums_of(one.content)}
    except (KeyError, TypeError):
        raise MalformedPart() from None
    new_forums = [
        ReviewForum(
            campaign=campaign,
            key=forum.id,
            name=forum.name,
            sort=forum.sort,
            unit_id=matching.units.get(forum.unit),
            sort_key=sort_key(forum.name),
        )
        for key, forum in named.items()
        if key not in forums
    ]
    ReviewForum.objects.bulk_create(new_forums, batch_size=BATCH)
    forums |= {one.key: one.pk for one in new_forums}
    Hearing.objects.bulk_create(
        Hearing(grounds=one, forum_id=forums[key], place=place)
        for one in made
        for place, key in enumerate(dict.fromkeys(forum.id for forum in forums_of(one.content)))
    )
    return held | {one.digest: one.pk for one in made}
