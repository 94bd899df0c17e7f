"""A view of a list as what stands behind its address."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from kiemdiem.shell.tables.query import EXPORT, PLACE, VIEW, WHOLE_LIST

NOT_KEPT = frozenset({EXPORT, VIEW, *PLACE})


def kept_of(asked: QueryDict) -> str:
    """What is kept of an address: filter, columns, order, size of a page; not the page, and no wish for a file.

    In one order, so that two that mean the same are the same.
    """
    pairs = [(name, value) for name, values in asked.lists() for value in values if value and name not in NOT_KEPT]
    return urlencode(sorted(pairs))


def address_of(list_name: str, query: str) -> str:
    """Where a list is seen so; without anything kept it is the whole list and not the view that it opens with."""
    return f"{reverse(list_name)}?{query or urlencode({VIEW: WHOLE_LIST})}"
