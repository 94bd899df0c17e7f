"""The pages of this room. Giving a role needs persons and units: its page stands with the accounts."""

from django.urls import URLPattern, path

from kiemdiem.apps.permissions.views import rights, roles

urlpatterns: list[URLPattern] = [
    path("vai-tro/", roles.roles, name="roles"),
    path("vai-tro/bang-quyen/", rights.rights_table, name="rights_table"),
    path("vai-tro/nhan-ban-to-chuc/", rights.claim_board, name="claim_board"),
    path("vai-tro/cua-nguoi/<int:user_id>/", rights.rights_of, name="rights_of"),
    path("vai-tro/<int:grant_id>/dong-y/", roles.second_role, name="second_role"),
    path("vai-tro/<int:grant_id>/thoi/", roles.leave_role, name="leave_role"),
    path("vai-tro/<int:grant_id>/thu/", roles.end_role, name="end_role"),
]
