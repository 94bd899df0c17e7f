"""Whose imports may be seen, and who may take files into which register."""

from __future__ import annotations

from django.db.models import QuerySet

from kiemdiem.apps.permissions.access import Actor, may_somewhere, require_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.values.registers import REGISTERS, Register


def visible_to(actor: Actor) -> QuerySet[Upload]:
    """The actor's own imports; a file of another may hold persons that the actor may not see."""
    return Upload.objects.filter(user_id=actor.user_id or 0)


def registers_of(actor: Actor) -> list[Register]:
    """The registers into which the actor may take files on some branch."""
    return [one for one in REGISTERS.values() if all(may_somewhere(actor, each) for each in _needed(one))]


def require_import(actor: Actor, register: Register) -> Register:
    """The register, where the actor may take files into it on some branch; rows are held against branches later.

    Raises:
        MayNot: with the reason.
    """
    for permission in _needed(register):
        require_somewhere(actor, permission)
    return register


def _needed(register: Register) -> tuple[Permission, Permission]:
    return Permission.IMPORT_REGISTERS, register.permission
