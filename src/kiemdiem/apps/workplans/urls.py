"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.workplans.views import plans

urlpatterns: list[URLPattern] = [
    path("ky/<int:campaign_id>/ke-hoach/", plans.work_plan, name="work_plan"),
    path("ky/<int:campaign_id>/ke-hoach/ngay/<slug:key>/", plans.enter_day, name="enter_day"),
]
