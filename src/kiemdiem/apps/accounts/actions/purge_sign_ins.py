"""Forget who signed in when, once it is ninety days old; and failures that no longer count."""

from __future__ import annotations

from datetime import datetime, timedelta

from axes.models import AccessAttempt

from kiemdiem.apps.accounts.models import SignIn

KEPT = timedelta(days=90)
FAILURES_KEPT = timedelta(days=1)


def purge_sign_ins(*, at: datetime) -> int:
    """How many lines of the log were deleted."""
    AccessAttempt.objects.filter(attempt_time__lt=at - FAILURES_KEPT).delete()
    deleted, _ = SignIn.objects.filter(at__lt=at - KEPT).delete()
    return deleted
