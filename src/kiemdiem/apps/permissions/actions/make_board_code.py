"""Make the code by which the first member of the organisation board takes the role; only on the machine itself."""

from __future__ import annotations

from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.permissions.entries import BoardCodeMade
from kiemdiem.apps.permissions.errors import OnlyOnTheMachine
from kiemdiem.apps.permissions.models import BoardCode
from kiemdiem.apps.users.facts.spoken_secrets import spoken_secret

WORDS = 5


def make_board_code(*, actor: Actor, chance: Random) -> str:
    """The code, to be printed now: only its hash is kept. A code printed before and not used is void."""
    if actor.user is not None:
        raise OnlyOnTheMachine(what=labels.BOARD_CODE)
    code = spoken_secret(chance, words=WORDS)
    hashed = make_password(code)
    with transaction.atomic():
        BoardCode.objects.filter(used_by=None).delete()
        BoardCode.objects.create(hash=hashed, made_at=actor.at)
        record(BoardCodeMade(), by=author_of_own(actor))
    return code
