"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.guide import views

urlpatterns: list[URLPattern] = [
    path("dang-nhap/huong-dan/", views.sign_in_guide, name="sign_in_guide"),
    path("chung-thu/", views.trust_server, name="trust_server"),
    path("chung-thu/office-ca.crt", views.office_certificate, name="office_certificate"),
    path("huong-dan/", views.guide, name="guide"),
    path("huong-dan/<slug:page>/", views.guide_page, name="guide_page"),
]
