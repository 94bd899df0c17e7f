"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.issuing.views import issuing

urlpatterns: list[URLPattern] = [
    path("ky/<int:campaign_id>/ban-hanh/", issuing.plan_issue, name="plan_issue"),
    path("ky/<int:campaign_id>/ban-hanh/ky/", issuing.issue_plan, name="issue_plan"),
    path("ky/<int:campaign_id>/ban-hanh/nhan/<int:unit_id>/", issuing.receive_plan, name="receive_plan"),
]
