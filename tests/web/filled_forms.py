"""For each view that writes: a form filled in as somebody would, or why it leaves no entry in the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from django_otp.plugins.otp_totp.models import TOTPDevice

from kiemdiem.apps.accounts.facts.own_sessions import mark_of
from kiemdiem.apps.campaigns.actions.store_regime import store_regime
from kiemdiem.apps.campaigns.models import Campaign, GroupedSubject, RollVersion, Subject
from kiemdiem.apps.completion.models import Review
from kiemdiem.apps.organisations.actions.merge_units import merge_units
from kiemdiem.apps.organisations.models import Placement, Unit, Word
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.actions.make_board_code import make_board_code
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.apps.prompts.models import PromptReply, ReviewPrompt, TroubleSign
from kiemdiem.apps.subplans.models import OwnDay, SubPlan
from kiemdiem.apps.targets.models import RegisteredTask
from kiemdiem.apps.users.models import User
from tests.builders.campaigns import kept
from tests.builders.house import NOON, PASSWORD, acting, make_person, make_unit, make_user
from tests.builders.visiting import signed_in_elsewhere
from tests.web.before_assignments import (
    a_body_that_guides,
    a_draft_that_waits,
    a_plan_that_prints,
    a_unit_in_difficulty,
    a_unit_to_look_after,
    a_unit_to_visit,
    an_issued_plan,
)
from tests.web.every_url import Url, Visitors, Where, World
from tests.web.work_forms import WORK_FORMS

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Filled:
    """A form that is accepted: by which role, on whose branch, with what typed over what the page showed at first."""

    by: str
    typed: Data = field(default_factory=dict)
    where: Where = "own"
    before: Callable[[World], Data | None] = lambda world: None

    def posted(self, world: World, name: str, url: Url) -> Data:
        """What the browser would send, after what must have happened `before`, which may know more to type."""
        known = self.before(world) or {}
        shown: dict[str, Any] = {}
        if "GET" in url.methods:
            page: Any = Visitors(world).ask(self.by, "GET", world.address(name, self.where))
            form = page.context.get("form") or ()
            shown = {one.html_name: one.value() for one in form if one.value() not in (None, False)}
        return {**shown, **known, **self.typed}


def _code_of_the_board(world: World) -> Data:
    return {"code": make_board_code(actor=command_line(NOON), chance=Random(1))}


def _a_person_without_account(world: World) -> None:
    make_person("Hồ Thị Mai", home=world.house.cell, code="P-MAI")


def _an_account_of_no_record(world: World) -> Data:
    world.own["person_id"] = make_person("Hồ Thị Mai", home=world.house.cell, code="P-MAI").pk
    return {"username": make_user("mai.ht", "Hồ Thị Mai").username}


def _a_session_elsewhere(world: World) -> Data:
    return {"phien": mark_of(str(signed_in_elsewhere(world.house.member).session.session_key))}


def _nobody_is_reviewed(world: World) -> Data:
    Review.objects.all().delete()
    return {"subjects": [world.own["subject_id"]]}


def _a_locked_account(world: World) -> None:
    User.objects.filter(pk=world.own["user_id"]).update(is_active=False)


def _a_telephone(world: World) -> None:
    TOTPDevice.objects.create(user_id=world.own["user_id"], confirmed=True, name="phone")


def _a_role_that_waits(world: World) -> None:
    waiting = Grant.objects.create(
        user_id=world.own["user_id"], role=Role.AUTHORITY, branch=world.house.commune.branch, since=NOON.date(),
        granted_by=world.house.second_board, granted_at=NOON, state=Grant.State.WAITING,
    )  # fmt: skip
    world.own["grant_id"] = waiting.pk


def _a_role_of_the_board(world: World) -> None:
    world.own["grant_id"] = Grant.objects.get(user=world.house.board).pk


def _an_empty_unit(world: World) -> None:
    world.own["unit_id"] = make_unit("Tổ đảng số 9", under=world.house.commune, code="T9").pk


def _a_unit_that_came_up_in_another(world: World) -> Data:
    house = world.house
    merge_units([house.cell], into=Unit.objects.get(code="LG2"), on=date(2021, 12, 1), actor=acting(house.board))
    people = Person.objects.unscoped("who is still there").filter(home=house.cell)
    return {"seen": " ".join(f"{one.pk}.{one.version}" for one in people)}


def _a_word_of_the_list(world: World) -> None:
    Word.objects.filter(pk=world.own["word_id"]).update(is_offered=False)


def _lists_without_words(world: World) -> None:
    Word.objects.filter(vocabulary="tier").delete()


def _a_campaign_in_preparation(world: World) -> None:
    campaigns = Campaign.objects.filter(pk=world.own["campaign_id"])
    campaigns.update(state=Campaign.State.PREPARING, roll=0, opened_on=None)


def _a_roll_that_waits(world: World) -> None:
    campaign = Campaign.objects.get(pk=world.own["campaign_id"])
    RollVersion.objects.create(
        campaign=campaign, number=campaign.roll + 1, attempt=1, as_of=NOON.date(), reason="Điều động", asked_at=NOON,
        beat_at=NOON, state=RollVersion.State.READY, counts={"subjects": 1},
    )  # fmt: skip


def _a_roll_to_open_with(world: World) -> None:
    _a_campaign_in_preparation(world)
    _a_roll_that_waits(world)


def _a_row_for_lower_tiers(world: World) -> None:
    world.own["key"] = "item-4"


def _an_own_day(world: World) -> None:
    _a_row_for_lower_tiers(world)
    campaign = Campaign.objects.get(pk=world.own["campaign_id"])
    plan = SubPlan.objects.get(campaign=campaign)
    OwnDay.objects.create(plan=plan, row="item-4", day=date(2024, 11, 20), reason="Điểm 1", set_at=NOON)


def _a_plan_with_groups(world: World) -> None:
    """The plan of the world's campaigns wants no groups: another one that does."""
    Campaign.objects.filter(pk=world.own["campaign_id"]).update(regime=store_regime(kept("kh75_2022"), at=NOON))


def _a_plan_with_somebody_free(world: World) -> Data:
    _a_plan_with_groups(world)
    GroupedSubject.objects.filter(subject=world.own["subject_id"]).delete()
    return {"subjects": [world.own["subject_id"]]}


def _a_campaign_that_joins(world: World) -> None:
    """The plan of the world's campaigns joins no reviews: another one, and its subject a collective."""
    Campaign.objects.filter(pk=world.own["campaign_id"]).update(regime=store_regime(kept("kh61_2021"), at=NOON))
    Subject.objects.filter(pk=world.own["subject_id"]).update(kind="collective")
    Unit.objects.filter(code="LG2").update(body="dang_doan")


def _a_task_in_draft(world: World) -> None:
    RegisteredTask.objects.filter(pk=world.own["task_id"]).update(state=RegisteredTask.State.DRAFT)


A_TARGET = {"title": "Kết nạp đảng viên", "source": "assigned-above", "quantity": "2"}


def _a_prompt_at(state: str) -> Callable[[World], None]:
    """The prompt of the world, at this step."""

    def before(world: World) -> None:
        prompts = ReviewPrompt.objects.unscoped("the one of the world").filter(pk=world.own["prompt_id"])
        prompts.update(state=state, **({} if state == "sent" else {"sent_at": None, "document_on": None}))

    return before


def _a_committee_of_the_cell(state: str) -> Callable[[World], None]:
    """Somebody who decides for the very committee to which the prompt was proposed."""

    def before(world: World) -> None:
        _a_prompt_at(state)(world)
        Grant.objects.filter(user=world.house.authority).update(branch=world.house.cell.branch)

    return before


def _a_cell_that_was_moved(world: World) -> None:
    _a_prompt_at("accepted")(world)
    moved = {"parent": world.house.other_commune, "name": "Chi bộ cũ", "until": date(2024, 6, 1)}
    Placement.objects.create(unit=world.house.cell, **moved)


def _an_answered_prompt(world: World) -> None:
    answer = {"text": "Đã rõ", "replied_on": NOON.date(), "replied_at": NOON}
    PromptReply.objects.create(prompt_id=world.own["prompt_id"], **answer)


def _a_plan_with_signs(world: World) -> None:
    regime = store_regime(kept("cv789_2023"), at=NOON)
    Campaign.objects.filter(pk=world.own["campaign_id"]).update(regime=regime)


def _a_marked_place(world: World) -> None:
    _a_plan_with_signs(world)
    signs = TroubleSign.objects.unscoped("the one of the world").filter(pk=world.own["sign_id"])
    signs.update(campaign_id=world.own["campaign_id"], sign="disunity")


_ANOTHER_READING = {"cach_0": "on", "ly_do_0": "Công văn 12"}
NEW_PASSWORD = "Con-trau-ba-chan-chieu"
FILLED: dict[str, Filled] = {
    "change_password": Filled("member", {"current": PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD}),
    "end_session": Filled("member", before=_a_session_elsewhere),
    "end_sessions": Filled("member"),
    "renew_backup_codes": Filled("board", {"current": PASSWORD}),
    "issue_accounts": Filled("administrator", before=_a_person_without_account),
    "add_account": Filled("administrator", {"name": "Hồ Thị Mai"}),
    "lock_account": Filled("administrator", {"reason": "Chuyển công tác"}),
    "unlock_account": Filled("administrator", {"reason": "Đã trở lại"}, before=_a_locked_account),
    "reset_password": Filled("administrator", {"reason": "Quên mật khẩu"}),
    "reset_second_factor": Filled("board", {"reason": "Mất điện thoại"}, before=_a_telephone),
    "give_role": Filled("board", {"role": "inspector", "branch": "0", "since": "01/01/2026"}),
    "claim_board": Filled("member", before=_code_of_the_board),
    "second_role": Filled("board", before=_a_role_that_waits),
    "end_role": Filled("board", {"reason": "Hết nhiệm kỳ"}),
    "leave_role": Filled("board", {"reason": "Nghỉ hưu"}, before=_a_role_of_the_board),
    "export_people": Filled("secretary", {"chon_het": "1"}),
    "name_office": Filled("administrator", {"name": "Huyện ủy Tân Lương"}),
    "set_rehearsal_day": Filled("board", {"day": "21/12/2021"}),
    "add_unit": Filled("board", {"name": "Chi bộ thôn Mới", "code": "MOI", "parent": "LG"}),
    "edit_unit": Filled("board", {"short_name": "CB Đồng Tâm"}),
    "rename_unit": Filled("board", {"name": "Chi bộ thôn Đồng Tâm Mới", "decision": "Quyết định 6"}),
    "move_unit": Filled("board", {"to": "MD"}),
    "merge_units": Filled("board", {"other_1": "LG2", "dong_y": "1"}),
    "plant_tree": Filled("board", {"regime": "kh146_2014"}),
    "split_unit": Filled("board", {"name_1": "Chi bộ thôn Đồng Tâm Hạ", "code_1": "LG1H"}),
    "end_unit": Filled("board", {"on": "01/12/2021"}, before=_an_empty_unit),
    "record_unit_result": Filled("board", {"year": "2020", "kind": "organisation", "level": "HTTNV"}),
    "load_words": Filled("board", before=_lists_without_words),
    "add_word": Filled("board", {"vocabulary": "post", "label": "tổ trưởng"}),
    "offer_word": Filled("board", {"cho_chon": "1"}, before=_a_word_of_the_list),
    "add_decider": Filled("board", {"body": "Ban Thường vụ Huyện ủy", "unit": "LG1"}),
    "end_decider": Filled("board"),
    "add_person": Filled("secretary", {"full_name": "Hồ Thị Mai", "cell": "LG1", "kind": "chinh_thuc"}),
    "edit_person": Filled("secretary", {"full_name": "Bùi Xuân Đạt Em", "why": "Ghi nhầm tên"}),
    "move_person": Filled("secretary", {"cell": "LG2", "on": "01/12/2021", "decision": "Quyết định 5"}),
    "end_person": Filled("secretary", {"on": "01/12/2021", "reason": "Chuyển đi nơi khác"}),
    "move_people": Filled("board", {"dong_y": "1"}, before=_a_unit_that_came_up_in_another),
    "link_user": Filled("board", before=_an_account_of_no_record),
    "unlink_user": Filled("board", {"reason": "Nối nhầm"}),
    "add_record": Filled("secretary", {"kind": "maternity", "since": "01/06/2021", "until": "30/06/2021"}),
    "edit_record": Filled("secretary", {"since": "02/03/2021"}),
    "end_record": Filled("secretary", {"on": "01/04/2021"}),
    "remove_record": Filled("secretary", {"reason": "Ghi nhầm người"}),
    "prepare_campaign": Filled("board", {"regime": "kh75_2022", "root": "LG"}),
    "choose_readings": Filled("board", _ANOTHER_READING, before=_a_campaign_in_preparation),
    "ask_for_roll": Filled("board", {"reason": "Quyết định điều động 15"}),
    "open_campaign": Filled("board", before=_a_roll_to_open_with),
    "take_roll": Filled("board", before=_a_roll_that_waits),
    "drop_roll": Filled("board", before=_a_roll_that_waits),
    "drop_campaign": Filled("board", {"reason": "Lập nhầm"}, before=_a_campaign_in_preparation),
    "close_campaign": Filled("board"),
    "set_own_day": Filled("board", {"day": "20/11/2024", "reason": "Điểm 1"}, before=_a_row_for_lower_tiers),
    "lift_own_day": Filled("board", before=_an_own_day),
    "add_own_item": Filled("board", {"task": "Báo cáo nhanh", "body": "Các chi bộ", "reason": "Điểm 3"}),
    "drop_own_item": Filled("board"),
    "issue_sub_plan": Filled("board", {"number": "12-KH/ĐU", "on": "01/12/2021"}),
    "take_in_subject": Filled("board", {"kind": "collective", "unit": "LG2", "reason": "Đơn vị đặc thù"}),
    "leave_out_subject": Filled("board", {"scope": "all", "reason": "Mới thành lập"}),
    "name_place": Filled("board", {"place": "LG", "reason": "Cấp trên hướng dẫn"}),
    "name_authority": Filled("board", {"body": "LG", "reason": "Phân cấp"}),
    "join_reviews": Filled("board", {"other": "LG2", "reason": "Cùng thành viên"}, before=_a_campaign_that_joins),
    "propose_peers": Filled("board", {"kind": "party_organisation", "scope": "LG1"}, before=_a_plan_with_somebody_free),
    "form_peers": Filled(
        "board", {"kind": "party_organisation", "scope": "LG1", "name": "Nhóm 1"}, before=_a_plan_with_somebody_free
    ),
    "edit_peers": Filled("board", {"name": "Nhóm khác"}, before=_a_plan_with_groups),
    "approve_peers": Filled("authority", before=_a_plan_with_groups),
    "drop_peers": Filled("board", before=_a_plan_with_groups),
    "revoke_correction": Filled("board", {"reason": "Ghi nhầm"}),
    "record_reviews": Filled("secretary", {"day": "01/12/2021"}, before=_nobody_is_reviewed),
    "mark_complete": Filled("secretary"),
    "take_back_mark": Filled("secretary", {"reason": "Còn người chưa kiểm điểm"}),
    "take_back_review": Filled("secretary", {"reason": "Ghi nhầm"}),
    "record_remedy": Filled("secretary", {"shortcoming": "Họp chậm", "text": "Lập lịch", "owner": "Chi ủy"}),
    "report_remedy": Filled("secretary", {"state": "done", "note": "Đã lập lịch"}),
    "trust_sender": Filled("board", {"name": "Huyện ủy", "fingerprint": "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567"}),
    "distrust_sender": Filled("board"),
    "issue_plan": Filled("authority", {"number": "12-KH/HU"}),
    "correct_issue": Filled("authority", {"number": "21-KH/HU"}, before=an_issued_plan),
    "receive_plan": Filled("board", {"on_behalf": "Đơn vị báo qua điện thoại"}, before=an_issued_plan),
    "raise_difficulty": Filled("board", {"text": "Chưa rõ", "on_behalf": "Gọi điện"}, before=a_unit_in_difficulty),
    "answer_difficulty": Filled("authority", {"text": "Theo phụ lục"}),
    "withdraw_difficulty": Filled("secretary", {"reason": "Đã rõ"}),
    "file_guidance": Filled("secretary", {"number": "16/UBND", "about": "Hướng dẫn"}, before=a_body_that_guides),
    "correct_guidance": Filled("board", {"number": "51/UBND", "about": "Hướng dẫn", "on_behalf": "Ghi nhầm số"}),
    "receive_guidance": Filled("board", {"on_behalf": "Đơn vị báo qua điện thoại"}),
    "assign": Filled("board", before=a_unit_to_look_after),
    "take_printed": Filled("board", before=a_plan_that_prints),
    "open_access": Filled("board"),
    "decide_assignments": Filled("authority", {"decision": "12-QĐ"}, before=a_draft_that_waits),
    "end_assignment": Filled("board", {"reason": "Điều động"}),
    "make_group": Filled("board", {"name": "Đoàn số 9"}, before=a_unit_to_visit),
    "edit_group": Filled("board", {"name": "Đoàn số 9"}, before=a_unit_to_visit),
    "decide_group": Filled("authority", {"decision": "105-QĐ"}),
    "end_group": Filled("board", {"reason": "Xong việc"}),
    "set_unit_target": Filled("secretary", A_TARGET),
    "set_person_target": Filled("secretary", A_TARGET),
    "edit_target": Filled("board", {"title": "Giữ vững địa bàn"}),
    "withdraw_target": Filled("board", {"reason": "Giao nhầm"}),
    "record_result": Filled("member", {"note": "Đã làm xong", "on": "01/12/2021"}),
    "record_supplied_result": Filled("secretary", {"quantity": "1", "on": "01/12/2021"}),
    "write_unit_note": Filled("secretary", {"text": "Sinh hoạt đúng ngày", "on": "01/12/2021"}),
    "write_person_note": Filled("secretary", {"text": "Vắng họp", "on": "01/12/2021"}),
    "correct_note": Filled("secretary", {"text": "Có mặt", "on": "02/12/2021"}),
    "register_task": Filled("member", {"title": "Họp không giấy"}),
    "edit_task": Filled("member", {"title": "Số hóa hồ sơ"}, before=_a_task_in_draft),
    "send_task": Filled("member", before=_a_task_in_draft),
    "approve_task": Filled("authority", {"decision": "Kết luận 12"}),
    "return_task": Filled("authority", {"reason": "Chưa rõ sản phẩm"}),
    "load_list": Filled("board", {"block": "Kết nạp\tngười\t12"}),
    "propose_prompt": Filled("board", {"subject": "LG1", "matter": "Quản lý đất công"}),
    "withdraw_prompt": Filled("board", {"reason": "Trùng"}, before=_a_prompt_at("proposed")),
    "collect_prompts": Filled("board", before=_a_prompt_at("proposed")),
    "submit_prompts": Filled("board", before=_a_prompt_at("collected")),
    "decide_prompt": Filled(
        "authority", {"decision": "khong", "reason": "Đã rõ"}, before=_a_committee_of_the_cell("submitted")
    ),
    "decide_no_prompts": Filled("authority", before=_a_committee_of_the_cell("withdrawn")),
    "consult_former_superior": Filled(
        "board", {"day": "20/12/2021", "said": "Nhất trí"}, before=_a_cell_that_was_moved
    ),
    "send_prompt": Filled("board", {"document": "5-CV", "document_on": "20/12/2021"}, before=_a_prompt_at("accepted")),
    "reply_to_prompt": Filled("secretary", {"text": "Đã rõ"}),
    "record_prompt_result": Filled("secretary", {"text": "Rút kinh nghiệm"}, before=_an_answered_prompt),
    "report_results": Filled("board", {"document": "7-BC/BTC"}),
    "record_sign": Filled("secretary", {"unit": "LG1", "what": "Đơn thư", "source": "Chi ủy"}),
    "take_up_sign": Filled("board", {"called": "disunity"}, before=_a_plan_with_signs),
    "note_step": Filled("board", {"source": "Thông báo 3"}, before=_a_marked_place),
    "remind_unit": Filled("board", {"note": "Gửi báo cáo trước giờ họp"}),
    **{name: Filled(*row) for name, row in WORK_FORMS.items()},
    "enter_day": Filled("board", {"day": "21/12/2021", "source": "Công văn 9"}),
}
OWN_VIEW = (
    "how somebody sees a list is his own affair: an address with a name, which changes nothing in the house (desk)"
)
IMPORTING = "a step of an import; the whole is one act, RegisterImported, when the worker has written it (uploads)"
# The table of exceptions: what writes and is no act.
NO_ACT: dict[str, str] = {
    "sign_in": "signing in has a log of its own, kept 90 days (accounts)",
    "sign_out": "as signing in",
    "enter_code": "the second half of signing in; as signing in",
    "set_up_code": "shows a secret that counts for nothing before it is confirmed; confirm_code is the act",
    "save_view": OWN_VIEW,
    "rename_view": OWN_VIEW,
    "open_with_view": OWN_VIEW,
    "delete_view": OWN_VIEW,
    "receive_file": IMPORTING,
    "paste_block": IMPORTING,
    "map_columns": IMPORTING,
    "confirm_upload": IMPORTING,
    "continue_upload": IMPORTING,
    "drop_upload": IMPORTING,
    "make_package": "asks for a file; PackageMade is the act of the task (exchange)",
    "receive_package": "looks at a file; PackageTaken is the act (exchange)",
    "drop_package": "gives up a file that was only looked at (exchange)",
    "take_package": "asks for it; PackageTaken is the act of the task (exchange)",
    "confirm_code": "SecondFactorSet: needs the six digits of this moment, see tests/apps/accounts/test_codes.py",
}
