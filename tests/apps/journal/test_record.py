"""Writing down what was done."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.journal.models import Chain, Entry, Mention
from kiemdiem.apps.journal.queries import hash_of, verify_chains
from kiemdiem.apps.organisations.models import Unit
from tests.builders.at_once import at_once
from tests.builders.house import make_house, make_unit
from tests.builders.journal import SOMEBODY, Tried, make_entry

PEOPLE = 20
LONGEST_WAIT = 10  # seconds for all twenty, on a machine that does other work too

undone_each_time = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
any_text = st.text(max_size=40) | st.sampled_from(
    ["\x00", "\ud800", "o\u031b\u0300", "đ", "🙂", "\u2028", "'\"\\", "{0}"]
)
any_plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**40), 10**40) | any_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=8,
)
any_moment = st.datetimes(
    datetime(1930, 2, 3),  # noqa: DTZ001  # hypothesis wants bounds without a zone
    datetime(2999, 12, 31),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))]),
)


@pytest.mark.django_db
def test_an_entry_says_who_did_what_in_which_role_where_when_and_why() -> None:
    entry = make_entry("một", reason="Theo quyết định số 5", about=(Ref("organisations.unit", 7, "Chi bộ Một"),))
    entry.refresh_from_db()
    assert (entry.sentence, entry.reason) == ("Thử một.", "Theo quyết định số 5")
    assert (entry.actor_name, entry.role, entry.branch, entry.at) == ("Lý Thị Vân", "secretary", "/1/", SOMEBODY.at)
    assert list(entry.mentions.values_list("kind", "key")) == [("organisations.unit", 7)]


@pytest.mark.django_db(transaction=True)
def test_an_entry_is_only_written_within_the_transaction_of_its_act() -> None:
    with pytest.raises(RuntimeError):
        record(Tried(what="một"), by=SOMEBODY)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_what_is_undone_leaves_no_entry_and_no_gap() -> None:
    make_entry("một")
    with transaction.atomic():
        record(Tried(what="hai"), by=SOMEBODY)
        transaction.set_rollback(True)
    assert make_entry("ba").number == 2
    assert verify_chains() == []


@pytest.mark.django_db
def test_each_chain_counts_for_itself() -> None:
    numbers = [make_entry(chain=name).number for name in ("house", "campaign 1", "house", "campaign 1", "campaign 2")]
    assert numbers == [1, 1, 2, 2, 1]
    assert verify_chains() == []


@undone_each_time
@given(
    what=any_text,
    reason=any_text,
    name=any_text,
    before=st.dictionaries(any_text, any_plain, max_size=4),
    at=any_moment,
)
def test_what_was_written_is_read_back_with_the_same_hash(
    db: None, what: str, reason: str, name: str, before: dict[str, Any], at: datetime
) -> None:
    with transaction.atomic():
        by = replace(SOMEBODY, name=name, at=at)
        about = (Ref("organisations.unit", 1, name), Ref("organisations.unit", 2, what))
        pk = make_entry(what, by=by, reason=reason, before=before, about=about).pk
        entry = Entry.objects.select_related("chain").get(pk=pk)
        mentions = tuple(entry.mentions.order_by("-key").values_list("kind", "key"))
        assert entry.hash == hash_of(entry, mentions)
        assert abs(entry.at - at) < timedelta(milliseconds=1)
        transaction.set_rollback(True)


@undone_each_time
@given(before=st.dictionaries(any_text, any_plain, max_size=4), at=any_moment)
def test_a_hash_does_not_depend_on_the_order_of_keys_nor_on_the_time_zone(
    db: None, before: dict[str, Any], at: datetime
) -> None:
    with transaction.atomic():
        entry = make_entry(before=before, by=replace(SOMEBODY, at=at))
        transaction.set_rollback(True)
    entry.content = dict(reversed(json.loads(json.dumps(entry.content)).items()))
    entry.at = entry.at.astimezone(timezone(timedelta(hours=-3)))
    assert entry.hash == hash_of(entry, ())


def test_twenty_acts_at_once_make_one_chain_without_gaps(transactional_db: None) -> None:
    begun = time.monotonic()
    entries = at_once([partial(make_entry, f"số {number}") for number in range(PEOPLE)])
    assert time.monotonic() - begun < LONGEST_WAIT
    assert sorted(entry.number for entry in entries if isinstance(entry, Entry)) == list(range(1, PEOPLE + 1))
    assert {entry.sentence for entry in Entry.objects.all()} == {f"Thử số {number}." for number in range(PEOPLE)}
    assert Chain.objects.get().length == PEOPLE
    assert verify_chains() == []


def test_twenty_units_set_up_at_once_are_all_there_and_all_told_of(transactional_db: None) -> None:
    house = make_house()
    before = Entry.objects.count()
    units = at_once([partial(make_unit, f"Chi bộ số {n}", under=house.commune, code=f"S{n}") for n in range(PEOPLE)])
    told = Mention.objects.filter(
        kind="organisations.unit", key__in=[unit.pk for unit in units if isinstance(unit, Unit)]
    )
    assert len({mention.key for mention in told}) == PEOPLE
    assert Entry.objects.count() == before + PEOPLE
    assert verify_chains() == []
