"""What of an item is done and shown by one document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.workplans.models import Progress
from kiemdiem.apps.workplans.queries.duties import Work


@dataclass(frozen=True)
class Shown:
    """The document that shows it, and its day."""

    evidence: str
    day: date


def marks_shown_by(shown: Shown, campaign: Campaign, work: Work) -> QuerySet[Progress]:
    """The parts of an item that are done by that document alone: nothing was remarked, and nothing sent back."""
    parts = [part.key for part in work.parts]
    return campaign.progress.filter(
        part__in=parts, state=Progress.State.DONE, evidence=shown.evidence, day=shown.day, remark=""
    )
