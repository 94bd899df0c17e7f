"""The acts of accounts, as the journal keeps them. No entry ever holds a password or a code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.journal.entries import Act, Ref


@dataclass(frozen=True)
class AccountAdded(Act):
    """An account for somebody who need not stand in the registers."""

    code: ClassVar[str] = "accounts.account_added"
    says: ClassVar[str] = labels.ACCOUNT_ADDED
    user: Ref
    username: str


@dataclass(frozen=True)
class AccountsIssued(Act):
    """Accounts for the persons of a unit, with their slips printed."""

    code: ClassVar[str] = "accounts.accounts_issued"
    says: ClassVar[str] = labels.ACCOUNTS_ISSUED
    unit: Ref
    count: int
    users: tuple[Ref, ...]


@dataclass(frozen=True)
class PasswordChanged(Act):
    """Somebody chose another password for himself."""

    code: ClassVar[str] = "accounts.password_changed"
    says: ClassVar[str] = labels.PASSWORD_CHANGED
    user: Ref


@dataclass(frozen=True)
class PasswordReset(Act):
    """A new first password was printed for somebody."""

    code: ClassVar[str] = "accounts.password_reset"
    says: ClassVar[str] = labels.PASSWORD_RESET
    user: Ref


@dataclass(frozen=True)
class AccountWasLocked(Act):
    """An account was locked."""

    code: ClassVar[str] = "accounts.account_locked"
    says: ClassVar[str] = labels.ACCOUNT_LOCKED
    user: Ref


@dataclass(frozen=True)
class AccountWasUnlocked(Act):
    """An account was opened again."""

    code: ClassVar[str] = "accounts.account_unlocked"
    says: ClassVar[str] = labels.ACCOUNT_UNLOCKED
    user: Ref


@dataclass(frozen=True)
class SecondFactorSet(Act):
    """Somebody set up his six-digit code."""

    code: ClassVar[str] = "accounts.second_factor_set"
    says: ClassVar[str] = labels.SECOND_FACTOR_SET
    user: Ref


@dataclass(frozen=True)
class SecondFactorReset(Act):
    """The board took somebody's six-digit code away, so that he sets up another. slip_voided: a printed first password
    that was not used yet went with it."""

    code: ClassVar[str] = "accounts.second_factor_reset"
    says: ClassVar[str] = labels.SECOND_FACTOR_RESET
    user: Ref
    slip_voided: bool


@dataclass(frozen=True)
class BackupCodesRenewed(Act):
    """Somebody printed new backup codes."""

    code: ClassVar[str] = "accounts.backup_codes_renewed"
    says: ClassVar[str] = labels.BACKUP_CODES_RENEWED
    user: Ref


@dataclass(frozen=True)
class SessionEnded(Act):
    """Somebody ended one of his sessions elsewhere."""

    code: ClassVar[str] = "accounts.session_ended"
    says: ClassVar[str] = labels.SESSION_ENDED
    user: Ref
    device: str


@dataclass(frozen=True)
class SessionsEnded(Act):
    """Somebody ended his sessions elsewhere."""

    code: ClassVar[str] = "accounts.sessions_ended"
    says: ClassVar[str] = labels.SESSIONS_ENDED
    user: Ref
