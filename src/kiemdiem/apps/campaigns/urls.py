"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.campaigns.views import campaigns, deciding, subjects

urlpatterns: list[URLPattern] = [
    path("ky/", campaigns.campaigns, name="campaigns"),
    path("ky/lap/", campaigns.prepare_campaign, name="prepare_campaign"),
    path("ky/<int:campaign_id>/", campaigns.campaign, name="campaign"),
    path("ky/<int:campaign_id>/tien-do/", campaigns.roll_progress, name="roll_progress"),
    path("ky/<int:campaign_id>/cach-hieu/", campaigns.choose_readings, name="choose_readings"),
    path("ky/<int:campaign_id>/lap-danh-sach/", campaigns.ask_for_roll, name="ask_for_roll"),
    path("ky/<int:campaign_id>/mo/", deciding.open_campaign, name="open_campaign"),
    path("ky/<int:campaign_id>/chot-danh-sach/", deciding.take_roll, name="take_roll"),
    path("ky/<int:campaign_id>/bo-danh-sach/", deciding.drop_roll, name="drop_roll"),
    path("ky/<int:campaign_id>/bo/", deciding.drop_campaign, name="drop_campaign"),
    path("ky/<int:campaign_id>/khep/", deciding.close_campaign, name="close_campaign"),
    path("ky/<int:campaign_id>/doi-tuong/", subjects.subjects, name="subjects"),
    path("ky/<int:campaign_id>/doi-tuong/<int:subject_id>/", subjects.subject, name="subject"),
]
