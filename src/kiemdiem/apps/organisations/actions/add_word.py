"""Add a word of the office's own to a vocabulary."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max, Q

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations import labels
from kiemdiem.apps.organisations.entries import WordAdded
from kiemdiem.apps.organisations.errors import NoSuchWord, VocabularyClosed, WordTaken, WordWithoutLabel
from kiemdiem.apps.organisations.models import Word
from kiemdiem.apps.organisations.values import CLOSED, VOCABULARIES, code_of
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.names import tidy_name

LONGEST = 160


@transaction.atomic
def add_word(vocabulary: str, *, label: str, actor: Actor) -> Word:
    """The word, last in its vocabulary, with a code made from its label."""
    author = require(actor, Permission.EDIT_UNITS, on=HOUSE)
    label = tidy_name(label)[:LONGEST]
    code = code_of(label)
    if not code:
        raise WordWithoutLabel()
    if vocabulary not in VOCABULARIES:
        raise NoSuchWord(vocabulary=vocabulary, code=code)
    if vocabulary in CLOSED:
        raise VocabularyClosed(vocabulary=labels.VOCABULARIES[vocabulary])
    known = Word.objects.select_for_update().filter(vocabulary=vocabulary)
    taken = known.filter(Q(code=code) | Q(label__iexact=label)).first()
    if taken is not None:
        raise WordTaken(vocabulary=labels.VOCABULARIES[vocabulary], word=taken.label)
    last = Word.objects.filter(vocabulary=vocabulary).aggregate(last=Max("place"))["last"] or 0
    word = Word.objects.create(vocabulary=vocabulary, code=code, label=label, place=last + 1, is_shipped=False)
    record(WordAdded(word=Ref.to(word), vocabulary=labels.VOCABULARIES[vocabulary]), by=author)
    return word
