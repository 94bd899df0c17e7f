"""Correct a target, or withdraw it; both stay in the journal."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.actions.asking import holds, with_reason
from kiemdiem.apps.targets.actions.set_target import plain, put, refuse
from kiemdiem.apps.targets.entries import TargetChanged, TargetWithdrawn
from kiemdiem.apps.targets.errors import TargetIsSupplied
from kiemdiem.apps.targets.models import Target
from kiemdiem.apps.targets.queries.sources import source_label
from kiemdiem.apps.targets.values.given import GivenTarget
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def edit_target(target: Target, given: GivenTarget, *, actor: Actor, version: int | None = None) -> Target:
    """The target with other words; equal ones again change nothing and leave no entry."""
    target = locked(target)
    author = _asked(target, actor)
    unchanged_since(target, version, named=target.title)
    refuse(given, kept=target.source)
    before = plain(target)
    put(target, given)
    after = plain(target)
    if after == before:
        return target
    target.version += 1
    target.save()
    record(TargetChanged(Ref.to(target.holder), target.title, target.year, before, after), by=author)
    return target


@transaction.atomic
def withdraw_target(target: Target, *, reason: str, actor: Actor) -> Target:
    """The target, which holds no more; what came of it stays with it."""
    target = locked(target)
    author = _asked(target, actor)
    why = with_reason(reason)
    target.withdrawn_on = actor.today
    target.version += 1
    target.save(update_fields=["withdrawn_on", "version"])
    record(TargetWithdrawn(Ref.to(target.holder), target.title, target.year), by=author, reason=why)
    return target


def _asked(target: Target, actor: Actor) -> Author:
    """Who acts on the target; refuses what holds no more, and what another paper says."""
    author = require(actor, Permission.SET_TARGETS, on=target)
    holds(target)
    if target.is_supplied:
        raise TargetIsSupplied(title=target.title, source=source_label(target.source))
    return author
