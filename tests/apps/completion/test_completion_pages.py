"""The pages that tell who was reviewed: what is found, who sees it, and how much they ask for."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign, Grounds, Standing, Subject
from kiemdiem.apps.completion.actions.mark_complete import mark_complete
from kiemdiem.apps.completion.actions.recording import ReviewGiven, record_reviews
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.models import Role
from tests.builders.campaigns import DAY, board_of, running
from tests.builders.completion import SICK, by_hand, secretary_of, waiting_in
from tests.builders.house import House, make_grant, make_user
from tests.builders.visiting import Visitor


@pytest.mark.parametrize(
    ("state", "units"),
    [
        ("thieu", {"H", "LG", "LG1", "LG2", "MD", "MD2"}),
        ("chua_ly_do", {"H", "LG", "LG2", "MD", "MD2"}),
        ("du", {"MD1"}),
        ("bao", {"LG1"}),
        ("chua_bao", {"H", "LG", "LG2", "MD", "MD1", "MD2"}),
    ],
)
def test_units_are_found_by_how_far_they_are(
    client: Visitor, campaign: Campaign, house: House, state: str, units: set[str]
) -> None:
    reasons = {one.pk: SICK for one in waiting_in(campaign, house.cell)}
    mark_complete(campaign, house.cell, reasons, actor=secretary_of(house))
    others = [one.pk for one in waiting_in(campaign, house.other_cell)]
    given = ReviewGiven(DAY, on_behalf="Bản giấy đã ký")
    record_reviews(campaign, house.other_cell, others, given, actor=board_of(house))
    client.force_login(house.board)
    page = client.get(reverse("completion", args=[campaign.pk]), {"tinh_trang": state})
    shown = {line.key for line in page.context["units"].lines}
    assert shown == {str(Unit.objects.unscoped("of the house").get(code=code).pk) for code in units}


def test_a_secretary_reads_the_units_of_his_branch_alone(client: Visitor, campaign: Campaign, house: House) -> None:
    client.force_login(house.secretary)
    page = client.get(reverse("completion", args=[campaign.pk])).content.decode()
    assert "Chi bộ thôn Đồng Tâm" in page
    assert "Chi bộ thôn Gò Me" not in page
    assert client.get(reverse("unit_completion", args=[campaign.pk, house.other_cell.pk])).status_code == 404


def units_on_roll(campaign: Campaign, above: Unit, count: int) -> None:
    """So many more units below, each with one on the roll."""
    grounds = Grounds.objects.get(campaign=campaign)
    first = 1 + max(Unit.objects.unscoped("of the house").values_list("pk", flat=True))
    of_unit = {"depth": above.depth + 1, "parent": above, "search_key": ""}
    units = [
        Unit(pk=key, name=f"Chi bộ {key}", code=f"N{key}", sort_key=f"{key:05}", path=f"{above.path}{key}/", **of_unit)
        for key in range(first, first + count)
    ]
    Unit.objects.bulk_create(units)
    subjects = [
        Subject(campaign=campaign, key=one.code, kind="member", name=one.name, unit=one, sort_key=one.code)
        for one in units
    ]
    Subject.objects.bulk_create(subjects)
    shared = {"since": 1, "is_reviewed": True, "is_rated": True, "grounds": grounds, "digest": "0"}
    Standing.objects.bulk_create(Standing(subject=one, **shared) for one in subjects)


def test_the_pages_ask_no_more_queries_with_five_hundred_units(client: Visitor, house: House) -> None:
    campaign = running(house, "kh75_2022")
    reader = make_user("doc")
    make_grant(reader, Role.SECRETARY, on=house.district)
    client.force_login(reader)
    by_hand(campaign, house.cell, 2)
    asked = []
    for more in (0, 500):
        units_on_roll(campaign, house.commune, more)
        urls = [reverse("completion", args=[campaign.pk])]
        named = ("unit_completion", "record_reviews", "mark_complete")
        urls += [reverse(name, args=[campaign.pk, house.commune.pk]) for name in named]
        for url in urls:
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            asked.append(len(queries))
    assert asked[:4] == asked[4:]
    page = client.get(reverse("completion", args=[campaign.pk]))
    assert page.context["total"].wanted == 502
