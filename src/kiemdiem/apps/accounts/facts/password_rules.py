"""What a password must be. The words are ours; the list of common passwords is Django's."""

from __future__ import annotations

from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator

from kiemdiem.apps.accounts.errors import PasswordLikeName, PasswordTooCommon, PasswordTooLong, PasswordTooShort
from kiemdiem.apps.accounts.words import TOO_COMMON
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.quantities.names import search_key, to_nfc

LEAST, MOST = 10, 128
LEAST_DIFFERENT_SIGNS = 5
LITTLE_ADDED = 6  # signs beside the letters that do not make a common word uncommon
SHORTEST_TELLING_NAME = 4


def as_kept(password: str) -> str:
    """A password as it is hashed and compared: keyboards write the same Vietnamese letter in two ways."""
    return to_nfc(password)


def faults_of(password: str, *, username: str, name: str) -> tuple[HouseError, ...]:
    """Everything that is wrong with a new password; nothing where it may be taken."""
    found: list[HouseError] = []
    if len(password) < LEAST:
        found.append(PasswordTooShort(length=len(password), wanted=LEAST))
    if len(password) > MOST:
        found.append(PasswordTooLong(most=MOST))
    plain = search_key(password)
    if _holds_name(_letters_of(plain), username, name):
        found.append(PasswordLikeName())
    if _is_common(plain):
        found.append(PasswordTooCommon())
    return tuple(found)


def _holds_name(letters: str, username: str, name: str) -> bool:
    names = (_letters_of(username), _letters_of(search_key(name)))
    return any(len(one) >= SHORTEST_TELLING_NAME and one in letters for one in names)


def _is_common(plain: str) -> bool:
    letters = _letters_of(plain)
    is_word_with_little_added = len(plain) - len(letters) <= LITTLE_ADDED and _is_listed(letters)
    return _is_listed(plain) or is_word_with_little_added or len(set(plain)) < LEAST_DIFFERENT_SIGNS


def _is_listed(text: str) -> bool:
    return text in TOO_COMMON or text in _common_passwords()


def _letters_of(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())


@cache
def _common_passwords() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)
