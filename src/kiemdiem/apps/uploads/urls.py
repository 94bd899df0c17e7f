"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.uploads.views import receiving, stages

urlpatterns: list[URLPattern] = [
    path("nhap-excel/", receiving.uploads, name="uploads"),
    path("nhap-excel/tep/<int:upload_id>/", stages.show_upload, name="show_upload"),
    path("nhap-excel/tep/<int:upload_id>/tien-do/", stages.upload_progress, name="upload_progress"),
    path("nhap-excel/tep/<int:upload_id>/ghep-cot/", stages.map_columns, name="map_columns"),
    path("nhap-excel/tep/<int:upload_id>/tep-ghi-loi/", stages.remarked_file, name="remarked_file"),
    path("nhap-excel/tep/<int:upload_id>/ghi/", stages.confirm_upload, name="confirm_upload"),
    path("nhap-excel/tep/<int:upload_id>/lam-tiep/", stages.continue_upload, name="continue_upload"),
    path("nhap-excel/tep/<int:upload_id>/bo/", stages.drop_upload, name="drop_upload"),
    path("nhap-excel/so/<slug:code>/", receiving.start_upload, name="start_upload"),
    path("nhap-excel/so/<slug:code>/tep/", receiving.receive_file, name="receive_file"),
    path("nhap-excel/so/<slug:code>/dan/", receiving.paste_block, name="paste_block"),
    path("nhap-excel/so/<slug:code>/mau/", receiving.upload_template, name="upload_template"),
    path("nhap-excel/so/<slug:code>/dang-co/", receiving.standing_register, name="standing_register"),
]
