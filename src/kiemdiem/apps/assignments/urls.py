"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.assignments.views import assigning, groups, overview, places

urlpatterns: list[URLPattern] = [
    path("ky/<int:campaign_id>/phan-cong/", overview.assignments, name="assignments"),
    path("ky/<int:campaign_id>/phan-cong/mo-quyen/", assigning.open_access, name="open_access"),
    path("ky/<int:campaign_id>/phan-cong/<slug:duty>/ghi/", assigning.assign, name="assign"),
    path("ky/<int:campaign_id>/phan-cong/<slug:duty>/theo-ke-hoach/", assigning.take_printed, name="take_printed"),
    path(
        "ky/<int:campaign_id>/phan-cong/<slug:duty>/quyet-dinh/",
        assigning.decide_assignments,
        name="decide_assignments",
    ),
    path("ky/<int:campaign_id>/phan-cong/thoi/<int:assignment_id>/", assigning.end_assignment, name="end_assignment"),
    path("ky/<int:campaign_id>/phan-cong/<slug:duty>/lap-doan/", groups.make_group, name="make_group"),
    path("ky/<int:campaign_id>/doan/<int:group_id>/", groups.visiting_group, name="visiting_group"),
    path("ky/<int:campaign_id>/doan/<int:group_id>/sua/", groups.edit_group, name="edit_group"),
    path("ky/<int:campaign_id>/doan/<int:group_id>/quyet-dinh/", groups.decide_group, name="decide_group"),
    path("ky/<int:campaign_id>/doan/<int:group_id>/thoi/", groups.end_group, name="end_group"),
    path("don-vi/<int:unit_id>/phan-cong/", places.unit_assignments, name="unit_assignments"),
    path("phu-trach/<int:person_id>/", places.person_places, name="person_places"),
]
