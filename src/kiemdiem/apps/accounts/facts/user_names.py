"""Names to sign in with, made from names of persons: given name, dot, first letters of the rest (`hoai.nt`)."""

from __future__ import annotations

import re
from collections.abc import Container

from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.quantities.names import search_key, split_name

FIT = re.compile(r"[a-z0-9](?:[a-z0-9.-]{1,58})[a-z0-9]")
NOT_PLAIN = re.compile(r"[^a-z0-9]")
FOR_NO_LETTERS = "can-bo"
LONGEST_PART = 40


def is_fit(username: str) -> bool:
    """Whether everybody types this name the same way."""
    return FIT.fullmatch(username) is not None


def user_name_for(full_name: str, *, taken: Container[str]) -> str:
    """A name that is not among `taken`: the plain one, else with the first free number from 2 on."""
    plain = _plain_name(full_name)
    if plain not in taken:
        return plain
    number = 2
    while f"{plain}{number}" in taken:
        number += 1
    return f"{plain}{number}"


def stem_of(full_name: str) -> str:
    """What every name that may be made for this person begins with."""
    return _plain_name(full_name)


def _plain_name(full_name: str) -> str:
    try:
        name = split_name(search_key(full_name))
    except HouseError:
        return FOR_NO_LETTERS
    given = NOT_PLAIN.sub("", name.given)[:LONGEST_PART]
    initials = "".join(NOT_PLAIN.sub("", part)[:1] for part in (name.family, *name.middle.split()))
    found = f"{given}.{initials}" if given and initials else given
    return found if is_fit(found) else FOR_NO_LETTERS
