"""Take the file of a trusted sender in, to be looked at; nothing of it holds yet. Or drop it again."""

from __future__ import annotations

from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from kiemdiem.apps.exchange.errors import AlreadyDecided, NotForHere, OlderThanTaken, UnknownSender
from kiemdiem.apps.exchange.facts.bodies import Body, read_body, unit_with
from kiemdiem.apps.exchange.facts.package_files import Sealed, body_of, read_package
from kiemdiem.apps.exchange.models import ReceivedPackage, TrustedSender
from kiemdiem.apps.exchange.queries.received import taken_before, trusted_sender
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked

FOLDER = "packages"


def read_trusted(file: IO[bytes]) -> tuple[Sealed, TrustedSender, Body]:
    """The file with its sender and its body. The body of an unknown sender is not even unpacked.

    Raises:
        UnknownSender: nobody has compared this key; and what `read_package`, `body_of`, `read_body` raise.
    """
    sealed = read_package(file)
    sender = trusted_sender(sealed.fingerprint)
    if sender is None:
        raise UnknownSender(office=sealed.office, fingerprint=sealed.fingerprint)
    return sealed, sender, read_body(body_of(sealed))


def receive_package(file: IO[bytes], *, actor: Actor) -> ReceivedPackage:
    """The package, waiting to be taken; the one that is here already where the same file came before."""
    sealed, sender, body = read_trusted(file)
    unit = unit_for(body)
    require(actor, Permission.RUN_CAMPAIGNS, on=unit)
    refuse_older(sealed, body)
    file.seek(0)
    with transaction.atomic():
        unit = locked(unit)  # of two who bring the same file the second finds it here
        there = ReceivedPackage.objects.filter(file_hash=sealed.hash)
        for same in there.exclude(state=ReceivedPackage.State.DROPPED):
            return same
        return ReceivedPackage.objects.create(
            file_hash=sealed.hash,
            stored=default_storage.save(f"{FOLDER}/{sealed.hash[:16]}.goi", ContentFile(file.read())),
            sender=sender,
            origin=body.origin,
            name=body.handed.name,
            made_at=sealed.made_at,
            unit=unit,
            received_by=actor.user,
            received_at=actor.at,
        )


def unit_for(body: Body) -> Unit:
    """The unit that the package is for, by its code.

    Raises:
        NotForHere: it is not in the registers.
    """
    unit = unit_with(body.unit_code)
    if unit is None:
        raise NotForHere(unit=body.unit_name, code=body.unit_code)
    return unit


def refuse_older(sealed: Sealed, body: Body) -> None:
    """Refuse what was made before a package of the same campaign that is taken already.

    Raises:
        OlderThanTaken: it was.
    """
    last = taken_before(sealed.fingerprint, body.origin)
    if last is not None and sealed.made_at < last.made_at:
        raise OlderThanTaken(made=short_day(sealed.made_at), taken=short_day(last.made_at))


@transaction.atomic
def drop_package(package: ReceivedPackage, *, actor: Actor) -> ReceivedPackage:
    """A package that waited, given up with its file."""
    package = locked(package)
    require(actor, Permission.RUN_CAMPAIGNS, on=package.unit)
    if not package.is_waiting:
        raise AlreadyDecided(state=package.state_label)
    package.state = ReceivedPackage.State.DROPPED
    package.save(update_fields=["state"])
    transaction.on_commit(lambda: default_storage.delete(package.stored))
    return package
