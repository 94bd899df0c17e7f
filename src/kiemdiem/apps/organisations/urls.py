"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.organisations.views import changes, lists, merging, tables, tree, unit

urlpatterns: list[URLPattern] = [
    path("don-vi/", lists.units, name="units"),
    path("don-vi/cay/", tree.unit_tree, name="unit_tree"),
    path("don-vi/cay/<int:unit_id>/", tree.unit_branch, name="unit_branch"),
    path("don-vi/goi-y/", lists.suggest_units, name="suggest_units"),
    path("don-vi/them/", changes.add_unit, name="add_unit"),
    path("don-vi/cay-co-san/", changes.plant_tree, name="plant_tree"),
    path("don-vi/von-tu/", tables.words, name="words"),
    path("don-vi/von-tu/nap/", tables.load_words, name="load_words"),
    path("don-vi/von-tu/them/", tables.add_word, name="add_word"),
    path("don-vi/von-tu/<int:word_id>/cho-chon/", tables.offer_word, name="offer_word"),
    path("don-vi/phan-cap/", tables.deciders, name="deciders"),
    path("don-vi/phan-cap/them/", tables.add_decider, name="add_decider"),
    path("don-vi/phan-cap/<int:decider_id>/thoi/", tables.end_decider, name="end_decider"),
    path("don-vi/<int:unit_id>/", unit.unit, name="unit"),
    path("don-vi/<int:unit_id>/lich-su/", unit.unit_history, name="unit_history"),
    path("don-vi/<int:unit_id>/sua/", changes.edit_unit, name="edit_unit"),
    path("don-vi/<int:unit_id>/doi-ten/", changes.rename_unit, name="rename_unit"),
    path("don-vi/<int:unit_id>/chuyen/", changes.move_unit, name="move_unit"),
    path("don-vi/<int:unit_id>/sap-nhap/", merging.merge_units, name="merge_units"),
    path("don-vi/<int:unit_id>/chia-tach/", merging.split_unit, name="split_unit"),
    path("don-vi/<int:unit_id>/ket-thuc/", changes.end_unit, name="end_unit"),
    path("don-vi/<int:unit_id>/ket-qua/", changes.record_unit_result, name="record_unit_result"),
]
