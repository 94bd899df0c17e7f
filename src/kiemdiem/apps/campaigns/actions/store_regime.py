"""Keep a regime in the database, once for all campaigns under it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import StoredRegime
from kiemdiem.core.regime.keeping import KeptRegime, run_kept


@transaction.atomic
def store_regime(kept: KeptRegime, *, at: datetime) -> StoredRegime:
    """The kept regime as a row; an equal one that is there already is taken.

    Raises:
        KeptRegimeDiffers, BrokenRegime: its files do not give the regime that they were kept as.
    """
    identity = run_kept(kept).identity
    found, _ = StoredRegime.objects.get_or_create(
        hash=kept.hash,
        defaults={
            "code": kept.code,
            "number": identity.number or words.WITHOUT_NUMBER.format(year=identity.year),
            "title": identity.title,
            "year": identity.year,
            "files": dict(kept.files),
            "stored_at": at,
        },
    )
    return found
