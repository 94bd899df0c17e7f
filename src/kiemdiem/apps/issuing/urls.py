"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.issuing.views import guidance, issuing

urlpatterns: list[URLPattern] = [
    path("ky/<int:campaign_id>/ban-hanh/", issuing.plan_issue, name="plan_issue"),
    path("ky/<int:campaign_id>/ban-hanh/ky/", issuing.issue_plan, name="issue_plan"),
    path("ky/<int:campaign_id>/ban-hanh/sua/", issuing.correct_issue, name="correct_issue"),
    path("ky/<int:campaign_id>/ban-hanh/nhan/<int:unit_id>/", issuing.receive_plan, name="receive_plan"),
    path("ky/<int:campaign_id>/huong-dan/<slug:guidance>/<int:unit_id>/", guidance.file_guidance, name="file_guidance"),
    path("ky/<int:campaign_id>/huong-dan/<int:document_id>/sua/", guidance.correct_guidance, name="correct_guidance"),
    path("ky/<int:campaign_id>/huong-dan/<int:receipt_id>/nhan/", guidance.receive_guidance, name="receive_guidance"),
]
