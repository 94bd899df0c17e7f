"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.subplans.views import drafting, tiers

PLAN = "ky/<int:campaign_id>/ke-hoach-rieng/"
urlpatterns: list[URLPattern] = [
    path("ky/<int:campaign_id>/cap-duoi/", tiers.campaigns_below, name="campaigns_below"),
    path(PLAN, tiers.sub_plan, name="sub_plan"),
    path(f"{PLAN}ban-hanh/", drafting.issue_sub_plan, name="issue_sub_plan"),
    path(f"{PLAN}viec/them/", drafting.add_own_item, name="add_own_item"),
    path(f"{PLAN}viec/<int:own_item_id>/bo/", drafting.drop_own_item, name="drop_own_item"),
    path(f"{PLAN}ngay/<slug:key>/", drafting.set_own_day, name="set_own_day"),
    path(f"{PLAN}ngay/<slug:key>/bo/", drafting.lift_own_day, name="lift_own_day"),
]
