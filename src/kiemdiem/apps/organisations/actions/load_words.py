"""Take over the words that come with the program; what the office added or withdrew stays as it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.organisations.entries import VocabularyLoaded
from kiemdiem.apps.organisations.models import Word
from kiemdiem.apps.organisations.queries.vocabulary import ShippedWord, shipped_words
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission


@dataclass(frozen=True)
class Loaded:
    """How many words came new, and how many read or stand otherwise than before."""

    added: int
    changed: int


@transaction.atomic
def load_words(*, actor: Actor) -> Loaded:
    """What it changed; a second time it changes nothing and leaves no entry."""
    author = require(actor, Permission.EDIT_UNITS, on=HOUSE)
    known = {(word.vocabulary, word.code): word for word in Word.objects.select_for_update()}
    shipped = shipped_words()
    new = [_made(one) for one in shipped if (one.vocabulary, one.code) not in known]
    other = [_as_shipped(known[key], one) for one in shipped if (key := (one.vocabulary, one.code)) in known]
    changed = [word for word in other if word is not None]
    Word.objects.bulk_create(new)
    Word.objects.bulk_update(changed, ["label", "place", "is_shipped"], batch_size=200)
    loaded = Loaded(added=len(new), changed=len(changed))
    if new or changed:
        record(VocabularyLoaded(added=loaded.added, changed=loaded.changed), by=author)
    return loaded


def _made(one: ShippedWord) -> Word:
    return Word(vocabulary=one.vocabulary, code=one.code, label=one.label, place=one.place)


def _as_shipped(word: Word, one: ShippedWord) -> Word | None:
    """The word as it is shipped; None where it stands so already."""
    if (word.label, word.place, word.is_shipped) == (one.label, one.place, True):
        return None
    word.label, word.place, word.is_shipped = one.label, one.place, True
    return word
