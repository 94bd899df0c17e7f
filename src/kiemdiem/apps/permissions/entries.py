"""The acts of this room, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.permissions import labels


@dataclass(frozen=True)
class RoleGiven(Act):
    """A role was given, and holds from its first day on. `role` is its label, `code_of_role` its code."""

    code: ClassVar[str] = "permissions.role_given"
    says: ClassVar[str] = labels.ROLE_GIVEN
    user: Ref
    role: str
    code_of_role: str
    branch_name: str
    branch: str
    since: date
    until: date | None


@dataclass(frozen=True)
class RoleProposed(Act):
    """A role was given that holds only when a second person has agreed."""

    code: ClassVar[str] = "permissions.role_proposed"
    says: ClassVar[str] = labels.ROLE_PROPOSED
    user: Ref
    role: str
    code_of_role: str
    branch_name: str
    branch: str
    since: date
    until: date | None


@dataclass(frozen=True)
class RoleSeconded(Act):
    """The second person agreed. `own_role`: from whom that person's own role came, in words."""

    code: ClassVar[str] = "permissions.role_seconded"
    says: ClassVar[str] = labels.ROLE_SECONDED
    user: Ref
    role: str
    code_of_role: str
    branch_name: str
    branch: str
    own_role: str


@dataclass(frozen=True)
class RoleEnded(Act):
    """A role was taken back, or one that waited was refused."""

    code: ClassVar[str] = "permissions.role_ended"
    says: ClassVar[str] = labels.ROLE_ENDED
    user: Ref
    role: str
    code_of_role: str
    branch_name: str
    branch: str


@dataclass(frozen=True)
class RoleLeft(Act):
    """Somebody laid down his own role, or declined one that waited."""

    code: ClassVar[str] = "permissions.role_left"
    says: ClassVar[str] = labels.ROLE_LEFT
    user: Ref
    role: str
    code_of_role: str
    branch_name: str
    branch: str


@dataclass(frozen=True)
class BoardClaimed(Act):
    """Somebody took the role of the board by the installation's code."""

    code: ClassVar[str] = "permissions.board_claimed"
    says: ClassVar[str] = labels.BOARD_CLAIMED
    user: Ref


@dataclass(frozen=True)
class BoardCodeMade(Act):
    """A code for the first of the board was printed; the entry does not hold it."""

    code: ClassVar[str] = "permissions.board_code_made"
    says: ClassVar[str] = labels.BOARD_CODE_MADE


@dataclass(frozen=True)
class ListExported(Act):
    """Somebody took a list away as a file. filters: what narrowed it, in words; the entry holds nothing of its rows."""

    code: ClassVar[str] = "permissions.list_exported"
    says: ClassVar[str] = labels.LIST_EXPORTED
    list: str
    format: str
    rows: int
    filters: str
