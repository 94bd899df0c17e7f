"""The timetable of one chapter with nine cells: on time, late, open, and who was told."""

from __future__ import annotations

from datetime import date

import pytest

from kiemdiem.apps.campaigns.models import Grounds, Milestone, Standing, Subject
from kiemdiem.apps.workplans.actions.correct_body import correct_body
from kiemdiem.apps.workplans.actions.mark_work import WorkGiven, mark_work
from kiemdiem.apps.workplans.actions.tell_member import tell_member
from kiemdiem.apps.workplans.errors import (
    NobodyToTell,
    SomethingComesFirst,
)
from tests.builders.house import House, acting
from tests.builders.plan_work import (
    REASON,
    agency,
    at,
    done,
    duty,
    inspectorate,
    item,
    progress_of,
    secretary_of,
)


@pytest.mark.clause("KH146-240")
def test_the_briefing_conference_is_the_first_work_and_done_on_time_in_its_window(house: House) -> None:
    campaign, cells = inspectorate(house)
    chapter = cells[0].parent
    assert chapter is not None
    day = date(2014, 11, 6)
    done(campaign, "t1", chapter, secretary_of(chapter, day=day), day=day)
    found = duty(campaign, "t1", chapter, today=date(2014, 11, 20))
    assert found.is_done
    assert not found.is_late
    dated = [one for one in progress_of(campaign).items() if one.duties and one.duties[0].row is not None]
    first = min(dated, key=lambda one: one.duties[0].row.first_day or date.max)  # type: ignore[union-attr]  # asked above
    assert first.work.id == "t1"


@pytest.mark.clause("KH146-243")
def test_the_cell_that_has_not_told_its_members_in_the_window_is_late(house: House) -> None:
    campaign, cells = inspectorate(house)
    for cell in cells[:8]:
        done(campaign, "t4", cell, secretary_of(cell, day=date(2014, 11, 7)), day=date(2014, 11, 7))
    found = item(campaign, "t4", today=date(2014, 11, 8))
    assert (found.n, found.m) == (8, 9)
    assert [one.unit.id for one in found.late] == [cells[8].pk]


@pytest.mark.clause("KH146-257")
def test_cells_without_a_conference_in_the_window_are_open(house: House) -> None:
    campaign, cells = inspectorate(house)
    inspector = agency(house, "Thanh tra thành phố", "thanh_tra", tier="province")
    board = acting(house.board, at=at(date(2014, 11, 28)))
    correct_body(campaign, body="inspectorate", unit=inspector, is_meant=True, reason="Ngoài cây", actor=board)
    first, *_ = cells
    with pytest.raises(SomethingComesFirst, match="KH146-209"):
        done(campaign, "t12", first, secretary_of(first, day=date(2014, 11, 28)), day=date(2014, 11, 21))
    done(campaign, "t11", inspector, secretary_of(inspector, day=date(2014, 11, 28)), day=date(2014, 11, 18))
    for cell in cells[:7]:
        actor = acting(house.board, at=at(date(2014, 11, 28)))
        given = WorkGiven(date(2014, 11, 21), on_behalf=REASON)
        mark_work(campaign, item="t12", parts=["t12"], unit=cell, given=given, actor=actor)
    found = item(campaign, "t12", today=date(2014, 11, 28))
    assert [one.unit.id for one in found.missing] == [cell.pk for cell in cells[7:]]
    assert Milestone.objects.filter(kind="cell-conference", day=date(2014, 11, 21)).count() == 7


@pytest.mark.clause("KH146-290")
def test_the_members_who_were_not_told_of_the_plan_are_counted(house: House) -> None:
    campaign, (cell, *_) = inspectorate(house)
    grounds = Grounds.objects.create(campaign=campaign, digest="x", content={})
    actor = secretary_of(cell, day=date(2014, 11, 10))
    subjects = []
    for number in range(12):
        subject = Subject.objects.create(
            campaign=campaign, key=f"M{number}", kind="member", name=f"Đảng viên {number}", unit=cell, sort_key=""
        )
        Standing.objects.create(
            subject=subject, since=1, is_reviewed=True, is_rated=True, grounds=grounds, digest=f"{number}"
        )
        subjects.append(subject)
    for subject in subjects[:11]:
        for _ in range(2):
            tell_member(campaign, item="closing", subject=subject, day=date(2014, 11, 8), actor=actor)
    (part,) = duty(campaign, "closing", cell).parts
    assert (part.count, part.is_done) == ((11, 12), False)
    tell_member(campaign, item="closing", subject=subjects[11], day=date(2014, 11, 8), actor=actor)
    assert duty(campaign, "closing", cell).is_done
    other = Subject.objects.create(campaign=campaign, key="C", kind="cell", name="Chi bộ", unit=cell, sort_key="")
    with pytest.raises(NobodyToTell):
        tell_member(campaign, item="closing", subject=other, day=date(2014, 11, 8), actor=actor)
