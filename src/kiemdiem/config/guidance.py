"""Which part of the user guide each page of the application leads to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.http import HttpRequest
from django.urls import NoReverseMatch, ResolverMatch, reverse

from kiemdiem.apps.guide.access import SIGNING_IN
from kiemdiem.shell.markdown import ANCHOR

ON_THE_WAY_IN = frozenset(
    {
        "sign_in", "sign_out", "forgotten_password", "change_password", "enter_code", "set_up_code", "confirm_code",
        "renew_backup_codes",
    }
)  # fmt: skip
"""Pages of people who have not come all the way in: the guide itself is not open to them but for one page."""
Place = tuple[str, str]
"""A page of the guide and the anchor of one of its headings, without what stands before every anchor; or no anchor."""
GUIDANCE: Mapping[str, Place] = MappingProxyType(
    {
        "sign_in": (SIGNING_IN.slug, "dang-nhap-lan-dau"),
        "forgotten_password": (SIGNING_IN.slug, "quen-mat-khau"),
        "change_password": (SIGNING_IN.slug, "dang-nhap-lan-dau"),
        "enter_code": (SIGNING_IN.slug, "ma-6-chu-so"),
        "set_up_code": (SIGNING_IN.slug, "ma-6-chu-so"),
        "confirm_code": (SIGNING_IN.slug, "ma-6-chu-so"),
        "renew_backup_codes": (SIGNING_IN.slug, "ma-6-chu-so"),
        "trust_server": (SIGNING_IN.slug, ""),
        "my_account": (SIGNING_IN.slug, "phien-lam-viec"),
        "home": ("bat-dau", "viec-cua-toi"),
        "journal": ("nhat-ky", "tim"),
        "journal_entry": ("nhat-ky", "tim"),
        "journal_heads": ("nhat-ky", "in-dau-chuoi"),
        "end_session": (SIGNING_IN.slug, "phien-lam-viec"),
        "end_sessions": (SIGNING_IN.slug, "phien-lam-viec"),
        "saved_views": ("danh-sach", "luu-che-do-xem"),
        "save_view": ("danh-sach", "luu-che-do-xem"),
        "rename_view": ("danh-sach", "luu-che-do-xem"),
        "open_with_view": ("danh-sach", "luu-che-do-xem"),
        "delete_view": ("danh-sach", "luu-che-do-xem"),
        "show_export": ("danh-sach", "xuat-danh-sach-dai"),
        "export_progress": ("danh-sach", "xuat-danh-sach-dai"),
        "exported_file": ("danh-sach", "xuat-danh-sach-dai"),
        "name_office": ("tai-khoan", "ten-co-quan"),
        "accounts": ("tai-khoan", ""),
        "choose_unit": ("tai-khoan", "cap-tai-khoan"),
        "issue_accounts": ("tai-khoan", "cap-tai-khoan"),
        "add_account": ("tai-khoan", "cap-tai-khoan"),
        "account": ("tai-khoan", "khoa-mo-khoa-cap-lai-mat-khau"),
        "lock_account": ("tai-khoan", "khoa-mo-khoa-cap-lai-mat-khau"),
        "unlock_account": ("tai-khoan", "khoa-mo-khoa-cap-lai-mat-khau"),
        "reset_password": ("tai-khoan", "khoa-mo-khoa-cap-lai-mat-khau"),
        "reset_second_factor": ("tai-khoan", "dat-lai-ma-mat-ca-mat-khau-lan-ma"),
        "roles": ("vai-tro", ""),
        "choose_holder": ("vai-tro", "giao-vai-tro"),
        "give_role": ("vai-tro", "giao-vai-tro"),
        "second_role": ("vai-tro", "giao-vai-tro"),
        "end_role": ("vai-tro", "thu-vai-tro-het-nhiem-ky"),
        "leave_role": ("vai-tro", "thu-vai-tro-het-nhiem-ky"),
        "claim_board": ("vai-tro", "nguoi-dau-tien-cua-ban-to-chuc"),
        "units": ("don-vi", "tim-va-xem"),
        "unit_tree": ("don-vi", "tim-va-xem"),
        "unit": ("don-vi", "tim-va-xem"),
        "unit_history": ("don-vi", "tim-va-xem"),
        "plant_tree": ("don-vi", "thay-doi-cay-to-chuc"),
        "add_unit": ("don-vi", "thay-doi-cay-to-chuc"),
        "edit_unit": ("don-vi", "thay-doi-cay-to-chuc"),
        "rename_unit": ("don-vi", "thay-doi-cay-to-chuc"),
        "move_unit": ("don-vi", "thay-doi-cay-to-chuc"),
        "merge_units": ("don-vi", "thay-doi-cay-to-chuc"),
        "split_unit": ("don-vi", "thay-doi-cay-to-chuc"),
        "end_unit": ("don-vi", "thay-doi-cay-to-chuc"),
        "deciders": ("don-vi", "bang-phan-cap-ket-qua-cac-nam-von-tu"),
        "add_decider": ("don-vi", "bang-phan-cap-ket-qua-cac-nam-von-tu"),
        "end_decider": ("don-vi", "bang-phan-cap-ket-qua-cac-nam-von-tu"),
        "words": ("don-vi", "bang-phan-cap-ket-qua-cac-nam-von-tu"),
        "add_word": ("don-vi", "bang-phan-cap-ket-qua-cac-nam-von-tu"),
        "record_unit_result": ("don-vi", "bang-phan-cap-ket-qua-cac-nam-von-tu"),
        "people_left": ("don-vi", "chuyen-nguoi-cua-don-vi-da-sap-nhap-chia-tach"),
        "move_people": ("don-vi", "chuyen-nguoi-cua-don-vi-da-sap-nhap-chia-tach"),
        "people": ("can-bo-dang-vien", "tim-nguoi"),
        "add_person": ("can-bo-dang-vien", "them-mot-nguoi"),
        "person": ("can-bo-dang-vien", "trang-cua-mot-nguoi"),
        "person_part": ("can-bo-dang-vien", "trang-cua-mot-nguoi"),
        "person_history": ("can-bo-dang-vien", "trang-cua-mot-nguoi"),
        "edit_person": ("can-bo-dang-vien", "trang-cua-mot-nguoi"),
        "add_record": ("can-bo-dang-vien", "trang-cua-mot-nguoi"),
        "edit_record": ("can-bo-dang-vien", "trang-cua-mot-nguoi"),
        "end_record": ("can-bo-dang-vien", "trang-cua-mot-nguoi"),
        "remove_record": ("can-bo-dang-vien", "trang-cua-mot-nguoi"),
        "move_person": ("can-bo-dang-vien", "chuyen-sinh-hoat-dang"),
        "link_user": ("vai-tro", "noi-tai-khoan-voi-ho-so"),
        "unlink_user": ("vai-tro", "noi-tai-khoan-voi-ho-so"),
        "end_person": ("can-bo-dang-vien", "ra-khoi-danh-ba"),
        "uploads": ("nhap-excel", "bon-buoc"),
        "start_upload": ("nhap-excel", "can-biet-khi-dien"),
        "map_columns": ("nhap-excel", "bon-buoc"),
        "show_upload": ("nhap-excel", "bon-buoc"),
        "drop_upload": ("nhap-excel", "bon-buoc"),
        "campaigns": ("ky-kiem-diem", "mot-ky-gom-nhung-gi"),
        "prepare_campaign": ("ky-kiem-diem", "lap-ky"),
        "campaign": ("ky-kiem-diem", "lap-ky"),
        "choose_readings": ("ky-kiem-diem", "lap-ky"),
        "ask_for_roll": ("ky-kiem-diem", "khi-danh-ba-thay-doi-sau-khi-mo"),
        "take_roll": ("ky-kiem-diem", "khi-danh-ba-thay-doi-sau-khi-mo"),
        "renew_feed": ("nhac-viec", "lich-tren-dien-thoai-outlook"),
        "set_notice_days": ("nhac-viec", "ban-nhac-viec-moi-ngay"),
        "targets": ("chi-tieu", "giao-chi-tieu-nhiem-vu"),
        "set_unit_target": ("chi-tieu", "giao-chi-tieu-nhiem-vu"),
        "set_person_target": ("chi-tieu", "giao-chi-tieu-nhiem-vu"),
        "edit_target": ("chi-tieu", "giao-chi-tieu-nhiem-vu"),
        "record_result": ("chi-tieu", "ghi-ket-qua"),
        "record_supplied_result": ("chi-tieu", "ghi-ket-qua"),
        "campaign_targets": ("chi-tieu", "chi-tieu-nao-lam-can-cu"),
        "subject_targets": ("chi-tieu", "chi-tieu-nao-lam-can-cu"),
        "load_list": ("chi-tieu", "danh-muc-chi-tieu-kem-theo-ke-hoach"),
        "people_without_targets": ("chi-tieu", "ai-chua-co-chi-tieu"),
        "units_without_targets": ("chi-tieu", "ai-chua-co-chi-tieu"),
        "write_unit_note": ("chi-tieu", "ghi-nhan-trong-nam"),
        "write_person_note": ("chi-tieu", "ghi-nhan-trong-nam"),
        "correct_note": ("chi-tieu", "ghi-nhan-trong-nam"),
        "registered_tasks": ("chi-tieu", "viec-dang-ky"),
        "register_task": ("chi-tieu", "viec-dang-ky"),
        "edit_task": ("chi-tieu", "viec-dang-ky"),
        "approve_task": ("chi-tieu", "viec-dang-ky"),
        "return_task": ("chi-tieu", "viec-dang-ky"),
        "close_campaign": ("ky-kiem-diem", "khep-ky"),
        "sub_plan": ("ky-kiem-diem", "ke-hoach-cua-tung-cap"),
        "campaigns_below": ("ky-kiem-diem", "ky-cua-cap-duoi"),
        "corrections": ("ky-kiem-diem", "dieu-chinh-bang-tay"),
        "take_in_subject": ("ky-kiem-diem", "dieu-chinh-bang-tay"),
        "leave_out_subject": ("ky-kiem-diem", "dieu-chinh-bang-tay"),
        "name_place": ("ky-kiem-diem", "dieu-chinh-bang-tay"),
        "name_authority": ("ky-kiem-diem", "dieu-chinh-bang-tay"),
        "join_reviews": ("ky-kiem-diem", "dieu-chinh-bang-tay"),
        "revoke_correction": ("ky-kiem-diem", "dieu-chinh-bang-tay"),
        "make_package": ("goi-chuyen", "lam-goi"),
        "made_package": ("goi-chuyen", "lam-goi"),
        "packages": ("goi-chuyen", ""),
        "package": ("goi-chuyen", "nhan-goi"),
        "receive_package": ("goi-chuyen", "nhan-goi"),
        "trust_sender": ("goi-chuyen", "ghi-nhan-noi-gui"),
        "plan_issue": ("phan-cong", "ban-hanh-ke-hoach-noi-nhan"),
        "issue_plan": ("phan-cong", "ban-hanh-ke-hoach-noi-nhan"),
        "correct_issue": ("phan-cong", "ban-hanh-ke-hoach-noi-nhan"),
        "receive_plan": ("phan-cong", "ban-hanh-ke-hoach-noi-nhan"),
        "file_guidance": ("phan-cong", "van-ban-huong-dan"),
        "correct_guidance": ("phan-cong", "van-ban-huong-dan"),
        "receive_guidance": ("phan-cong", "van-ban-huong-dan"),
        "difficulties": ("phan-cong", "vuong-mac"),
        "difficulty": ("phan-cong", "vuong-mac"),
        "raise_difficulty": ("phan-cong", "vuong-mac"),
        "answer_difficulty": ("phan-cong", "vuong-mac"),
        "withdraw_difficulty": ("phan-cong", "vuong-mac"),
        "assign": ("phan-cong", "ghi-phan-cong"),
        "decide_assignments": ("phan-cong", "ghi-phan-cong"),
        "end_assignment": ("phan-cong", "ghi-phan-cong"),
        "make_group": ("phan-cong", "doan-cong-tac"),
        "edit_group": ("phan-cong", "doan-cong-tac"),
        "decide_group": ("phan-cong", "doan-cong-tac"),
        "end_group": ("phan-cong", "doan-cong-tac"),
        "visiting_group": ("phan-cong", "doan-cong-tac"),
        "person_places": ("phan-cong", "ba-noi-cua-mot-nguoi"),
        "propose_prompt": ("goi-y-kiem-diem", "de-xuat"),
        "collect_prompts": ("goi-y-kiem-diem", "tong-hop-va-trinh"),
        "submit_prompts": ("goi-y-kiem-diem", "tong-hop-va-trinh"),
        "decide_prompt": ("goi-y-kiem-diem", "quyet-dinh"),
        "decide_no_prompts": ("goi-y-kiem-diem", "quyet-dinh"),
        "consult_former_superior": ("goi-y-kiem-diem", "gui"),
        "send_prompt": ("goi-y-kiem-diem", "gui"),
        "reply_to_prompt": ("goi-y-kiem-diem", "giai-trinh-va-ket-qua"),
        "record_prompt_result": ("goi-y-kiem-diem", "giai-trinh-va-ket-qua"),
        "report_results": ("goi-y-kiem-diem", "bao-cao-ket-qua"),
        "recorded_signs": ("goi-y-kiem-diem", "noi-co-bieu-hien"),
        "record_sign": ("goi-y-kiem-diem", "noi-co-bieu-hien"),
        "trouble_signs": ("goi-y-kiem-diem", "noi-co-bieu-hien"),
        "take_up_sign": ("goi-y-kiem-diem", "noi-co-bieu-hien"),
        "note_step": ("goi-y-kiem-diem", "noi-co-bieu-hien"),
        "groups": ("ky-kiem-diem", "nhom-vi-tri-tuong-duong"),
        "propose_peers": ("ky-kiem-diem", "nhom-vi-tri-tuong-duong"),
        "form_peers": ("ky-kiem-diem", "nhom-vi-tri-tuong-duong"),
        "edit_peers": ("ky-kiem-diem", "nhom-vi-tri-tuong-duong"),
        "approve_peers": ("ky-kiem-diem", "nhom-vi-tri-tuong-duong"),
        "drop_peers": ("ky-kiem-diem", "nhom-vi-tri-tuong-duong"),
        "remedies": ("ky-kiem-diem", "han-che-va-khac-phuc"),
        "subject_remedies": ("ky-kiem-diem", "han-che-va-khac-phuc"),
        "record_remedy": ("ky-kiem-diem", "han-che-va-khac-phuc"),
        "report_remedy": ("ky-kiem-diem", "han-che-va-khac-phuc"),
        "completion": ("ky-kiem-diem", "ai-da-kiem-diem-ai-chua"),
        "unit_completion": ("ky-kiem-diem", "ai-da-kiem-diem-ai-chua"),
        "record_reviews": ("ky-kiem-diem", "ai-da-kiem-diem-ai-chua"),
        "mark_complete": ("ky-kiem-diem", "ai-da-kiem-diem-ai-chua"),
        "take_back_review": ("ky-kiem-diem", "ai-da-kiem-diem-ai-chua"),
        "take_back_mark": ("ky-kiem-diem", "ai-da-kiem-diem-ai-chua"),
        "set_rehearsal_day": ("bat-dau", "ban-lam-thu"),
        "cast": ("bat-dau", "ban-lam-thu"),
    }
)
OF_ROOMS: Mapping[str, str] = MappingProxyType(
    {
        "accounts": "tai-khoan",
        "permissions": "vai-tro",
        "organisations": "don-vi",
        "people": "can-bo-dang-vien",
        "uploads": "nhap-excel",
        "campaigns": "ky-kiem-diem",
        "assignments": "phan-cong",
        "targets": "chi-tieu",
        "prompts": "goi-y-kiem-diem",
        "issuing": "phan-cong",
        "workplans": "ky-kiem-diem",
        "subplans": "ky-kiem-diem",
        "reminders": "nhac-viec",
        "remedies": "ky-kiem-diem",
        "completion": "ky-kiem-diem",
        "exchange": "goi-chuyen",
        "desk": "bat-dau",
        "demo": "bat-dau",
    }
)
"""The page of the guide for what the table above does not name: by the room of its view."""


def guidance_for(request: HttpRequest, *, is_signed_in: bool) -> str:
    """The address of the part of the guide that is about this page; the contents where nothing is.

    Empty where there is no guide: the page of a fault is shown whatever else is missing.
    """
    try:
        return _address_for(request.resolver_match, is_signed_in=is_signed_in)
    except NoReverseMatch:
        return ""


def _address_for(match: ResolverMatch | None, *, is_signed_in: bool) -> str:
    name = (match.url_name or "") if match else ""
    slug, anchor = GUIDANCE.get(name) or (OF_ROOMS.get(_room_of(match), ""), "")
    fragment = f"#{ANCHOR}{anchor}" if anchor else ""
    if name in ON_THE_WAY_IN or not is_signed_in:
        return reverse("sign_in_guide") + (fragment if slug == SIGNING_IN.slug else "")
    return (reverse("guide_page", args=[slug]) if slug else reverse("guide")) + fragment


def _room_of(match: ResolverMatch | None) -> str:
    """The room of the view: the name that follows `kiemdiem.apps`."""
    parts = match.func.__module__.split(".") if match else []
    return parts[2] if parts[:2] == ["kiemdiem", "apps"] else ""
