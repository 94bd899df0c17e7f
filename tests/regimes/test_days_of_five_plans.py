"""Every deadline of the five plans, reckoned as the program reckons it, with its last good day and weekday."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.quantities.long_dates import weekday_name
from kiemdiem.core.regime.keeping import keep, run_kept
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.workplan import PlanRow, plan_rows

SUNDAY = "Chủ nhật"
# row of the plan, its kind, its first day, its last good day ("?": only expected), its weekday
TABLES = {
    "kh24_2024": """
        item-1  within 2024-11-01 2024-11-30  thứ Bảy
        item-2a before -          2024-11-07  thứ Năm
        item-2b before -          2024-11-09  thứ Bảy
        item-4  by     -          2024-11-28  thứ Năm
        item-5  after  -          2024-12-01? Chủ nhật
        item-6  after  -          2024-12-05? thứ Năm
        item-7  before -          2024-12-11  thứ Tư
        item-9  before -          2024-12-19  thứ Năm
        iii-3b  within 2025-02-01 2025-02-28  thứ Sáu
    """,
    "kh75_2022": """
        item-1           before -          2022-11-04 thứ Sáu
        item-2           before -          2022-12-09 thứ Sáu
        item-3           before -          2022-11-09 thứ Tư
        item-4           by     -          2022-12-05 thứ Hai
        item-5           before -          2022-12-04 Chủ nhật
        item-6           before -          2022-12-09 thứ Sáu
        item-7           before -          2022-12-09 thứ Sáu
        item-8           before -          2022-12-11 Chủ nhật
        item-9-1-dossier before -          2022-12-30 thứ Sáu
        item-9-2         before -          2023-01-30 thứ Hai
        item-10          before -          2023-03-30 thứ Năm
        iii-3b           within 2023-02-01 2023-02-28 thứ Ba
    """,
    "cv789_2023": """
        p3-date         before - 2023-12-09 thứ Bảy
        p4-with-dossier before - 2023-12-14 thứ Năm
        p6              before - 2023-12-09 thứ Bảy
        p7              before - 2023-12-14 thứ Năm
        p9              before - 2023-12-14 thứ Năm
    """,
    "kh146_2014": """
        t0         before -          2014-11-29 thứ Bảy
        t1         window 2014-11-05 2014-11-07 thứ Sáu
        t2         window 2014-11-05 2014-11-07 thứ Sáu
        t3         window 2014-11-05 2014-11-07 thứ Sáu
        t4-told    window 2014-11-05 2014-11-07 thứ Sáu
        t5-sent    window 2014-11-05 2014-11-07 thứ Sáu
        t6         window 2014-11-10 2014-11-12 thứ Tư
        t7-sent    window 2014-11-10 2014-11-12 thứ Tư
        t8         window 2014-11-10 2014-11-12 thứ Tư
        t9         by     -          2014-11-14 thứ Sáu
        t10        window 2014-11-17 2014-11-19 thứ Tư
        t11-window window 2014-11-17 2014-11-19 thứ Tư
        t12        window 2014-11-20 2014-11-28 thứ Sáu
        t13        window 2014-11-20 2014-11-28 thứ Sáu
        t14        window 2014-12-01 2014-12-03 thứ Tư
        t16-city   before -          2014-12-04 thứ Năm
        t16-block  before -          2014-12-04 thứ Năm
        t16-cadres before -          2014-12-04 thứ Năm
    """,
    "kh61_2021": """
        reviews              window 2021-11-01 2022-02-28 thứ Hai
        iii-2-report         before -          2022-01-04 thứ Ba
        iii-2-notice         before -          2022-01-04 thứ Ba
        iii-3-rating         before -          2022-01-14 thứ Sáu
        iii-3-report         before -          2022-01-14 thứ Sáu
        iii-4-prompts        before -          2021-12-19 Chủ nhật
        iii-4-prompt-results before -          2022-02-04 thứ Sáu
        iii-7-grassroots     before -          2022-01-14 thứ Sáu
        iii-7-completion     before -          2022-01-30 Chủ nhật
        iii-7-report         before -          2022-01-30 Chủ nhật
        iii-7-province       within 2022-02-01 2022-02-28 thứ Hai
    """,
}
WITHOUT_DAY = {
    "kh24_2024": "item-3 item-8 item-8-1-dossier item-8-1-declarations item-8-2 iii-1 iii-2 iii-3a iii-4 iii-5",
    "kh75_2022": "item-9 item-9-1-declarations iii-1 iii-2 iii-3a iii-4 iii-5",
    "cv789_2023": "p1 p2-at-once p2-before-review p3-before-wrap-up p4-at-once p5 p8 p10 p11",
    "kh146_2014": "t4-leaders t4-members t5-returned t7-participants t11-before-cells t15 t17 t18 t19-breach t19-issue "
    "t19-secretary t19-deputy-secretary t19-standing-member closing",
    "kh61_2021": "draft-report draft-comments draft-comments-territorial draft-comments-other-committees "
    "draft-comments-provincial-bodies self-reviews residence-comments workplace-opinions "
    "workplace-opinions-party-offices workplace-opinions-government workplace-opinions-local working-groups "
    "member-ratings result-notices review-dossiers rating-dossiers iii-1 iii-4-rating iii-5-assignment iii-5-notice "
    "iii-6-province iii-6-others",
}


@cache
def regime(code: str) -> Regime:
    return run_kept(keep(code))


def told(row: PlanRow) -> tuple[str, ...]:
    day = row.due or row.expected
    assert day is not None
    mark = "" if row.due else "?"
    return row.id, row.kind, str(row.first_day or "-"), f"{day}{mark}", weekday_name(day)


def row_of(code: str, key: str, **given: date) -> PlanRow:
    events = {name.replace("_", "-"): day for name, day in given.items()}
    (found,) = [row for row in plan_rows(regime(code), events=events) if row.id == key]
    return found


@pytest.mark.parametrize("code", TABLES)
def test_every_deadline_with_a_day_ends_on_the_day_of_the_table(code: str) -> None:
    expected = [tuple(line.split(maxsplit=4)) for line in TABLES[code].strip().splitlines()]
    assert [told(row) for row in plan_rows(regime(code)) if row.due or row.expected] == expected


@pytest.mark.parametrize("code", WITHOUT_DAY)
def test_what_has_no_day_before_its_event_or_its_document_says_so(code: str) -> None:
    rows = [row for row in plan_rows(regime(code)) if not (row.due or row.expected)]
    assert [row.id for row in rows] == WITHOUT_DAY[code].split()
    relative = {"before_event", "same_day", "next", "promptly"}
    assert all(row.waits_for for row in rows if row.kind in relative)


@pytest.mark.parametrize(
    ("code", "key", "event", "day", "due"),
    [
        ("kh24_2024", "item-5", "unit_review_completed", date(2024, 11, 20), date(2024, 11, 23)),
        ("kh24_2024", "item-6", "unit_review_completed", date(2024, 11, 20), date(2024, 11, 27)),
        ("kh24_2024", "iii-2", "unit_review", date(2024, 11, 20), date(2024, 11, 20)),
        ("kh24_2024", "item-8-1-declarations", "provincial_dossier_sent", date(2024, 12, 25), date(2024, 12, 25)),
        ("kh75_2022", "item-9-1-declarations", "provincial_dossier_sent", date(2022, 12, 28), date(2022, 12, 28)),
        ("cv789_2023", "p3-before-wrap-up", "year_end_wrap_up", date(2023, 12, 8), date(2023, 12, 7)),
        ("kh146_2014", "t7-participants", "first_conference", date(2014, 11, 18), date(2014, 11, 17)),
        ("kh146_2014", "t17", "cell_meeting", date(2014, 12, 5), date(2014, 12, 5)),
    ],
)
def test_a_relative_deadline_gets_its_day_with_its_event(code: str, key: str, event: str, day: date, due: date) -> None:
    assert row_of(code, key).due is None
    assert row_of(code, key, **{event: day}).due == due


@pytest.mark.parametrize(
    ("code", "key"), [("kh75_2022", "item-8"), ("kh61_2021", "iii-4-prompts"), ("kh61_2021", "iii-7-report")]
)
def test_a_last_day_on_a_sunday_stays_there(code: str, key: str) -> None:
    due = row_of(code, key).due
    assert due is not None
    assert weekday_name(due) == SUNDAY
    assert not Calendar().is_working_day(due)


def test_a_last_day_in_the_holidays_of_the_new_year_stays_there() -> None:
    """No plan moves a day to the next working day: 04/02/2022 is the fourth day of the lunar year."""
    due = row_of("kh61_2021", "iii-4-prompt-results").due
    assert due == date(2022, 2, 4)
    assert not Calendar().is_working_day(due)
