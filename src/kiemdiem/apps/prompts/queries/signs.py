"""Places with signs of trouble in a campaign: what was noticed, what the committee above did, what it owes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.prompts import words
from kiemdiem.apps.prompts.models import MarkedPlace, ReviewPrompt, TroubleSign
from kiemdiem.apps.prompts.queries.promptings import AFTER_SIGN, promptings_of, signs_of
from kiemdiem.core.regime.entries.prompting import Prompting
from kiemdiem.shell.marks import State


@dataclass
class Place:
    """One marked place. suggested_on: when a prompt was sent there; review_on: when its review began."""

    unit: Unit
    signs: list[tuple[TroubleSign, str]] = field(default_factory=list)
    considered_on: date | None = None
    suggested_on: date | None = None
    directed_on: date | None = None
    review_on: date | None = None

    @property
    def owed(self) -> list[str]:
        """The steps that the committee above has not done."""
        steps = (
            (words.CONSIDER, self.considered_on),
            (words.SUGGEST, self.suggested_on),
            (words.DIRECT, self.directed_on),
        )
        return [label for label, day in steps if day is None]

    @property
    def is_overdue(self) -> bool:
        """The review was held and the committee above had not suggested, or not directed it: a flag, no refusal."""
        return self.review_on is not None and (
            _after(self.suggested_on, self.review_on) or _after(self.directed_on, self.review_on)
        )

    @property
    def state(self) -> State:
        if self.is_overdue:
            return State("late", words.NOT_DIRECTED)
        if self.owed:
            return State("soon", words.OWED.format(steps=", ".join(self.owed)))
        return State("done", words.ALL_STEPS)


def _after(day: date | None, other: date) -> bool:
    return day is None or day > other


def marking_rule(campaign: Campaign) -> Prompting | None:
    """The entry that makes a prompt a duty after a sign; None where the plan has none."""
    return next((one for one in promptings_of(campaign).values() if one.wanted == AFTER_SIGN), None)


def places_of(campaign: Campaign, signs: QuerySet[TroubleSign]) -> list[Place]:
    """The marked places among these signs, with the steps. Four queries."""
    labels, places = signs_of(campaign), dict[int, Place]()
    for one in signs.filter(campaign=campaign).order_by("unit__sort_key", "noticed_on", "pk"):
        places.setdefault(one.unit_id, Place(one.unit)).signs.append((one, labels.get(one.sign, one.sign)))
    for marked in MarkedPlace.objects.filter(campaign=campaign, unit__in=places):
        place = places[marked.unit_id]
        place.considered_on, place.directed_on = marked.considered_on, marked.directed_on
    sent = ReviewPrompt.objects.unscoped("when a prompt went to a marked place").filter(
        campaign=campaign, state=ReviewPrompt.State.SENT, subject__unit__in=places
    )
    for unit, day in sent.order_by("-document_on").values_list("subject__unit_id", "document_on"):
        places[unit].suggested_on = day
    rule = marking_rule(campaign)
    reviews = campaign.milestones.filter(kind__in=rule.before if rule else (), unit__in=places)
    for unit, day in reviews.order_by("-day").values_list("unit_id", "day"):
        places[unit].review_on = day
    return list(places.values())


def offered_signs(campaign: Campaign, signs: QuerySet[TroubleSign]) -> QuerySet[TroubleSign]:
    """Those recorded in the year of the review on the campaign's branch that no campaign has taken up."""
    within = Q(unit__path__startswith=campaign.branch, noticed_on__year=campaign.year)
    return signs.filter(within, campaign=None).order_by("unit__sort_key", "noticed_on", "pk")
