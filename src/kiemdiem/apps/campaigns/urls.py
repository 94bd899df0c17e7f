"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.campaigns.views import campaigns, corrections, deciding, groups, subjects

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
    path(
        "ky/<int:campaign_id>/doi-tuong/<int:subject_id>/bo-ra/",
        corrections.leave_out_subject,
        name="leave_out_subject",
    ),
    path("ky/<int:campaign_id>/doi-tuong/<int:subject_id>/doi-noi/", corrections.name_place, name="name_place"),
    path("ky/<int:campaign_id>/doi-tuong/<int:subject_id>/doi-cap/", corrections.name_authority, name="name_authority"),
    path("ky/<int:campaign_id>/doi-tuong/<int:subject_id>/ket-hop/", corrections.join_reviews, name="join_reviews"),
    path("ky/<int:campaign_id>/dieu-chinh/", corrections.corrections, name="corrections"),
    path("ky/<int:campaign_id>/dieu-chinh/dua-vao/", corrections.take_in_subject, name="take_in_subject"),
    path(
        "ky/<int:campaign_id>/dieu-chinh/<int:correction_id>/rut/",
        corrections.revoke_correction,
        name="revoke_correction",
    ),
    path("ky/<int:campaign_id>/nhom/", groups.groups, name="groups"),
    path("ky/<int:campaign_id>/nhom/de-xuat/", groups.propose_peers, name="propose_peers"),
    path("ky/<int:campaign_id>/nhom/lap/", groups.form_peers, name="form_peers"),
    path("ky/<int:campaign_id>/nhom/<int:peers_id>/", groups.edit_peers, name="edit_peers"),
    path("ky/<int:campaign_id>/nhom/<int:peers_id>/duyet/", groups.approve_peers, name="approve_peers"),
    path("ky/<int:campaign_id>/nhom/<int:peers_id>/bo/", groups.drop_peers, name="drop_peers"),
]
