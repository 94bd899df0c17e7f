"""For whom anything can be due at all: a house may have a hundred times as many accounts."""

from __future__ import annotations

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.apps.targets.models import RegisteredTask

_OPEN = Campaign.State.OPEN


def concerned_users() -> set[int]:
    """Keys of accounts with a role, and of those who have a prompt, a remedy or a returned task. Four queries."""
    prompts = ReviewPrompt.objects.unscoped("who has to answer").filter(
        campaign__state=_OPEN, state=ReviewPrompt.State.SENT, reply=None
    )
    remedies = Remedy.objects.exclude(state=Remedy.State.DONE)
    tasks = RegisteredTask.objects.unscoped("whose were returned").filter(
        campaign__state=_OPEN, state=RegisteredTask.State.RETURNED
    )
    held = Grant.objects.filter(state=Grant.State.HELD)
    of_persons = (
        prompts.filter(subject__person__user__isnull=False).values_list("subject__person__user", flat=True),
        remedies.filter(subject__person__user__isnull=False).values_list("subject__person__user", flat=True),
        tasks.filter(person__user__isnull=False).values_list("person__user", flat=True),
    )
    return {*held.values_list("user", flat=True), *(key for keys in of_persons for key in keys)}
