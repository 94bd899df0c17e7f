"""Prompts from a proposal to the result of the review, and the signs of trouble that make a prompt a duty."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.prompts import labels
from kiemdiem.apps.users.models import User
from kiemdiem.shell.scoping import ScopedQuerySet

LONGEST_DOCUMENT = 200


class ReviewPrompt(models.Model):
    """One matter that one subject is to answer in its review, from the proposal on.

    number: within the campaign; rule: id of the plan's `prompting` under which it goes; authority: the organisation
    whose committee decides; proposer: the body that proposed it, proposer_name: one that stands in no register;
    on_behalf_reason: why somebody else typed the proposal in. former_superior and consulted_…: the talk with the
    superior from whom a newly moved organisation came. document: by which it was sent.

    One that came down in a package was sent by a house above: authority_name tells whose committee decided,
    handed_number its number there. Its `authority` is then the campaign's own unit, where rights on it are asked for.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", labels.PROPOSED
        WITHDRAWN = "withdrawn", labels.WITHDRAWN
        COLLECTED = "collected", labels.COLLECTED
        SUBMITTED = "submitted", labels.SUBMITTED
        ACCEPTED = "accepted", labels.ACCEPTED
        REJECTED = "rejected", labels.REJECTED
        SENT = "sent", labels.SENT

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="prompts")
    number = models.PositiveIntegerField()
    rule = models.CharField(max_length=80)
    authority = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="prompts")
    proposer = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    proposer_name = models.CharField(max_length=200, blank=True)
    on_behalf_reason = models.TextField(blank=True)
    matter = models.TextField()
    basis = models.CharField(max_length=LONGEST_DOCUMENT, blank=True)
    basis_on = models.DateField(null=True)
    state = models.CharField(max_length=10, default=State.PROPOSED)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    collected_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    former_superior = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    consulted_on = models.DateField(null=True)
    consulted_said = models.TextField(blank=True)
    document = models.CharField(max_length=LONGEST_DOCUMENT, blank=True)
    document_on = models.DateField(null=True)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    authority_name = models.CharField(max_length=200, blank=True)
    handed_number = models.PositiveIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager[ReviewPrompt]] = models.Manager.from_queryset(ScopedQuerySet["ReviewPrompt"])()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["proposed", "withdrawn", "collected", "submitted", "accepted", "rejected", "sent"]
                ),
                name="prompt_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent")
                | Q(sent_at__isnull=False, document_on__isnull=False, decided_at__isnull=False),
                name="prompt_is_sent_after_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(proposer__isnull=False) | ~Q(proposer_name=""), name="prompt_has_a_proposer"
            ),
            models.CheckConstraint(
                condition=Q(handed_number=None, authority_name="")
                | (Q(handed_number__isnull=False, state="sent") & ~Q(authority_name="")),
                name="handed_prompt_was_sent_by_an_authority",
            ),
            models.UniqueConstraint(fields=["campaign", "number"], name="prompt_has_its_number_in_a_campaign"),
            models.UniqueConstraint(fields=["campaign", "handed_number"], name="prompt_is_handed_down_once"),
        ]
        ordering: ClassVar = ["campaign", "number"]

    def __str__(self) -> str:
        return labels.PROMPT.format(number=self.number)

    @property
    def branch(self) -> str:
        """The stored path of the authority, as rights ask for it."""
        return self.authority.branch

    @property
    def concerned(self) -> frozenset[int]:
        """The user behind the person whom it concerns."""
        return self.subject.concerned

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)

    @property
    def proposer_told(self) -> str:
        """The body that proposed it, by name."""
        return self.proposer_name or (self.proposer.name if self.proposer else "")

    @property
    def authority_told(self) -> str:
        """Whose committee decided it, by name."""
        return self.authority_name or self.authority.name

    @property
    def is_sent(self) -> bool:
        return self.state == self.State.SENT


class PromptReply(models.Model):
    """What the subject answered, and what the review came to on this matter.

    …_for_reason: why somebody else than the subject recorded it; empty where the subject did so itself.
    """

    prompt = models.OneToOneField(ReviewPrompt, on_delete=models.PROTECT, related_name="reply")
    text = models.TextField()
    replied_on = models.DateField()
    reply_for_reason = models.TextField(blank=True)
    replied_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    replied_at = models.DateTimeField()
    result = models.TextField(blank=True)
    result_on = models.DateField(null=True)
    result_for_reason = models.TextField(blank=True)
    result_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(result="", result_on=None) | (~Q(result="") & Q(result_on__isnull=False)),
                name="result_of_a_prompt_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prompt}"


class NoPrompts(models.Model):
    """That the authority found no need of prompts in this campaign; what is proposed later is decided all the same."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="no_prompts")
    authority = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(max_length=LONGEST_DOCUMENT, blank=True)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "authority"], name="authority_has_no_prompts_once"),
        ]

    def __str__(self) -> str:
        return f"{self.authority}"


class PromptReport(models.Model):
    """A report to the authority on the prompted matters: how many, and who had no result by then, by name."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="prompt_reports")
    authority = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(max_length=LONGEST_DOCUMENT)
    reported_on = models.DateField()
    last_good_day = models.DateField(null=True)
    prompted = models.PositiveIntegerField()
    lacking = models.JSONField(default=list)
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["campaign", "-reported_at", "-pk"]

    def __str__(self) -> str:
        return self.document

    @property
    def is_late(self) -> bool:
        """Whether it went out after the last good day of the plan."""
        return self.last_good_day is not None and self.reported_on > self.last_good_day


class TroubleSign(models.Model):
    """A sign of trouble noticed at a unit, by whom it was told. It may be recorded long before there is a campaign.

    campaign: the one that took it up; sign: id of the plan's `sign`, empty as long as nobody took it up.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="trouble_signs")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, related_name="trouble_signs")
    sign = models.CharField(max_length=80, blank=True)
    what = models.TextField()
    noticed_on = models.DateField()
    source = models.CharField(max_length=LONGEST_DOCUMENT)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    objects: ClassVar[models.Manager[TroubleSign]] = models.Manager.from_queryset(ScopedQuerySet["TroubleSign"])()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(campaign=None, sign="") | (Q(campaign__isnull=False) & ~Q(sign="")),
                name="sign_is_named_when_it_is_taken_up",
            ),
        ]
        ordering: ClassVar = ["unit", "noticed_on", "pk"]

    def __str__(self) -> str:
        return labels.SIGN.format(unit=self.unit.name)

    @property
    def branch(self) -> str:
        """The stored path of its unit, as rights ask for it."""
        return self.unit.branch

    @property
    def concerned(self) -> frozenset[int]:
        """A sign at a place is nobody's own case."""
        return frozenset()


class MarkedPlace(models.Model):
    """What the committee above did about a place with a sign: looked at it, directed a review."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="marked_places")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    considered_on = models.DateField(null=True)
    considered_source = models.CharField(max_length=LONGEST_DOCUMENT, blank=True)
    directed_on = models.DateField(null=True)
    directed_source = models.CharField(max_length=LONGEST_DOCUMENT, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "unit"], name="place_is_marked_once_in_a_campaign"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}"
