"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.desk.views import exports, home, journal, office, saved_views

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("co-quan/", office.name_office, name="name_office"),
    path("che-do-xem/", saved_views.saved_views, name="saved_views"),
    path("che-do-xem/luu/", saved_views.save_view, name="save_view"),
    path("che-do-xem/<int:view_id>/doi-ten/", saved_views.rename_view, name="rename_view"),
    path("che-do-xem/<int:view_id>/mo-san/", saved_views.open_with_view, name="open_with_view"),
    path("che-do-xem/<int:view_id>/xoa/", saved_views.delete_view, name="delete_view"),
    path("xuat-tep/<int:export_id>/", exports.show_export, name="show_export"),
    path("xuat-tep/<int:export_id>/tien-do/", exports.export_progress, name="export_progress"),
    path("xuat-tep/<int:export_id>/tep/", exports.exported_file, name="exported_file"),
    path("nhat-ky/", journal.journal, name="journal"),
    path("nhat-ky/dau-chuoi/", journal.journal_heads, name="journal_heads"),
    path("nhat-ky/<int:entry_id>/", journal.journal_entry, name="journal_entry"),
]
