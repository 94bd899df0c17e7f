"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.workplans.views import (
    bodies,
    calendars,
    marking,
    notice_days,
    overviews,
    owers,
    plans,
    slides,
    timelines,
    work,
)

PLAN = "ky/<int:campaign_id>/ke-hoach/"
UNIT = f"{PLAN}don-vi/<int:unit_id>/"

urlpatterns: list[URLPattern] = [
    path(PLAN, plans.work_plan, name="work_plan"),
    path(f"{PLAN}so-do-thoi-gian/", timelines.plan_timeline, name="plan_timeline"),
    path(f"{PLAN}lich/", calendars.plan_calendar, name="plan_calendar"),
    path(f"{PLAN}viec-co-quan/", owers.plan_owers, name="plan_owers"),
    path(f"{PLAN}viec-co-quan/<slug:body>/", owers.body_units, name="body_units"),
    path(f"{PLAN}ngay/<slug:key>/", plans.enter_day, name="enter_day"),
    path(f"{PLAN}muc/<slug:item>/", work.work_item, name="work_item"),
    path(UNIT, work.unit_work, name="unit_work"),
    path(f"{UNIT}nguoi-chiu-trach-nhiem/", marking.name_head, name="name_head"),
    path(f"{UNIT}<slug:item>/ghi/", marking.mark_work, name="mark_work"),
    path(f"{UNIT}<slug:item>/tra-lai/", marking.return_work, name="return_work"),
    path(f"{UNIT}pho-bien/<slug:part>/", marking.tell_members, name="tell_members"),
    path(f"{PLAN}co-quan/", bodies.plan_bodies, name="plan_bodies"),
    path(f"{PLAN}co-quan/<slug:body>/sua/", bodies.correct_body, name="correct_body"),
    path(f"{UNIT}<slug:item>/nhac/", overviews.remind_unit, name="remind_unit"),
    path("ky/<int:campaign_id>/trinh-chieu/", slides.season_slides, name="season_slides"),
    path("ky/<int:campaign_id>/tong-quan/", overviews.season_overview, name="season_overview"),
    path("ky/<int:campaign_id>/tong-quan/nhac-tat-ca/", overviews.remind_late_units, name="remind_late_units"),
    path("don-vi/<int:unit_id>/ngay-nhac/", notice_days.set_notice_days, name="set_notice_days"),
]
