"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.completion.views import completion, recording

CAMPAIGN = "ky/<int:campaign_id>/kiem-diem-xong/"
UNIT = f"{CAMPAIGN}<int:unit_id>/"
urlpatterns: list[URLPattern] = [
    path(CAMPAIGN, completion.completion, name="completion"),
    path(UNIT, completion.unit_completion, name="unit_completion"),
    path(f"{UNIT}ghi/", recording.record_reviews, name="record_reviews"),
    path(f"{UNIT}danh-dau/", recording.mark_complete, name="mark_complete"),
    path(f"{UNIT}rut-danh-dau/", recording.take_back_mark, name="take_back_mark"),
    path(
        "ky/<int:campaign_id>/doi-tuong/<int:subject_id>/rut-kiem-diem/",
        recording.take_back_review,
        name="take_back_review",
    ),
]
