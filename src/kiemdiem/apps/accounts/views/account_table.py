"""The columns of the list of accounts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.users.models import User
from kiemdiem.shell.marks import Link, Soft, State
from kiemdiem.shell.tables.columns import Column
from kiemdiem.shell.tables.table import TableShape


def _name(user: Any) -> Link:
    return Link(user.name, reverse("account", args=[user.pk]), under=user.username, is_name=True)


def _unit(user: Any) -> str | Soft:
    person = getattr(user, "person", None)
    return person.home.name if person is not None else Soft(labels.IN_NO_UNIT)


def state_of(user: User) -> State:
    """Whether the account is open, and whether it has been used."""
    if not user.is_active:
        return State("returned", labels.LOCKED)
    return State("wait", labels.FIRST_PASSWORD) if user.must_change_password else State("done", labels.OPEN)


def _code(user: Any) -> str | Soft:
    return labels.HAS_CODE if user.has_code else Soft(labels.HAS_NO_CODE)


ACCOUNTS: TableShape[User] = TableShape(
    label=labels.ACCOUNT_LIST,
    noun=labels.ACCOUNT_NOUN,
    order="ten",
    order_told=labels.ORDER_OF_NAMES,
    file_name="tai-khoan",
    empty_title=labels.NO_ACCOUNTS_YET,
    empty_text=labels.NO_ACCOUNTS_YET_TEXT,
    columns=(
        Column("ten", labels.NAME, _name, sort=("order", "username"), is_heading=True, width=28),
        Column("don_vi", labels.UNIT, _unit, sort=("person__home__sort_key", "order"), on_phone="plain", width=36),
        Column("trang_thai", labels.STATE, state_of, sort=("is_active", "must_change_password", "order")),
        Column("ma", labels.CODE_STATE, _code),
        Column("lap", labels.MADE_AT, lambda user: user.created_at.date(), sort=("created_at",), is_default=False),
    ),
)
