"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.remedies.views import remedies

SUBJECT = "ky/<int:campaign_id>/doi-tuong/<int:subject_id>/khac-phuc/"
urlpatterns: list[URLPattern] = [
    path("ky/<int:campaign_id>/khac-phuc/", remedies.remedies, name="remedies"),
    path(SUBJECT, remedies.subject_remedies, name="subject_remedies"),
    path(f"{SUBJECT}ghi/", remedies.record_remedy, name="record_remedy"),
    path("khac-phuc/<int:remedy_id>/", remedies.report_remedy, name="report_remedy"),
]
