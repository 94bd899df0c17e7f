"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.prompts.views import deciding, prompts, proposing, signs

urlpatterns: list[URLPattern] = [
    path("ky/<int:campaign_id>/goi-y/", prompts.prompts, name="prompts"),
    path("ky/<int:campaign_id>/goi-y/de-xuat/", proposing.propose_prompt, name="propose_prompt"),
    path("ky/<int:campaign_id>/goi-y/<int:unit_id>/tong-hop/", proposing.collect_prompts, name="collect_prompts"),
    path("ky/<int:campaign_id>/goi-y/<int:unit_id>/trinh/", proposing.submit_prompts, name="submit_prompts"),
    path("ky/<int:campaign_id>/goi-y/<int:unit_id>/khong-co/", deciding.decide_no_prompts, name="decide_no_prompts"),
    path("ky/<int:campaign_id>/goi-y/<int:unit_id>/bao-cao/", deciding.report_results, name="report_results"),
    path("ky/<int:campaign_id>/doi-tuong/<int:subject_id>/goi-y/", prompts.subject_prompts, name="subject_prompts"),
    path("goi-y/<int:prompt_id>/", prompts.prompt, name="prompt"),
    path("goi-y/<int:prompt_id>/rut/", proposing.withdraw_prompt, name="withdraw_prompt"),
    path("goi-y/<int:prompt_id>/quyet-dinh/", deciding.decide_prompt, name="decide_prompt"),
    path("goi-y/<int:prompt_id>/trao-doi/", deciding.consult_former_superior, name="consult_former_superior"),
    path("goi-y/<int:prompt_id>/gui/", deciding.send_prompt, name="send_prompt"),
    path("goi-y/<int:prompt_id>/giai-trinh/", deciding.reply_to_prompt, name="reply_to_prompt"),
    path("goi-y/<int:prompt_id>/ket-qua/", deciding.record_prompt_result, name="record_prompt_result"),
    path("bieu-hien/", signs.recorded_signs, name="recorded_signs"),
    path("bieu-hien/ghi/", signs.record_sign, name="record_sign"),
    path("ky/<int:campaign_id>/bieu-hien/", signs.trouble_signs, name="trouble_signs"),
    path("ky/<int:campaign_id>/bieu-hien/<int:sign_id>/dua-vao/", signs.take_up_sign, name="take_up_sign"),
    path("ky/<int:campaign_id>/bieu-hien/noi/<int:unit_id>/<slug:step>/", signs.note_step, name="note_step"),
]
