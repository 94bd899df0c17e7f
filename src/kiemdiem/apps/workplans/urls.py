"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.workplans.views import overviews, plans

urlpatterns: list[URLPattern] = [
    path("ky/<int:campaign_id>/ke-hoach/", plans.work_plan, name="work_plan"),
    path("ky/<int:campaign_id>/ke-hoach/ngay/<slug:key>/", plans.enter_day, name="enter_day"),
    path("ky/<int:campaign_id>/tong-quan/", overviews.season_overview, name="season_overview"),
    path("ky/<int:campaign_id>/tong-quan/muc/<slug:item>/", overviews.item_progress, name="item_progress"),
    path("ky/<int:campaign_id>/tong-quan/don-vi/<int:unit_id>/", overviews.unit_progress, name="unit_progress"),
    path(
        "ky/<int:campaign_id>/tong-quan/muc/<slug:item>/nhac/<int:unit_id>/", overviews.remind_unit, name="remind_unit"
    ),
]
