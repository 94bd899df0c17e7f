"""The acts of prompts and signs, as the journal keeps them; before the sending none names subject or matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.prompts import labels


@dataclass(frozen=True)
class PromptProposed(Act):
    """A body wants something to be answered."""

    code: ClassVar[str] = "prompts.prompt_proposed"
    says: ClassVar[str] = labels.PROMPT_PROPOSED
    campaign: Ref
    prompt: Ref
    proposer: str


@dataclass(frozen=True)
class PromptWithdrawn(Act):
    """A proposal was taken back before it was submitted."""

    code: ClassVar[str] = "prompts.prompt_withdrawn"
    says: ClassVar[str] = labels.PROMPT_WITHDRAWN
    campaign: Ref
    prompt: Ref


@dataclass(frozen=True)
class PromptsCollected(Act):
    """Proposals stand in one list."""

    code: ClassVar[str] = "prompts.prompts_collected"
    says: ClassVar[str] = labels.PROMPTS_COLLECTED
    campaign: Ref
    authority: Ref
    prompts: tuple[Ref, ...]
    count: int


@dataclass(frozen=True)
class PromptsSubmitted(Act):
    """The list lies before the authority."""

    code: ClassVar[str] = "prompts.prompts_submitted"
    says: ClassVar[str] = labels.PROMPTS_SUBMITTED
    campaign: Ref
    authority: Ref
    prompts: tuple[Ref, ...]
    count: int


@dataclass(frozen=True)
class PromptAccepted(Act):
    """The authority wants it answered."""

    code: ClassVar[str] = "prompts.prompt_accepted"
    says: ClassVar[str] = labels.PROMPT_ACCEPTED
    campaign: Ref
    prompt: Ref


@dataclass(frozen=True)
class PromptRejected(Act):
    """The authority does not."""

    code: ClassVar[str] = "prompts.prompt_rejected"
    says: ClassVar[str] = labels.PROMPT_REJECTED
    campaign: Ref
    prompt: Ref


@dataclass(frozen=True)
class NoPromptsDecided(Act):
    """The authority sees no need of prompts at all."""

    code: ClassVar[str] = "prompts.no_prompts_decided"
    says: ClassVar[str] = labels.NO_PROMPTS_DECIDED
    campaign: Ref
    authority: Ref
    document: str


@dataclass(frozen=True)
class SuperiorConsulted(Act):
    """Whoever handed an organisation over was asked."""

    code: ClassVar[str] = "prompts.superior_consulted"
    says: ClassVar[str] = labels.SUPERIOR_CONSULTED
    campaign: Ref
    prompt: Ref
    former: Ref
    day: date


@dataclass(frozen=True)
class PromptSent(Act):
    """The subject knows of it from now on."""

    code: ClassVar[str] = "prompts.prompt_sent"
    says: ClassVar[str] = labels.PROMPT_SENT
    campaign: Ref
    prompt: Ref
    subject: Ref
    document: str
    day: date


@dataclass(frozen=True)
class PromptReplied(Act):
    """The subject answered."""

    code: ClassVar[str] = "prompts.prompt_replied"
    says: ClassVar[str] = labels.PROMPT_REPLIED
    campaign: Ref
    prompt: Ref
    day: date


@dataclass(frozen=True)
class PromptRepliedFor(PromptReplied):
    """Somebody typed the answer in for the subject."""

    code: ClassVar[str] = "prompts.prompt_replied_for"
    says: ClassVar[str] = labels.PROMPT_REPLIED_FOR


@dataclass(frozen=True)
class PromptResultRecorded(Act):
    """What the review came to on the matter."""

    code: ClassVar[str] = "prompts.prompt_result_recorded"
    says: ClassVar[str] = labels.RESULT_RECORDED
    campaign: Ref
    prompt: Ref
    day: date


@dataclass(frozen=True)
class PromptResultRecordedFor(PromptResultRecorded):
    """Somebody typed it in for the subject."""

    code: ClassVar[str] = "prompts.prompt_result_recorded_for"
    says: ClassVar[str] = labels.RESULT_RECORDED_FOR


@dataclass(frozen=True)
class ResultsReported(Act):
    """The authority was told what came of its prompts."""

    code: ClassVar[str] = "prompts.results_reported"
    says: ClassVar[str] = labels.RESULTS_REPORTED
    campaign: Ref
    authority: Ref
    prompted: int
    lacking: int
    document: str
    day: date


@dataclass(frozen=True)
class SignRecorded(Act):
    """A sign of trouble was noticed at a unit."""

    code: ClassVar[str] = "prompts.sign_recorded"
    says: ClassVar[str] = labels.SIGN_RECORDED
    unit: str
    day: date
    source: str


@dataclass(frozen=True)
class SignTakenUp(Act):
    """A sign counts in a campaign from now on: the place is marked."""

    code: ClassVar[str] = "prompts.sign_taken_up"
    says: ClassVar[str] = labels.SIGN_TAKEN_UP
    campaign: Ref
    unit: str
    sign: str


@dataclass(frozen=True)
class PlaceConsidered(Act):
    """The committee above looked at a marked place."""

    code: ClassVar[str] = "prompts.place_considered"
    says: ClassVar[str] = labels.PLACE_CONSIDERED
    campaign: Ref
    unit: str
    day: date
    source: str


@dataclass(frozen=True)
class ReviewDirected(Act):
    """The committee above directed a review that clears up who is responsible."""

    code: ClassVar[str] = "prompts.review_directed"
    says: ClassVar[str] = labels.REVIEW_DIRECTED
    campaign: Ref
    unit: str
    day: date
    source: str
