"""Say whose packages are taken: the board compares the fingerprint with the paper that the sender printed."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from kiemdiem.apps.exchange.entries import SenderDistrusted, SenderTrusted
from kiemdiem.apps.exchange.errors import NotAFingerprint, SenderKnown
from kiemdiem.apps.exchange.facts.office_keys import read_fingerprint
from kiemdiem.apps.exchange.models import TrustedSender
from kiemdiem.apps.exchange.queries.received import trusted_sender
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def trust_sender(fingerprint: str, *, name: str, actor: Actor) -> TrustedSender:
    """The sender, whose packages are taken from now on. It is a matter of the whole house."""
    author = require(actor, Permission.RUN_CAMPAIGNS, on=HOUSE)
    read = read_fingerprint(fingerprint)
    if read is None:
        raise NotAFingerprint(found=fingerprint)
    known = trusted_sender(read)
    if known is not None:
        raise SenderKnown(sender=known.name)
    given = {"fingerprint": read, "name": name.strip(), "trusted_by": actor.user, "trusted_at": actor.at}
    try:
        with transaction.atomic():
            sender = TrustedSender.objects.create(**given)
    except IntegrityError:
        raise SenderKnown(sender=name) from None
    record(SenderTrusted(sender.name, sender.fingerprint), by=author)
    return sender


@transaction.atomic
def distrust_sender(sender: TrustedSender, *, actor: Actor) -> TrustedSender:
    """No more packages of this sender; what was taken stays."""
    author = require(actor, Permission.RUN_CAMPAIGNS, on=HOUSE)
    sender = locked(sender)
    if sender.ended_at is not None:
        return sender
    sender.ended_at, sender.ended_by = actor.at, actor.user
    sender.save(update_fields=["ended_at", "ended_by"])
    record(SenderDistrusted(sender.name, sender.fingerprint), by=author)
    return sender
