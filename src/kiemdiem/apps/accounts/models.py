"""What signing in leaves behind: sessions, a log that is kept for 90 days, and backup codes as hashes."""

from __future__ import annotations

from importlib import import_module
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.users.models import User


class SignIn(models.Model):
    """One coming in or going out, or a try of it. No part of the journal: it is nobody's act on anything.

    user is empty where the name is nobody's: what was typed is not kept, people type passwords there by mistake.
    """

    class Event(models.TextChoices):
        SIGNED_IN = "signed_in", labels.SIGN_INS["signed_in"]
        WRONG_PASSWORD = "wrong_password", labels.SIGN_INS["wrong_password"]
        LOCKED_OUT = "locked_out", labels.SIGN_INS["locked_out"]
        CODE_GIVEN = "code_given", labels.SIGN_INS["code_given"]
        BACKUP_CODE_GIVEN = "backup_code_given", labels.SIGN_INS["backup_code_given"]
        WRONG_CODE = "wrong_code", labels.SIGN_INS["wrong_code"]
        SIGNED_OUT = "signed_out", labels.SIGN_INS["signed_out"]

    at = models.DateTimeField(db_index=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="sign_ins")
    event = models.CharField(max_length=20)
    address = models.GenericIPAddressField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "-at"], name="sign_in_by_user")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event}"

    @property
    def event_label(self) -> str:
        """What happened, in words."""
        return str(self.Event(self.event).label)


class Session(AbstractBaseSession):
    """Somebody signed in somewhere, as `config.sessions` keeps it; nobody until he has given his password.

    What the session remembers stands in `session_data`, which the server's key has signed (see facts/limits.py).
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")

    class Meta(AbstractBaseSession.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.user_id} {self.expire_date:%Y-%m-%d}"

    @classmethod
    def get_session_store_class(cls) -> Any:
        """The store that the settings name; it stands above the rooms."""
        return import_module(settings.SESSION_ENGINE).SessionStore


class BackupCode(models.Model):
    """One of the codes on the slip for a lost telephone; it serves once."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="backup_codes")
    hash = models.CharField(max_length=200)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["user"], condition=Q(used_at=None), name="backup_code_still_good"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.pk}"
