"""The user: a name to sign in with and a password; roles and the person behind it stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

SESSION_SALT = "kiemdiem.users.session"


class UserManager(BaseUserManager["User"]):
    """Finds users by the name they sign in with, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Somebody with an account. `name` is shown where the user acts; last sign-ins are not kept here (see accounts).

    sessions_ended: counts how often all sessions of the user were ended; a session of before is worth nothing.
    """

    last_login = None

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    sessions_ended = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(username=Lower("username")), name="username_has_no_capitals"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name that stands where the user acted."""
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must hold to be this user's: another password or an end of all sessions makes it another."""
        signed = f"{self.password}:{self.sessions_ended}"
        return salted_hmac(SESSION_SALT, signed, algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """There are no older keys whose sessions stay good."""
        return iter(())
