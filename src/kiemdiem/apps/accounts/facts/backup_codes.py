"""Codes for the day on which the telephone is lost."""

from __future__ import annotations

from random import Random

from kiemdiem.apps.users.facts.spoken_secrets import spoken_secret

HOW_MANY = 10
WORDS = 4
DIGITS = 6


def new_backup_codes(chance: Random) -> tuple[str, ...]:
    """Ten codes of four words each."""
    return tuple(spoken_secret(chance, words=WORDS) for _ in range(HOW_MANY))


def is_backup_code(typed: str) -> bool:
    """Whether this looks like a code from the slip and not like six digits."""
    return any(sign.isalpha() for sign in typed)


def digits_of(typed: str) -> str:
    """The six digits without the gaps that applications show; empty where they are not six."""
    digits = "".join(typed.split())
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else ""
