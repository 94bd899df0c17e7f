"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.exchange.views import making, receiving

urlpatterns: list[URLPattern] = [
    path("ky/<int:campaign_id>/goi/", making.make_package, name="make_package"),
    path("goi/da-lam/<int:order_id>/", making.made_package, name="made_package"),
    path("goi/da-lam/<int:order_id>/tien-do/", making.made_package_progress, name="made_package_progress"),
    path("goi/da-lam/<int:order_id>/tep/", making.made_package_file, name="made_package_file"),
    path("goi/", receiving.packages, name="packages"),
    path("goi/dua-vao/", receiving.receive_package, name="receive_package"),
    path("goi/noi-gui/", receiving.trust_sender, name="trust_sender"),
    path("goi/noi-gui/<int:sender_id>/bo/", receiving.distrust_sender, name="distrust_sender"),
    path("goi/<int:package_id>/", receiving.package, name="package"),
    path("goi/<int:package_id>/tien-do/", receiving.package_progress, name="package_progress"),
    path("goi/<int:package_id>/nhan/", receiving.take_package, name="take_package"),
    path("goi/<int:package_id>/bo/", receiving.drop_package, name="drop_package"),
]
