"""Roles go along with the unit that they are held on, when it moves in the tree or gets another name."""

from __future__ import annotations

from django.db.models import F, Value
from django.db.models.functions import Concat, Length, Substr

from kiemdiem.apps.permissions.models import Grant


def follow_branch(branch: str, *, to: str, name: str) -> None:
    """Rewrite the stored path of every role on the branch and below it; part of the act that changes it."""
    Grant.objects.filter(branch=branch).update(branch_name=name)
    if branch != to:
        below = Grant.objects.filter(branch__startswith=branch)
        below.update(branch=Concat(Value(to), Substr(F("branch"), Length(Value(branch)) + 1)))
