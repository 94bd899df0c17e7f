"""The acts of packages, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiemdiem.apps.exchange import labels
from kiemdiem.apps.journal.entries import Act, Ref


@dataclass(frozen=True)
class PackageMade(Act):
    """A file for another installation was made."""

    code: ClassVar[str] = "exchange.package_made"
    says: ClassVar[str] = labels.PACKAGE_MADE
    campaign: Ref
    unit: Ref
    subjects: int
    file_hash: str


@dataclass(frozen=True)
class PackageTaken(Act):
    """What another installation sent holds here from now on."""

    code: ClassVar[str] = "exchange.package_taken"
    says: ClassVar[str] = labels.PACKAGE_TAKEN
    campaign: Ref
    sender: str
    sender_key: str
    changed: int
    file_hash: str


@dataclass(frozen=True)
class SenderTrusted(Act):
    """The key of an office was compared; its packages are taken."""

    code: ClassVar[str] = "exchange.sender_trusted"
    says: ClassVar[str] = labels.SENDER_TRUSTED
    sender: str
    sender_key: str


@dataclass(frozen=True)
class SenderDistrusted(Act):
    """Packages of an office are taken no more."""

    code: ClassVar[str] = "exchange.sender_distrusted"
    says: ClassVar[str] = labels.SENDER_DISTRUSTED
    sender: str
    sender_key: str
