"""The pages of prompts: from the proposal to the report in a browser's requests, and what each reader is shown."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse

from kiemdiem.apps.permissions.models import Grant
from kiemdiem.apps.prompts.models import PromptReply, PromptReport, ReviewPrompt, TroubleSign
from kiemdiem.apps.users.models import User
from tests.builders.house import House, make_person, make_unit
from tests.builders.prompts import BEFORE_ALL, MATTER, Season, season
from tests.builders.visiting import Visitor, page

LETTER, PLAN = "898-CV/TU", "kh75_2022"


@pytest.fixture
def kh75(house: House) -> Season:
    Grant.objects.update(since=BEFORE_ALL)
    return season(house, PLAN, date(2022, 11, 9))


def visitor(user: User) -> Visitor:
    client = Visitor()
    client.force_login(user)
    return client


def test_a_prompt_goes_its_whole_way_from_page_to_page(kh75: Season) -> None:
    subject = kh75.collective(kh75.house.commune)
    board, authority = visitor(kh75.house.board), visitor(kh75.house.authority)
    secretary = visitor(kh75.house.secretary)
    campaign, root = kh75.campaign, kh75.campaign.root
    own_page = reverse("subject", args=[campaign.pk, subject.pk])
    assert reverse("subject_prompts", args=[campaign.pk, subject.pk]) in page(board.get(own_page))
    form = board.get(reverse("propose_prompt", args=[campaign.pk]), {"doi_tuong": subject.pk}).context["form"]
    given = {"subject": form["subject"].value(), "matter": MATTER, "proposer": "H"}
    board.post(reverse("propose_prompt", args=[campaign.pk]), given)
    prompt = ReviewPrompt.objects.get()
    shown = page(board.get(reverse("prompt", args=[prompt.pk])))
    assert f"{LETTER} ngày 14/10/2022" in shown
    for act, told in (("collect_prompts", "Đưa 1 đề xuất"), ("submit_prompts", "Trình 1 gợi ý lên Ban Thường vụ")):
        url = reverse(act, args=[campaign.pk, root.pk])
        assert told in page(board.get(url))
        board.post(url)
    assert secretary.get(reverse("prompt", args=[prompt.pk])).status_code == 404
    prompt.refresh_from_db()
    url = reverse("decide_prompt", args=[prompt.pk])
    assert MATTER in page(authority.get(url))
    authority.post(url, {"decision": "dong_y", "version": prompt.version})
    prompt.refresh_from_db()
    url = reverse("send_prompt", args=[prompt.pk])
    answer = board.post(url, {"version": prompt.version, "document": "", "document_on": ""})
    assert "chưa ghi số, ngày văn bản" in str(answer.context["form"].errors["document"])
    sent_by_letter = {"version": prompt.version, "document": "9-CV/TU", "document_on": "20/12/2021"}
    board.post(url, sent_by_letter)
    part = reverse("subject_prompts", args=[campaign.pk, subject.pk])
    assert MATTER in page(secretary.get(part, headers={"HX-Request": "true"}))
    assert "<html" in page(secretary.get(part))
    secretary.post(reverse("reply_to_prompt", args=[prompt.pk]), {"text": "Đã rõ trách nhiệm", "day": "20/12/2021"})
    secretary.post(reverse("record_prompt_result", args=[prompt.pk]), {"text": "Phê bình", "day": "20/12/2021"})
    reply = PromptReply.objects.get()
    assert (reply.text, reply.result, reply.reply_for_reason) == ("Đã rõ trách nhiệm", "Phê bình", "")
    board.post(
        reverse("report_results", args=[campaign.pk, root.pk]), {"document": "7-BC", "reported_on": "20/12/2021"}
    )
    assert PromptReport.objects.get().lacking == []
    assert "7-BC" in page(board.get(reverse("prompts", args=[campaign.pk])))


def test_faults_stand_at_their_fields_and_nothing_is_lost(kh75: Season) -> None:
    kh75.collective(kh75.house.commune)
    kh75.collective(kh75.house.commune, kind="party_organisation")
    board = visitor(kh75.house.board)
    url = reverse("propose_prompt", args=[kh75.campaign.pk])
    unknown = board.post(url, {"subject": "Không có", "matter": MATTER, "proposer": "H"})
    assert "không có đối tượng" in str(unknown.context["form"].errors["subject"])
    several = board.post(url, {"subject": "LG", "matter": MATTER, "proposer": "H"})
    assert "LG:collective" in str(several.context["form"].errors["subject"])
    for_another = {"subject": "LG:collective", "matter": MATTER, "proposer_name": "Ban Dân vận"}
    answer = board.post(url, for_another)
    assert "Ghi hộ Ban Dân vận" in str(answer.context["form"].errors["on_behalf"])
    assert MATTER in page(answer)
    assert not ReviewPrompt.objects.exists()
    board.post(url, {**for_another, "on_behalf": "Công văn 3"})
    assert ReviewPrompt.objects.get().proposer_name == "Ban Dân vận"


def test_the_subject_is_told_the_matter_and_not_who_proposed_it(kh75: Season) -> None:
    house = kh75.house
    person = house.member.person
    prompt = kh75.sent(
        kh75.cadre(person, managed_by="BTV_THI_UY"), proposer=None, proposer_name="Ban Dân vận", on_behalf="Công văn 3"
    )
    url = reverse("prompt", args=[prompt.pk])
    own = page(visitor(house.member).get(url))
    assert MATTER in own
    assert "Ban Dân vận" not in own
    assert "Ban Dân vận" in page(visitor(house.board).get(url))
    every = reverse("prompts", args=[kh75.campaign.pk])
    for reader, is_told in ((house.secretary, False), (house.board, True)):
        shown = page(visitor(reader).get(every))
        assert (MATTER in shown, "Ban Dân vận" in shown) == (True, is_told)
    visitor(house.member).post(reverse("reply_to_prompt", args=[prompt.pk]), {"text": "Tôi rõ", "day": "20/12/2021"})
    assert PromptReply.objects.get().replied_by == house.member


def test_no_prompts_is_said_on_a_page_of_the_authority(kh75: Season) -> None:
    authority = visitor(kh75.house.authority)
    shown = page(authority.get(reverse("prompts", args=[kh75.campaign.pk])))
    assert "Ghi không có gợi ý" in shown
    assert "thứ Tư, 09/11/2022" in shown
    url = reverse("decide_no_prompts", args=[kh75.campaign.pk, kh75.campaign.root_id])
    authority.post(url, {"document": "Kết luận 5", "decided_on": "20/12/2021"})
    assert "Không có gợi ý" in page(authority.get(reverse("prompts", args=[kh75.campaign.pk])))


def test_the_list_is_filtered_and_goes_out_as_a_workbook(kh75: Season) -> None:
    kh75.sent(kh75.collective(kh75.house.commune))
    kh75.proposed(kh75.collective(kh75.house.other_commune), matter="Việc khác")
    board, url = visitor(kh75.house.board), reverse("prompts", args=[kh75.campaign.pk])
    waiting = page(board.get(url, {"buoc": "proposed"}))
    assert "Mỹ Điền" in waiting
    assert MATTER not in waiting
    assert "Long Giang" in page(board.get(url, {"buoc": "unanswered", "tim": "long giang"}))
    answer: Any = board.get(url, {"xuat": "xlsx"})
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    cells = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert MATTER in cells
    assert "Việc khác" in cells


def test_signs_are_recorded_offered_taken_up_and_worked_on(house: House) -> None:
    Grant.objects.update(since=BEFORE_ALL)
    where = season(house, "cv789_2023", date(2023, 11, 25))
    board, authority = visitor(house.board), visitor(house.authority)
    board.post(reverse("record_sign"), {"unit": "LG", "what": "Đơn thư", "noticed_on": "20/12/2021", "source": "UBKT"})
    sign = TroubleSign.objects.get()
    assert "Đơn thư" in page(board.get(reverse("recorded_signs")))
    places = reverse("trouble_signs", args=[where.campaign.pk])
    assert "Chưa nơi nào có biểu hiện" in page(board.get(places))
    TroubleSign.objects.update(noticed_on=date(2023, 6, 10))
    assert "chưa đưa vào kỳ" in page(board.get(places))
    board.post(reverse("take_up_sign", args=[where.campaign.pk, sign.pk]), {"called": "corruption"})
    assert "tham nhũng" in page(authority.get(places))
    for step in ("xem-xet", "chi-dao"):
        url = reverse("note_step", args=[where.campaign.pk, house.commune.pk, step])
        authority.post(url, {"day": "20/12/2021", "source": "Thông báo 3"})
    assert "Cấp trên còn phải: gợi ý" in page(authority.get(places))
    assert authority.get(url.replace("chi-dao", "gi-do")).status_code == 404


def test_a_plan_that_says_nothing_of_prompts_says_so(house: House) -> None:
    Grant.objects.update(since=BEFORE_ALL)
    where = season(house, "kh24_2024", date(2024, 11, 5))
    shown = page(visitor(house.board).get(reverse("trouble_signs", args=[where.campaign.pk])))
    assert "Kế hoạch này không nêu biểu hiện nào" in shown


def test_the_pages_take_as_many_queries_for_one_prompt_as_for_thirty(
    kh75: Season, django_assert_max_num_queries: Any
) -> None:
    board = visitor(kh75.house.board)
    for number in range(30):
        unit = make_unit(f"Đảng bộ phường {number}", under=kh75.house.district, code=f"PH{number}")
        person = make_person(f"Người {number}", home=unit)
        kh75.proposed(kh75.collective(unit))
        kh75.proposed(kh75.cadre(person, managed_by="BTV_THI_UY"))
    prompt = ReviewPrompt.objects.earliest("pk")
    board.get(reverse("prompts", args=[kh75.campaign.pk]))
    with django_assert_max_num_queries(18):
        assert board.get(reverse("prompts", args=[kh75.campaign.pk])).status_code == 200
    with django_assert_max_num_queries(26):
        assert board.get(reverse("prompt", args=[prompt.pk])).status_code == 200
