"""What is counted of a season without reading its units one by one is what they say one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign, Milestone
from kiemdiem.apps.campaigns.queries.milestones import milestone_kinds
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans.models import BodyCorrection, EnteredDay, Progress
from kiemdiem.apps.workplans.queries.among import ALL
from kiemdiem.apps.workplans.queries.body_rows import FIRST_UNITS, body_rows
from kiemdiem.apps.workplans.queries.counting import PlanCounts, first_missing
from kiemdiem.apps.workplans.queries.overviews import SeasonOverview, counted_lines
from kiemdiem.apps.workplans.queries.plans import open_days
from kiemdiem.apps.workplans.queries.progress import ItemProgress
from kiemdiem.apps.workplans.queries.reading import among_seen, among_units
from tests.builders.campaigns import AUTUMN, with_bodies
from tests.builders.house import House, make_unit
from tests.builders.plan_work import WHOLE, inspectorate
from tests.builders.visiting import Visitor, page, signed_in

CODES = ["kh24_2024", "kh146_2014"]
MORE = [(code, seed) for code in (*CODES, "kh75_2022", "kh61_2021", "cv789_2023") for seed in (1, 2)]
A_SEASON = timedelta(days=120)


class Situation:
    """A campaign in which anything has happened: marks, milestones, entered days, corrections by hand, by chance."""

    def __init__(self, house: House, code: str, seed: int) -> None:
        self._chance, self._house = Random(f"{code}/{seed}"), house
        for number in range(6):
            make_unit(f"Đảng bộ xã số {number}", under=house.district)
        self.campaign = inspectorate(house)[0] if code == "kh146_2014" else with_bodies(house, code)
        self.first_day = date(self.campaign.year, 10, 15)
        self._correct()
        self._happen()
        self.campaign.refresh_from_db()

    def _some_day(self) -> date:
        return self.first_day + timedelta(days=self._chance.randrange(A_SEASON.days))

    def _correct(self) -> None:
        units = list(Unit.objects.unscoped("test"))
        for body in SeasonOverview(self.campaign, seen=WHOLE, today=self.first_day).progress.bodies:
            for unit in self._chance.sample(units, k=self._chance.randrange(4)):
                BodyCorrection.objects.create(
                    campaign=self.campaign, body=body.body.id, unit=unit, is_meant=self._chance.random() < 0.7,
                    reason="Mới lập", corrected_at=AUTUMN,
                )  # fmt: skip

    def _happen(self) -> None:
        how_far = self._chance.random()
        for one in open_days(self.campaign):
            if self._chance.random() < 0.7:
                EnteredDay.objects.create(
                    campaign=self.campaign, key=one.key, day=self._some_day(), source="x", entered_at=AUTUMN
                )
        progress = SeasonOverview(self.campaign, seen=WHOLE, today=self.first_day).progress
        marked = {
            (part.key, unit.id)
            for work in progress.works
            for unit in (*work.doers, *work.others)
            for part in work.parts
            if not part.each and self._chance.random() < how_far
        }
        Progress.objects.bulk_create(
            Progress(
                campaign=self.campaign, part=part, unit_id=unit, day=self._some_day(), marked_at=AUTUMN,
                state=self._chance.choice(["done", "done", "done", "returned"]),
            )
            for part, unit in sorted(marked)
        )  # fmt: skip
        Milestone.objects.bulk_create(
            Milestone(campaign=self.campaign, kind=kind, unit_id=unit.id, day=self._some_day(), recorded_at=AUTUMN)
            for kind in milestone_kinds(self.campaign)
            for unit in progress.units()
            if self._chance.random() < how_far
        )

    def asked(self) -> Iterator[tuple[Scope, date]]:
        for seen in (WHOLE, Scope(), Scope(branches=(self._house.commune.branch, self._house.other_commune.branch))):
            yield seen, self._some_day()


@pytest.fixture(
    params=[*((code, 0) for code in CODES), *(pytest.param(one, marks=pytest.mark.slow) for one in MORE)], ids=str
)
def situation(request: pytest.FixtureRequest, house: House, town: dict[str, Unit]) -> Situation:
    return Situation(house, *request.param)


def test_numbers_are_those_of_the_units_one_by_one(situation: Situation) -> None:
    for seen, day in situation.asked():
        counts = PlanCounts(situation.campaign, seen=seen, today=day)
        plain = SeasonOverview(situation.campaign, seen=seen, today=day)
        items = plain.progress.items()
        assert [numbers(one) for one in counts.items] == [
            (one.work.id, one.n, one.m, one.is_done, one.is_settled, len(one.late), len(one.returned)) for one in items
        ]
        assert [{duty.unit.id for duty in one.missing} for one in items] == [one.missing for one in counts.items]
        assert [replace(one, item=items[0]) for one in counted_lines(counts)] == [
            replace(one, item=items[0]) for one in plain.items()
        ]
        totals, season = plain.totals(), counts.season
        assert (len(totals.units), totals.late_units, totals.late, totals.soon, totals.next_day) == (
            len(season.units), season.late_units, season.late, season.soon, season.next_day
        )  # fmt: skip
        assert {line.unit.id: len(line.held) for line in totals.units if line.held} == season.held


def numbers(one: object) -> tuple[object, ...]:
    names = ("n", "m", "is_done", "is_settled", "late", "returned")
    return one.work.id, *(getattr(one, name) for name in names)  # type: ignore[attr-defined]  # an ItemCount


def test_units_come_in_the_same_order_and_as_the_same_lines(situation: Situation) -> None:
    for seen, day in situation.asked():
        counts = PlanCounts(situation.campaign, seen=seen, today=day)
        plain = SeasonOverview(situation.campaign, seen=seen, today=day)
        keys = counts.units_in_order()
        held = [counts.season.held[key] for key in keys]
        assert held == sorted(held, reverse=True)
        names = dict(Unit.objects.unscoped("test").values_list("pk", "sort_key"))
        assert keys == sorted(keys, key=lambda key: (-counts.season.held[key], names[key], key))
        some = keys[1::2]
        few = SeasonOverview(
            situation.campaign, seen=seen, today=day, among=among_units(situation.campaign, some), ground=counts.ground
        )
        lines = {one.unit.id: one for one in plain.units()}
        assert set(lines) == set(keys)
        assert [told(one) for one in few.units_of(some)] == [told(lines[key]) for key in some]


def told(line: object) -> tuple[object, ...]:
    held, soon = (tuple(duty.work.id for duty in getattr(line, name)) for name in ("held", "soon"))
    return line.unit, line.head, line.done, line.of, held, soon  # type: ignore[attr-defined]  # a UnitLine


def test_an_item_shows_its_units_in_the_same_order_whether_one_reads_all_or_a_page(situation: Situation) -> None:
    for seen, day in situation.asked():
        plain = SeasonOverview(situation.campaign, seen=seen, today=day)
        for found in plain.progress.items():
            counts = PlanCounts(situation.campaign, seen=seen, today=day, item=found.work.id)
            (work,) = counts.works
            one, beside = counts.of_item(work), counts.beside(work)
            assert numbers(one)[1:] == (
                found.n,
                found.m,
                found.is_done,
                found.is_settled,
                len(found.late),
                len(found.returned),
            )
            for counted, duties in ((one, found.duties), (beside, found.others)):
                keys = counts.by_urgency(counted, is_settled=one.is_settled)
                lines = plain.of_item(found, duties)
                urgency = [(line.is_done, line.duty.due or date.max) for line in lines]
                at = {line.duty.unit.id: place for line, place in zip(lines, urgency, strict=True)}
                assert [at[key] for key in keys] == urgency
                assert set(keys) == set(at)
            keys = [duty.unit.id for duty in (*found.duties, *found.others)][::2]
            few = SeasonOverview(situation.campaign, seen=seen, today=day, among=among_units(situation.campaign, keys))
            wanted = [
                [line for line in plain.of_item(found, some) if line.duty.unit.id in keys]
                for some in (found.duties, found.others)
            ]
            assert [[(line.duty.unit, line.state) for line in some] for some in few.lines_of(found.work.id, keys)] == [
                [(line.duty.unit, line.state) for line in some] for some in wanted
            ]


def test_a_branch_is_told_the_same_whether_one_reads_it_alone_or_with_all_others(situation: Situation) -> None:
    for seen, day in situation.asked():
        whole = SeasonOverview(situation.campaign, seen=seen, today=day, among=ALL)
        alone = SeasonOverview(situation.campaign, seen=seen, today=day, among=among_seen(situation.campaign, seen))
        assert [states(one, whole) for one in whole.progress.items()] == [
            states(one, alone) for one in alone.progress.items()
        ]


def states(item: ItemProgress, overview: SeasonOverview) -> object:
    lines = overview.of_item(item, (*item.duties, *item.others))
    return item.work.id, item.n, item.m, [(line.duty.unit, line.state, line.duty.due) for line in lines]


def test_the_first_that_are_missing_are_named_those_of_the_first_name_before_others(situation: Situation) -> None:
    order = dict(Unit.objects.unscoped("test").values_list("pk", "sort_key"))
    for seen, day in situation.asked():
        counts = PlanCounts(situation.campaign, seen=seen, today=day)
        named = first_missing(situation.campaign, counts, 3)
        for item in SeasonOverview(situation.campaign, seen=seen, today=day).progress.items():
            missing = [duty.unit for duty in item.missing] if item.n else []
            found = named.get(item.work.id, ())
            assert len(found) == min(3, len(missing))
            assert [unit for unit in missing if unit in found] == list(found)
            first = {unit.id for unit in missing} & (counts.keys.of_name(item.work.names[0]) if missing else set())
            first_three = sorted(first, key=lambda key: (order[key], key))[:3]
            assert set(first_three) <= {unit.id for unit in found}


def test_bodies_show_their_first_units_and_how_many_there_are_besides(situation: Situation) -> None:
    for seen, _ in situation.asked():
        plain = SeasonOverview(situation.campaign, seen=seen, today=situation.first_day).progress
        rows = {one.body.id: one for one in body_rows(situation.campaign, seen=seen).rows}
        assert list(rows) == [one.body.id for one in sorted(plain.bodies, key=lambda one: not one.is_missing)]
        for body in plain.bodies:
            row, units = rows[body.body.id], [unit for unit in body.units if seen.has(unit.path)]
            assert (len(row.units), row.more) == (min(len(units), FIRST_UNITS), max(len(units) - FIRST_UNITS, 0))
            assert [unit for unit in units if unit in row.units] == list(row.units)
            assert (row.left_out, row.is_missing) == (body.left_out, body.is_missing)
            (opened,) = body_rows(situation.campaign, seen=seen, opened=body.body.id).rows
            assert list(opened.units) == units
        working = body_rows(situation.campaign, seen=seen).working
        assert working == {unit.id for unit in plain.units()}


def test_five_hundred_units_are_shown_by_pages(kh24: Campaign, many_committees: list[Unit], house: House) -> None:
    client: Visitor = signed_in(house.board)
    last = many_committees[-1].name
    asked: list[tuple[str, list[str], dict[str, str]]] = [
        ("season_overview", [], {}),
        ("work_item", ["item-4"], {}),
        ("plan_bodies", [], {"co_quan": "direct-party-units"}),
    ]
    for name, args, query in asked:
        url = reverse(name, args=[kh24.pk, *args])
        pages = [page(client.get(url, {**query, "trang": "1"}))]
        while "Trang sau" in pages[-1]:
            pages.append(page(client.get(url, {**query, "trang": str(len(pages) + 1)})))
        assert sum(f">{last}<" in one for one in pages) == 1, name
        assert len(pages) == 11, name
        assert f"?{'co_quan=direct-party-units&amp;' if query else ''}trang=2" in pages[0]
    first = page(client.get(reverse("plan_bodies", args=[kh24.pk])))
    assert f">{last}<" not in first
    assert "?co_quan=direct-party-units" in first
