"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.targets.views import campaigns, holders, lists, notes, targets, tasks

urlpatterns: list[URLPattern] = [
    path("chi-tieu/", lists.targets, name="targets"),
    path("chi-tieu/nguoi-chua-co/", lists.people_without_targets, name="people_without_targets"),
    path("chi-tieu/don-vi-chua-co/", lists.units_without_targets, name="units_without_targets"),
    path("chi-tieu/<int:target_id>/sua/", targets.edit_target, name="edit_target"),
    path("chi-tieu/<int:target_id>/rut/", targets.withdraw_target, name="withdraw_target"),
    path("chi-tieu/<int:target_id>/ket-qua/", targets.record_result, name="record_result"),
    path("don-vi/<int:unit_id>/chi-tieu/", holders.unit_targets, name="unit_targets"),
    path("don-vi/<int:unit_id>/chi-tieu/giao/", targets.set_unit_target, name="set_unit_target"),
    path(
        "don-vi/<int:unit_id>/chi-tieu-bo-sung/<int:supplied_id>/ket-qua/",
        targets.record_supplied_result,
        name="record_supplied_result",
    ),
    path("don-vi/<int:unit_id>/ghi-nhan/", notes.write_unit_note, name="write_unit_note"),
    path("nguoi/<int:person_id>/chi-tieu/", holders.person_targets, name="person_targets"),
    path("nguoi/<int:person_id>/chi-tieu/giao/", targets.set_person_target, name="set_person_target"),
    path("nguoi/<int:person_id>/ghi-nhan/", notes.write_person_note, name="write_person_note"),
    path("nguoi/<int:person_id>/dang-ky-viec/", tasks.register_task, name="register_task"),
    path("ghi-nhan/<int:note_id>/dinh-chinh/", notes.correct_note, name="correct_note"),
    path("viec-dang-ky/", tasks.registered_tasks, name="registered_tasks"),
    path("viec-dang-ky/<int:task_id>/sua/", tasks.edit_task, name="edit_task"),
    path("viec-dang-ky/<int:task_id>/gui/", tasks.send_task, name="send_task"),
    path("viec-dang-ky/<int:task_id>/duyet/", tasks.approve_task, name="approve_task"),
    path("viec-dang-ky/<int:task_id>/tra-lai/", tasks.return_task, name="return_task"),
    path("ky/<int:campaign_id>/chi-tieu/", campaigns.campaign_targets, name="campaign_targets"),
    path("ky/<int:campaign_id>/chi-tieu/<slug:list_key>/nap/", campaigns.load_list, name="load_list"),
    path(
        "ky/<int:campaign_id>/doi-tuong/<int:subject_id>/chi-tieu/", campaigns.subject_targets, name="subject_targets"
    ),
]
