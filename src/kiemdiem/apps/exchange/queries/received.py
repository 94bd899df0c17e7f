"""Packages that have come, and what was taken from the same sender before."""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem.apps.exchange.models import ReceivedPackage, TrustedSender


def trusted_sender(fingerprint: str) -> TrustedSender | None:
    """The sender with this key, where the board takes his packages."""
    return TrustedSender.objects.filter(fingerprint=fingerprint, ended_at=None).first()


def trusted_senders() -> Sequence[TrustedSender]:
    """Whose packages are taken."""
    return list(TrustedSender.objects.filter(ended_at=None).select_related("trusted_by"))


def taken_before(fingerprint: str, origin: str) -> ReceivedPackage | None:
    """The newest package of the same campaign for the same unit that was taken."""
    return (
        ReceivedPackage.objects.filter(
            sender__fingerprint=fingerprint, origin=origin, state=ReceivedPackage.State.TAKEN
        )
        .select_related("campaign__root", "campaign__regime")
        .order_by("-made_at", "-pk")
        .first()
    )
