"""The world of the tests of whole pages: the small house, and a thing of each sort on either branch."""

from __future__ import annotations

from datetime import date
from typing import Any

from kiemdiem.apps.assignments.models import Assignment, GroupMember, GroupUnit, VisitingGroup
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.models import Campaign, Correction, Grounds, GroupedSubject, PeerGroup, Standing, Subject
from kiemdiem.apps.completion.models import CompletedUnit, Review
from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.apps.desk.models import Export, SavedView
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.exchange.models import PackageOrder, ReceivedPackage, TrustedSender
from kiemdiem.apps.issuing.models import GuidanceDocument, GuidanceReceipt
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.actions.load_words import load_words
from kiemdiem.apps.organisations.models import Decider, Unit, Word
from kiemdiem.apps.people.models import Leave, Person
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.apps.prompts.models import ReviewPrompt, TroubleSign
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.apps.reminders.actions.renew_feed import renew_feed
from kiemdiem.apps.subplans.models import OwnItem, SubPlan
from kiemdiem.apps.targets.models import EvaluationNote, RegisteredTask, SuppliedList, SuppliedTarget, Target
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.users.models import User
from kiemdiem.apps.workplans.models import BodyCorrection, Progress
from tests.builders.campaigns import kept
from tests.builders.house import NOON, House, acting, make_grant, make_house, make_person, make_unit, make_user
from tests.builders.imports import UNITS, received, workbook
from tests.builders.journal import make_entry, on_branch
from tests.web.every_url import World

LEAVE = "sick"
LIST_KEY = "added-basic-targets"
NO_GROUNDS: dict[str, Any] = {
    "rules": [], "clauses": ["KH24-001"], "forums": [], "dropped": [], "authorities": [], "notes": [],
}  # fmt: skip


def make_world() -> World:
    house = make_house()
    load_words(actor=acting(house.board))
    Rehearsal.objects.create(root=house.district, regime="kh61_2021", day=date(2021, 12, 20))
    stranger = make_person("Tạ Thị Bạn", home=house.other_cell, code="P-BAN")
    return World(
        house=house,
        own=_things_of(house, unit=house.cell, person=house.member.person, user=house.secretary),
        other=_things_of(house, unit=house.other_cell, person=stranger, user=house.second_board),
    )


def _things_of(house: House, *, unit: Unit, person: Person, user: User) -> dict[str, Any]:
    """`user`: whose imports and views of lists they are; everything else lies on the branch of the unit."""
    holder = make_user(f"can-bo-{unit.code.lower()}", f"Cán bộ {unit.code}")
    upload = received(workbook(["Mã", "Tên"], ["X1", "Chi bộ X"]), actor=acting(house.board), register=UNITS)
    Upload.objects.filter(pk=upload.pk).update(user=user)
    return {
        **_a_campaign_at(unit, person),
        **_targets_of(unit, person),
        "unit_id": unit.pk,
        "person_id": person.pk,
        "record_id": Leave.objects.create(person=person, kind=LEAVE, since=date(2021, 3, 1)).pk,
        "entry_id": make_entry(unit.code, by=on_branch(unit.branch)).pk,
        "grant_id": make_grant(holder, Role.SECRETARY, on=unit, by=house.board).pk,
        "user_id": holder.pk,
        "upload_id": upload.pk,
        "export_id": Export.objects.create(user=user, list_name="people", kind="xlsx", asked_at=NOON, made_at=NOON).pk,
        "view_id": SavedView.objects.create(user=user, list="people", name="Dự bị", query="loai=du_bi").pk,
        "word_id": Word.objects.get(vocabulary="leave", code="other").pk,
        "decider_id": Decider.objects.create(unit=unit, body=f"Ban Thường vụ {unit.code}").pk,
        "kind": "nghi",
        "tab": "nghi-ky-luat",
        "page": "don-vi",
        "code": UNITS,
        "key": "item-8",
        "item": "item-4",
        "sender_id": (sender := _a_sender(unit)).pk,
        "package_id": _a_package(unit, sender).pk,
        "order_id": _an_order(unit, house.board).pk,
        "remedy_id": _a_remedy(unit).pk,
        "body": "front",
        "part": "told",
        "own_item_id": _an_own_item(unit),
        "token": _a_calendar(user),
        "duty": "in-charge",
        "difficulty_id": _a_difficulty(unit),
        "guidance": "civil-servants",
        "receipt_id": (receipt := _a_guidance_document(unit)).pk,
        "document_id": receipt.document_id,
    }


def _a_campaign_at(unit: Unit, person: Person) -> dict[str, Any]:
    """An open campaign rooted in the unit, with the unit as its one subject."""
    campaign = prepare_campaign(kept("kh24_2024"), root=unit, name=f"Kỳ {unit.code}", actor=command_line(NOON))
    key = {"campaign": campaign, "key": unit.code, "kind": "party_organisation", "name": unit.name, "unit": unit}
    subject = Subject.objects.create(**key, sort_key=unit.sort_key, search_key=unit.search_key)
    grounds = Grounds.objects.create(campaign=campaign, digest="0", content=NO_GROUNDS)
    Standing.objects.create(subject=subject, since=1, is_reviewed=True, is_rated=True, grounds=grounds, digest="0")
    meant = {"body": "direct-party-units", "unit": unit, "is_meant": True, "reason": "Trong bảng"}
    BodyCorrection.objects.create(campaign=campaign, **meant, corrected_at=NOON)
    Campaign.objects.filter(pk=campaign.pk).update(state=Campaign.State.OPEN, roll=1, opened_on=NOON.date())
    correction = Correction.objects.create(
        campaign=campaign, does="leave_out", kind=subject.kind, key="X", name="Chi bộ X", unit=unit, made_at=NOON,
        reason="Đã giải thể",
    )  # fmt: skip
    peers = PeerGroup.objects.create(
        campaign=campaign, kind=subject.kind, name="Nhóm X", scope=unit, made_at=NOON, changed_at=NOON
    )
    GroupedSubject.objects.create(group=peers, subject=subject)
    Review.objects.create(subject=subject, day=NOON.date(), recorded_at=NOON)
    CompletedUnit.objects.create(campaign=campaign, unit=unit, marked_at=NOON)
    keys = {"campaign_id": campaign.pk, "subject_id": subject.pk, "correction_id": correction.pk, "peers_id": peers.pk}
    done = {"part": "review-content", "day": NOON.date(), "marked_at": NOON}
    Progress.objects.create(campaign=campaign, unit=unit, **done)
    return {**keys, **_assignments_in(campaign, unit, person), **_a_prompt_to(subject, unit)}


def _assignments_in(campaign: Campaign, unit: Unit, person: Person) -> dict[str, Any]:
    """Somebody who looks after the unit, and a visiting group that waits for its decision."""
    known = {"campaign": campaign, "made_at": NOON}
    one = Assignment.objects.create(**known, duty="in-charge", unit=unit, person=person, state="held")
    group = VisitingGroup.objects.create(**known, duty="visiting-group", name=f"Đoàn {unit.code}")
    GroupMember.objects.create(group=group, person=person, is_head=True)
    GroupUnit.objects.create(group=group, unit=unit)
    return {"assignment_id": one.pk, "group_id": group.pk}


def _a_prompt_to(subject: Subject, unit: Unit) -> dict[str, Any]:
    """A prompt that was sent, and a sign of trouble noticed in the year of the review."""
    moments = {"proposed_at": NOON, "decided_at": NOON, "sent_at": NOON}
    bodies = {"authority": unit, "proposer": unit}
    prompt = ReviewPrompt.objects.create(
        campaign=subject.campaign, number=1, rule="prompts", subject=subject, matter="Quản lý đất công",
        state=ReviewPrompt.State.SENT, document="12-CV/TU", document_on=NOON.date(), **bodies, **moments,
    )  # fmt: skip
    noticed = {"noticed_on": date(2024, 6, 1), "source": "Đơn", "recorded_at": NOON}
    sign = TroubleSign.objects.create(unit=unit, what="Đơn thư kéo dài", **noticed)
    return {"prompt_id": prompt.pk, "sign_id": sign.pk, "step": "xem-xet"}


def _a_remedy(unit: Unit) -> Remedy:
    subject = Subject.objects.unscoped("made here").get(campaign__root=unit)
    given = {"shortcoming": "Chậm báo cáo", "text": "Phân công lại", "owner": unit.name, "recorded_at": NOON}
    return Remedy.objects.create(subject=subject, **given)


def _a_calendar(user: User) -> str:
    """The secret of the calendar of somebody who works."""
    return renew_feed(user, actor=acting(user))


def _a_sender(unit: Unit) -> TrustedSender:
    return TrustedSender.objects.create(fingerprint=f"MA-{unit.code}", name=f"Nơi gửi {unit.code}", trusted_at=NOON)


def _a_package(unit: Unit, sender: TrustedSender) -> ReceivedPackage:
    """One that was given up: the file of one that waits is no part of the database."""
    given = {"sender": sender, "origin": "1/X", "name": "Kỳ 2021", "made_at": NOON, "received_at": NOON}
    return ReceivedPackage.objects.create(unit=unit, file_hash=unit.code, stored="", state="dropped", **given)


def _an_order(unit: Unit, user: User) -> PackageOrder:
    """One that waits: the file of one that is ready is no part of the database."""
    campaign = Campaign.objects.unscoped("made here").get(root=unit, year=2024)
    moments = {"asked_at": NOON, "made_at": NOON, "beat_at": NOON}
    return PackageOrder.objects.create(campaign=campaign, unit=unit, asked_by=user, stored="x", **moments)


def _an_own_item(unit: Unit) -> int:
    plan = SubPlan.objects.create(campaign=Campaign.objects.unscoped("made here").get(root=unit, year=2024))
    given = {"plan": plan, "task": "Họp giao ban", "body": unit.name, "reason": "Điểm 2", "added_at": NOON}
    return OwnItem.objects.create(**given).pk


def _a_difficulty(unit: Unit) -> int:
    campaign = Campaign.objects.unscoped("made here").get(root=unit, year=2024)
    given = {"number": 1, "way": "to-standing-committee", "text": "Chưa rõ", "raised_on": date(2021, 12, 1)}
    told = {"addressee": "Ban Thường vụ", "waiting": "chờ hướng dẫn", "raised_at": NOON}
    return RaisedDifficulty.objects.create(campaign=campaign, unit=unit, **given, **told).pk


def _a_guidance_document(unit: Unit) -> GuidanceReceipt:
    """What a body of the unit's campaign has filed for the unit, and the receipt that is to come."""
    campaign = Campaign.objects.unscoped("made here").get(root=unit, year=2024)
    given = {"number": "15/UBND", "issued_on": date(2021, 12, 1), "about": "Hướng dẫn", "filed_at": NOON}
    document = GuidanceDocument.objects.create(campaign=campaign, guidance="civil-servants", issuer=unit, **given)
    return GuidanceReceipt.objects.create(document=document, unit=unit)


def _targets_of(unit: Unit, person: Person) -> dict[str, Any]:
    """A target, a note and a task that was sent, of the person; a list of the unit's campaign."""
    made = {"person": person, "year": 2021, "set_at": NOON}
    target = Target.objects.create(**made, title="Giữ địa bàn", source="assigned-above", is_quantitative=False)
    note = EvaluationNote(person=person, on=date(2021, 6, 10), text="Vắng họp", role="secretary", written_at=NOON)
    note.save()
    plan = prepare_campaign(kept("cv789_2023"), root=unit, name=f"Kỳ đăng ký {unit.code}", actor=command_line(NOON))
    Campaign.objects.filter(pk=plan.pk).update(state=Campaign.State.OPEN, roll=1, opened_on=NOON.date())
    task = RegisteredTask.objects.create(
        campaign=plan, registration="breakthrough-tasks", person=person, year=2024, title="Số hóa", state="sent",
        registered_at=NOON, sent_at=NOON,
    )  # fmt: skip
    campaign = Campaign.objects.unscoped("made here").get(root=unit, year=2024)
    supplied = SuppliedList.objects.create(campaign=campaign, key=LIST_KEY, basis="Công văn 1", loaded_at=NOON)
    return {
        "target_id": target.pk,
        "note_id": note.pk,
        "task_id": task.pk,
        "supplied_id": SuppliedTarget.objects.create(list=supplied, place=1, title="Kết nạp", quantity=1).pk,
        "list_key": LIST_KEY,
    }


def grow(world: World, count: int) -> None:
    """So many more of everything that a list shows."""
    house = world.house
    for number in range(count):
        code = f"{count}-{number}"
        cell = make_unit(f"Chi bộ số {code}", under=house.commune, code=f"C{code}", body="chi_bo_truc_thuoc")
        make_unit(f"Tổ số {code}", under=house.cell, code=f"T{code}")
        user = make_user(f"nguoi-{code}", f"Người {code}")
        person = make_person(f"Hà Văn {code}", home=house.cell, code=f"Q{code}", user=user)
        make_grant(user, Role.INSPECTOR, on=cell, by=house.board)
        about = (Ref.to(house.cell), Ref.to(person), Ref.to(user), Ref.to(house.member.person))
        make_entry(code, by=on_branch(house.cell.branch), about=about)
        of_person = {"person": person, "year": 2021, "set_at": NOON}
        Target.objects.create(**of_person, title=f"Việc {code}", source="own", is_quantitative=False)
        Target.objects.create(
            unit=house.cell, year=2021, set_at=NOON, title=f"Chỉ tiêu {code}", source="own", quantity=1
        )
