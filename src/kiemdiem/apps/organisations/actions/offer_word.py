"""Offer a word in forms, or offer it no longer; where it stands it stays."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations import labels
from kiemdiem.apps.organisations.entries import WordOffered, WordWithdrawn
from kiemdiem.apps.organisations.models import Word
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def offer_word(word: Word, *, offered: bool, actor: Actor) -> Word:
    """The word; nothing is done and nothing told where it is so already."""
    word = locked(word)
    author = require(actor, Permission.EDIT_UNITS, on=HOUSE)
    if word.is_offered == offered:
        return word
    word.is_offered = offered
    word.save(update_fields=["is_offered"])
    act = WordOffered if offered else WordWithdrawn
    record(act(word=Ref.to(word), vocabulary=labels.VOCABULARIES[word.vocabulary]), by=author)
    return word
