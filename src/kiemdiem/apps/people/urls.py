"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.people.views.linking import link_user, unlink_user
from kiemdiem.apps.people.views.move_people import move_people, people_left
from kiemdiem.apps.people.views.people import export_people, people
from kiemdiem.apps.people.views.person import person, person_history, person_part
from kiemdiem.apps.people.views.person_acts import add_person, edit_person, end_person, move_person
from kiemdiem.apps.people.views.record_acts import add_record, edit_record, end_record, remove_record
from kiemdiem.apps.people.views.suggesting import suggest_people

urlpatterns: list[URLPattern] = [
    path("can-bo/", people, name="people"),
    path("can-bo/xuat/", export_people, name="export_people"),
    path("can-bo/goi-y/", suggest_people, name="suggest_people"),
    path("can-bo/them/", add_person, name="add_person"),
    path("can-bo/<int:person_id>/", person, name="person"),
    path("can-bo/<int:person_id>/sua/", edit_person, name="edit_person"),
    path("can-bo/<int:person_id>/chuyen-sinh-hoat/", move_person, name="move_person"),
    path("can-bo/<int:person_id>/noi-tai-khoan/", link_user, name="link_user"),
    path("can-bo/<int:person_id>/go-tai-khoan/", unlink_user, name="unlink_user"),
    path("can-bo/<int:person_id>/ra-danh-ba/", end_person, name="end_person"),
    path("can-bo/<int:person_id>/them/<slug:kind>/", add_record, name="add_record"),
    path("can-bo/<int:person_id>/nhat-ky/", person_history, name="person_history"),
    path("can-bo/<int:person_id>/<slug:tab>/", person_part, name="person_part"),
    path("don-vi/<int:unit_id>/con-ghi/", people_left, name="people_left"),
    path("don-vi/<int:unit_id>/chuyen-nguoi/", move_people, name="move_people"),
    path("can-bo/ghi/<slug:kind>/<int:record_id>/sua/", edit_record, name="edit_record"),
    path("can-bo/ghi/<slug:kind>/<int:record_id>/ket-thuc/", end_record, name="end_record"),
    path("can-bo/ghi/<slug:kind>/<int:record_id>/xoa/", remove_record, name="remove_record"),
]
