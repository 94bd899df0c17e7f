"""What the step finds that gives grants of before the roles under which they were given."""

from datetime import timedelta
from importlib import import_module

from django.apps import apps
from django.db import connection

from kiemdiem.apps.permissions.models import Grant, Role
from tests.builders.house import NOON, House, make_grant, make_user

STEP = import_module("kiemdiem.apps.permissions.migrations.0003_find_the_roles_behind_grants")


def behind(grant: Grant) -> tuple[Grant | None, Grant | None]:
    STEP.find_the_roles(apps, connection.schema_editor())
    grant.refresh_from_db()
    return grant.granted_under, grant.seconded_under


def test_the_widest_role_of_the_giver_on_the_place_is_found(house: House) -> None:
    wide = make_grant(local := make_user("banto"), Role.BOARD, on=house.district)
    make_grant(local, Role.BOARD, on=house.commune)
    make_grant(local, Role.BOARD, on=house.other_commune)
    assert behind(make_grant(house.member, Role.SECRETARY, on=house.cell, by=local)) == (wide, None)


def test_the_second_person_s_role_is_found_too(house: House) -> None:
    grant = make_grant(house.member, Role.AUTHORITY, on=house.cell, by=house.board)
    Grant.objects.filter(pk=grant.pk).update(seconded_by=house.second_board)
    first, second = (Grant.objects.get(user=user) for user in (house.board, house.second_board))
    assert behind(grant) == (first, second)


def test_a_role_that_came_later_or_was_over_then_is_none(house: House) -> None:
    giver = make_user("banto")
    later, over = (make_grant(giver, Role.BOARD, on=unit) for unit in (house.district, house.commune))
    Grant.objects.filter(pk=later.pk).update(granted_at=NOON + timedelta(days=1))
    Grant.objects.filter(pk=over.pk).update(state="ended", ended_at=NOON - timedelta(days=1))
    assert behind(make_grant(house.member, Role.SECRETARY, on=house.cell, by=giver)) == (None, None)


def test_what_came_from_the_command_line_has_none_behind_it(house: House) -> None:
    assert behind(Grant.objects.get(user=house.administrator)) == (None, None)
